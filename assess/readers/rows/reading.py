"""One cell read: the values of the form that it gives, each with where it comes from, and what is wrong with it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from assess.errors import IntakeError, RefusedCell
from assess.intake.fields import NUMERIC
from assess.readers.hpxml.document import clean
from assess.readers.hpxml.figures import assembly, figure
from assess.readers.rows.cells import Said, is_blank, said, written
from assess.readers.rows.columns import NAME, Column, Meaning
from assess.readers.rows.doubts import doubts_of_text, doubts_of_values, is_impossible
from assess.readers.rows.fields import field_of, shape_of, typed
from assess.readers.rows.loose import Loose, dotted_thousands, loosely
from assess.readers.rows.marks import (
    NO_MEANING,
    NOTHING,
    Cell,
    CellReading,
    Grade,
    Leaf,
    Wrong,
    as_text,
    looks_like_a_formula,
    shortened,
)
from assess.readers.rows.sources import source_of
from assess.rulebook import load_reference
from assess.units import measure
from assess.units.spelling import quoted

_KEPT = 2048  # cells remembered of each column; a long table repeats most of its words and many of its numbers
_ERROR_CELLS = frozenset(("#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#error!", "#spill!", "#calc!"))
_REVIEWED = {"not_a_us_address", "date_as_number", "number_as_date", "cell_error"}
_DATES = {"economics.prices_as_of"}


def reader_of(column: Column, heading: str) -> Callable[[Cell, str | None], CellReading]:
    """Return the reader of a column's cells, which remembers those it has read.

    It takes the cell, and the text of the cell beside it where the column joins two. Numbers and text are told
    apart in what it remembers, since 1 and True are equal.
    """

    @lru_cache(maxsize=_KEPT, typed=True)
    def read(cell: Cell, beside: str | None) -> CellReading:
        return read_cell(column, heading, cell, beside)

    return read


def read_cell(column: Column, heading: str, cell: Cell, beside: str | None = None) -> CellReading:
    """Return what a cell of a column says; nothing that stands there is an error of the program."""
    text = as_text(cell) if beside is None else f"{as_text(cell)} / {beside}"
    plain = written(text)
    if is_blank(plain):
        return NOTHING
    try:
        _refuse_unread(column, cell, plain)
        return _strictly(column, heading, cell, plain, text)
    except RefusedCell as refused:
        if isinstance(cell, str) and refused.code not in _REVIEWED and not looks_like_a_formula(cell):
            found = _loosely(column, heading, cell, plain)
            if found is not None:
                return found
        return CellReading(filled=True, wrongs=(_refusal(column, heading, cell, refused),))


def _strictly(column: Column, heading: str, cell: Cell, plain: str, text: str) -> CellReading:
    """Return what a cell says as it stands. Raises RefusedCell."""
    found = said(column, text)
    if found is None:
        return CellReading(filled=True)
    leaves = tuple(_leaves(column, heading, found))
    if any(is_impossible(leaf) for leaf in leaves):
        return _no_dwelling(column, heading, cell, plain)
    doubts = [*doubts_of_text(cell, plain, found.meaning), *doubts_of_values(column, heading, plain, leaves)]
    wrongs = tuple(Wrong(heading, shortened(cell), *doubt) for doubt in doubts)
    return CellReading(filled=True, leaves=leaves, meaning=found.meaning, wrongs=wrongs)


def _loosely(column: Column, heading: str, cell: Cell, plain: str) -> CellReading | None:
    """Return what a cell of a column of numbers says that was refused as it stands; None where it says nothing sure."""
    for loose in loosely(column, plain):
        try:
            found = _strictly(column, heading, cell, loose.text, loose.text)
            other = _other_of_pair(column, heading, loose)
        except RefusedCell:
            continue
        misread = loose.code == "other_unit" and any(wrong.code == "unusual" for wrong in found.wrongs)
        if misread or not (found.leaves or found.meaning != NO_MEANING):
            continue
        told = Wrong(heading, shortened(cell), loose.code, f"{quoted(plain)} {loose.says}", loose.hint, loose.grade)
        first = (told,) if loose.code else ()
        kept = () if loose.code == "other_unit" else tuple(_in_words_of(plain, loose, one) for one in found.wrongs)
        return replace(found, leaves=(*found.leaves, *other), wrongs=(*first, *kept))
    return None


def _in_words_of(plain: str, loose: Loose, wrong: Wrong) -> Wrong:
    """Return what is told of a cell with what really stands there."""
    return replace(wrong, says=wrong.says.replace(quoted(loose.text), quoted(plain)))


def _other_of_pair(column: Column, heading: str, loose: Loose) -> tuple[Leaf, ...]:
    """Return the second of two numbers that a cell gives. Raises RefusedCell."""
    if not loose.other or column.pair is None:
        return ()
    return tuple(_leaves(column, heading, Said(values={column.pair[1]: loose.other})))


def _no_dwelling(column: Column, heading: str, cell: Cell, plain: str) -> CellReading:
    """Return that a number is that of no dwelling; or what it is with its dot taken for a mark of thousands."""
    if isinstance(cell, str) and (grouped := dotted_thousands(plain)) is not None:
        found = _strictly(column, heading, cell, grouped, grouped)
        if found.leaves:
            says = f"{quoted(plain)} was read with its dot as a mark of thousands, as {grouped}"
            told = Wrong(heading, shortened(cell), "ambiguous", says, "write the number without the dot", "review")
            return replace(found, wrongs=(told,))
    says = f"{quoted(plain)} is that of no dwelling, and was left out"
    hint = "check it, and write it in the unit of the column"
    return CellReading(filled=True, wrongs=(Wrong(heading, shortened(cell), "unusual", says, hint, "review"),))


def _refusal(column: Column, heading: str, cell: Cell, refused: RefusedCell) -> Wrong:
    """Return what is wrong with a cell that was not read."""
    says, _, hint = refused.message.partition("; ")
    code = refused.code
    grade: Grade = "review" if code in _REVIEWED else "error"
    if looks_like_a_formula(cell):
        code, says, hint = "formula_text", f"{quoted(as_text(cell))} is the text of a formula", "write its value"
    elif code == "out_of_range" and _is_possible(column, cell):
        says, code, grade = f"{says} and was left out", "unusual", "review"
    shape = shape_of(column)
    if shape is not None and shape.kind is not None and column.unit:
        hint = hint.replace(shape.kind.accepts, shape.kind.accepts_in(column.unit))
    return Wrong(heading, shortened(cell), code, says, hint, grade)


def _is_possible(column: Column, cell: Cell) -> bool:
    """Return whether a number that the form does not take is one that a house may have, and not a slip for certain."""
    shape, most = shape_of(column), load_reference(NAME).figures.get(f"beyond.{column.field}")
    if most is None or shape is None or shape.kind is None:
        return False
    text = written(as_text(cell))
    for stated in (f"{text} {column.unit}".strip(), text):
        try:
            return 0 < measure(shape.kind.name, stated) <= most.value
        except IntakeError:
            continue
    return False


def _refuse_unread(column: Column, cell: Cell, plain: str) -> None:
    """Raise RefusedCell for what a spreadsheet made of a cell, where it may have been something else."""
    if plain.casefold() in _ERROR_CELLS:
        hint = "mend the formula in the spreadsheet, or write the value itself"
        raise RefusedCell(f"{quoted(plain)} is an error of the spreadsheet; {hint}", "cell_error")
    shape = shape_of(column)
    if isinstance(cell, date) and shape is not None and shape.form in NUMERIC:
        hint = f"format the column as numbers and write {shape.accepts}"
        raise RefusedCell(
            f"{quoted(plain)} is a date, in a column of numbers, and was not read; {hint}", "date_as_number"
        )
    if shape is not None and column.field in _DATES and isinstance(cell, int | float):
        hint = "format the column as dates, or write them as 2026-01-31"
        raise RefusedCell(
            f"{quoted(plain)} is a number, in a column of dates, and was not read; {hint}", "number_as_date"
        )


def _leaves(column: Column, heading: str, found: Said) -> Iterator[Leaf]:
    in_list = column.entry.list if column.entry else ""
    source = source_of(column, heading, found.low, found.high)
    for path, value in found.values.items():
        field = field_of(path, in_list)
        if field is None:
            raise IntakeError(f"the form has no field {quoted(path)}", where=f"column {quoted(heading)}")
        plain = typed(field, value, column.entry.kind if column.entry else None)
        if plain is not None:
            yield Leaf(field.steps, path, plain, source)
    for path, value in _envelope(found.meaning):
        field = field_of(path)
        if field is not None:
            by_table = {"note": "from the construction, by table"}
            yield Leaf(field.steps, path, value, source.model_copy(update=by_table))


def _envelope(meaning: Meaning) -> Iterator[tuple[str, float]]:
    """Yield the U-factors [BTU/h·ft²·°F] and the heat gain of a construction that a word names."""
    if meaning.ceiling_r is not None:
        yield "dwelling.ceiling_u", clean(1 / assembly("ceiling", meaning.ceiling_r))
    if meaning.wall_r is not None:
        yield "dwelling.wall_u", clean(1 / assembly("wall", meaning.wall_r))
    if meaning.window is not None:
        yield "dwelling.window_u", figure(f"window.{meaning.window}.u", "assemblies").value
        yield "dwelling.window_shgc", figure(f"window.{meaning.window}.shgc", "assemblies").value
