"""Heating and cooling equipment, and where its ducts run."""

from collections import defaultdict
from typing import Any
from xml.etree.ElementTree import Element

from assess.intake import HvacKind
from assess.readers.hpxml.document import Document, Value, id_of, refers_to
from assess.readers.hpxml.envelope import is_conditioned
from assess.readers.xml import text_of

PLANT = "Systems/HVAC/HVACPlant"
COOLING = {
    "central air conditioner": HvacKind.CENTRAL_AC,
    "mini-split": HvacKind.MINI_SPLIT,
    "room air conditioner": HvacKind.ROOM_AC,
    "packaged terminal air conditioner": HvacKind.ROOM_AC,
    "evaporative cooler": HvacKind.EVAPORATIVE,
}
HEAT_PUMPS = {
    "air-to-air": HvacKind.HEAT_PUMP,
    "ground-to-air": HvacKind.HEAT_PUMP,
    "water-loop-to-air": HvacKind.HEAT_PUMP,
    "mini-split": HvacKind.MINI_SPLIT,
    "packaged terminal heat pump": HvacKind.ROOM_AC,
    "room air conditioner with reverse cycle": HvacKind.ROOM_AC,
}
_FURNACES = {"Furnace", "WallFurnace", "FloorFurnace"}
_ROOM_UNITS = {HvacKind.ROOM_AC, HvacKind.EVAPORATIVE, HvacKind.BASEBOARD, HvacKind.BOILER, HvacKind.MINI_SPLIT}
_DUCT_PLACES = {
    "attic": "attic",
    "roof deck": "attic",
    "crawlspace": "crawlspace",
    "basement": "basement",
    "garage": "garage",
}


def hvac(doc: Document) -> dict[str, Any]:
    """Return the equipment the file describes; a file that describes none leaves it unknown."""
    systems = [
        *(_system(doc, part, heating_kind(part)) for part in doc.details.iterfind(f"{PLANT}/HeatingSystem")),
        *(_system(doc, part, cooling_kind(part)) for part in doc.details.iterfind(f"{PLANT}/CoolingSystem")),
        *(_system(doc, part, cooling_kind(part)) for part in doc.details.iterfind(f"{PLANT}/HeatPump")),
    ]
    known = [system for system in systems if system is not None]
    return {"systems": known or None}


def heating_kind(part: Element) -> HvacKind | None:
    """Return the kind of a heating system; stoves and fireplaces have none in the form."""
    what = part.find("HeatingSystemType/*")
    tag = "" if what is None else what.tag
    if tag in _FURNACES:
        return HvacKind.FURNACE_ELECTRIC if is_electric(part, "HeatingSystemFuel") else HvacKind.FURNACE_GAS
    return {"Boiler": HvacKind.BOILER, "ElectricResistance": HvacKind.BASEBOARD}.get(tag)


def cooling_kind(part: Element) -> HvacKind | None:
    """Return the kind of a cooling system or a heat pump."""
    return COOLING.get(text_of(part, "CoolingSystemType") or "") or HEAT_PUMPS.get(text_of(part, "HeatPumpType") or "")


def is_electric(part: Element, path: str) -> bool:
    """Return whether a fuel is electricity; one that is not stated counts as such, which asks more of the service."""
    return (text_of(part, path) or "electricity") == "electricity"


def distribution(doc: Document, part: Element) -> Element | None:
    """Return the duct or pipe system that a piece of equipment is attached to."""
    wanted = set(refers_to(part, "DistributionSystem"))
    systems = doc.details.iterfind("Systems/HVAC/HVACDistribution")
    return next((system for system in systems if id_of(system) in wanted), None)


def is_ducted(doc: Document, part: Element, kind: HvacKind | None) -> bool:
    """Return whether a blower moves air for this equipment."""
    system = distribution(doc, part)
    if system is None:
        return kind is not None and kind not in _ROOM_UNITS
    return system.find("DistributionSystemType/AirDistribution") is not None


def _system(doc: Document, part: Element, kind: HvacKind | None) -> dict[str, Any] | None:
    if kind is None:
        return None
    year = doc.told_number(part, "YearInstalled") or doc.told_number(part, "ModelYear")
    return {
        "kind": doc.told(str(kind), part.tag),
        "cooling_btu_h": _capacity(doc, part, "CoolingCapacity"),
        "heating_btu_h": _capacity(doc, part, "HeatingCapacity"),
        "year_installed": year,
        "ducts": _ducts(doc, part, kind),
    }


def _capacity(doc: Document, part: Element, path: str) -> Value:
    """Return a capacity [BTU/h]; a file writes 0 for equipment that does not do this."""
    return doc.told_number(part, path) if doc.number(part, path) else None


def _ducts(doc: Document, part: Element, kind: HvacKind) -> Value:
    """Return where most of the ducts run, by their area; None where the form has no word for the place."""
    if not is_ducted(doc, part, kind):
        return doc.told("none", "HVACDistribution")
    system = distribution(doc, part)
    shares: dict[str | None, float] = defaultdict(float)
    for duct in system.iterfind("DistributionSystemType/AirDistribution/Ducts") if system is not None else ():
        share = doc.number(duct, "FractionDuctArea") or doc.number(duct, "DuctSurfaceArea") or 0
        shares[_duct_place(text_of(duct, "DuctLocation"))] += share
    if not shares:
        return None
    return doc.told(max(shares, key=lambda place: shares[place]), "Ducts/DuctLocation", "where most of the ducts run")


def _duct_place(location: str | None) -> str | None:
    if is_conditioned(location) or location in {"exterior wall", "interstitial space"}:
        return "inside"
    return next((place for word, place in _DUCT_PLACES.items() if (location or "").startswith(word)), None)
