"""`assess home --watch` as its user has it: a program of its own, a file that is saved in several ways."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assess.cli import saves

HOME = """\
[place]
state = "OH"
zip_code = "44113"
[service]
rating_a = "200 A"
volts = 240
[panel]
bus_a = "200 A"
main_a = "200 A"
file = "panel.csv"
"""
PANEL = "space,poles,breaker_a,label\n1,1,20,Kitchen\n"
PATIENCE_S = 120  # a busy machine


class Watch:
    """The program at work, its two outputs read line by line as they come."""

    def __init__(self, *words: str, folder: Path) -> None:
        """Start it."""
        self.out, self.lines = list[str](), queue.Queue[str]()
        env = os.environ | {"COLUMNS": "80", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "assess", *words],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.program.stdout
        assert self.program.stderr
        self.readers = [
            threading.Thread(target=lambda: self.out.extend(self.program.stdout or ())),
            threading.Thread(target=lambda: list(map(self.lines.put, self.program.stderr or ()))),
        ]
        for reader in self.readers:
            reader.start()

    def told(self, words: str) -> str:
        """Return all that is said until a line begins with these words."""
        said = ""
        while not said.rpartition("\n")[2].startswith(words):
            said += ("\n" if said else "") + self.lines.get(timeout=PATIENCE_S).rstrip("\n")
        return said

    def end(self) -> int:
        """Send what Ctrl-C sends and return the exit code."""
        time.sleep(0.5)  # a line that is on its way out when the signal comes is written a second time
        self.program.send_signal(signal.SIGINT)
        code = self.program.wait(PATIENCE_S)
        for reader in self.readers:
            reader.join()
        for pipe in (self.program.stdout, self.program.stderr):
            if pipe:
                pipe.close()
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a home and its panel schedule."""
    (tmp_path / "home.toml").write_text(HOME)
    (tmp_path / "panel.csv").write_text(PANEL)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_a_home_is_assessed_again_at_each_save(folder: Path) -> None:
    """A change, a file broken and mended, and the panel schedule beside it: each has its page, and Ctrl-C ends it."""
    home = folder / "home.toml"
    watch = Watch("home", "home.toml", "--watch", "--html", "report.html", "--date", "2026-11-27", folder=folder)
    try:
        assert "Report written to report.html" in watch.told("Watching home.toml and 1 more file")
        first = (folder / "report.html").read_bytes()

        (folder / "panel.csv").write_text(PANEL + "2,1,20,Bath\n")
        watch.told("Saved: panel.csv")
        watch.told("Watching")
        good = (folder / "report.html").read_bytes()
        assert good != first

        beside = folder / "home.toml~"  # written beside it and moved over it
        beside.write_text(HOME + "rating_a =\n")
        beside.replace(home)
        said = watch.told("Watching")
        assert "Error: home.toml: is not TOML" in said
        assert "are of an earlier save" in said
        assert (folder / "report.html").read_bytes() == good

        home.write_text(HOME.replace("200 A", "100 A"))  # emptied and written, in one breath
        assert "Error" not in watch.told("Watching")
    finally:
        code = watch.end()
    assert code == 130
    assert list(watch.lines.queue) == []  # it ends quietly
    out = "".join(watch.out)
    assert out.count("home.toml, ") == 4  # a line with the time above each page
    assert "\x1b" not in out
    changes = out.split("Since the last verdict")
    assert len(changes) == 3
    assert "panel.circuits.1.label" in changes[1]
    assert " service.rating_a 200\N{THIN SPACE}A (told) → 100\N{THIN SPACE}A (told)" in changes[2]


def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saves, "POLL_S", 0.01)
    monkeypatch.setattr(saves, "SETTLED_S", 0.1)
    monkeypatch.setattr(saves, "PATIENCE_S", 0.5)


def test_a_file_that_is_emptied_first_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the emptying and the writing, and between two pieces of a write, nothing is reported."""
    _quick(monkeypatch)
    file = tmp_path / "home.toml"
    file.write_text("before")
    seen = saves.states([file])

    def save() -> None:
        file.write_text("")
        time.sleep(0.3)
        with file.open("w") as open_file:
            for piece in "after":
                open_file.write(piece)
                open_file.flush()
                time.sleep(0.02)

    writer = threading.Thread(target=save)
    writer.start()
    assert saves.wait_for_a_save(seen) == (file,)
    assert file.read_text() == "after"
    writer.join()


def test_a_file_that_stays_away_is_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that moves a file away has a moment to put the new one there; after it the file is gone."""
    _quick(monkeypatch)
    file = tmp_path / "home.toml"
    file.write_text("before")
    seen = saves.states([file])
    file.unlink()
    began = time.monotonic()
    assert saves.wait_for_a_save(seen) == (file,)
    assert time.monotonic() - began >= 0.5
