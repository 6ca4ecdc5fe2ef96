"""Which row of a table holds its headings, and what each is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.batch.records import Cell, Note, RawRow
from assess.batch.tables.clean import clean
from assess.batch.tables.grid import Area
from assess.batch.tables.limits import COLUMNS, HEADING_WITHIN
from assess.batch.tables.places import column_letters
from assess.errors import IntakeError
from assess.units.spelling import quoted

_MARK_MISREAD = "\u00ef\u00bb\u00bf"  # the mark of UTF-8, as a program keeps it that took the file for Windows-1252
LEAST_HEADINGS = 2  # filled text cells; a title is one


@dataclass(frozen=True)
class Headings:
    """The headings of a table, in the order of its columns, the number of their row, and what is told of them."""

    names: tuple[str, ...]
    row: int
    notes: tuple[Note, ...]


def has_headings(rows: Sequence[RawRow]) -> bool:
    """Return whether one of these rows can hold the headings of a table."""
    return _index(rows) is not None


def headings_of(rows: Sequence[RawRow], merged: Sequence[Area], where: str) -> Headings:
    """Return the headings among the first rows of a table. Raises IntakeError when none can be, or for too many."""
    index = _index(rows)
    if index is None:
        raise IntakeError(
            f"has no row of headings among its first {HEADING_WITHIN} rows",
            where=where,
            hint="The headings stand in one row, at least two of them, with a row for each home below.",
        )
    row = rows[index]
    above = {other.number: other.cells for other in rows[:index]}
    texts = [_text(cell) for cell in row.cells]
    notes = _merged(texts, merged, row.number, above)
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > COLUMNS:
        raise too_many_columns(where)
    notes += _unnamed(texts)
    notes += _told_apart(texts)
    if index and any(cell is not None for other in rows[:index] for cell in other.cells):
        notes.append(Note(None, "title_rows", f"The headings stand in row {row.number}; what is above is left out."))
    return Headings(tuple(texts), row.number, tuple(notes))


def too_many_columns(where: str) -> IntakeError:
    """Return the refusal of a table that is too wide."""
    return IntakeError(
        f"has more than the {COLUMNS:,} columns that are read",
        where=where,
        hint="Keep the columns that describe the home, and clear what stands far to the right.",
    )


def is_word(cell: Cell) -> bool:
    """Return whether a cell is a text that is no number, as headings are."""
    if not isinstance(cell, str) or not cell.strip():
        return False
    try:
        float(cell)
    except ValueError:
        return True
    return False


def _index(rows: Sequence[RawRow]) -> int | None:
    found = (n for n, row in enumerate(rows[:HEADING_WITHIN]) if sum(map(is_word, row.cells)) >= LEAST_HEADINGS)
    return next(found, None)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(clean(str(cell)).removeprefix(_MARK_MISREAD).removeprefix("\ufeff").split())


def _merged(texts: list[str], merged: Sequence[Area], row: int, above: dict[int, tuple[Cell, ...]]) -> list[Note]:
    """Put the value of merged headings in their first column, and nothing in the others."""
    notes = []
    for area in merged:
        # A title that is merged across stands above, and touches nothing.
        if not area.first_row <= row <= area.last_row or area.first_column > len(texts):
            continue
        first = area.first_column - 1
        cells = above.get(area.first_row, ())
        if not texts[first] and first < len(cells):
            texts[first] = _text(cells[first])
        last = min(area.last_column, len(texts))
        texts[first + 1 : last] = [""] * (last - first - 1)
        if last > first + 1:
            places = f"{column_letters(first + 1)} to {column_letters(last)}"
            says = f"The headings of columns {places} are merged; {quoted(texts[first])} names the first of them only."
            notes.append(Note(first, "merged_headings", says))
    return notes


def _unnamed(texts: Sequence[str]) -> list[Note]:
    empty = [n for n, text in enumerate(texts) if not text]
    if not empty:
        return []
    letters = ", ".join(column_letters(n + 1) for n in empty[:8]) + (" ..." if len(empty) > 8 else "")
    many = "columns" if len(empty) > 1 else "column"
    return [Note(empty[0], "no_heading", f"No heading stands above {many} {letters}; the cells are kept, and unread.")]


def _told_apart(texts: list[str]) -> list[Note]:
    """Add a number to each heading that stood there before."""
    notes = []
    seen = {text.casefold() for text in texts}
    met: set[str] = set()
    for n, text in enumerate(texts):
        if text and text.casefold() in met:
            number = 2
            while f"{text} ({number})".casefold() in seen:
                number += 1
            texts[n] = f"{text} ({number})"
            seen.add(texts[n].casefold())
            says = f"The heading {quoted(text)} stands there more than once; in column {column_letters(n + 1)} it is "
            notes.append(Note(n, "duplicate_heading", f"{says}called {quoted(texts[n])}."))
        met.add(texts[n].casefold())
    return notes
