"""What the cells of a group of columns say, read once by the reader of rows and then remembered."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.batch.columnar.cells import keys_of
from assess.batch.columnar.flat import Flat
from assess.batch.columnar.grouping import BEDROOMS, LOADS, SYSTEMS, Group
from assess.batch.columnar.slots import Slots
from assess.batch.reading_rows import ReadRow, read_row
from assess.batch.records import Cell, Problem, RawRow, Status
from assess.intake import Home
from assess.intake.site import Contact
from assess.readers.nameplates import with_usual_nameplates
from assess.readers.rows import Mapping as Meant
from assess.readers.rows import RowReader, as_text
from assess.readers.rows.own import LISTS
from assess.records import Basis

__all__ = ["EVERYTHING", "Lacks", "Remembered", "RowsAlone", "lacking", "tells_more"]

_MOST_KEPT = 100_000  # combinations of a group: as many as there are ZIP codes with their state, twice over
EVERYTHING = -1  # all bits: what says nothing lacks whatever can be lacked


class Lacks:
    """What rows may lack, each a bit."""

    def __init__(self) -> None:
        """Begin with nothing that was ever lacking."""
        self._bits: dict[Problem, int] = {}

    def mask(self, problems: Iterable[Problem]) -> int:
        """Return what of it is lacking as bits."""
        return sum(1 << self._bits.setdefault(one, len(self._bits)) for one in dict.fromkeys(problems))


@dataclass(frozen=True, eq=False)
class RowsAlone:
    """Reads rows in which only some cells are filled."""

    headings: tuple[str, ...]
    mapping: Meant

    def read(self, cells: Mapping[int, Cell], *, whole: bool = False) -> ReadRow:
        """Return what some cells say by themselves; where `whole`, in a table whose lists leave nothing out."""
        row: list[Cell] = [None] * len(self.headings)
        for at, cell in cells.items():
            row[at] = cell
        found = read_row(RawRow(1, tuple(row)), self.headings, self._whole if whole else self.mapping)
        # A row of no more than its own number is empty, and of an empty row nothing is told.
        if found.status is Status.SKIPPED and any(w.grade != "incomplete" for w in self._reader.read(row).wrongs):
            return replace(found, status=Status.ERROR)
        return found

    @cached_property
    def _reader(self) -> RowReader:
        return RowReader(self.headings, self.mapping)

    @cached_property
    def _whole(self) -> Meant:
        return replace(self.mapping, table=self.mapping.table.model_copy(update={"lists": tuple(LISTS)}))

    def stands(self, name: str) -> bool:
        """Return whether the table tells a list whole by itself."""
        return name in self.mapping.table.lists


@dataclass
class _Said:
    """What each combination says, by its number: `bad` is more than lacking something.

    `bad_unless_whole` is what is wrong unless its loads count, `lacks` are bits, `sure` is by what is said of fields
    and of each list. `alike` numbers those that are the same for whether a list counts, of which `samples` has one.
    """

    bad: list[bool] = field(default_factory=list)
    bad_unless_whole: list[bool] = field(default_factory=list)
    lacks: list[int] = field(default_factory=list)
    sure: list[bool] = field(default_factory=list)
    sure_of: dict[str, list[bool]] = field(default_factory=dict)
    tells_whole: list[bool] = field(default_factory=list)
    alike: list[int] = field(default_factory=list)
    site_ids: list[str] = field(default_factory=list)


class Remembered:
    """The cells of one group of columns, and what each combination of them says."""

    def __init__(self, group: Group, alone: RowsAlone, lacks: Lacks) -> None:
        """Begin with nothing read."""
        self.group, self._alone, self._lacks = group, alone, lacks
        self._forget()

    def codes(self, columns: Sequence[Sequence[Cell]]) -> NDArray[np.int32]:
        """Return which combination each row has; one that is new is read."""
        if len(self._said.bad) > _MOST_KEPT:
            self._forget()
        kinds, keys = zip(*(keys_of(columns[at]) for at in self.group.places), strict=True)
        joined: Sequence[Any] = keys[0] if len(keys) == 1 else list(zip(*keys, strict=True))
        known = self._known.setdefault(kinds, {})
        find = known.__getitem__
        try:
            return np.fromiter(map(find, joined), dtype=np.int32, count=len(joined))
        except KeyError:
            first: dict[Hashable, int] = {}
            for row, key in enumerate(joined):
                if key not in known:
                    first.setdefault(key, row)
            self._read([tuple(columns[at][row] for at in self.group.places) for row in first.values()])
            before = len(self._said.bad) - len(first)
            known.update({key: before + number for number, key in enumerate(first)})
            # A cell that is not equal to itself is found by which one it is.
            return np.fromiter(map(find, joined), dtype=np.int32, count=len(joined))

    def told(self, name: str, codes: NDArray[np.int32]) -> NDArray[Any]:
        """Return what is said of the rows' combinations, by the name of a part of what is said."""
        kept = self._arrays.get(name)
        values = getattr(self._said, name)
        if kept is None or len(kept) != len(values):
            kept = self._arrays[name] = np.array(values)
        found: NDArray[Any] = kept[codes]
        return found

    def sure_of(self, name: str, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return whether nothing is assumed in what the rows say of a list."""
        return np.array(self._said.sure_of[name], dtype=bool)[codes]

    def site_id(self, code: int) -> str:
        """Return the number of the site that a combination tells."""
        return self._said.site_ids[code]

    def sample(self, alike: int) -> dict[int, Cell]:
        """Return the cells of the first of the combinations that are alike."""
        return self._samples[alike]

    def _forget(self) -> None:
        self._known: dict[tuple[str, ...], dict[Any, int]] = {}
        self._said = _Said(sure_of={name: [] for name in self.group.lists})
        self._arrays: dict[str, NDArray[Any]] = {}
        self._classes: dict[Hashable, int] = {}
        self._samples: list[dict[int, Cell]] = []
        self.fields = Flat(Home)
        self.slots = {name: Slots(name) for name in self.group.lists}
        self.forgotten = getattr(self, "forgotten", -1) + 1

    def _read(self, several: Sequence[tuple[Cell, ...]]) -> None:
        """Read combinations that are new."""
        homes = []
        for combination in several:
            home = self._read_one(dict(zip(self.group.places, combination, strict=True)))
            for name, slots in self.slots.items():
                slots.add(_at(home, name))
            if self.group.fields:
                homes.append(self._without_others(home))
        self.fields.add(homes)

    def _read_one(self, cells: dict[int, Cell]) -> Home:
        """Read one combination; return its home with all that it would list."""
        own = {at: cell for at, cell in cells.items() if at in self.group.at}
        alone = self._alone.read(own)
        counted = any(name in LISTS for name in self.group.lists)
        whole = self._alone.read(cells, whole=True) if counted else alone
        said, bad = self._said, tells_more(whole)
        said.bad.append(bad or (not counted and tells_more(alone)))
        said.bad_unless_whole.append(LOADS in self.group.lists and tells_more(alone))
        empty = alone.status is Status.SKIPPED
        said.lacks.append(EVERYTHING if empty else self._lacks.mask(lacking(alone)))
        home = Home() if whole.home is None else with_usual_nameplates(whole.home)
        assumed = [path for path, source in home.provenance.items() if source.basis is Basis.ASSUMED]
        for name in self.group.lists:
            said.sure_of[name].append(not any(path.startswith(f"{name}.") for path in assumed))
        said.sure.append(not any(not path.startswith(tuple(f"{name}." for name in LISTS)) for path in assumed))
        told_alone = alone.home is not None and _at(alone.home, self.group.whole or LOADS) is not None
        said.tells_whole.append(told_alone)
        said.alike.append(self._class_of(own, home, fine=not said.bad[-1]))
        said.site_ids.append(alone.site_id)
        return home

    def _class_of(self, cells: Mapping[int, Cell], home: Home, *, fine: bool) -> int:
        """Return the number of the combinations that are alike but for sizes, by which no list counts or not."""
        key: Hashable = (fine, home.demand is not None)
        if self.group.lists or self.group.whole:
            sizes = self.group.numbers if fine else frozenset()
            key = (
                *((type(cell), "a size" if at in sizes and _is_positive(cell) else cell) for at, cell in cells.items()),
                key,
            )
        number = self._classes.setdefault(key, len(self._samples))
        if number == len(self._samples):
            self._samples.append(dict(cells))
        return number

    def _without_others(self, home: Home) -> Home:
        """Return the home without lists, contact, and what the cells beside the group's own say."""
        update: dict[str, Any] = {"contact": Contact(), "provenance": {}}
        if self.group.beside:
            update["dwelling"] = home.dwelling.model_copy(update={BEDROOMS.rpartition(".")[2]: None})
        for name in {*self.group.lists, LOADS, SYSTEMS}:
            section, _, last = name.rpartition(".")
            if not section:
                update[last] = None
            elif _at(home, name) is not None:
                update[section] = getattr(home, section).model_copy(update={last: None})
        return home.model_copy(update=update)


def _at(home: Home, path: str) -> Any:
    here: Any = home
    for name in path.split("."):
        here = getattr(here, name)
    return here


def lacking(read: ReadRow) -> list[Problem]:
    """Return what a row was found to lack."""
    return [problem for problem in read.problems if problem.status is Status.INCOMPLETE]


def tells_more(read: ReadRow) -> bool:
    """Return whether more is to be told of a row than what it lacks."""
    lacking_only = all(problem.status is Status.INCOMPLETE for problem in read.problems)
    return read.status is Status.ERROR or not lacking_only


def _is_positive(cell: Cell) -> bool:
    """Return whether a cell is a bare number above 0."""
    text = as_text(cell).strip()
    if not text or not text.isascii() or not set(text) <= set("0123456789."):
        return False
    try:
        return float(text) > 0
    except ValueError:
        return False
