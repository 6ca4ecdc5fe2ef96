import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
SILENT = ("/dev/null", "/dev/null", "err")
LENGTH = 3_000_000
# Writes one file again and again, each time of another letter, as two commands with one `--pdf` do.
WRITER = f"""
import itertools, sys
from pathlib import Path
from assess.report.files import write_whole
for turn in itertools.count(int(sys.argv[2])):
    write_whole(Path(sys.argv[1]), bytes([65 + turn % 26]) * {LENGTH})
"""
WRITING = (
    (("home", "house.toml", "--html", "target.html"), "target.html"),
    (("home", "house.toml", "--card", "target.json"), "target.json"),
    (("init", "target.toml", "--force"), "target.toml"),
    (("batch", "template", "target.xlsx", "--force"), "target.xlsx"),
    (("panel", "../files/panel-schedule.csv", "--export", "target.csv", "--force"), "target.csv"),
)
IN_PLACE = (
    ("fmt", "house.toml"),
    ("panel", "house.toml", "--import", "../files/panel-schedule.csv"),
    ("interview", "house.toml"),
)


def started(target: Path, first: int) -> subprocess.Popen[bytes]:
    """Start a process that writes a file without end."""
    return subprocess.Popen([sys.executable, "-c", WRITER, str(target), str(first)])


def whole(target: Path) -> bool:
    """Return whether a file is one letter, as often as it was written."""
    content = target.read_bytes()
    return len(content) == LENGTH and len(set(content)) == 1


@pytest.mark.parametrize(("words", "name"), WRITING, ids=lambda one: one if isinstance(one, str) else "")
def test_a_full_disk_leaves_what_was_there(words: tuple[str, ...], name: str, house: Path, fault: Run) -> None:
    """Where no more than half a kB can be written: one message, code 5, the older file whole, and nothing besides."""
    target = house.with_name(name)
    target.write_text("older", encoding="utf-8")
    code, _, err = fault(*words, streams=SILENT, most_bytes=500)
    assert code == 5, err
    assert re.fullmatch(rf"Error: ({name}: .*|{tempfile.gettempdir()}: )file too large\n", err)
    assert target.read_text("utf-8") == "older"
    assert sorted(path.name for path in house.parent.iterdir()) == sorted({"house.toml", name})


@pytest.mark.parametrize(("words", "name"), WRITING, ids=lambda one: one if isinstance(one, str) else "")
def test_a_folder_that_is_read_only(words: tuple[str, ...], name: str, house: Path, fault: Run) -> None:
    """A stick with its lock on, a folder of others: one message, code 5."""
    house.parent.chmod(0o555)
    try:
        code, _, err = fault(*words, streams=SILENT, nobody=True)
    finally:
        house.parent.chmod(0o755)
    assert code == 5, err
    assert err.startswith(f"Error: {name}: ")
    assert "permission denied" in err
    assert [path.name for path in house.parent.iterdir()] == ["house.toml"]


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("words", IN_PLACE, ids=lambda words: words[0])
def test_a_home_that_is_written_anew_or_stays(words: tuple[str, ...], house: Path, fault: Run, *, locked: bool) -> None:
    """On a full disk, and under the lock of its owner: one message, code 5, every byte where it was."""
    before = house.read_bytes()
    answers = house.parent.parent / "answers"
    answers.write_text("dk\n" * 9, encoding="utf-8")
    streams = (str(answers), "/dev/null", "err")
    if locked:
        house.chmod(0o444)
        code, _, err = fault(*words, streams=streams, nobody=True)
    else:
        code, _, err = fault(*words, streams=streams, most_bytes=300)
    assert code == 5, err
    assert ("house.toml: is write-protected" if locked else "house.toml: cannot be written: file too large") in err
    assert err.count("Error: ") == 1
    assert house.read_bytes() == before
    assert [path.name for path in house.parent.iterdir()] == ["house.toml"]


def test_a_home_that_may_not_be_read(house: Path, fault: Run) -> None:
    """A file of somebody else's is named with the reason."""
    house.chmod(0)
    code, out, err = fault("home", "house.toml", nobody=True)
    assert (code, out) == (2, "")
    assert "path 'house.toml' is not readable" in err


@pytest.mark.parametrize("name", ["/dev/null", "pipe"])
def test_devices_and_pipes_are_not_replaced(name: str, house: Path, fault: Run) -> None:
    """Written whole is written beside and renamed: done to /dev/null by a superuser, the machine would lose it."""
    os.mkfifo(house.with_name("pipe"))
    code, _, err = fault("init", name, "--force")
    assert (code, err) == (5, f"Error: {name}: is a device or a pipe\n       Give the name of a file.\n")
    assert not Path("/dev/null").is_file()


def test_a_process_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killed at eight moments: the file is an older one or a newer one, and what is left beside it goes in time."""
    target, moments = tmp_path / "report.pdf", random.Random(5)  # noqa: S311  # any moments do
    left = 0
    for turn in range(8):
        writer = started(target, turn)
        while not target.exists():
            assert writer.poll() is None
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.1))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert whole(target)
        left = len(list(tmp_path.glob(".report.pdf.*.part")))
    for path in tmp_path.glob(".*.part"):
        os.utime(path, (0, time.time() - 4000))
    (tmp_path / ".report.pdf.notes.part").touch()
    os.utime(tmp_path / ".report.pdf.notes.part", (0, 0))
    last = started(target, 0)
    while left and list(tmp_path.glob(".report.pdf.[0-9]*.part")) == []:
        time.sleep(0.01)
    time.sleep(0.2)
    last.kill()
    last.wait()
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) <= 3
    assert ".report.pdf.notes.part" in names  # not ours


def test_two_processes_on_one_file(tmp_path: Path) -> None:
    """Whoever reads it meanwhile finds the one or the other, and never a mixture."""
    target = tmp_path / "report.pdf"
    writers = [started(target, 0), started(target, 13)]
    try:
        while not target.exists():
            time.sleep(0.01)
        assert all(whole(target) for _ in range(60))
        assert [writer.poll() for writer in writers] == [None, None]
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
