"""What is read of a cell, and how a cell is shown."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from assess.readers.rows.columns import Meaning
from assess.records import Provenance

Cell = str | float | int | bool | date | datetime | None
Grade = Literal["warning", "review", "incomplete", "error"]
_LONGEST = 60
# A text that a spreadsheet would take for a formula; a telephone number or a negative one is none.
_FORMULA = re.compile(r"\s*(?:=|[+\-@]\s*[A-Za-z_.]+\d*\s*[(!|])")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing about a cell: its column's heading, what stands there, what is wrong and what would be right."""

    heading: str
    value: str
    code: str
    says: str
    hint: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of the form and where it comes from."""

    steps: tuple[str, ...]
    path: str
    value: Any
    source: Provenance


NO_MEANING = Meaning()


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell gives; `filled` says that something stands there, whatever became of it."""

    filled: bool = False
    leaves: tuple[Leaf, ...] = ()
    meaning: Meaning = NO_MEANING
    wrongs: tuple[Wrong, ...] = ()


NOTHING = CellReading()


def as_text(cell: Cell) -> str:
    """Return a cell as text: a whole number without its decimal point, a date in ISO 8601, yes or no."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def shortened(cell: Cell) -> str:
    """Return a cell as it stands, cut to 60 characters."""
    text = as_text(cell)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def looks_like_a_formula(cell: Cell) -> bool:
    """Return whether a cell is text that a spreadsheet would take for a formula."""
    return isinstance(cell, str) and cell[:1] in "=+-@ \t" and _FORMULA.match(cell) is not None
