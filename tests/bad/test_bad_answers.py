"""One wrong answer to the interview per message: what was typed, and what would be right."""

import io
from pathlib import Path

import pytest

from assess.cli.main import run

TWO_LOADS = '[[loads]]\nkind = "range"\nfuel = "gas"\n[[loads]]\nkind = "dryer"\nfuel = "gas"\n'
WRONG: dict[str, tuple[str, tuple[str, ...], str]] = {
    "not a part": ("", ("go garden",), 'there is no part "garden"; go who | house | service | '),
    "a part for other homes": ("", ("go indoors",), "The room has no question for this home, as far as is known now"),
    "not a choice": ("", ("go hvac", "stove"), '"stove" is not one of central_ac, heat_pump, mini_split'),
    "neither yes nor no": ("", ("go safety", "perhaps"), '"perhaps" is neither yes nor no; write true or false'),
    "not there nor absent": ("", ("go sources", "perhaps"), '"perhaps" is neither yes nor no; write y or n'),
    "not a number": (
        "",
        ("go house", "", "", "two"),
        '"two" is not a number; write a number, more than 0 and at most 5',
    ),
    "not a unit": ("", ("go service", "200 volts"), '"200 volts" is not a current; write a number in A'),
    "out of range": ("", ("go service", "5000"), "5000 is out of range; accepted is more than 0 and at most 1200 A"),
    "assumed without a range": ("", ("go service", "200 A assumed"), '"200 A" is assumed and has no range'),
    "outside its range": (
        "",
        ("go service", "200 A assumed 10 A to 20 A"),
        '"200 A" is not within its range, 10 to 20 A',
    ),
    "a basis of nothing": ("", ("go service", "label"), "says how a value is known, and there is none yet"),
    "a contradiction": (
        '[panel]\nbus_a = "100 A"\n',
        ("go panel", "", "", "200 A"),
        "panel: the main breaker (200 A) is larger than the busbar rating (100 A)",
    ),
    "no such entry": (TWO_LOADS, ("go loads", "", "", "", "", "remove 3"), "the list has entries 1 to 2"),
    "none where there are some": (
        TWO_LOADS,
        ("go loads", "", "", "", "", "none"),
        "has entries; take them out one by one, as in remove 1",
    ),
    "not known though it is there": ("[pv]\n", ("go sources", "dk"), "is in the file, with what is known of it"),
    "a kind is needed": (TWO_LOADS, ("go loads", "dk"), "is missing; write one of range, oven"),
    "a list in one table": (
        '[loads]\nvalue = [{ kind = "range" }]\nbasis = "told"\n',
        ("go loads", "", "", "", "spa"),
        "is written in a way that cannot be added to here; change it in an editor",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_gets_one_clear_message(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the line of the answers and what would be right, and the file stays as it was."""
    before, lines, message = WRONG[name]
    file = tmp_path / "house.toml"
    file.write_text(before or "# begun\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr("sys.argv", ["assess", "interview", str(file)])
    with pytest.raises(SystemExit) as stop:
        run()
    err = capsys.readouterr().err
    assert stop.value.code == 3
    said = err[err.rindex("Error: ") :]
    assert f"Error: line {len(lines)} of the answers" in said
    assert message in said
    assert "Traceback" not in err
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#? ")]
    assert kept == (before or "# begun\n").splitlines()
