"""Editions that are refused, one file a message; the first line of each file is what the user reads."""

from pathlib import Path

import pytest

from assess.errors import ExitCode, RuleDataError
from assess.rulebook import RULE_NAMES, list_editions, load_edition

FOLDER = Path(__file__).parent / "editions"
FILES = sorted(FOLDER.glob("*.toml"))


def expected(file: Path) -> str:
    """Return the message at the head of a file, its lists of names filled in."""
    head = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    rules = sorted(RULE_NAMES)
    return (
        head.replace("{editions}", ", ".join(list_editions()))
        .replace("{rules}", ", ".join(rules))
        .replace("{rules_but_one}", ", ".join(name for name in rules if name != "dwelling_load"))
    )


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_message_says_what_is_wrong_where_and_what_is_right(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition is refused with the words that stand at its head, and with the exit code for rule data."""
    monkeypatch.chdir(FOLDER)
    with pytest.raises(RuleDataError) as caught:
        load_edition(file.name)
    assert str(caught.value) == expected(file)
    assert caught.value.exit_code is ExitCode.RULE_DATA


def test_no_two_files_have_one_message() -> None:
    """Each file is there for a message of its own."""
    messages = [expected(file).removeprefix(file.name) for file in FILES]
    assert len(set(messages)) == len(FILES) >= 25


@pytest.mark.parametrize("name", ["nec/1897", "NEC/2023", "2023", "", "../nec/2023"])
def test_a_name_that_is_not_carried_gets_the_list(name: str) -> None:
    """The user sees what there is to choose from."""
    with pytest.raises(RuleDataError) as caught:
        load_edition(name)
    assert caught.value.message == f'there is no edition "{name}"'
    assert caught.value.where is None
    assert "nec/2023" in str(caught.value.hint)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """A spreadsheet saved under the wrong name does not end in a traceback."""
    path = tmp_path / "city.toml"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(RuleDataError, match="the edition cannot be read"):
        load_edition(str(path))
