"""A table of homes looked at before it is run: what its columns are read as, and what is to be said of its rows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Own
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import Note, Problem, RawRow, Status
from assess.batch.row_hash import input_sha256
from assess.batch.summary.fields import EVERY, words_of
from assess.batch.tables.places import column_letters
from assess.batch.tables.table import Table
from assess.errors import ExitCode
from assess.readers.rows import Mapping
from assess.readers.rows.columns import Column, needed
from assess.readers.rows.fields import shape_of
from assess.readers.rows.spellings import folded

# Homes of which it is remembered that they were said: beyond that, which row says one again is told by the run, whose
# ledger is on disk.
_MOST_REMEMBERED = 300_000
_UNUSABLE = frozenset({Status.ERROR, Status.SKIPPED, Status.DUPLICATE})
_LISTS = {"load": "loads", "system": "hvac.systems"}  # of the form, by what a word lists
_ALIKE = 0.85  # a letter or two of a heading mistyped, and no other word
_UNIT = re.compile(r"\s*\([^)]*\)\s*$")


class Use(StrEnum):
    """What becomes of a column: it is read, only kept beside the answer, or holds what no assessment needs."""

    READ = "read"
    KEPT = "kept"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column: its letters, its heading, and what it is read as, with the unit of a bare number."""

    letters: str
    heading: str
    use: Use
    fields: tuple[str, ...] = ()
    name: str = ""
    unit: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """One row as it was read; `duplicate_of` is the row that said the same home before."""

    number: int
    read: ReadRow
    status: Status
    duplicate_of: int | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all that is to be said of the row."""
        if self.duplicate_of is None:
            return self.read.problems
        says, hint = f"is the same home as row {self.duplicate_of}", "keep one of them"
        return (*self.read.problems, Problem("", "", "duplicate", says, hint, Status.DUPLICATE))


class Check:
    """A table that is looked at; the counts grow as its rows are asked for. Nothing is assessed.

    `lacking` names what no answer can do without and no column tells. Raises IntakeError when no column is known.
    """

    def __init__(self, table: Table, own: Own[str, Any] | None = None) -> None:
        """Settle what the columns are; `own` is a mapping of one's own, heading to field."""
        self._table = table
        self._mapping = row_mapping(table.headings, own)
        self.title = self._mapping.table.title
        self.notes: tuple[Note, ...] = table.notes
        self.columns = tuple(_uses(table.headings, self._mapping))
        told = {field for column in self.columns for field in column.fields}
        self.lacking = tuple(one.name for one in needed() if not told.intersection(one.any))
        self.statuses: Counter[Status] = Counter()
        self.codes: Counter[str] = Counter()
        self.usable = 0

    @property
    def rows_read(self) -> int:
        """Return how many rows were looked at."""
        return self.statuses.total()

    @property
    def exit_code(self) -> ExitCode:
        """Return the exit code that a run of this table would end with, as far as reading can tell."""
        if not self.usable:
            return ExitCode.INTAKE
        return ExitCode.ROWS_FAILED if self.statuses[Status.ERROR] else ExitCode.ASSESSED

    def rows(self) -> Iterator[RowCheck]:
        """Yield every row as it is read. Raises IntakeError when the file turns out to be broken further down."""
        seen: dict[int, int] = {}
        for raw in self._table.rows():
            read = self._without_persons(read_row(raw, self._table.headings, self._mapping))
            first = _said_before(seen, raw, read, self._table.headings)
            graver = read.status in {Status.ERROR, Status.SKIPPED}
            status = read.status if first is None or graver else Status.DUPLICATE
            row = RowCheck(raw.number, read, status, first)
            self.statuses[status] += 1
            self.codes.update({problem.code for problem in row.problems})
            self.usable += read.home is not None and status not in _UNUSABLE
            yield row

    def _without_persons(self, read: ReadRow) -> ReadRow:
        """Return a row whose problems do not repeat what stands in a personal column."""
        personal = self._mapping.personal
        if not any(problem.column in personal for problem in read.problems):
            return read
        problems = (replace(one, value="") if one.column in personal else one for one in read.problems)
        return replace(read, problems=tuple(problems))


