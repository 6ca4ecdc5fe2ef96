"""Which column of a table feeds which field, by its heading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assess.errors import IntakeError
from assess.readers.rows.columns import Column, Table, tables
from assess.units.spelling import quoted

_PREFIX = re.compile(r"^(in\.|build_existing_model\.)", re.IGNORECASE)
_JOINT = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Mapping:
    """What the columns of a table mean: `feeds` by heading, `beside` the second heading of those that join two.

    `unknown` are the headings that feed nothing; their cells are kept by whoever holds the row, never dropped.
    """

    table: Table
    feeds: dict[str, Column]
    beside: dict[str, str]
    unknown: tuple[str, ...]


def folded(heading: str) -> str:
    """Return a heading as it is compared: without capitals, prefix, dots, underscores and brackets."""
    return _JOINT.sub(" ", _PREFIX.sub("", heading.strip()).casefold()).strip()


def mapping_of(headings: Iterable[str]) -> Mapping:
    """Return what the columns mean, by the kind of table that knows most of them.

    Raises IntakeError when no column is known, or two say the same.
    """
    given = [heading for heading in headings if heading.strip()]
    # Of equals the first counts: max keeps the first of its largest.
    table, best = max(((table, _mapped(table, given)) for table in tables()), key=lambda one: len(one[1]))
    if not best:
        raise IntakeError(
            "no column of this table is known",
            where="headings",
            hint='Name them as people do: "Square Feet", "Zip code", "Main Breaker", "Yr Built".',
        )
    _refuse_twice(best)
    plain = {folded(heading): heading for heading in given}
    joined = {h: plain[c.beside] for h, c in best.items() if c.beside is not None and c.beside in plain}
    feeds = {h: c for h, c in best.items() if c.beside is None or h in joined}
    used = {*feeds, *joined.values()}
    return Mapping(table, feeds, joined, tuple(heading for heading in given if heading not in used))


def _mapped(table: Table, headings: list[str]) -> dict[str, Column]:
    known = {name: column for column in table.column for name in column.names}
    return {heading: known[folded(heading)] for heading in headings if folded(heading) in known}


def _refuse_twice(feeds: dict[str, Column]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for heading, column in feeds.items():
        if column.names in seen:
            raise IntakeError(
                f"the columns {quoted(seen[column.names])} and {quoted(heading)} say the same",
                where="headings",
                hint="Keep one of them, or rename the other.",
            )
        seen[column.names] = heading
