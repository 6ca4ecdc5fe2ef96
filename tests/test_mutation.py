"""The mutation check itself: what it changes, which tests it asks, what it says of a sample."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.mutation.cover import Cover
from scripts.mutation.mutant import Mutant
from scripts.mutation.order import ordered
from scripts.mutation.score import EQUIVALENT, Score, equivalents, score, wilson
from scripts.mutation.swap import functions_below, swap

PATH = "assess/electrical/headroom.py"


def test_the_interval_is_wilsons() -> None:
    """8 of 10 is 49.0 to 94.3 % (Newcombe 1998, table I, lists 81 of 263 as 25.53 to 36.62 %)."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)
    assert wilson(0, 0) == (0.0, 1.0)


def test_an_equivalent_counts_only_while_no_test_finds_it() -> None:
    """Three mutants: one killed by a golden, one that runs for ever, one alive and known to change nothing."""
    about = {"folder": "electrical", "seed": "1", "path": PATH, "function": "f", "after": "b", "test": ""}
    records = [
        {**about, "before": "1", "status": "killed", "test": "tests/golden/test_golden.py::test_it"},
        {**about, "before": "2", "status": "timeout"},
        {**about, "before": "3", "status": "survived"},
        {**about, "before": "4", "status": "invalid"},
    ]
    known = {(PATH, "f", "1", "b"): "killed after all", (PATH, "f", "3", "b"): "says the same"}
    counts = Counter(killed=1, timeout=1, survived=1, invalid=1)
    found = score(records, known)
    assert found == Score("electrical", "1", counts, by_goldens=1, equivalent=1)
    assert [found.killed, found.all] == [2, 3]


def test_own_tests_come_first_and_goldens_last() -> None:
    """What a line's own test module says is asked first; a dear test of another room is not asked at all."""
    tests = [
        "tests/golden/test_golden.py::test_render",
        "tests/properties/test_verdict.py::test_dear",
        "tests/assess/electrical/test_section.py::test_near",
        "tests/assess/electrical/test_headroom.py::test_own",
        "tests/assess/verdict/test_search.py::test_far",
    ]
    cover = Cover(tests, [9.0, 99.0, 0.2, 3.0, 0.1], {PATH: {10: [0, 1, 2, 3, 4]}})
    assert ordered(Mutant(PATH, "f", 12, "a", "b", ""), cover) == [3, 2, 4, 0]
    assert ordered(Mutant(PATH, "f", 9, "a", "b", ""), cover) == []


def test_tests_traced_anew_replace_what_was_known_of_them() -> None:
    """A test that was there before covers only what it covers now."""
    old = Cover(["a", "b"], [1.0, 2.0], {PATH: {1: [0, 1], 2: [0]}})
    new = old.and_also(Cover(["c", "a"], [3.0, 4.0], {PATH: {2: [0], 3: [1]}}))
    assert new == Cover(["a", "b", "c"], [4.0, 2.0, 3.0], {PATH: {1: [1], 2: [2], 3: [0]}})


@pytest.mark.parametrize("kept", ["plain", "table", "method"])
def test_code_is_swapped_wherever_a_function_is_kept(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A function, what a decorator wrapped, and a property all do what the mutant does."""
    old = (
        "from functools import cache\n\ndef plain():\n    return 1\n\n@cache\ndef table():\n    return 1\n\n"
        "class Kept:\n    @property\n    def method(self):\n        return 1\n"
    )
    file = tmp_path / "room.py"
    file.write_text(old, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made: dict[str, Callable[[], object]] = {}
    exec(compile(old, str(file), "exec"), made)  # noqa: S102
    function = "Kept.method" if kept == "method" else kept
    line = {"plain": 4, "table": 8, "method": 13}[kept]
    lines = old.splitlines()
    lines[line - 1] = lines[line - 1].replace("1", "2")
    swap(Mutant("room.py", function, line, "return 1", "return 2", "\n".join(lines)), functions_below(tmp_path))
    found = {"plain": made["plain"](), "table": made["table"](), "method": vars(made["Kept"]())}
    found["method"] = made["Kept"]().method  # type: ignore[attr-defined]
    assert found == {name: 2 if name == kept else 1 for name in found}


def test_every_equivalent_says_where_it_is_and_why(repo: Path) -> None:
    """A line that was marked and is no longer there has to be looked at again."""
    assert EQUIVALENT.exists()
    for (path, function, before, _), reason in equivalents().items():
        text = " ".join((repo / path).read_text(encoding="utf-8").split())
        assert " ".join(before.split()) in text, f"{path} {function}: {before!r} is gone"
        assert reason.endswith(".")


def test_operators_reach_decorated_functions_and_leave_prose(tmp_path: Path) -> None:
    """Figures, comparisons and single words are changed; annotations, docstrings, defaults and sentences are not."""
    pytest.importorskip("mutmut", reason="needs requirements-checks.lock")
    from scripts.mutation.operators import changes_of, mutant

    file = tmp_path / "room.py"
    file.write_text(
        'LIMIT = 3\n\n\n@staticmethod\ndef f(a: int = 4) -> "str":\n    """Do it."""\n'
        '    return "too much of it" if a > 80 else "fine"\n',
        encoding="utf-8",
    )
    module, found = changes_of(file)
    after = {mutant("room.py", module, each).after for each in found}
    assert after == {
        'return "too much of it" if (a > 80) and False else "fine"',
        'return "too much of it" if (a > 80) or True else "fine"',
        'return "too much of it" if a >= 80 else "fine"',
        'return "too much of it" if a > 81 else "fine"',
        'return "too much of it" if a > 80 else "XXfineXX"',
        'return "too much of it" if a > 80 else "FINE"',
    }
