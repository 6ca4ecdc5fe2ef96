"""A sheet with a heading for every column: the one that is filled in, and the one with examples."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from assess.batch.template.checks import check_of, lists_of
from assess.batch.template.columns import Example, TemplateColumn, entry_rows, sections
from assess.batch.template.style import INK, PAPER, STILL_BLANK, fill, font, hairline, tint

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {"text": "@", "digits": "@", "whole": "0", "choice": "General"}
_WIDTHS = {"Address": 30, "Notes": 40, "City": 16, "Site ID": 14, "Panel make": 16}
_NARROWEST, _WIDEST = 11, 24
_PRINT_SCALE = 60  # %; most parts of the sheet then go on one page
_HEADING_HEIGHT, _EXAMPLE_HEIGHT = 50, 20


def draw_homes(sheet: "Worksheet", columns: Sequence[TemplateColumn]) -> None:
    """Draw the sheet that is filled in: open cells with lists and checks below locked headings."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Protection
    from openpyxl.styles.differential import DifferentialStyle

    _draw(sheet, columns, Protection(locked=False))
    lists, last_row, last = lists_of(columns), entry_rows() + 1, _letter(len(columns))
    for letter, column in _lettered(columns):
        check = check_of(column, lists)
        check.add(f"{letter}2:{letter}{last_row}")
        sheet.add_data_validation(check)
    for first, final in _runs_of_required(columns):
        begun = f"AND(COUNTA($A2:${last}2)>0,ISBLANK({first}2))"
        pale = DifferentialStyle(fill=fill(STILL_BLANK))
        still_blank = Rule(type="expression", formula=[begun], dxf=pale)
        sheet.conditional_formatting.add(f"{first}2:{final}{last_row}", still_blank)


def draw_examples(sheet: "Worksheet", columns: Sequence[TemplateColumn], rows: Sequence[Example]) -> None:
    """Draw the sheet of examples; its cells can be copied and not changed."""
    from openpyxl.styles import Protection

    _draw(sheet, columns, Protection(locked=True))
    for number, example in enumerate(rows, 2):
        sheet.row_dimensions[number].height = _EXAMPLE_HEIGHT
        for place, column in enumerate(columns, 1):
            cell = sheet.cell(number, place, example.cells.get(column.heading))
            _dress(cell, column, Protection(locked=True))


def _draw(sheet: "Worksheet", columns: Sequence[TemplateColumn], protection: Any) -> None:
    from openpyxl.styles import Alignment, Protection

    colors = {section.name: section.color for section in sections()}
    for place, (letter, column) in enumerate(_lettered(columns), 1):
        dimension = sheet.column_dimensions[letter]
        dimension.width = _width(column)
        _dress(dimension, column, protection)
        color = colors[column.section]
        head = sheet.cell(1, place, column.heading)
        head.fill = fill(color if column.required else tint(color))
        head.font = font(10.5, PAPER if column.required else color, bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
        head.border, head.protection, head.number_format = hairline(), Protection(locked=True), "@"
    sheet.row_dimensions[1].height = _HEADING_HEIGHT
    sheet.freeze_panes = "B2"
    sheet.sheet_view.zoomScale = 100
    _protect(sheet)
    _set_up_print(sheet, columns)


def _dress(target: Any, column: TemplateColumn, protection: Any) -> None:
    """Give a cell, or all of a column that nothing was written to, its look by one style."""
    from openpyxl.styles import Alignment

    numeric = column.form in {"whole", "number"}
    target.number_format = _FORMATS.get(column.form) or _format_of(column.example)
    target.font = font(11, INK)
    target.border, target.protection = hairline(), protection
    target.alignment = Alignment(vertical="center", horizontal="right" if numeric else "left", indent=1)


def _format_of(example: str) -> str:
    if "." in example:
        return "0.0##"
    return "#,##0" if float(example) >= 1_000 else "General"


def _width(column: TemplateColumn) -> float:
    longest_word = max(map(len, column.heading.split())) + 4
    longest_choice = max(map(len, column.choices), default=0) + 4
    usual = max(_NARROWEST, longest_word, len(column.heading) / 2 + 3, longest_choice)
    return _WIDTHS.get(column.heading, min(usual, _WIDEST))


def _protect(sheet: "Worksheet") -> None:
    """Lock what is locked, without a password, and leave open all that does not touch the headings."""
    protection = sheet.protection
    protection.sheet = True
    for right in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(protection, right, False)  # False is "not forbidden"


def _set_up_print(sheet: Any, columns: Sequence[TemplateColumn]) -> None:
    """Print landscape, a page for each part of the sheet, each with headings and site."""
    from openpyxl.worksheet.pagebreak import Break, ColBreak

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_LETTER
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P of &N"
    sheet.page_setup.scale = _PRINT_SCALE
    for margin in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, margin, 0.5)
    ends = [place for place, column in enumerate(columns, 1) if _ends_a_section(columns, place, column)]
    sheet.col_breaks = ColBreak(brk=[Break(id=place, max=1_048_575) for place in ends])


def _ends_a_section(columns: Sequence[TemplateColumn], place: int, column: TemplateColumn) -> bool:
    return place < len(columns) and columns[place].section != column.section


def _runs_of_required(columns: Sequence[TemplateColumn]) -> Iterator[tuple[str, str]]:
    """Yield the first and last letter of neighbouring columns that are all required."""
    for required, run in groupby(_lettered(columns), key=lambda one: one[1].required):
        letters = [letter for letter, _ in run]
        if required:
            yield letters[0], letters[-1]


def _lettered(columns: Sequence[TemplateColumn]) -> list[tuple[str, TemplateColumn]]:
    return [(_letter(place), column) for place, column in enumerate(columns, 1)]


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place)
