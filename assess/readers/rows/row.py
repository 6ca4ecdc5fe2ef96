"""One row of a table read whole: the home, and everything that is wrong with it and not only the first thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from assess.errors import IntakeError
from assess.intake import Home
from assess.intake.messages import problems
from assess.readers.rows.columns import Column, Needed, needed
from assess.readers.rows.headings import Mapping, is_of_address
from assess.readers.rows.lists import Lists
from assess.readers.rows.marks import Cell, CellReading, Leaf, Wrong, as_text, shortened
from assess.readers.rows.reading import reader_of
from assess.records import Provenance
from assess.units.spelling import quoted

Values = dict[str, Any]
_BARE = 5  # characters of a unit: 2, B, 12B
_SHOWN = 4  # headings named in one message


@dataclass(frozen=True)
class RowReading:
    """One row, read. `values` are those of the form by section; the home is None where they are no home.

    `headings` are those that each field was read under. `filled` says that something is told of the home besides its
    own number.
    """

    home: Home | None
    values: Values
    wrongs: tuple[Wrong, ...]
    headings: dict[str, str]
    filled: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """A column in the order of the table: where its cell stands, and how it is read."""

    at: int
    beside: int | None
    heading: str
    column: Column
    read: Callable[[Cell, str | None], CellReading]
    place: str
    first: str | None


@dataclass
class _Draft:
    """The form as it is filled, column by column."""

    values: Values = field(default_factory=dict)
    sources: dict[str, Provenance] = field(default_factory=dict)
    wrongs: list[Wrong] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    filled: bool = False


class RowReader:
    """Reads the rows of one table, whose cells stand in the order of its headings."""

    def __init__(self, headings: Sequence[str], mapping: Mapping) -> None:
        """Settle once for the table what each of its columns is."""
        self._mapping = mapping
        positions: dict[str, int] = {}
        for at, heading in enumerate(headings):
            positions.setdefault(heading, at)
        self._steps = [
            _Step(
                positions[heading],
                positions[mapping.beside[heading]] if column.beside is not None else None,
                heading,
                column,
                reader_of(column, heading),
                mapping.places.get(heading, "") if is_of_address(column) else "",
                mapping.twice.get(heading),
            )
            for heading, column in mapping.feeds.items()
        ]
        self._steps.sort(key=lambda step: step.column.last_resort)

        self._asked = [
            (
                one,
                [
                    heading
                    for heading, column in mapping.feeds.items()
                    if column.entry is None and column.field in one.any
                ],
            )
            for one in needed()
        ]

    def read(self, cells: Sequence[Cell]) -> RowReading:
        """Return a row as it was read; a row may be shorter than its headings."""
        draft, lists = _Draft(), Lists(self._mapping.table.lists)
        place = self._place(cells)
        for step in self._steps:
            cell = cells[step.at] if step.at < len(cells) else None
            if cell is None or cell == "" or (place is not None and is_of_address(step.column) and step.place != place):
                continue
            beside = None
            if step.beside is not None:
                beside = as_text(cells[step.beside]) if step.beside < len(cells) else ""
            found = step.read(cell, beside)
            if found.filled:
                self._take(step, cell, found, draft, lists)
        whole = lists.written(draft.values, draft.sources, self._mapping.feeds.values())
        draft.wrongs += whole
        home = _home(draft)
        draft.wrongs += _lacking(draft, self._asked)
        return RowReading(home, draft.values, tuple(draft.wrongs), draft.headings, draft.filled)

    def _place(self, cells: Sequence[Cell]) -> str | None:
        """Return whose address counts in a row, the first that is filled; None where the table has but one."""
        ranked = self._mapping.ranked_places
        if len(ranked) < 2:
            return None
        filled = {step.place for step in self._steps if is_of_address(step.column) and _is_filled(cells, step.at)}
        return next((place for place in ranked if place in filled), ranked[0])

    def _take(self, step: _Step, cell: Cell, found: CellReading, draft: _Draft, lists: Lists) -> None:
        column = step.column
        draft.filled = draft.filled or column.field != "contact.site_id"
        draft.wrongs += found.wrongs
        if column.entry is not None or column.whole is not None:
            kept = lists.told(column, found) if step.first is not None else None
            if kept is None:
                lists.add_cell(column, step.heading, found)
            elif found.leaves and kept != found.leaves[0].value:
                draft.wrongs.append(_said_twice(step, cell, kept))
            return
        for leaf in found.leaves:
            draft.headings.setdefault(leaf.path, step.heading)
            *way, last = leaf.steps
            here = draft.values
            for name in way:
                here = here.setdefault(name, {})
            if column.follows is not None:
                _add_line(column.follows, leaf, here)
                continue
            if last in here and _gives_way(column, leaf.path, found):
                continue
            if step.first is not None and last in here:
                if here[last] != leaf.value:
                    draft.wrongs.append(_said_twice(step, cell, here[last]))
                continue
            here[last] = leaf.value
            draft.sources[leaf.path] = leaf.source
        lists.add_words(column, step.heading, found.meaning)


def _is_filled(cells: Sequence[Cell], at: int) -> bool:
    return at < len(cells) and as_text(cells[at]).strip() != ""


def _add_line(word: str, leaf: Leaf, here: Values) -> None:
    """Put the second line of an address behind the first, where there is one."""
    if (first := here.get(leaf.steps[-1])) is not None:
        here[leaf.steps[-1]] = f"{first}, {_following(word, str(leaf.value))}"


def _gives_way(column: Column, path: str, found: CellReading) -> bool:
    """Return whether a value gives way to that of another column, which says the same in so many words."""
    return column.last_resort or (column.pair is not None and path not in {column.field, *found.meaning.set})


def _following(word: str, value: str) -> str:
    """Return the second line of an address; a bare number or letter is a unit."""
    return f"{word} {value}" if value.isalnum() and len(value) <= _BARE else value


def _said_twice(step: _Step, cell: Cell, kept: object) -> Wrong:
    says = f"says otherwise than the column {quoted(str(step.first))}, of which {quoted(str(kept))} was taken"
    return Wrong(step.heading, shortened(cell), "said_twice", says, "keep the one that is right", "review")


def _home(draft: _Draft) -> Home | None:
    try:
        return Home.model_validate({**draft.values, "provenance": draft.sources})
    except ValidationError as error:
        for found in problems(error, draft.values):
            heading = draft.headings.get(found.field) or _headings_meant(found.field, found.says, draft.headings)
            says, _, hint = found.says.partition("; ")
            draft.wrongs.append(Wrong(heading, "", "contradiction", says, hint, "error"))
        return None


def _headings_meant(section: str, says: str, headings: dict[str, str]) -> str:
    """Return the headings that a contradiction is about: those of the fields it names, else of its section."""
    named = [heading for path, heading in headings.items() if path in says]
    inside = [heading for path, heading in headings.items() if section and path.startswith(f"{section}.")]
    return ", ".join((named or inside)[:_SHOWN])


def _lacking(draft: _Draft, asked: Sequence[tuple[Needed, list[str]]]) -> list[Wrong]:
    """Return what the row lacks of the few things that no answer can do without, and for which nothing was written."""
    lacking = [one for one in asked if not any(_is_told(draft.values, path) for path in one[0].any)]
    tried = {wrong.heading for wrong in draft.wrongs} if lacking else set()
    return [_blank(one, headings) for one, headings in lacking if tried.isdisjoint(headings)]


def _blank(one: Needed, headings: list[str]) -> Wrong:
    hint = f"fill {quoted(headings[0])}" if headings else f"add a column such as {quoted(one.column)}"
    says = f"{one.name} is not known"
    return Wrong(headings[0] if headings else "", "", "blank_needed", says, hint, "incomplete")


def _is_told(values: Values, path: str) -> bool:
    here: Any = values
    for name in path.split("."):
        if not isinstance(here, dict) or name not in here:
            return False
        here = here[name]
    return here is not None


def refusal(wrong: Wrong, where: str) -> IntakeError:
    """Return something wrong with a row as the error that stops whoever reads but this one."""
    at = f"{where}, column {quoted(wrong.heading)}" if wrong.heading else where
    return IntakeError("; ".join(part for part in (wrong.says, wrong.hint) if part), where=at)
