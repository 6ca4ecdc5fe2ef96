"""What a typist does besides answering, at a real pseudo-terminal: mistakes, going back, being interrupted."""

import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
TOP_LEFT = "\x1b[1;1R"  # what a terminal says when it is asked where its cursor is
REMARKS = """\
# Visited with the owner on Tuesday.

[contact]
site_id = "A-1" # our own

# The meter is behind the shed.
"""


@pytest.mark.slow
def test_a_visit_survives_being_killed(tmp_path: Path, typist: Callable[..., Any]) -> None:
    """After kill -9 the visit goes on where it was: answers, what was skipped or not known, and every comment."""
    file = tmp_path / "house.toml"
    file.write_text(REMARKS, encoding="utf-8")
    first = typist(file)
    assert "Going on with" in first.said
    assert "Owner or occupant" in first.said  # its number is answered
    assert "Street address" in first.type("Ann Example")
    assert "ZIP code (such as 80205)" in first.type("")
    wrong = first.type("8020")
    assert 'Not taken. "8020" does not fit; write five digits, such as 80205.' in " ".join(wrong.split())
    assert "== The house" in first.type("80205")
    assert "Floor area" in first.type("TAB\b\b\bex\t")  # deleted, then completed
    assert "Not taken." in first.type("1,850 parsecs")
    assert "Stories" in first.type("dk")
    assert "dwelling.stories: Stories" in first.type("?")
    assert "go panel     goes to a part: who | house" in first.said
    back = first.press("b")
    assert "Floor area" in back
    assert "Asked before: not known." in back
    assert "Stories" in first.type("1,850 sq ft measured")
    first.type("dk")
    first.child.kill(signal.SIGKILL)
    assert first.end() == -signal.SIGKILL

    second = typist(file)
    assert "Year built" in second.said
    earlier = second.type("<")
    assert "Stories" in earlier
    assert "Asked before: not known." in earlier
    assert "Now: 1,850 sq ft (measured). Enter keeps it." in second.type("<")
    assert "Year built" in second.type("")
    stopped = second.press("c")
    assert "Stopped. All answers are in" in stopped
    assert second.end() == 130

    text = file.read_text(encoding="utf-8")
    assert [line for line in REMARKS.splitlines() if line not in text] == []
    assert 'floor_area_ft2 = { value = "1,850 sq ft", basis = "measured" }' in text
    assert 'status = "existing"' in text
    assert "#? not known: dwelling.stories" in text
    assert "#? skipped: contact.address" in text
    assert [one.name for one in tmp_path.iterdir()] == ["house.toml"]


@pytest.mark.slow
def test_a_file_broken_in_an_editor_is_waited_for(tmp_path: Path, typist: Callable[..., Any]) -> None:
    """An answer is not taken while the file is no TOML; once it is mended the same question takes it."""
    file = tmp_path / "house.toml"
    file.write_text(REMARKS, encoding="utf-8")
    one = typist(file)
    file.write_text(f"{REMARKS}[broken\n", encoding="utf-8")
    assert "Not taken." in one.type("Ann Example")
    assert file.read_text(encoding="utf-8") == f"{REMARKS}[broken\n"
    file.write_text(REMARKS, encoding="utf-8")
    assert "Street address" in one.type("Ann Example")
    assert 'name = "Ann Example"' in file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_lists_are_added_to_edited_and_shortened(tmp_path: Path, typist: Callable[..., Any]) -> None:
    """Loads come one after another; one is changed, one is removed, and a closed terminal loses nothing."""
    file = tmp_path / "house.toml"
    one = typist(file)
    one.type("go loads")
    one.child.send("\x1bOP")  # F1
    assert "Enter ends the list. none says that there are none" in one.read()
    for line in ("range", "", "12 kW", "", "dryer", "", "5 kW"):
        one.type(line)
    assert "1  range, 12 kW\n   2  dryer, 5 kW" in one.type("")
    assert "Not taken. there is no entry 3; the list has entries 1 to 2." in one.type("remove 3")
    assert "Now: dryer (told). Enter keeps it." in one.type("edit 2")
    one.type("")
    assert "Now: 5 kW (told)" in one.type("")
    one.type("5.5 kW label")
    assert "2  dryer, 5.5 kW" in one.type("")
    assert "1  dryer, 5.5 kW" in one.type("remove 1")
    assert "Has a meter" in one.type("")
    one.child.kill(signal.SIGHUP)
    assert one.end() == 130
    text = file.read_text(encoding="utf-8")
    assert text.count("[[loads]]") == 1
    assert 'nameplate_va = { value = "5.5 kW", basis = "label" }' in text
    assert "#? complete: loads" in text


@pytest.mark.slow
def test_the_toolbar_tells_the_verdict_and_what_matters_most(tmp_path: Path, typist: Callable[..., Any]) -> None:
    """On a terminal that tells where its cursor is, verdict, question and keys stand below the line, each on one line.

    The terminal has neither colours nor more letters than Latin-1.
    """
    file = tmp_path / "house.toml"
    columns = 60
    one = typist(file, columns=columns, PROMPT_TOOLKIT_NO_CPR="", PYTHONIOENCODING="latin-1")
    child = one.child
    child.send(TOP_LEFT)
    child.expect_exact("Verdict so far: INCOMPLETE")
    child.sendcontrol("l")  # draws all of it again
    child.send(TOP_LEFT)
    child.expect_exact("Enter skips  dk don't know  < back  ? help  Ctrl-D stops")
    bar = CONTROL.sub("", child.before).replace("\r", "").splitlines()[-2:]
    assert [line[:24] for line in bar] == ["Verdict so far: INCOMPLE", "Matters most now (!): Fl"]
    assert max(map(len, bar)) <= columns
    child.send("!\r")
    child.expect_exact("Floor area, outside dimensions (such as 1,500 sq ft)")
    child.send("-5 sq ft\r")
    child.expect_exact("is below 0 ft²")
    one.read()
    assert "Stopped." in one.press("d")
    assert one.end() == 130
