"""Schedules as files: CSV, or a workbook with a sheet for each panel, lists to choose from, text that stays text."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.errors import UsageError
from assess.intake.loads import LoadKind
from assess.readers.formulas import marked, starts_a_formula
from assess.readers.panels.labels import FED
from assess.report.files import whole_file
from assess.report.schedule_file.boards import COLUMNS, Board, Cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

KINDS = (".csv", ".xlsx")
_CHOICES = {
    "poles": ("1", "2"),
    "load_type": (*LoadKind, *FED, "space"),
    "basis": ("nameplate", "measured", "owner said", "breaker x 0.8", "default table"),
    "status": ("in use", "spare", "space", "to be removed"),
    "managed": ("yes", "no"),
}
_WIDTHS = {"space": 10, "label": 30, "load_type": 18, "notes": 30, "nameplate_va": 14, "basis": 16, "status": 14}
_TEXT = "@"  # the format of a column in which 7-9 stays 7-9
_LISTS = "Lists"


def write_boards(boards: Sequence[Board], path: Path) -> None:
    """Write panels as a schedule, CSV or xlsx by the ending of the name. Raises UsageError, ReportError."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise UsageError(
            "is not a name for a panel schedule", where=str(path), hint="End it in .csv, or in .xlsx for a workbook."
        )
    data = _csv(boards) if kind == ".csv" else _workbook(boards)
    with whole_file(path) as part:
        part.write_bytes(data)


def _csv(boards: Sequence[Board]) -> bytes:
    """Return the panels one below the other, in UTF-8 with the mark that Excel looks for."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for board in boards:
        rows: list[tuple[Cell, ...]] = [*board.facts, COLUMNS, *board.rows]
        writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    return marked(cell) if isinstance(cell, str) else f"{cell:.12g}"


def _workbook(boards: Sequence[Board]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    titles: set[str] = set()
    for board in boards:
        _fill(book.create_sheet(_title(board.name, titles)), board)
    lists = book.create_sheet(_LISTS)
    for place, words in enumerate(_CHOICES.values(), 1):
        for row, word in enumerate(words, 1):
            _put(lists, row, place, word)
    lists.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: "Worksheet", board: Board) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    head = len(board.facts) + 1
    for number, row in enumerate([*board.facts, COLUMNS, *board.rows], 1):
        for place, value in enumerate(row, 1):
            cell = _put(sheet, number, place, value)
            cell.font = Font(bold=number == head)
            if place == 1:
                cell.number_format = _TEXT
    for place, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, 11)
    sheet.column_dimensions["A"].width = 22  # the names of the facts
    _lists(sheet, head + 1, head + max(len(board.rows), 84))
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(sheet: "Worksheet", row: int, column: int, value: Cell) -> Any:
    cell = sheet.cell(row, column)
    if value != "":
        cell.value = value
    if isinstance(value, str) and value:
        cell.data_type = "s"  # text is text, and starts no formula
        cell.quotePrefix = starts_a_formula(value)
    return cell


def _lists(sheet: "Worksheet", first: int, last: int) -> None:
    """Let the cells of some columns be chosen from a list; another word is warned of and let pass."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, (column, words) in enumerate(_CHOICES.items(), 1):
        letter, mine = get_column_letter(place), get_column_letter(COLUMNS.index(column) + 1)
        check = DataValidation(
            type="list", formula1=f"{_LISTS}!${letter}$1:${letter}${len(words)}", allow_blank=True, errorStyle="warning"
        )
        check.add(f"{mine}{first}:{mine}{last}")
        sheet.add_data_validation(check)


def _title(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have, and that no other has."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", " ", name).strip()[:26] or "Panel"
    title = next(
        t for n in range(1, 1000) if (t := plain if n == 1 else f"{plain} {n}").lower() not in taken | {"lists"}
    )
    taken.add(title.lower())
    return title
