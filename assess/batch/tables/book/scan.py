"""A sheet looked over before its rows are used: how far it reaches, its formulas, errors and merged cells.

It goes over the unpacked XML in blocks, by searching and not by parsing, and so takes a fraction of the time that
reading takes, beside which it runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assess.batch.tables.book.archive import Archive
from assess.batch.tables.book.extent import Extent
from assess.batch.tables.book.marks import Marks
from assess.batch.tables.clean import has_control
from assess.batch.tables.grid import Area
from assess.batch.tables.limits import BOOK_ROWS, COLUMNS, HEADING_WITHIN, MEBIBYTE, ROW_BYTES
from assess.batch.tables.places import column_letters, column_number

_ROOT = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)worksheet[\s>]")
_MERGED = re.compile(rb"""mergeCell\b[^<>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"""")
_HEAD_BYTES = 64 * 1024
_MOST_MERGED = 10_000
_BESIDE = ("xl/sharedstrings.xml", "xl/styles.xml")  # read by every reader, whichever sheet is asked for


@dataclass(frozen=True)
class Scan:
    """What a sheet holds: marked and merged cells, by the headings and below, and whether texts want cleaning."""

    marks: Marks
    merged: tuple[Area, ...]
    merged_below: int
    control: bool


def scan(archive: Archive, part: str) -> Scan:
    """Return what a sheet holds. Raises IntakeError for one that reaches too far, or whose parts are damaged."""
    beside = [_any_control(archive.blocks(name)) for name in _BESIDE if name in archive.members]
    found = _pass(archive, part, exact=False) or _pass(archive, part, exact=True)
    if found is None:  # the exact pass raises for what the first one gives up
        raise archive.damaged()
    return Scan(found.marks, found.merged, found.merged_below, any(beside) or found.control)


def _pass(archive: Archive, part: str, *, exact: bool) -> Scan | None:
    """Go over a sheet once; None when it seems to reach too far, and formats of empty cells are not told apart yet."""
    prefix = _prefix(archive, part)
    extent, marks = Extent(prefix, exact=exact), Marks(prefix)
    merged: list[Area] = []
    below, control = 0, False
    for chunk, in_rows in _chunks(archive, part, prefix):
        control = control or _has_control(chunk)
        if not in_rows:
            for area in _merged(chunk):
                near = area.first_row <= HEADING_WITHIN and len(merged) < _MOST_MERGED
                merged += [area] if near else []
                below += not near
            continue
        marks.add(chunk, extent.rows)
        extent.add(chunk)
        if extent.is_too_far():
            if not exact:
                return None
            _refuse(archive, extent)
    return Scan(marks, tuple(merged), below, control)


def _refuse(archive: Archive, extent: Extent) -> None:
    rows = max(extent.last_row, extent.rows)
    if rows > BOOK_ROWS:
        raise archive.refused(f"has more than the {BOOK_ROWS:,} rows that a sheet can have", "Save the homes as CSV.")
    letters = column_letters(extent.last_column)
    if extent.last_column > COLUMNS:
        raise archive.refused(
            f"has a cell in column {letters}, beyond the {COLUMNS:,} columns that are read",
            "Clear what stands far to the right of the table, or copy the table to a new workbook.",
        )
    raise archive.refused(
        f"spreads its cells over {rows:,} rows and as far as column {letters}, more than the memory can take",
        "Clear what stands far from the table, or save the homes as CSV.",
    )


def _prefix(archive: Archive, part: str) -> bytes:
    """Return what the element names of a sheet begin with, mostly nothing."""
    head = next(archive.blocks(part), b"")[:_HEAD_BYTES]
    root = _ROOT.search(head)
    if root is None or b"<!DOCTYPE" in head:
        raise archive.refused("holds a sheet that no spreadsheet program writes", "Open it and save it anew as .xlsx.")
    return root[1]


def _chunks(archive: Archive, part: str, prefix: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield the XML in pieces that end between rows, and whether each holds rows or what follows them."""
    rest, in_rows = b"", True
    for block in archive.blocks(part):
        cut, done = _cuts(block, prefix) if in_rows else (block.rfind(b"<"), False)
        if cut > 0 or (cut == 0 and rest):
            yield _plain_quotes(rest + block[:cut]), in_rows
            rest, in_rows = block[cut:], in_rows and not done
        else:
            rest += block
            if len(rest) > ROW_BYTES:
                raise archive.refused(f"has a row of more than {ROW_BYTES // MEBIBYTE} MB", "Empty its longest cell.")
    cut, done = _cuts(rest, prefix) if in_rows else (0, False)
    yield _plain_quotes(rest[:cut]), True
    yield _plain_quotes(rest[cut:]), in_rows and not done


def _cuts(block: bytes, prefix: bytes) -> tuple[int, bool]:
    """Return where a block can be cut, and whether that is where the rows end: before its last row, if not."""
    # A list of page breaks behind the rows begins with the same letters as a row.
    last = max(block.rfind(b"<%srow " % prefix), block.rfind(b"<%srow>" % prefix) if b"row>" in block[-4096:] else -1)
    end = block.find(b"</%ssheetData>" % prefix, max(last, 0))
    return (end, True) if end >= 0 else (last, False)


def _plain_quotes(chunk: bytes) -> bytes:
    """Return XML with the quotes that nearly every writer uses."""
    # A single byte is found ten times as fast as two, and is mostly not there; so in what follows.
    return chunk.replace(b"'", b'"') if b"'" in chunk and b"='" in chunk else chunk


def _merged(chunk: bytes) -> Iterator[Area]:
    for first, top, last, bottom in _MERGED.findall(chunk):
        yield Area(int(top), column_number(first.decode()), int(bottom), column_number(last.decode()))


def _any_control(blocks: Iterator[bytes]) -> bool:
    # All of it is unpacked, because that is what shows whether it is as large as it is said to be.
    found = [_has_control(block) for block in blocks]
    return any(found)


def _has_control(chunk: bytes) -> bool:
    """Return whether texts may hold control characters: as they are, or in one of the two ways to write them."""
    import numpy as np

    written = (b"_" in chunk and b"_x00" in chunk) or (b"&" in chunk and b"&#" in chunk)
    low = bool(chunk) and bool(np.frombuffer(chunk, np.uint8).min() < ord(" "))
    return written or b"\xc2" in chunk or b"\x7f" in chunk or (low and has_control(chunk))
