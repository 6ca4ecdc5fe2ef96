"""The lists of the form, as the columns of a row tell their entries: loads, equipment, speed tests."""

from collections.abc import Iterable, Sequence
from typing import Any

from assess.readers.hpxml.figures import assumed, sized
from assess.readers.rows.columns import Column, Meaning
from assess.readers.rows.marks import CellReading, Wrong
from assess.readers.rows.sources import source_of, supposed
from assess.records import Basis, Provenance
from assess.units.spelling import quoted

_SYSTEMS = "hvac.systems"
# What may be left out of these would be taken as 0; a speed test that is left out is no matter.
_COUNTED = ("loads", _SYSTEMS)
_COOLING, _HEATING = "cooling", "heating"  # keys of entries, and the two sides of which both make the list whole
_HEATS = {"furnace_gas", "furnace_electric", "boiler", "baseboard", "heat_pump"}
_COOLS = {"central_ac", "room_ac", "mini_split", "evaporative", "heat_pump"}
_TELLING = {"kind", "cooling_btu_h", "heating_btu_h"}
_SHOWN = 4  # headings named in one message
_Entry = dict[str, tuple[Any, Provenance | None]]


class Lists:
    """The entries of a row's lists. A list counts only where it is told whole: what is left out is not nothing."""

    def __init__(self, whole: Sequence[str]) -> None:
        """Begin with the lists that the kind of table tells whole."""
        self._entries: dict[str, dict[str, _Entry]] = {name: {} for name in whole}
        self._whole = set(whole)
        self._sized: list[tuple[_Entry, str, str]] = []
        self._headings: dict[str, list[str]] = {}
        self._sides: set[str] = set()

    def add_cell(self, column: Column, heading: str, found: CellReading) -> None:
        """Take over a cell that feeds an entry, or tells that a list is whole."""
        if column.whole is not None:
            if found.meaning.there:
                self._whole.add(column.whole)
                self._entries.setdefault(column.whole, {})
            return
        entry = column.entry
        if entry is None:
            return
        if entry.list == _SYSTEMS and entry.key in {_COOLING, _HEATING} and column.field in _TELLING:
            self._sides.add(entry.key)
        if found.meaning.there is False or not (found.leaves or found.meaning.there):
            return
        self._headings.setdefault(entry.list, []).append(heading)
        into = self._entry(entry.list, entry.key or f"column {heading}")
        for leaf in found.leaves:
            into[leaf.path] = (leaf.value, leaf.source)
        if entry.kind is not None:
            # The table tells a size; that it is such equipment is what the heading lets suppose.
            into.setdefault("kind", (entry.kind, supposed(column, heading)))

    def told(self, column: Column, found: CellReading) -> object:
        """Return what the entry of a column holds already of what a cell says; None where it holds nothing of it."""
        entry = column.entry
        if entry is None or entry.key is None or not found.leaves:
            return None
        held = self._entries.get(entry.list, {}).get(entry.key, {}).get(found.leaves[0].path)
        return None if held is None else held[0]

    def add_words(self, column: Column, heading: str, meaning: Meaning) -> None:
        """Take over the load and the equipment that a word lists."""
        if meaning.system is None and meaning.load is None:
            return
        source = source_of(column, heading)
        if meaning.system is not None:
            stated = meaning.system.model_dump(exclude_none=True, exclude={"joins"})
            into = self._entry(_SYSTEMS, meaning.system.joins or f"word {heading}")
            into.update({name: (value, source) for name, value in stated.items()})
        if meaning.load is not None:
            into = self._entry("loads", f"word {heading}")
            into.update({"kind": (meaning.load.kind, source), "fuel": (meaning.load.fuel, None)})
            if meaning.load.usual is not None:
                self._sized.append((into, meaning.load.usual, heading))

    def written(self, values: dict[str, Any], sources: dict[str, Provenance], columns: Iterable[Column]) -> list[Wrong]:
        """Write the lists that are whole into the form, and return what is wrong with the others."""
        bedrooms = values.get("dwelling", {}).get("bedrooms")
        for into, key, heading in self._sized:
            usual = assumed(sized(key, bedrooms, None), f"column {quoted(heading)} gives no power for it") or {}
            value, (low, high) = usual["value"], usual["range"]
            source = Provenance(basis=Basis.ASSUMED, low=low, high=high, source=usual["source"], note=usual["note"])
            into["nameplate_va"] = (value, source)
        self._settle_equipment()
        wrongs = []
        for path, entries in self._entries.items():
            if path in _COUNTED and not self._stands(path, entries, values):
                wrongs += self._not_whole(path, columns)
                continue
            *way, last = path.split(".")
            here = values
            for name in way:
                here = here.setdefault(name, {})
            here[last] = [{name: value for name, (value, _) in entry.items()} for entry in entries.values()]
            for number, entry in enumerate(entries.values()):
                sources |= {f"{path}.{number}.{name}": source for name, (_, source) in entry.items() if source}
        return wrongs

    def _entry(self, name: str, key: str) -> _Entry:
        return self._entries.setdefault(name, {}).setdefault(key, {})

    def _settle_equipment(self) -> None:
        """Settle whether heating and cooling are both told; a heat pump is both."""
        kinds = {entry["kind"][0] for entry in self._entries.get(_SYSTEMS, {}).values() if "kind" in entry}
        self._sides |= {side for side, known in ((_HEATING, _HEATS), (_COOLING, _COOLS)) if kinds & known}
        if self._sides >= {_COOLING, _HEATING}:
            self._whole.add(_SYSTEMS)
            self._entries.setdefault(_SYSTEMS, {})

    def _stands(self, path: str, entries: dict[str, _Entry], values: dict[str, Any]) -> bool:
        """Return whether a list may stand, so that what it leaves out counts as nothing.

        Cooling alone reads as no electric heat, which only a load calculation or a peak demand could go by.
        """
        if not all("kind" in entry for entry in entries.values()):
            return False
        cooling_alone = path == _SYSTEMS and _COOLING in self._sides and bool(entries)
        return path in self._whole or (cooling_alone and "loads" not in self._whole and "demand" not in values)

    def _not_whole(self, path: str, columns: Iterable[Column]) -> list[Wrong]:
        """Return what is to be told of a list that is left unknown, where a cell of it was filled."""
        headings = self._headings.get(path)
        if not headings:
            return []
        asking = next((column.names[0] for column in columns if column.whole == path), None)
        what = "loads are" if path == "loads" else "heating or cooling equipment is"
        hint = "tell both what cools and what heats"
        if path == "loads":
            hint = (
                f"write yes under {quoted(asking)} if they are all" if asking else "add a column that says they are all"
            )
        says = f"{what} told, but not that nothing is left out; counted as unknown"
        return [Wrong(", ".join(headings[:_SHOWN]), "", "list_not_whole", says, hint, "warning")]
