from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.errors import RuleDataError
from assess.rulebook import load_reference, reference

FIGURE = 'unit = "W", cite = "a page", confidence = "medium"'


@pytest.fixture
def codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty folder that stands for `codes/`."""
    monkeypatch.setattr(reference, "folder", lambda _name: tmp_path)
    load_reference.cache_clear()
    yield tmp_path
    load_reference.cache_clear()


def test_figures_and_tables_have_dotted_names(codes: Path) -> None:
    """What is neither stays as it is written, for those who know it."""
    (codes / "sample.toml").write_text(
        f"""
as_of = "2026"
[gpu.idle]
usual = {{ value = 30, {FIGURE} }}
[gpu.curve]
title = "Fans"
key_unit = "W"
unit = "dB"
cite = "a page"
confidence = "low"
rows = [[100, 40], [300, 55]]
[[gpu.names]]
maker = "one"
""",
        encoding="utf-8",
    )
    found = load_reference("sample")
    assert list(found.figures) == ["gpu.idle.usual"]
    assert found.figure("gpu.idle.usual").value == 30
    assert found.table("gpu.curve").rows == ((100, 40), (300, 55))
    assert found.raw["gpu"]["names"] == [{"maker": "one"}]


def test_a_name_that_is_not_there_is_an_error() -> None:
    """A misspelt key is told with its file, and never read as nothing."""
    policy = load_reference("reference/policy")
    with pytest.raises(RuleDataError, match=r'there is no figure "search\.stepp"') as caught:
        policy.figure("search.stepp")
    assert caught.value.where == "reference/policy"
    with pytest.raises(RuleDataError, match=r'there is no table "search\.cap_step"'):
        policy.table("search.cap_step")


def test_the_same_file_is_read_once() -> None:
    """The search asks for the same figures hundreds of times."""
    assert load_reference("reference/policy") is load_reference("reference/policy")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a]\nb = { value = 3, unit = 'W' }", r"codes/bad\.toml: \[a\.b\.cite\] Field required"),
        (
            f"[a]\nb = {{ value = 'three', {FIGURE} }}",
            r"codes/bad\.toml: \[a\.b\.value\] Input should be a valid number",
        ),
        (f"[a]\nb = {{ value = 3, low = 4, {FIGURE} }}", r"\[a\.b\] Value error, 3 is outside its own range, 4 to 3"),
        (f"[a]\nb = {{ valeu = 3, value = 3, {FIGURE} }}", r"\[a\.b\.valeu\] Extra inputs are not permitted"),
        (
            "[a]\ntitle = 't'\nkey_unit = 'A'\nunit = 'A'\ncite = 'c'\nconfidence = 'low'\nrows = [[2, 1], [1, 2]]",
            r"\[a\] Value error, rows must ascend in their key",
        ),
        ("[a\n", r"codes/bad\.toml: cannot be read"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(codes: Path, text: str, message: str) -> None:
    """The file, the key and the problem, on one line."""
    (codes / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleDataError, match=message):
        load_reference("bad")


def test_a_file_that_is_not_there_or_not_text_is_an_error(codes: Path) -> None:
    """Neither ends in a traceback."""
    (codes / "binary.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("nowhere", "binary"):
        with pytest.raises(RuleDataError, match=f"codes/{name}.toml: cannot be read"):
            load_reference(name)
