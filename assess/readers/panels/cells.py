"""Tables as rows of text with their number in the file: CSV with any of the usual separators, or an xlsx workbook."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from assess.errors import IntakeError
from assess.readers.formulas import unmarked
from assess.readers.limits import MEBIBYTE, ZIP_ERRORS
from assess.units.spelling import quoted

_MOST_BYTES = 4 * MEBIBYTE  # a panel of every detail has a few thousand bytes
_MOST_UNPACKED = 32 * MEBIBYTE
_MOST_ENTRIES = 200
_MOST_ROWS = 5_000
_MOST_COLUMNS = 100
_LONGEST_NUMBER = 10
_SEPARATORS = ("\t", ";", ",")
Cells = tuple[str, list[str]]
"""Where a row stands, such as `row 12`, and its cells, without blanks around them."""


def is_whole(text: str) -> bool:
    """Return whether text is a whole number such as a panel has: "²" is a digit too, and no number."""
    return text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER


def csv_rows(text: str, where: str) -> Iterator[Cells]:
    """Yield the rows of a CSV that have something in them. Raises IntakeError for too many, or for broken quotes."""
    lines = text.splitlines()
    separator = max(_SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), mark == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if number > _MOST_ROWS:
                raise _too_many(where)
            cells = [unmarked(_plain(cell)) for cell in row[:_MOST_COLUMNS]]
            if any(cells):
                yield f"row {number}", cells
    except csv.Error as error:
        raise IntakeError(
            f"is broken CSV at line {reader.line_num}: {error}",
            where=where,
            hint='A cell with a comma stands in quotes, as in "7,9".',
        ) from None


def workbook_rows(data: bytes, where: str) -> Iterator[Cells]:
    """Yield the rows of an xlsx workbook, sheet after sheet, as text. Formulas count with the value last saved.

    Raises IntakeError for an archive that is no workbook, holds macros, or unpacks to too much.
    """
    _check_archive(data, where)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of parts that are not read here anyway
            rows = list(_rows_of(data, where))
    except IntakeError:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise IntakeError("is a broken workbook", where=where, hint="Open it, save it again as .xlsx.") from error
    yield from rows


def _rows_of(data: bytes, where: str) -> Iterator[Cells]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]  # hidden: lists of words
    for sheet in shown:
        for number, row in enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), 1):
            at = f"sheet {quoted(sheet.title)}, row {number}" if len(shown) > 1 else f"row {number}"
            cells = [_cell(value, at, where) for value in row[:_MOST_COLUMNS]]
            if any(cells):
                yield at, cells


def _check_archive(data: bytes, where: str) -> None:
    if len(data) > _MOST_BYTES:
        raise IntakeError(
            f"has {len(data) / MEBIBYTE:.0f} MB, more than the {_MOST_BYTES // MEBIBYTE} MB that are read", where=where
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (*ZIP_ERRORS, OSError):
        raise IntakeError("is a broken or cut-off zip archive", where=where, hint="Save it again.") from None
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise IntakeError("is a zip archive and no xlsx workbook", where=where, hint="Give the file that is in it.")
    if any("vbaProject" in name for name in names):
        raise IntakeError("holds macros", where=where, hint="Save it as .xlsx, without them.")
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise IntakeError(
            f"unpacks to more than the {_MOST_UNPACKED // MEBIBYTE} MB or {_MOST_ENTRIES} parts that are read",
            where=where,
            hint="Give a workbook with the panel alone.",
        )


def _cell(value: Any, at: str, where: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime() | date() | time():
            raise IntakeError(
                "holds a date where a space or a figure belongs; a spreadsheet makes one of 7-9",
                where=f"{where}, {at}",
                hint='Format the column as text and write "7,9".',
            )
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return _plain(str(value))


def _plain(cell: str) -> str:
    return re.sub(r"[\s\u00a0\u200b\ufeff]+", " ", cell).strip()


def _too_many(where: str) -> IntakeError:
    return IntakeError(
        f"has more than the {_MOST_ROWS:,} rows that are read of a panel",
        where=where,
        hint="Give the schedule of one home.",
    )
