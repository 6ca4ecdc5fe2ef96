"""The guard itself: what misbehaves is told, whatever it does to hide it."""

import logging
import os
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import IntakeError
from tests.fuzz import guard


def _write_beside(path: Path) -> None:
    path.parent.with_suffix(".out").write_bytes(b"x")


def _delete_beside(path: Path) -> None:
    path.parent.with_suffix(".kept").unlink()


def _connect(_: Path) -> None:
    with socket.socket() as end:
        end.connect(("127.0.0.1", 9))


def _connect_and_hide_it(path: Path) -> None:
    try:
        _connect(path)
    except BaseException:  # noqa: BLE001 - the most that a program can do to hide it
        return


def _start(_: Path) -> None:
    subprocess.run([sys.executable, "-c", ""], check=False)


def _fork(_: Path) -> None:
    os.fork()


def _hang(_: Path) -> None:
    while True:
        pass


def _sleep(_: Path) -> None:
    time.sleep(60)


def _swell(_: Path) -> None:
    bytearray(2 * guard.BYTES)


def _warn(_: Path) -> None:
    warnings.warn("something is odd", stacklevel=1)


def _murmur(_: Path) -> None:
    sys.stderr.write("something is odd")


def _log(_: Path) -> None:
    logging.getLogger("nobody.listens").warning("something is odd")


def _fail_where_nobody_sees(_: Path) -> None:
    class Odd:
        def __del__(self) -> None:
            raise ValueError("odd")

    Odd()


def _stumble(_: Path) -> None:
    dict[str, int]()["missing"]


def _give_up(_: Path) -> None:
    sys.exit(3)


def _leave_a_file(path: Path) -> None:
    path.with_name("half-written.tmp").write_bytes(b"x")


def _say_nothing(_: Path) -> None:
    raise IntakeError(" ")


def _go_on_for_ever(_: Path) -> None:
    raise IntakeError("x" * 3_000, where="y" * 3_000)


def _speak_to_the_terminal(_: Path) -> None:
    sys.stdout.write("\x1b[2J")


WRONG: dict[str, tuple[Callable[[Path], None], str]] = {
    "writes": (_write_beside, "open: writes to "),
    "deletes": (_delete_beside, "os.remove: changes "),
    "connects": (_connect, "opens a socket"),
    "connects_and_hides_it": (_connect_and_hide_it, "opens a socket"),
    "starts": (_start, "starts a program"),
    "forks": (_fork, "starts a program"),
    "hangs": (_hang, "took more than 0.3 s of the processor"),
    "sleeps": (_sleep, "hang: took more than 1 s"),
    "swells": (_swell, "MemoryError"),
    "warns": (_warn, "warning: UserWarning: something is odd"),
    "murmurs": (_murmur, "stderr: something is odd"),
    "logs": (_log, "stderr: something is odd"),
    "fails_unseen": (_fail_where_nobody_sees, "unraisable: ValueError: odd"),
    "stumbles": (_stumble, "KeyError: 'missing'"),
    "gives_up": (_give_up, "SystemExit: 3"),
    "leaves_a_file": (_leave_a_file, "left behind: half-written.tmp"),
    "says_nothing": (_say_nothing, "an error says nothing"),
    "says_too_much": (_go_on_for_ever, "an error has a line of 4,0"),
    "obeyed": (_speak_to_the_terminal, r"prints the control characters ['\x1b']"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder with a file beside it."""
    inside = tmp_path / "inside"
    inside.mkdir()
    inside.with_suffix(".kept").write_bytes(b"kept")
    return inside


@pytest.mark.parametrize("name", WRONG)
def test_what_misbehaves_is_told(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way of misbehaving ends as one that names it, and what it would have harmed is whole."""
    if name == "swells" and sys.platform != "linux":
        pytest.skip("only Linux holds a process to a bound on its data")
    monkeypatch.setattr(guard, "WALL_SECONDS", 1.0 if name == "sleeps" else 60.0)
    read, told = WRONG[name]
    with pytest.raises(guard.Misbehaved) as found:
        guard.check(read, b"", folder, "input", seconds=0.3)
    assert told in str(found.value)
    assert not folder.with_suffix(".out").exists()
    assert folder.with_suffix(".kept").read_bytes() == b"kept"


def test_the_place_in_the_program_is_named(folder: Path) -> None:
    """Finds are told apart by the innermost line of the program."""

    def read(path: Path) -> None:
        from assess.readers.xml import parse_xml

        parse_xml(path, "")  # type: ignore[arg-type]

    with pytest.raises(guard.Misbehaved) as found:
        guard.check(read, b"", folder, "input")
    assert found.value.at.startswith("assess/readers/xml.py:")


def test_a_result_and_a_refusal_are_both_well(folder: Path) -> None:
    """What is read gives nothing, what is refused its message; writing within the folder is allowed."""

    def read(path: Path) -> None:
        scratch = path.with_name("scratch")
        scratch.write_bytes(path.read_bytes())
        scratch.unlink()

    def refuse(path: Path) -> None:
        raise IntakeError("is wrong", where=path.name, hint="Mend it.")

    assert guard.check(read, b"x", folder, "input") is None
    assert guard.check(refuse, b"x", folder, "input") == "Error: input: is wrong\n       Mend it.\n"


def test_nothing_is_watched_outside_of_it(tmp_path: Path) -> None:
    """The hook rests between inputs: the tests themselves write where they like."""
    (tmp_path / "free").write_bytes(b"x")
    with socket.socket() as end:
        assert end.fileno() >= 0
