"""A table of results as a workbook, for those who sort and filter it by hand."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.batch.records import Cell, Problem, RowResult
from assess.batch.writing.columns import results_columns
from assess.batch.writing.lines import Line, own_cells, own_headings
from assess.batch.writing.safe import plain_cell, starts_a_formula, workbook_text
from assess.batch.writing.saving import disk_faults, save_workbook
from assess.errors import ReportError
from assess.report.files import whole_file
from assess.verdict.records import Outcome

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# A sheet holds 1,048,576 rows, but openpyxl writes one or two thousand of them in a second, a tenth of what CSV
# does, and nobody filters more by hand.
MOST_WORKBOOK_ROWS = 50_000
_MOST_PROBLEMS = 1_000_000  # of the 1,048,576 rows that a sheet has

_INK, _HEAD = "1A2026", "E4E8EB"
_LIGHT = {
    Outcome.GO: "DDEFE7",
    Outcome.GO_CAPPED: "DCE9F3",
    Outcome.GO_IF: "F6EAD3",
    Outcome.NO_GO: "F5DFD6",
    Outcome.INCOMPLETE: "E6E1EF",
}
_PROBLEMS = {"Row": 7, "Site ID": 16, "Makes it": 14, "Column": 26, "Value": 30, "Code": 18, "Problem": 60, "Hint": 60}
_OWN_WIDTH = 18
_VERDICT = next(number for number, column in enumerate(results_columns()) if column.heading == "Verdict")


def write_results_xlsx(path: Path, rows: Iterable[Line], headings: Sequence[str] = ()) -> int:
    """Write what came of each row, with the input's own columns of these headings behind it; return how many rows.

    A second sheet lists every problem of every row. All text is typed as text, so that none of it starts a formula.
    Raises ReportError beyond MOST_WORKBOOK_ROWS, and leaves nothing half.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    with whole_file(path) as part, disk_faults():
        try:
            count = _fill(book, rows, headings, path)
        finally:
            # What is not saved leaves its streams open; closing them is all that can be done for them.
            for sheet in book.worksheets:
                sheet.close()
        save_workbook(book, part)
    return count


def _fill(book: "Workbook", rows: Iterable[Line], headings: Sequence[str], path: Path) -> int:
    columns = results_columns()
    own = tuple(own_headings(headings, [column.heading for column in columns]))
    widths = {column.heading: column.width for column in columns} | dict.fromkeys(own, _OWN_WIDTH)
    results = _Sheet(book, "Results", widths, printed=len(columns), pages_wide=2)
    listed = _Sheet(book, "Problems", _PROBLEMS, printed=len(_PROBLEMS))
    count = problems = 0
    for cells, result in rows:
        count += 1
        if count > MOST_WORKBOOK_ROWS:
            raise ReportError(
                f"a workbook of results holds {MOST_WORKBOOK_ROWS:,} rows, and there are more",
                where=str(path),
                hint="Write .csv or .parquet.",
            )
        results.append([*(column.of(result) for column in columns), *own_cells(cells, own)], _fills(result))
        for problem in result.problems[: _MOST_PROBLEMS - problems]:
            listed.append(_problem(result, problem), {})
            problems += 1
    results.finish()
    listed.finish()
    return count


def _fills(result: RowResult) -> dict[int, str]:
    """Return the colour of the verdict, by the column it stands in."""
    return {} if result.answer is None else {_VERDICT: _LIGHT[result.answer.outcome]}


def _problem(result: RowResult, problem: Problem) -> list[Cell]:
    return [
        result.row,
        result.site_id,
        str(problem.status),
        problem.column,
        problem.value,
        problem.code,
        problem.says,
        problem.hint,
    ]


class _Sheet:
    """A sheet that grows row by row and keeps none of them; of its columns the first are `printed`, to be readable."""

    def __init__(
        self, book: "Workbook", title: str, widths: dict[str, int], *, printed: int, pages_wide: int = 1
    ) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter

        self._sheet: Any = book.create_sheet(title)
        self._fills = {color: PatternFill("solid", fgColor=color) for color in (_HEAD, *_LIGHT.values())}
        letters = [get_column_letter(number) for number in range(1, len(widths) + 1)]
        self._last, self._printed, self._rows = letters[-1], letters[printed - 1], 1
        for letter, width in zip(letters, widths.values(), strict=True):
            self._sheet.column_dimensions[letter].width = width
        self._sheet.freeze_panes = "C2"
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.page_setup.fitToWidth = pages_wide
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self._sheet.print_title_rows, self._sheet.print_title_cols = "1:1", "A:B"
        self._sheet.row_dimensions[1].height = 32
        heads = [self._cell(heading, _HEAD) for heading in widths]
        for head in heads:
            head.font, head.alignment = Font(bold=True, color=_INK), Alignment(wrap_text=True, vertical="center")
        self._sheet.append(heads)

    def append(self, values: Sequence[Cell], colors: dict[int, str]) -> None:
        """Put a row at the end, with the colours of some of its cells."""
        self._sheet.append([self._cell(value, colors.get(number)) for number, value in enumerate(values)])
        self._rows += 1

    def finish(self) -> None:
        """Put a filter over all rows, once there are no more."""
        self._sheet.print_area = f"A1:{self._printed}{self._rows}"
        self._sheet.auto_filter.ref = f"A1:{self._last}{self._rows}"

    def _cell(self, value: Cell, color: str | None) -> Any:
        from openpyxl.cell import WriteOnlyCell

        shown = plain_cell(value)
        formula = False
        if isinstance(shown, str):
            shown = workbook_text(shown)
            formula = starts_a_formula(shown)
        if color is None and not formula and not str(shown).startswith("#"):
            return None if shown == "" else shown  # openpyxl takes text for text, and is twice as fast without a cell
        made = WriteOnlyCell(self._sheet, shown)
        if isinstance(shown, str):
            made.data_type = "s"  # not a formula, and not an error such as #N/A
            # Else the text would become a formula once someone steps into the cell and out again.
            made.quotePrefix = formula
        if color is not None:
            made.fill = self._fills[color]
        return made
