"""Which column of a table feeds which field, by its heading."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Own
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from assess.errors import IntakeError
from assess.readers.rows.columns import Column, Table, headings_of_people, tables
from assess.readers.rows.fields import shape_of
from assess.readers.rows.own import own_column
from assess.readers.rows.spellings import PLACES, Spelling, folded, spellings
from assess.units import KINDS
from assess.units.spelling import quoted

__all__ = ["Mapping", "folded", "mapping_of"]

_ADDRESS = {"contact.address", "place.city", "place.state", "place.zip_code"}
_EXACT = {"resstock", "recs2015"}  # files of one make, whose headings are never written otherwise
_Found = dict[str, tuple[Column, str]]


@dataclass(frozen=True, eq=False)  # one that is compared by what it is, so that its reader can be remembered
class Mapping:
    """What the columns of a table mean: `feeds` by heading, `beside` the second heading of those that join two.

    `unknown` are the headings that feed nothing; their cells are kept by whoever holds the row, never dropped.
    `personal` hold names, telephones and the like, which no assessment needs, and are not read. `twice` has the
    headings that say the same as one before them, with that one. `places` says of address columns whose address it
    is, where not the home's own: mailing, billing.
    """

    table: Table
    feeds: dict[str, Column]
    beside: dict[str, str]
    unknown: tuple[str, ...]
    personal: tuple[str, ...] = ()
    twice: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @cached_property
    def ranked_places(self) -> tuple[str, ...]:
        """Return the kinds of address that the table holds, the home's own first."""
        kinds = {self.places.get(heading, "") for heading, column in self.feeds.items() if is_of_address(column)}
        return tuple(place for place in PLACES if place in kinds)


def is_of_address(column: Column) -> bool:
    """Return whether a column is part of an address."""
    return column.field in _ADDRESS or column.others == "abroad"


def mapping_of(
    headings: Iterable[str],
    own: Own[str, Any] | None = None,
    *,
    same_twice: Literal["refused", "noted"] = "refused",
) -> Mapping:
    """Return what the columns mean, by the kind of table that knows most of them.

    `own` is a mapping of one's own, heading to field, which goes before what is known. Raises IntakeError when no
    column is known, or two say the same, unless that is to be noted: then the first that is filled counts.
    """
    given = list(dict.fromkeys(heading for heading in headings if heading.strip()))
    mine = {folded(heading): own_column(heading, says) for heading, says in (own or {}).items()}
    ignored = {heading for heading in given if (own or {}) and mine.get(folded(heading), True) is None}
    read = [heading for heading in given if heading not in ignored]
    # Of equals the first counts: max keeps the first of its largest.
    table, best = max(((table, _mapped(table, read, mine)) for table in tables()), key=lambda one: len(one[1]))
    if not best:
        raise IntakeError(
            "no column of this table is known",
            where="headings",
            hint='Name them as people do: "Square Feet", "Zip code", "Main Breaker", "Yr Built".',
        )
    twice = _twice(best)
    if twice and same_twice == "refused":
        again, first = next(iter(twice.items()))
        raise IntakeError(
            f"the columns {quoted(first)} and {quoted(again)} say the same",
            where="headings",
            hint="Keep one of them, or rename the other.",
        )
    plain = {folded(heading): heading for heading in given}
    joined = {h: plain[c.beside] for h, (c, _) in best.items() if c.beside is not None and c.beside in plain}
    feeds = {h: c for h, (c, _) in best.items() if c.beside is None or h in joined}
    used = {*feeds, *joined.values()}
    personal = tuple(heading for heading in given if heading not in used and _is_personal(heading))
    return Mapping(
        table,
        feeds,
        joined,
        tuple(heading for heading in given if heading not in {*used, *personal}),
        personal,
        {again: first for again, first in twice.items() if again in feeds and first in feeds},
        {heading: place for heading, (_, place) in best.items() if place},
    )


def _mapped(table: Table, headings: list[str], mine: Own[str, Column | None]) -> _Found:
    known = {name: column for column in table.column for name in column.names}
    found: _Found = {}
    for heading in headings:
        own = mine.get(folded(heading))
        if own is not None:
            found[heading] = (own, "")
            continue
        for spelling in _spellings(table, heading):
            column = _with_unit(known.get(spelling.name), spelling)
            if column is not None:
                found[heading] = (column, spelling.place)
                break
    return found


def _spellings(table: Table, heading: str) -> Iterator[Spelling]:
    if table.name in _EXACT:
        yield Spelling(folded(heading))
        return
    if folded(heading) in headings_of_people():
        return
    yield from spellings(heading)


def _with_unit(column: Column | None, spelling: Spelling) -> Column | None:
    """Return the column as the spelling has it; None where that makes no sense of it."""
    if column is None or (spelling.place and not is_of_address(column)):
        return None
    if not spelling.unit:
        return column
    shape = shape_of(column)
    if shape is None or shape.kind is None or KINDS[shape.kind.name].meaning(spelling.unit) is None:
        return None
    return column.model_copy(update={"unit": spelling.unit})


def _twice(found: _Found) -> dict[str, str]:
    """Return the headings that say the same as one before them, that is, of the same address."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    twice: dict[str, str] = {}
    for heading, (column, place) in found.items():
        first = seen.setdefault((place, column.names), heading)
        if first != heading:
            twice[heading] = first
    return twice


def _is_personal(heading: str) -> bool:
    return any(spelling.name in headings_of_people() for spelling in spellings(heading))
