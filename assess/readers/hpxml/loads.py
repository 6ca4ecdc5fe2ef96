"""The loads of a home: its equipment, each with the rating of its feeder, of itself, or a usual one."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from assess.intake import Load, LoadKind
from assess.readers.hpxml.appliances import appliances
from assess.readers.hpxml.climate_loads import climate_loads
from assess.readers.hpxml.document import Document, Value
from assess.readers.hpxml.equipment import Equipment, Feeder, circuit_volts, feeders
from assess.readers.hpxml.figures import assumed, figure

_BY_AREA = {"lighting", "kitchen", "laundry"}  # counted by floor area and by circuits, never from a list
_KINDS = {
    "heating": LoadKind.SPACE_HEAT,
    "cooling": LoadKind.AIR_CONDITIONER,
    "hot water": LoadKind.WATER_HEATER,
    "clothes dryer": LoadKind.DRYER,
    "dishwasher": LoadKind.DISHWASHER,
    "range/oven": LoadKind.RANGE,
    "mech vent": LoadKind.VENTILATION,
    "permanent spa heater": LoadKind.SPA,
    "permanent spa pump": LoadKind.SPA,
    "pool heater": LoadKind.POOL_HEATER,
    "pool pump": LoadKind.POOL_PUMP,
    "well pump": LoadKind.WELL_PUMP,
    "electric vehicle charging": LoadKind.EV_CHARGER,
}
_USUAL = {
    LoadKind.DRYER: "dryer.resistance",
    LoadKind.DISHWASHER: "dishwasher.usual",
    LoadKind.RANGE: "range.resistance",
    LoadKind.EV_CHARGER: "ev_charger.level_2",
    LoadKind.POOL_PUMP: "pool.pump",
}


def loads(doc: Document) -> list[dict[str, Any]] | None:
    """Return every load the file tells of, or None when it tells of none.

    Raises IntakeError for a rating that is not a number.
    """
    volts, listed = circuit_volts(doc), feeders(doc)
    found: list[dict[str, Any]] = []
    spent: set[str] = set()
    for equipment in (*appliances(doc, volts), *climate_loads(doc, volts)):
        own = [f for f in listed if f.load_type in equipment.feeds and set(f.fed) & set(equipment.ids)]
        if _held_elsewhere(equipment, own, listed, spent):
            continue
        spent |= {feeder.id for feeder in own}
        found.append(_load(doc, equipment, own, volts))
    found += [_unattached(doc, f) for f in listed if f.id not in spent and _counts(f)]
    return found or None


def _held_elsewhere(equipment: Equipment, own: list[Feeder], listed: list[Feeder], spent: set[str]) -> bool:
    """Return whether another line holds this power: a feeder shared with what came before, or a whole system's."""
    if own and all(feeder.id in spent for feeder in own):
        return True
    if not equipment.within or equipment.power is None:
        return False
    ratings = [f.watts for f in listed if f.watts is not None and set(f.fed) & set(equipment.ids)]
    return any(watts >= equipment.power["value"] for watts in ratings)


def _load(doc: Document, equipment: Equipment, own: list[Feeder], volts: Mapping[str, float]) -> dict[str, Any]:
    rated = [feeder.watts for feeder in own if feeder.watts is not None]
    # A heat pump has a feeder to heat and one to cool, and does one of them at a time.
    power = _rated(doc, max(rated)) if rated else _as_listed(equipment)
    circuit = next((volts[i] for i in equipment.ids if i in volts), None)
    return {
        "kind": doc.told(str(equipment.kind), equipment.source),
        "label": equipment.label,
        "nameplate_va": power,
        "volts": doc.told(circuit, "BranchCircuit/Voltage"),
        "new": any(feeder.new for feeder in own),
        "interlocked": equipment.interlocked,
        "fuel": equipment.fuel,
    }


def _as_listed(equipment: Equipment) -> Value:
    """Return what is known of the power; a rating too small for any listed load (0.1 W) stands for none."""
    rating = equipment.rating
    if rating is not None:
        try:
            Load(kind=equipment.kind, nameplate_va=rating["value"])
        except ValidationError:
            return equipment.default
    return equipment.power


def _rated(doc: Document, watts: float | None) -> Value:
    return doc.told(watts, "ServiceFeeder/PowerRating", "W counted as VA")


def _counts(feeder: Feeder) -> bool:
    """Return whether a feeder of no known equipment is a load: fans without a rating run on general circuits."""
    if feeder.load_type in _BY_AREA:
        return False
    return feeder.watts is not None or feeder.load_type not in {"mech vent", "other"}


def _unattached(doc: Document, feeder: Feeder) -> dict[str, Any]:
    kind = _KINDS.get(feeder.load_type, LoadKind.OTHER)
    usual = assumed(figure(_USUAL[kind]), "the file gives no power for it") if kind in _USUAL else None
    return {
        "kind": doc.told(str(kind), "ServiceFeeder/LoadType"),
        "label": f"{feeder.load_type} ({feeder.id})" if feeder.id else feeder.load_type,
        "nameplate_va": usual if feeder.watts is None else _rated(doc, feeder.watts),
        "new": feeder.new,
    }
