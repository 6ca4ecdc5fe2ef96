import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
NO_FILE = "is a device or a pipe, not a file"
READERS = (
    ("home", "{}"),
    ("read", "{}"),
    ("compare", "house.toml", "{}"),
    ("verify", "{}"),
    ("batch", "check", "{}"),
    ("batch", "run", "{}", "--out", "out"),
    ("home", "house.toml", "--policy", "{}"),
    ("home", "house.toml", "--code", "./{}"),
    ("batch", "check", "homes.csv", "--columns", "{}"),
)


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_a_pipe_is_not_waited_for(words: tuple[str, ...], house: Path, fault: Run) -> None:
    """A FIFO that nobody writes into would hold the program for ever: it is refused, as a device is."""
    os.mkfifo(house.with_name("pipe.toml"))
    house.with_name("homes.csv").write_text("Zip code,Main Breaker\n44102,200\n", encoding="utf-8")
    code, out, err = fault(*(word.format("pipe.toml") for word in words))
    assert code in {2, 3, 4, 5}
    assert out == ""
    assert NO_FILE in err


@pytest.mark.parametrize("words", READERS[:4], ids=" ".join)
def test_nothing_at_all_is_a_message(words: tuple[str, ...], house: Path, fault: Run) -> None:
    """A file of no bytes, as a disk that filled up leaves it."""
    house.with_name("empty.toml").touch()
    code, out, err = fault(*(word.format("empty.toml") for word in words))
    assert code in {3, 5}
    assert out == ""
    assert "is empty" in err or "is not a PDF" in err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[panel]\n", '[panel]\nfile = "pipe"\n'),
        ('"../files/fiber-evening.json"', '"pipe"'),
        ("[panel]\n", '[demand]\nfile = "/dev/zero"\n[panel]\n'),
        ("[panel]\n", '[weather]\nhourly_file = "pipe"\n[panel]\n'),
        ("[contact]\n", 'from = "pipe"\n[contact]\n'),
    ],
)
def test_a_file_that_a_home_names_must_be_one(old: str, new: str, house: Path, fault: Run) -> None:
    """A panel schedule, a speed test, a meter record, weather and an audit: none is read from a pipe or a device."""
    os.mkfifo(house.with_name("pipe"))
    house.write_text(house.read_text("utf-8").replace(old, new), encoding="utf-8")
    code, out, err = fault("home", "house.toml")
    assert (code, out) == (3, "")
    assert NO_FILE in err


@pytest.mark.parametrize("name", ["from", "panel"])
def test_a_home_that_names_itself_is_no_loop(name: str, house: Path, fault: Run) -> None:
    """As its own audit or its own panel schedule it is refused, once."""
    text = house.read_text("utf-8")
    changed = {
        "from": f'from = "house.toml"\n{text}',
        "panel": text.replace("[panel]\n", '[panel]\nfile = "house.toml"\n'),
    }[name]
    house.write_text(changed, encoding="utf-8")
    assert fault("home", "house.toml")[0] == 3


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_names_that_people_give_files(house: Path, fault: Run) -> None:
    """Blanks, quotes, a line break, a leading dash and bytes that are no UTF-8, in and out."""
    names = ("two q'u\"o`te$.toml", "-[red]line\nbreak.toml", "caf\udce9.toml")
    for name in names:
        shutil.copy(house, house.with_name(name))
        code, _, err = fault("read", "--", name)
        assert code == 0, err
    code, _, err = fault("home", "--card", "caf\udce9.json", "--", names[-1])
    assert (code, err.startswith("Card written to caf")) == (0, True)
    assert house.with_name("caf\udce9.json").exists()


def test_marks_and_line_ends_of_windows_change_nothing(house: Path, fault: Run) -> None:
    """A byte order mark and CRLF, as Notepad writes them, give the same answer."""
    before = fault("home", "house.toml", "--json")
    house.write_bytes(b"\xef\xbb\xbf" + house.read_bytes().replace(b"\n", b"\r\n"))
    assert fault("home", "house.toml", "--json") == before


def test_a_home_without_a_home(fault: Run) -> None:
    """No HOME, and no folder for temporary files: a report is written all the same."""
    nowhere = {"HOME": "/nowhere", "TMPDIR": "/nowhere", "XDG_CACHE_HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere"}
    code, _, err = fault("home", "house.toml", "--html", "a.html", env=nowhere)
    assert (code, err) == (0, "Report written to a.html\n")


GERMAN = """
import locale, sys
from assess.cli.main import run
locale.setlocale(locale.LC_ALL, "")
assert locale.localeconv()["decimal_point"] == ","
run()
"""


@pytest.mark.skipif(shutil.which("localedef") is None, reason="needs localedef, to make the locale")
def test_a_comma_for_a_point_stays_where_it_is(house: Path, tmp_path: Path, fault: Run) -> None:
    """Under a German locale, really made, numbers go in and out as everywhere else."""
    make = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(tmp_path / "de_DE.UTF-8")]
    if subprocess.run(make, capture_output=True, check=False).returncode:
        pytest.skip("needs the sources of locales: the Debian package locales")
    words = ("home", "house.toml", "--json", "--date", "2026-11-27")
    german = subprocess.run(
        [sys.executable, "-c", GERMAN, *words],
        env=os.environ | {"LOCPATH": str(tmp_path), "LC_ALL": "de_DE.UTF-8"},
        cwd=house.parent,
        capture_output=True,
        check=True,
    )
    assert german.stdout.decode() == fault(*words)[1]
