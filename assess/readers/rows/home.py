"""One row of a table read into a home."""

from collections.abc import Iterator
from collections.abc import Mapping as Row
from typing import Any

from assess.errors import IntakeError
from assess.intake import Home
from assess.intake.files import home_from_mapping
from assess.readers.hpxml.document import clean
from assess.readers.hpxml.figures import assembly, assumed, figure, sized
from assess.readers.rows.cells import Said, said, wrapped
from assess.readers.rows.columns import Column, Load
from assess.readers.rows.headings import Mapping
from assess.units.spelling import quoted


def home_of(row: Row[str, str], mapping: Mapping, where: str = "row") -> Home:
    """Return the home of one row; `where` is the row's name in messages.

    What a cell states is told; what stands for a band or for a place that is not told is assumed and carries its
    range. A blank cell is unknown. Raises IntakeError with the column, the value and what would be right.
    """
    draft = _Draft(mapping)
    for heading, column in mapping.feeds.items():
        cell = row.get(heading) or ""
        if column.beside is not None:
            cell = f"{cell} / {row.get(mapping.beside[heading]) or ''}"
        try:
            found = said(column, cell)
        except IntakeError as error:
            raise IntakeError(error.message, where=f"{where}, column {quoted(heading)}") from None
        if found is not None:
            draft.add(found, column, heading)
    return home_from_mapping(draft.whole(), where)


class _Draft:
    """The form as it is filled, column by column."""

    def __init__(self, mapping: Mapping) -> None:
        self._values: dict[str, Any] = {}
        self._lists: dict[str, list[dict[str, Any]]] = {name: [] for name in mapping.table.lists}
        self._sized: list[tuple[dict[str, Any], str, str]] = []
        self._bedrooms: float | None = None

    def add(self, found: Said, column: Column, heading: str) -> None:
        """Take over what one cell says."""
        if column.entry is not None:
            # The table tells a size; that it is such equipment is what the heading lets suppose.
            kind = wrapped(column.entry.kind, column.model_copy(update={"basis": "assumed"}), heading)
            values = {name: wrapped(value, column, heading) for name, value in found.values.items()}
            self._lists.setdefault(column.entry.list, []).append({"kind": kind, **values})
            return
        for path, value in {**found.values, **found.meaning.set}.items():
            self._put(path, wrapped(value, column, heading, found.low, found.high))
            if path == "dwelling.bedrooms" and isinstance(value, int):
                self._bedrooms = value
        self._list(found, column, heading)
        for path, value in _envelope(found):
            self._put(path, {**wrapped(value, column, heading), "note": "from the construction, by table"})

    def whole(self) -> dict[str, Any]:
        """Return the form, filled."""
        for entry, key, heading in self._sized:
            usual = sized(key, self._bedrooms, None)
            entry["nameplate_va"] = assumed(usual, f"column {quoted(heading)} gives no power for it")
        for path, entries in self._lists.items():
            self._put(path, entries)
        return self._values

    def _list(self, found: Said, column: Column, heading: str) -> None:
        load, system = found.meaning.load, found.meaning.system
        if load is not None:
            self._load(load, column, heading)
        if system is not None:
            stated = system.model_dump(exclude_none=True)
            told = {name: wrapped(value, column, heading) for name, value in stated.items()}
            self._lists.setdefault("hvac.systems", []).append(told)

    def _load(self, load: Load, column: Column, heading: str) -> None:
        entry = {"kind": wrapped(load.kind, column, heading), "fuel": load.fuel}
        if load.usual is not None:
            self._sized.append((entry, load.usual, heading))
        self._lists.setdefault("loads", []).append(entry)

    def _put(self, path: str, value: Any) -> None:
        here = self._values
        *way, last = path.split(".")
        for name in way:
            here = here.setdefault(name, {})
        here[last] = value


def _envelope(found: Said) -> Iterator[tuple[str, float]]:
    """Yield the U-factors [BTU/h·ft²·°F] and the heat gain of a construction that a word names."""
    meaning = found.meaning
    if meaning.ceiling_r is not None:
        yield "dwelling.ceiling_u", clean(1 / assembly("ceiling", meaning.ceiling_r))
    if meaning.wall_r is not None:
        yield "dwelling.wall_u", clean(1 / assembly("wall", meaning.wall_r))
    if meaning.window is not None:
        yield "dwelling.window_u", figure(f"window.{meaning.window}.u", "assemblies").value
        yield "dwelling.window_shgc", figure(f"window.{meaning.window}.shgc", "assemblies").value
