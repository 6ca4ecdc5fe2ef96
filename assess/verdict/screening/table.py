"""Homes as a table of columns that reads like one home."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.electrical.methods.items import CLIMATE, COOKING
from assess.intake import Home, Load, LoadKind
from assess.intake.fields import NUMERIC, shapes
from assess.records import Basis, Record
from assess.verdict.many import BREAKERS
from assess.worksheet.many import Column, Listed, Rows, Shown

__all__ = ["column_of", "plain", "rows_of", "settled"]

# Names and remarks, which no rule reads but to show them.
_SHOWN = {"label", "notes", "note", "model", "file"}
# Kept apart by their values: what these say is looked up once for all homes that say the same.
_BY_BEING_THERE = {*CLIMATE, *COOKING, LoadKind.EV_CHARGER, LoadKind.LIGHTING}
_ALIKE = {"node"}


def rows_of(record: type[Record], several: Sequence[Record | None], *, alike: bool = False) -> Rows:
    """Return records of one kind by their fields; `alike` ones have no lanes."""
    there = None
    if any(one is None for one in several):
        there = Column.of([one is not None for one in several])
    known = [one for one in several if one is not None]
    fields: dict[str, Column | Listed | Rows] = {}
    for name, shape in shapes(record).items():
        if shape.form == "table":
            continue
        default = None if shape.required else record.model_fields[name].get_default(call_default_factory=True)
        values = [default if one is None else getattr(one, name) for one in several]
        if not shape.required and all(value is default or value == default for value in values):
            continue
        same = alike or name in _ALIKE
        if shape.form == "section" and shape.record is not None:
            fields[name] = rows_of(shape.record, values, alike=same)
        elif shape.form == "sections" and shape.record is not None:
            fields[name] = _listed(shape.record, values)
        else:
            fields[name] = column_of(
                name, values, numeric=shape.form in NUMERIC and not same, whole=shape.form == "whole"
            )
    return Rows(record, fields, there) if known else Rows(record, {}, Column.of([False] * len(several)))


def column_of(name: str, values: Sequence[Any], *, numeric: bool, whole: bool = False) -> Column:
    """Return one field of many homes; of breakers and whole numbers there are a few sizes."""
    if name in _SHOWN:
        return Shown.of(values)
    return Column.of(values, numeric=numeric, steps=whole or name in BREAKERS)


def plain(rows: Rows, place: int) -> Any:
    """Return one of the records by itself, not checked anew; None where it is not there."""
    if rows.there is not None and not rows.there.at(place):
        return None
    found: dict[str, Any] = {}
    for name, source in rows.fields.items():
        if isinstance(source, Rows):
            found[name] = plain(source, place)
        elif isinstance(source, Listed):
            entries = source.entries[source.shapes.at(place)]
            found[name] = None if entries is None else tuple(plain(entry, place) for entry in entries)
        else:
            found[name] = source.at(place)
    return rows.record.model_construct(**found)


def settled(homes: Sequence[Home]) -> Column:
    """Return for each home whether nothing in it is assumed."""
    return Column.of([all(one.basis is not Basis.ASSUMED for one in home.provenance.values()) for home in homes])


def _listed(record: type[Record], lists: Sequence[tuple[Record, ...] | None]) -> Listed:
    if record is Load:
        lists = _alike([None if one is None else [load for load in one if isinstance(load, Load)] for one in lists])
    keys = [_shape_of(record, entries) for entries in lists]
    places: dict[Any, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    entries = {key: None if key is None else _entries(record, lists, mine) for key, mine in places.items()}
    return Listed(Column.of(keys), entries)


def _entries(
    record: type[Record], lists: Sequence[tuple[Record, ...] | None], places: Sequence[int]
) -> tuple[Rows, ...]:
    """Return the entries of lists of one shape, each as long as all lists."""
    mine = [entries for place in places if (entries := lists[place]) is not None]
    at = np.zeros(len(lists), dtype=np.int32)
    at[places] = range(len(places))
    return tuple(_stretched(rows_of(record, entry), at) for entry in zip(*mine, strict=True))


def _stretched(rows: Rows, at: NDArray[np.int32]) -> Rows:
    """Return records of some homes at the places that these have among all."""
    fields: dict[str, Column | Listed | Rows] = {}
    for name, source in rows.fields.items():
        if not isinstance(source, Column):
            raise TypeError(f"{name} is a list within a list")
        fields[name] = type(source)(source.values, source.codes[at], numeric=source.numeric, steps=source.steps)
    return Rows(rows.record, fields)


def _shape_of(record: type[Record], entries: tuple[Record, ...] | None) -> Any:
    """Return all of a list but its numbers, of which it tells whether they are known."""
    if entries is None:
        return None
    kept = [(name, shape.form in NUMERIC) for name, shape in shapes(record).items() if name not in _SHOWN]
    return tuple(tuple(_word(getattr(entry, name), number=number) for name, number in kept) for entry in entries)


def _word(value: Any, *, number: bool) -> Any:
    return value is not None if number else repr(value)


def _alike(lists: Sequence[Sequence[Load] | None]) -> list[tuple[Load, ...] | None]:
    """Return lists of loads made as alike as can be: what one of them lacks stands in it with 0 VA, and is no load.

    So that houses do not fall apart by every appliance. A gas appliance is left out. What is counted by being there,
    heating, cooling and cooking and what charges a car, is left as it is, and so is a list of which a nameplate is not
    known: that is told by its place in the list.
    """
    plain_ones = [[load for load in one or () if _is_plain(load)] if _is_known(one) else [] for one in lists]
    most: dict[LoadKind, int] = {}
    for one in plain_ones:
        for kind, count in Counter(load.kind for load in one).items():
            most[kind] = max(most.get(kind, 0), count)
    nothing = {kind: Load(kind=kind, nameplate_va=0.0) for kind in most}
    found: list[tuple[Load, ...] | None] = []
    for loads, mine in zip(lists, plain_ones, strict=True):
        if loads is None or not _is_known(loads):
            found.append(None if loads is None else tuple(loads))
            continue
        by_kind = {kind: [load for load in mine if load.kind is kind] for kind in most}
        filled = [load for kind, count in most.items() for load in _filled(by_kind[kind], count, nothing[kind])]
        found.append((*(load for load in loads if not _is_plain(load) and not _is_nothing(load)), *filled))
    return found


def _is_known(loads: Sequence[Load] | None) -> bool:
    return all(load.nameplate_va is not None or load.fuel == "gas" for load in loads or ())


def _filled(mine: Sequence[Load], count: int, nothing: Load) -> list[Load]:
    return [*mine, *[nothing] * (count - len(mine))]


def _is_plain(load: Load) -> bool:
    whole = load.nameplate_va is not None and load.count == 1 and load.volts is None and load.motor_va is None
    return whole and load.kind not in _BY_BEING_THERE and load.fuel == "electric" and not load.new


def _is_nothing(load: Load) -> bool:
    return load.fuel == "gas" and load.kind not in _BY_BEING_THERE
