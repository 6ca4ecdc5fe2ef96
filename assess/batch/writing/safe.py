"""Text that is only text: nothing that is written starts a formula or breaks the file that it stands in.

Source: OWASP ASVS 1.2.10, CSV and formula injection; characters that XML 1.0 cannot hold.
"""

import re
from datetime import date
from math import isfinite

from assess.batch.records import Cell

# A spreadsheet takes a cell that begins so for a formula; no quotes of the file keep it from that.
STARTS_A_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
LONGEST_CELL = 32_767  # characters that a cell of a workbook can hold
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def starts_a_formula(text: str) -> bool:
    """Return whether a spreadsheet would take this for a formula, spaces before it aside."""
    return text.startswith(STARTS_A_FORMULA) or text.lstrip(" ").startswith(STARTS_A_FORMULA)


def csv_cell(cell: Cell) -> str | int | float:
    """Return a cell as it stands in a CSV file: numbers as numbers, text that might start a formula behind '."""
    shown = plain_cell(cell)
    if not isinstance(shown, str):
        return shown
    text = shown.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if starts_a_formula(text) else text


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
