"""Rows of a table read column by column; what it cannot be sure of is left to the reader of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assess.batch.columnar.addresses import Addresses
from assess.batch.columnar.cells import columns_of, of_one_address, with_formulas
from assess.batch.columnar.contradictions import contradicting
from assess.batch.columnar.equipment import Equipment
from assess.batch.columnar.flat import default_of, either, first_told, is_section, nested
from assess.batch.columnar.grouping import LOADS, SYSTEMS, Layout, layout_of
from assess.batch.columnar.remembered import EVERYTHING, Lacks, Remembered, RowsAlone, tells_more
from assess.batch.columnar.slots import Filled, listed
from assess.batch.columnar.texts import Texts
from assess.batch.reading_rows import read_row
from assess.batch.records import Cell, Problem, RawRow, Status
from assess.intake import Home
from assess.intake.fields import shapes
from assess.readers.rows import Mapping as Meant
from assess.worksheet.many import Column, Listed, Rows

__all__ = ["ColumnReader", "ReadColumns"]

Codes = NDArray[np.int32]
Places = NDArray[np.intp]
Yes = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class ReadColumns:
    """A block of rows. The homes of those that are plain stand in `rows`, with their usual nameplates.

    `plain` and `others` are places in the block, ascending; `others` are to be read one by one. `sure` says of each
    plain row whether nothing in it is assumed. `site_ids` and `problems` are those of the plain rows, which lack
    something at most.
    """

    rows: Rows
    sure: Column
    plain: Places
    others: Places
    site_ids: list[str]
    problems: list[tuple[Problem, ...]]

    @property
    def count(self) -> int:
        """Return how many rows are plain."""
        return len(self.plain)

    @property
    def statuses(self) -> list[Status]:
        """Return how each plain row was read: whole, or lacking what no answer can do without."""
        return [Status.INCOMPLETE if problems else Status.OK for problems in self.problems]


@dataclass(frozen=True, eq=False)
class _Block:
    """What the rows of a block say: the combination of each row by group, and whether its lists count."""

    codes: list[Codes]
    loads: Yes
    systems: Yes

    def counts(self, name: str) -> Yes | None:
        """Return where a list counts; None of one that counts wherever it is told."""
        return {LOADS: self.loads, SYSTEMS: self.systems}.get(name)


class ColumnReader:
    """Reads the rows of one table, a block at a time, and remembers what their cells say."""

    def __init__(self, headings: Sequence[str], mapping: Meant) -> None:
        """Settle once for the table which of its columns are read together."""
        self._headings, self._mapping = tuple(headings), mapping
        self._layout: Layout = layout_of(self._headings, mapping)
        self._lacks, alone = Lacks(), RowsAlone(self._headings, mapping)
        self._groups = [Remembered(group, alone, self._lacks) for group in self._layout.groups]
        self._texts = {at: Texts(at, alone) for at in self._layout.texts}
        self._equipment = Equipment(self._groups, alone, self._lacks)
        self._addresses = Addresses(self._layout, alone)
        self._alone = alone
        self._lacking: dict[int, tuple[Problem, ...]] = {}

    def read(self, rows: Sequence[RawRow]) -> ReadColumns:
        """Return a block of rows; those that are not plain are named and left to the reader of rows."""
        if not rows:
            nowhere = np.zeros(0, dtype=np.intp)
            return ReadColumns(Rows(Home), Column([], nowhere.astype(np.int32)), nowhere, nowhere, [], [])
        columns = self._columns(rows)
        plain = self._unremarkable(rows, columns)
        codes = [group.codes(columns) for group in self._groups]
        block, lacks, plain = self._settled(codes, plain)
        places = np.flatnonzero(plain)
        sections, twice = self._sections(block, places)
        if len(places):
            fine = ~twice & ~contradicting(nested(Home, sections), len(places))
            fine &= self._problems_known(rows, lacks, places, fine)
            if not fine.all():
                places = places[fine]
                sections, _ = self._sections(block, places)
        home = nested(Home, sections)
        for name, found in self._lists(block, places).items():
            home = _with_list(home, name.split("."), found)
        return ReadColumns(
            rows=home,
            sure=self._sure(block, places),
            plain=places,
            others=np.setdiff1d(np.arange(len(rows)), places, assume_unique=True),
            site_ids=self._site_ids(columns, codes, places),
            problems=[self._lacking[mask] for mask in lacks[places].tolist()],
        )

    def address_keys(self, rows: Sequence[RawRow]) -> list[str]:
        """Return of each row the key that tells one home from another; it looks at the address alone."""
        return self._addresses.keys(self._columns(rows))

    def _columns(self, rows: Sequence[RawRow]) -> list[Sequence[Cell]]:
        columns = columns_of(rows, self._layout.width)
        return of_one_address(columns, self._layout.of_address, self._mapping.ranked_places)

    def _unremarkable(self, rows: Sequence[RawRow], columns: Sequence[Sequence[Cell]]) -> Yes:
        """Return the rows of which nothing is told beside what their columns say."""
        found = np.array([not row.notes for row in rows], dtype=bool)
        for at in self._layout.unread:
            found[with_formulas(columns[at])] = False
        for at, texts in self._texts.items():
            found[texts.wrong(columns[at])] = False
        return found

    def _settled(self, codes: list[Codes], plain: Yes) -> tuple[_Block, NDArray[np.int64], Yes]:
        """Return which lists count in each row, what it lacks, and whether no more is wrong with it."""
        count = len(plain)
        loads = np.full(count, self._alone.stands(LOADS))
        lacks = np.full(count, EVERYTHING, dtype=np.int64)
        doubtful = np.zeros(count, dtype=bool)
        for group, mine in zip(self._groups, codes, strict=True):
            plain &= ~group.told("bad", mine)
            doubtful |= group.told("bad_unless_whole", mine)
            lacks &= group.told("lacks", mine)
            if group.group.whole == LOADS:
                loads |= group.told("tells_whole", mine)
        systems, wrong, lacks_by_them = self._equipment.counts(codes, count)
        lacks &= lacks_by_them
        return _Block(codes, loads, systems), lacks, plain & ~wrong & (loads | ~doubtful) & (lacks != EVERYTHING)

    def _problems_known(self, rows: Sequence[RawRow], lacks: NDArray[np.int64], places: Places, fine: Yes) -> Yes:
        """Return the rows of which it is known how to tell what they lack; one of each kind is read for it."""
        known = fine.copy()
        of_place = lacks[places]
        for mask in np.unique(of_place[fine]).tolist():
            for at in np.flatnonzero(fine & (of_place == mask)).tolist() if mask not in self._lacking else ():
                read = read_row(rows[places[at]], self._headings, self._mapping)
                if not tells_more(read):
                    self._lacking[mask] = read.problems
                    break
                known[at] = False
        return known

    def _sections(self, block: _Block, places: Places) -> tuple[dict[tuple[str, ...], Column], Yes]:
        """Return all fields of the homes at some places, but for their lists; and where two groups tell one of them."""
        told: dict[tuple[str, ...], list[Column]] = {}
        for group, codes in zip(self._groups, block.codes, strict=True) if len(places) else ():
            for path, column in group.fields.columns(codes[places]):
                told.setdefault(path, []).append(column)
        found = {}
        twice = np.zeros(len(places), dtype=bool)
        for path, several in told.items():
            if len(several) == 1:
                found[path] = several[0]
            elif is_section(Home, path):
                found[path] = either(several)
            else:
                found[path], both = first_told(several, default_of(Home, path))
                twice |= both
        return found, twice

    def _lists(self, block: _Block, places: Places) -> dict[str, Listed]:
        """Return the lists of the homes at some places, by where they stand."""
        found = {}
        for name in dict.fromkeys([*(name for group in self._groups for name in group.group.lists), LOADS, SYSTEMS]):
            filled = [
                Filled(group.slots[name], codes[places], group.group.joins)
                for group, codes in zip(self._groups, block.codes, strict=True)
                if name in group.group.lists
            ]
            counts = block.counts(name)
            known = counts[places] if counts is not None else np.logical_or.reduce([one.known for one in filled])
            one = listed(name, filled, known) if len(places) else None
            if one is not None:
                found[name] = one
        return found

    def _sure(self, block: _Block, places: Places) -> Column:
        sure = np.ones(len(places), dtype=bool)
        for group, codes in zip(self._groups, block.codes, strict=True) if len(places) else ():
            mine = codes[places]
            sure &= group.told("sure", mine)
            for name in group.group.lists:
                counts = block.counts(name)
                sure &= group.sure_of(name, mine) | (False if counts is None else ~counts[places])
        return Column([False, True], sure.astype(np.int32))

    def _site_ids(self, columns: Sequence[Sequence[Cell]], codes: list[Codes], places: Places) -> list[str]:
        if self._layout.site_id is not None:
            texts = self._texts[self._layout.site_id].values(columns[self._layout.site_id])
            return [texts[place] for place in places.tolist()]
        for group, mine in zip(self._groups, codes, strict=True):
            if group.group.names_site:
                return [group.site_id(code) for code in mine[places].tolist()]
        return [""] * len(places)


def _with_list(rows: Rows, way: Sequence[str], found: Listed) -> Rows:
    """Return the rows with a list put in, in the section that it belongs to."""
    name, *below = way
    if not below:
        return Rows(rows.record, {**rows.fields, name: found}, rows.there)
    section = rows.fields.get(name)
    record = shapes(rows.record)[name].record
    inner = section if isinstance(section, Rows) else Rows(record or rows.record)
    return Rows(rows.record, {**rows.fields, name: _with_list(inner, below, found)}, rows.there)
