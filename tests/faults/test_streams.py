import json
import os
import threading
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
COMMANDS = (
    ("--help",),
    ("init",),
    ("schema",),
    ("nodes", "list"),
    ("codes", "show", "nec/2023", "optional_dwelling"),
    ("read", "house.toml"),
    ("measure", "--list"),
    ("whatif", "house.toml", "--set", "room.sun=full"),
)
# What a machine of another language writes into a pipe, or prints by itself.
ENCODINGS = ("ascii", "latin-1", "cp1252", "cp437")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_full_disk_behind_stdout_is_one_message(words: tuple[str, ...], fault: Run) -> None:
    """As with `assess schema > file` on a full disk: said once, code 5, and no traceback."""
    code, _, err = fault(*words, streams=("/dev/null", "/dev/full", "err"))
    assert (code, err) == (5, "Error: standard output: no space left on device\n")


@pytest.mark.parametrize("words", COMMANDS[1::3], ids=" ".join)
def test_closed_streams_are_no_fault(words: tuple[str, ...], fault: Run) -> None:
    """Started by a job that closes all three, a command ends as it would have."""
    assert fault(*words, streams=(None, None, None))[0] == 0


def test_what_cannot_be_said_keeps_its_exit_code(fault: Run) -> None:
    """A message that finds stderr full or closed is lost; the exit code is not."""
    for err in (None, "/dev/full"):
        assert fault("home", "nowhere.toml", streams=("/dev/null", "out", err))[0] == 3


def test_a_file_never_gets_what_was_meant_for_a_closed_stream(house: Path, fault: Run) -> None:
    """With stdout closed the report is whole: its file was not given the number of the stream."""
    assert fault("home", "house.toml", "--html", "a.html", streams=(None, None, "err"))[0] == 0
    page = house.with_name("a.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "\u256d" not in page  # the corner of the box that stands on the terminal page


def test_a_reader_that_leaves_stops_no_file(house: Path, fault: Run) -> None:
    """`assess home ... --html report.html --exit-code | head -1` writes the report all the same, and says so."""
    pipe = house.with_name("pipe")
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDONLY)))
    reader.start()
    code, _, err = fault(
        "home", "house.toml", "--show", "work", "--html", "a.html", streams=("/dev/null", str(pipe), "err")
    )
    reader.join()
    assert (code, err) == (0, "Report written to a.html\n")
    assert house.with_name("a.html").read_text("utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_terminal_of_few_letters_gets_them_spelled(encoding: str, house: Path, fault: Run) -> None:
    """No letter ends a command: signs are spelled, accents go, and what is left is marked."""
    text = house.read_text("utf-8").replace("Example home", "Élodie Łukasz 東京 \U0001f3e0")
    house.write_text(text, encoding="utf-8")
    code, out, err = fault("home", "house.toml", "--show", "electrical", encoding=encoding)
    assert (code, err) == (0, "")
    assert "VA/ft" in out
    assert "?" in out
    assert ("Elodie" if encoding == "ascii" else "Élodie") in out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_speaks_ascii(words: tuple[str, ...], fault: Run) -> None:
    """With nothing but ASCII no command fails for a letter."""
    code, out, err = fault(*words, encoding="ascii")
    assert (code, err) == (0, "")
    assert out


def test_data_are_utf_8_whatever_the_machine_speaks(house: Path, fault: Run) -> None:
    """JSON and the blank form are files in the making, and every reader of ours takes them for UTF-8."""
    code, _, err = fault("init", encoding="cp1252", streams=("/dev/null", str(_touched(house, "form.toml")), "err"))
    assert (code, err) == (0, "")
    assert tomllib.loads(house.with_name("form.toml").read_text("utf-8")) is not None
    fault("schema", encoding="ascii", streams=("/dev/null", str(_touched(house, "schema.json")), "err"))
    assert "²" in json.dumps(json.loads(house.with_name("schema.json").read_bytes()), ensure_ascii=False)


def _touched(house: Path, name: str) -> Path:
    house.with_name(name).touch()
    return house.with_name(name)
