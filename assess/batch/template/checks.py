"""What a cell says when it is entered, and what it takes: lists, numbers with their bounds, a ZIP code."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assess.batch.template.columns import TemplateColumn
from assess.numbers import number

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation

LISTS = "Lists"
_LEAVE = "or leave it blank if you do not know."
_ZIP = (5, 10)  # characters of "44107" and of "44107-1234"


def check_of(column: TemplateColumn, lists: Mapping[tuple[str, ...], str]) -> "DataValidation":
    """Return the check of a column, with its prompt; `lists` says where the words of each list stand."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule, says = _rule(column, lists)
    check = DataValidation(
        **rule,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=bool(says),
        promptTitle=column.heading,
        prompt=column.help,
    )
    if says:
        check.errorTitle, check.error, check.errorStyle = column.heading, says, "stop"
    return check


def reach_of(column: TemplateColumn) -> str:
    """Return how far a number may go, in words; nothing where any may be."""
    low, high = column.low, column.high
    if column.form not in {"whole", "number"} or (not low and high is None):
        return ""
    # A year has no comma.
    shown = [f"{bound:g}" if column.form == "whole" else number(bound) for bound in (low, high) if bound is not None]
    if high is None:
        return f"{'more than' if column.above_low else 'at least'} {shown[0]}"
    return f"at most {shown[-1]}" if not low else f"from {shown[0]} to {shown[1]}"


def lists_of(columns: Sequence[TemplateColumn]) -> dict[tuple[str, ...], str]:
    """Return where the words of each list stand on the sheet of lists, a column each."""
    from openpyxl.utils import get_column_letter

    distinct = dict.fromkeys(column.choices for column in columns if column.choices)
    return {
        words: f"{LISTS}!${get_column_letter(place)}$1:${get_column_letter(place)}${len(words)}"
        for place, words in enumerate(distinct, 1)
    }


def _rule(column: TemplateColumn, lists: Mapping[tuple[str, ...], str]) -> tuple[dict[str, Any], str]:
    """Return the rule in the words of a workbook, and what is said to an entry that breaks it."""
    if column.choices:
        return {"type": "list", "formula1": lists[column.choices]}, f"Choose from the list, {_LEAVE}"
    if column.form == "digits":
        low, high = _ZIP
        rule = {"type": "textLength", "operator": "between", "formula1": str(low), "formula2": str(high)}
        return rule, f"Write five digits, leading zeros too, {_LEAVE}"
    if column.form not in {"whole", "number"}:
        return {}, ""
    noun = "a whole number" if column.form == "whole" else "a number"
    reach = reach_of(column)
    says = f"Write {noun}{f', {reach},' if reach else ''} without a unit, {_LEAVE}"
    least, most = f"{column.low or 0:g}", column.high
    kind = "whole" if column.form == "whole" else "decimal"
    if most is not None:
        return {"type": kind, "operator": "between", "formula1": least, "formula2": f"{most:g}"}, says
    more = "greaterThan" if column.above_low else "greaterThanOrEqual"
    return {"type": kind, "operator": more, "formula1": least}, says
