"""From a file to its speed tests: JSON record by record, each by its shape; else text, by the first form that fits."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.home import read_bytes
from assess.readers.limits import SPEED_TEST_BYTES, SPEED_TESTS, check_count, check_size
from assess.readers.speedtests import (
    betterspeedtest,
    cfspeedtest,
    fast,
    fping,
    log_table,
    mtr,
    ndt7,
    network_quality,
    ookla,
    ookla_table,
    ookla_text,
    ping,
    sivel,
)
from assess.readers.speedtests.build import failed
from assess.readers.speedtests.failures import failures_in
from assess.readers.speedtests.librespeed import LIBRESPEED
from assess.readers.speedtests.pieces import Piece, cleaned, pieces_of
from assess.readers.speedtests.shapes import PROGRESS, SHAPES, Shape, shape_of
from assess.readers.speedtests.text import text_of

_HINT = "Save what the program itself prints, such as `speedtest --format=json`."
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LONGEST = 10_000  # characters of a line that is no JSON; the longest row of a log has a tenth of it
_LOG_IN = re.compile(r"log ?in|sign ?in|password", re.IGNORECASE)
_OOKLA = next(shape for shape in SHAPES if shape.name == "Ookla")
_TEXTS: tuple[Callable[[Sequence[str], str], list[SpeedTest]], ...] = (
    ookla_table.read,
    ndt7.read_text,
    ookla_text.read,
    betterspeedtest.read,
    cfspeedtest.read,
    network_quality.read,
    sivel.read,
    mtr.read,
    fping.read,
    ping.read,
    fast.read,
    log_table.read,
    ookla.read,
    failures_in,
)


def read_speed_tests(path: Path) -> tuple[SpeedTest, ...]:
    """Return the speed tests of a file of any program that is known, failed ones too, in its order.

    A log without headings can be given them: `log.csv#time,ping,down Mbit/s,up Mbit/s`. Raises IntakeError.
    """
    path, heading = _split(path)
    where = str(path)
    if path.is_file():
        check_size(path.stat().st_size, SPEED_TEST_BYTES, where)
    text, doubt = text_of(read_bytes(path, SPEED_TEST_BYTES), where)
    tests = speed_tests_in(text, where, heading)
    if doubt is None:
        return tests
    notes = ("; ".join(filter(None, (test.note, doubt))) for test in tests)
    return tuple(test.model_copy(update={"note": note}) for test, note in zip(tests, notes, strict=True))


def speed_tests_in(text: str, where: str, heading: str | None = None) -> tuple[SpeedTest, ...]:
    """Return the speed tests in a text; `where` names it in messages.

    Rates are in Mbps, latencies in ms, loss in %; what a program left out is None. Raises IntakeError for what is no
    speed test, and for figures that cannot be.
    """
    check_size(len(text), SPEED_TEST_BYTES, where)
    plain = cleaned(text)
    _check_text(plain, where)
    if heading is not None:
        lines = plain.splitlines()
        _check_lines(lines, where)
        tests = log_table.read(lines, where, heading)
    else:
        tests = _read(list(pieces_of(plain, where)), where)
    check_count(len(tests), SPEED_TESTS, "speed tests", where)
    if not tests:
        raise IntakeError("is not a speed test of any program that is known", where=where, hint=_HINT)
    # A log appended to itself holds a test twice; the time tells a copy from a second equal result.
    seen: dict[object, SpeedTest] = {}
    for number, test in enumerate(tests):
        seen.setdefault(test if test.at else number, test)
    return tuple(seen.values())


def _check_text(text: str, where: str) -> None:
    if not text.strip():
        raise IntakeError("is empty", where=where, hint=_HINT)
    if "\0" in text[:100_000] or text.startswith("\x1f"):
        raise IntakeError("is not text", where=where, hint=_HINT)
    if _WEB_PAGE.match(_COMMENT.sub("", text[:20_000])):
        login = " to log in" if _LOG_IN.search(text[:20_000]) else ""
        raise IntakeError(f"is a web page{login}, not a speed test", where=where, hint="Download the file itself.")


def _check_lines(lines: Sequence[str], where: str) -> None:
    longest = max(map(len, lines), default=0)
    if longest > _LONGEST:
        raise IntakeError(f"has a line of {longest:,} characters, which no speed test has", where=where, hint=_HINT)


def _read(pieces: Sequence[Piece], where: str) -> list[SpeedTest]:
    if not any(isinstance(piece, dict) for piece in pieces):
        lines = [piece for piece in pieces if isinstance(piece, str)]
        _check_lines(lines, where)
        return next((found for read in _TEXTS if (found := read(lines, where))), [])
    tests: list[SpeedTest] = []
    last: Shape | None = None
    for shape, stretch in groupby(_shaped(pieces, where), key=lambda pair: pair[0]):
        alike = [piece for _, piece in stretch]
        tests += shape.read(alike, where) if shape else failures_in([str(line) for line in alike], where)
        last = shape
    if last is PROGRESS:
        tests.append(failed(where, "the run ended before a result", tool=LIBRESPEED))
    return tests


def _shaped(pieces: Sequence[Piece], where: str) -> Iterator[tuple[Shape | None, Piece]]:
    """Yield each piece with its shape; lines between records are the log of Ookla's client, or of none."""
    for piece in pieces:
        if isinstance(piece, str):
            if ookla.is_logged(piece):
                yield _OOKLA, piece
            elif piece.strip():
                yield None, piece
            continue
        shape = shape_of(piece)
        if shape is None:
            raise IntakeError("holds JSON that is not a speed test", where=where, hint=_HINT)
        yield shape, piece


def _split(path: Path) -> tuple[Path, str | None]:
    """Return the file and the headings after a `#`, unless a file has that very name."""
    text, mark, heading = str(path).partition("#")
    if not mark or path.exists() or not heading.strip():
        return path, None
    return Path(text), heading
