"""The first sheet: how the workbook is used, what its colours mean, and what each column asks for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assess.batch.template.columns import TemplateColumn, instructions, sections, sheet_words
from assess.batch.template.style import INK, PAPER, QUIET, fill, font, tint, under

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"A": 3, "B": 22, "C": 30, "D": 12, "E": 78, "F": 26}
_TABLE = ("Part", "Column", "", "Where to read it", "Example")
_FIRST = 2  # column of the sheet, behind a margin
_LINE, _CHARACTERS = 16, 86  # points a line of the table, characters that one holds


def draw_instructions(sheet: "Worksheet", columns: Sequence[TemplateColumn]) -> None:
    """Draw the sheet from top to bottom."""
    sheet.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    title, subtitle = sheet_words()
    _text(sheet, 2, title, font(22, INK, bold=True), height=34)
    _text(sheet, 3, subtitle, font(12, QUIET), height=22)
    row = 5
    for heading, lines in instructions():
        row = _part(sheet, row, heading, lines)
    row = _legend(sheet, row)
    _table(sheet, row, columns)
    _set_up(sheet)


def _part(sheet: "Worksheet", row: int, heading: str, lines: Sequence[str]) -> int:
    _text(sheet, row, heading, font(13, INK, bold=True), height=24)
    for line in lines:
        row += 1
        if line.startswith(">"):
            _text(sheet, row, f"      {line.removeprefix('>').strip()}", font(11, INK, name="Consolas"), height=20)
            for place in range(_FIRST, _FIRST + len(_TABLE)):
                sheet.cell(row, place).fill = fill("F3F5F7")
        else:
            _text(sheet, row, line, font(11, INK), height=18)
    return row + 2


def _legend(sheet: "Worksheet", row: int) -> int:
    _text(sheet, row, "Colours", font(13, INK, bold=True), height=24)
    for section in sections():
        row += 1
        for place, color, ink, says in (
            (2, section.color, PAPER, section.name),
            (3, tint(section.color), section.color, "light: makes the answer surer"),
        ):
            cell = sheet.cell(row, place, says)
            cell.fill, cell.font = fill(color), font(10.5, ink, bold=True)
            cell.alignment = _alignment(indent=1)
        sheet.row_dimensions[row].height = 18
    return row + 2


def _table(sheet: "Worksheet", row: int, columns: Sequence[TemplateColumn]) -> None:
    _text(sheet, row, "Every column", font(13, INK, bold=True), height=24)
    for place, heading in enumerate(_TABLE, _FIRST):
        _put(sheet, row + 1, place, heading or None, font(10, QUIET, bold=True))
    colors = {section.name: section.color for section in sections()}
    above = ""
    for number, column in enumerate(columns, row + 2):
        ink = font(10.5, colors[column.section], bold=True)
        part, above = (column.section if column.section != above else None), column.section
        _put(sheet, number, 2, part, ink)
        _put(sheet, number, 3, column.heading, font(10.5, INK, bold=column.required))
        _put(sheet, number, 4, "needed" if column.required else None, ink)
        _put(sheet, number, 5, column.help, font(10.5, INK), wrap=True)
        _put(sheet, number, 6, column.example, font(10.5, QUIET))
        sheet.row_dimensions[number].height = _LINE * (1 + (len(column.help) - 1) // _CHARACTERS) + 4


def _put(sheet: "Worksheet", row: int, place: int, text: str | None, style: Any, *, wrap: bool = False) -> None:
    """Put text into a cell of the table, as text even where it is a number."""
    cell = sheet.cell(row, place, text)
    cell.font, cell.border, cell.number_format = style, under(), "@"
    cell.alignment = _alignment(wrap=wrap, indent=1)


def _text(sheet: "Worksheet", row: int, text: str, style: Any, height: float) -> None:
    cell = sheet.cell(row, 2, text)
    cell.font, cell.alignment = style, _alignment()
    sheet.row_dimensions[row].height = height


def _alignment(*, wrap: bool = False, indent: int = 0) -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="center", horizontal="left", wrap_text=wrap, indent=indent)


def _set_up(sheet: Any) -> None:
    sheet.protection.sheet = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "Page &P of &N"
