"""Cells of a sheet that hold a formula or an error: found in its XML, because a reader gives their last value only."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from assess.batch.records import Note
from assess.batch.tables.places import column_letters, column_number

_FORMULA, _WITHOUT_VALUE, _FIRST_ERROR = 0, 1, 2
ERRORS = (b"#N/A", b"#DIV/0!", b"#REF!", b"#NAME?", b"#NULL!", b"#NUM!", b"#VALUE!", b"#SPILL!", b"#CALC!")
_PLACE = re.compile(rb"""\br="([A-Za-z]{1,3})([0-9]{1,7})\"""")
_ROW_PLACE = re.compile(rb"""\br="([0-9]{1,7})\"""")
_KIND_BITS, _COLUMN_BITS = 4, 12


class Marks:
    """The marked cells of a sheet whose element names begin with `prefix`, kept small: eight bytes each."""

    def __init__(self, prefix: bytes) -> None:
        self._packed = array("Q")
        self._prefix = prefix
        p = re.escape(prefix)
        self._opens = b"<%sf" % prefix
        self._formula = re.compile(
            rb"<%sc\b([^<>]*)>\s*<%sf\b(?:[^<>]*/>|[^<>]*>[^<]*</%sf>)\s*(<%sv(?:\s[^<>]*)?(?<!/)>[^<])?" % (p, p, p, p)
        )
        self._error = re.compile(rb'<%sc\b([^<>]*\bt="e"[^<>]*)>(.*?)</%sc>' % (p, p), re.DOTALL)
        self._value = re.compile(rb"<%sv\b[^<>]*>([^<]*)<" % p)

    def add(self, chunk: bytes, rows_before: int) -> None:
        """Take in some whole rows, before which there were so many."""
        # A single byte is found ten times as fast as several, and without formulas and errors is mostly not there.
        if b"f" in chunk and self._opens in chunk:
            for found in self._formula.finditer(chunk):
                # The empty text is a value that a formula can give.
                saved = found[2] or b't="str"' in found[1]
                self._put(found, chunk, rows_before, _FORMULA if saved else _WITHOUT_VALUE)
        if b"e" in chunk and b't="e"' in chunk:
            for found in self._error.finditer(chunk):
                value = self._value.search(found[2])
                text = value[1].strip() if value else b""
                kind = ERRORS.index(text) if text in ERRORS else len(ERRORS)
                self._put(found, chunk, rows_before, _FIRST_ERROR + kind)

    def last_row(self) -> int:
        """Return the number of the last row that has a marked cell, 0 when none has."""
        return max(self._packed, default=0) >> (_COLUMN_BITS + _KIND_BITS)

    def by_row(self) -> Iterator[tuple[int, tuple[Note, ...]]]:
        """Yield each row that has marked cells, in order, with its notes."""
        packed = array("Q", sorted(self._packed))
        at = 0
        while at < len(packed):
            row = packed[at] >> (_COLUMN_BITS + _KIND_BITS)
            end = bisect_left(packed, (row + 1) << (_COLUMN_BITS + _KIND_BITS), at)
            yield row, tuple(_note(mark & ((1 << (_COLUMN_BITS + _KIND_BITS)) - 1)) for mark in packed[at:end])
            at = end

    def _put(self, found: re.Match[bytes], chunk: bytes, rows_before: int, kind: int) -> None:
        place = _PLACE.search(found[1])
        if place:
            row, column = int(place[2]), column_number(place[1].decode())
        else:
            row, column = self._counted(chunk, found.start(), rows_before)
        if column < 1 << _COLUMN_BITS:
            self._packed.append((row << _COLUMN_BITS | column) << _KIND_BITS | kind)

    def _counted(self, chunk: bytes, at: int, rows_before: int) -> tuple[int, int]:
        """Return the place of a cell that states none."""
        opens = b"<%srow" % self._prefix
        begin = max(chunk.rfind(opens, 0, at), 0)
        place = _ROW_PLACE.search(chunk, begin, chunk.find(b">", begin))
        row = int(place[1]) if place else rows_before + chunk.count(opens, 0, at)
        return row, chunk.count(b"<%sc" % self._prefix, begin, at) + 1


@cache
def _note(mark: int) -> Note:
    column, kind = mark >> _KIND_BITS, mark & ((1 << _KIND_BITS) - 1)
    letters = column_letters(column)
    if kind == _FORMULA:
        return Note(column - 1, "formula", f"Column {letters} holds a formula; the value saved with it is used.")
    if kind == _WITHOUT_VALUE:
        says = f"Column {letters} holds a formula without a saved value; open the workbook, let it calculate, save it."
        return Note(column - 1, "formula_without_value", says)
    error = ERRORS[kind - _FIRST_ERROR].decode() if kind - _FIRST_ERROR < len(ERRORS) else "an error"
    return Note(column - 1, "error_value", f"Column {letters} holds {error}, and counts as empty.")
