"""Text that is only text: nothing that is written starts a formula or breaks the file that it stands in.

Source: OWASP ASVS 1.2.10, CSV and formula injection; characters that XML 1.0 cannot hold.
"""

import re
from datetime import date
from math import isfinite

from assess.batch.records import Cell
from assess.readers.formulas import marked, starts_a_formula

__all__ = ["LONGEST_CELL", "csv_cell", "plain_cell", "starts_a_formula", "workbook_text"]

LONGEST_CELL = 32_767  # characters that a cell of a workbook can hold
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def csv_cell(cell: Cell) -> str | int | float:
    """Return a cell as it stands in a CSV file: numbers as numbers, text that might start a formula behind '."""
    shown = plain_cell(cell)
    if not isinstance(shown, str) or (shown.isascii() and shown[:1].isalnum() and "\0" not in shown):
        return shown  # most cells, and nothing to mend
    return marked(shown.replace("\0", "").encode("utf-8", "replace").decode("utf-8"))


def workbook_text(text: str) -> str:
    """Return text that a cell of a workbook can hold."""
    kept = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return kept if len(kept) <= LONGEST_CELL else f"{kept[: LONGEST_CELL - 1]}…"


def plain_cell(cell: Cell) -> str | int | float:
    """Return a cell as a number or as text; blank for nothing, and for what is no number at all."""
    if cell is None or (isinstance(cell, float) and not isfinite(cell)):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    return cell