def _said_before(seen: dict[int, int], raw: RawRow, read: ReadRow, headings: tuple[str, ...]) -> int | None:
    """Return the first row that said the same home: by its own number, its address, or word for word."""
    if read.status is Status.SKIPPED:
        return None
    keys = [hash(("input", input_sha256(raw, headings)))]
    keys += [hash(("site", read.site_id))] if read.site_id else []
    keys += [hash(("address", read.address_key))] if read.address_key else []
    firsts = [seen[key] for key in keys if key in seen]
    if len(seen) < _MOST_REMEMBERED:
        for key in keys:
            seen.setdefault(key, raw.number)
    return min(firsts, default=None)


def _uses(headings: Sequence[str], columns: Mapping) -> Iterator[ColumnUse]:
    joined = {beside: heading for heading, beside in columns.beside.items()}
    for number, heading in enumerate(headings, 1):
        letters = column_letters(number)
        if heading in columns.feeds:
            use = _use(letters, heading, columns.feeds[heading])
            first, place = columns.twice.get(heading), columns.places.get(heading)
            remarks = [f'used where "{first}" is blank'] if first else []
            remarks += [f"{place} address, used where the home has none"] if place else []
            remarks += [f'with "{columns.beside[heading]}"'] if heading in columns.beside else []
            yield replace(use, remark="; ".join(remarks))
        elif heading in joined:
            yield replace(_use(letters, heading, columns.feeds[joined[heading]]), remark=f'with "{joined[heading]}"')
        elif heading.strip():
            personal = heading in columns.personal
            remark = "" if personal else _meant(heading, columns)
            yield ColumnUse(letters, heading, Use.PERSONAL if personal else Use.KEPT, remark=remark)


def _meant(heading: str, columns: Mapping) -> str:
    """Return what a heading that nothing is known of was perhaps to be: one that is known and not there."""
    there = {name for column in columns.feeds.values() for name in column.names}
    known = (name for column in columns.table.column for name in column.names if name not in there)
    near = get_close_matches(folded(_UNIT.sub("", heading)), known, n=1, cutoff=_ALIKE)
    return f'did you mean "{near[0]}"?' if near else ""


def _use(letters: str, heading: str, column: Column) -> ColumnUse:
    fields = tuple(dict.fromkeys(_fields(column)))
    shape = shape_of(column)
    unit = column.unit or ("" if shape is None else shape.unit)
    return ColumnUse(letters, heading, Use.READ, fields, _name(column, fields), unit)


def _fields(column: Column) -> Iterable[str]:
    """Yield the fields that a column may fill, and the lists to which its words add."""
    entry = column.entry
    if column.field is not None:
        yield f"{entry.list}.{EVERY}.{column.field}" if entry else column.field
    if entry is not None:
        yield entry.list
    if column.whole is not None:
        yield column.whole
    meanings = (*column.words.values(), *([column.above_zero] if column.above_zero else []))
    for meaning in meanings:
        yield from meaning.set
        yield from (name for kind, name in _LISTS.items() if getattr(meaning, kind) is not None)


def _name(column: Column, fields: Sequence[str]) -> str:
    """Return what a column is read as, in plain words."""
    entry = column.entry
    item = "" if entry is None else (entry.kind or entry.key or "entry").replace("_", " ")
    if column.field is not None:
        return words_of(fields[0], item or None).name
    if entry is not None:
        return f"{item}: whether there is one"
    if column.whole is not None:
        return f"whether all of {words_of(column.whole).name} are listed"
    names = dict.fromkeys(words_of(field).name for field in fields)
    return " and ".join(list(names)[:2]) or "construction of the house"
