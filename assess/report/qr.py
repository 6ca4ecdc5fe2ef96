"""The code in the corner of the report: its id and the hash of its data, and no address to go to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_QUIET = 4  # modules of white around it, which a reader needs to find it


@dataclass(frozen=True)
class Run:
    """Dark modules beside one another: `length` of them from `x`, `y` on, in modules."""

    x: int
    y: int
    length: int


@dataclass(frozen=True)
class QrCode:
    """A QR code as runs of dark modules, `side` modules wide with its quiet zone, and the text it carries."""

    text: str
    side: int
    runs: tuple[Run, ...]


def report_code(report_id: str, sha256: str) -> QrCode:
    """Return the code of a report, in capitals, which take the least room."""
    import segno

    text = f"ASSESS {report_id} SHA-256 {sha256}".upper()
    rows = segno.make_qr(text, error="m", boost_error=False).matrix
    runs = tuple(run for y, row in enumerate(rows, start=_QUIET) for run in _runs(row, y))
    return QrCode(text, len(rows) + 2 * _QUIET, runs)


def _runs(row: bytearray, y: int) -> Iterator[Run]:
    """Yield the dark runs of a row."""
    x = _QUIET
    for dark, same in groupby(row):
        length = len(list(same))
        if dark:
            yield Run(x, y, length)
        x += length
