"""Appliances: cooking, laundry, hot water, vehicle, well, pool, spa, ventilation."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal
from xml.etree.ElementTree import Element

from assess.intake import LoadKind
from assess.readers.hpxml.document import Document, Value, id_of, is_true
from assess.readers.hpxml.equipment import Equipment, is_shared
from assess.readers.hpxml.figures import assumed, figure, sized
from assess.readers.hpxml.hvac import is_electric
from assess.readers.xml import text_of
from assess.records import Figure

_SILENT = "the file gives no power for it"
_PLUG_IN_V = 120  # up to here a cord and a receptacle; above, a circuit of two poles
_POOL_HEATERS = {"electric resistance": "heater_resistance", "heat pump": "heater_heat_pump"}
_HEATERS = {
    "storage water heater": "storage",
    "instantaneous water heater": "tankless",
    "heat pump water heater": "heat_pump",
}


def appliances(doc: Document, volts: Mapping[str, float]) -> Iterator[Equipment]:
    """Yield every appliance that may have a circuit; `volts` is the voltage of the circuits by component."""
    yield from _kitchen_and_laundry(doc, volts)
    yield from _water_heaters(doc)
    yield from _chargers_and_pumps(doc)
    yield from _pools_and_spas(doc)
    yield from _ventilation(doc)


def _appliance(
    part: Element, kind: LoadKind, label: str, feeds: Iterable[str], default: Figure | None, **known: Any
) -> Equipment:
    """Return one appliance; burning fuel it is listed with none of its power."""
    fuel: Literal["electric", "gas"] = "electric" if is_electric(part, "FuelType") else "gas"
    burns = fuel == "gas"
    stated = text_of(part, "FuelType")
    return Equipment(
        kind=kind,
        label=f"{stated} {label}" if burns and stated else label,
        ids=(id_of(part),),
        source=part.tag,
        feeds=frozenset() if burns else frozenset(feeds),
        default=None if burns or default is None else assumed(default, _SILENT),
        fuel=fuel,
        **known,
    )


def _kitchen_and_laundry(doc: Document, volts: Mapping[str, float]) -> Iterator[Equipment]:
    ranges = [part for part in doc.details.iterfind("Appliances/CookingRange") if not is_shared(part)]
    for part in ranges:
        size = "induction" if is_true(part, "IsInduction") else "resistance"
        size = "plug_in" if _plugs_in(part, volts) else size
        yield _appliance(part, LoadKind.RANGE, "range", ["range/oven"], figure(f"range.{size}"))
    for part in doc.details.iterfind("Appliances/Oven"):
        # The oven of a range is part of it; one of another fuel, or without a range, is a load of its own.
        if not ranges or (text_of(part, "FuelType") == "electricity" and not is_electric(ranges[0], "FuelType")):
            yield _appliance(part, LoadKind.OVEN, "oven", ["range/oven"], None)
    for part in doc.details.iterfind("Appliances/ClothesDryer"):
        if not is_shared(part):
            pumped = text_of(part, "DryingMethod") == "heat pump"
            size = "resistance" if not pumped else "plug_in" if _plugs_in(part, volts) else "heat_pump"
            yield _appliance(part, LoadKind.DRYER, "clothes dryer", ["clothes dryer"], figure(f"dryer.{size}"))
    for part in doc.details.iterfind("Appliances/Dishwasher"):
        if not is_shared(part):
            yield _appliance(part, LoadKind.DISHWASHER, "dishwasher", ["dishwasher"], figure("dishwasher.usual"))


def _plugs_in(part: Element, volts: Mapping[str, float]) -> bool:
    return volts.get(id_of(part), 2 * _PLUG_IN_V) <= _PLUG_IN_V


def _water_heaters(doc: Document) -> Iterator[Equipment]:
    construction = doc.details.find("BuildingSummary/BuildingConstruction")
    bedrooms = doc.number(construction, "NumberofBedrooms")
    baths = doc.number(construction, "NumberofBathrooms")
    for part in doc.details.iterfind("Systems/WaterHeating/WaterHeatingSystem"):
        size = _HEATERS.get(text_of(part, "WaterHeaterType") or "")
        if is_shared(part):
            continue
        default = sized(f"water_heater.{size}", bedrooms, baths) if size else None
        rating = None if size == "heat_pump" or not is_electric(part, "FuelType") else _element(doc, part)
        yield _appliance(part, LoadKind.WATER_HEATER, "water heater", ["hot water"], default, rating=rating)


def _element(doc: Document, part: Element) -> Value:
    """Return the element of a water heater [W] from its heating capacity [BTU/h]."""
    capacity = doc.number(part, "HeatingCapacity")
    if not capacity:
        return None
    watts = round(capacity / figure("units.btu_h_per_w").value, 1)
    return doc.told(watts, "WaterHeatingSystem/HeatingCapacity", f"{capacity:,.0f} BTU/h")


def _chargers_and_pumps(doc: Document) -> Iterator[Equipment]:
    feeds = ["electric vehicle charging"]
    for part in doc.details.iterfind("Systems/ElectricVehicleChargers/ElectricVehicleCharger"):
        level = "level_1" if text_of(part, "ChargingLevel") == "1" else "level_2"
        rating = doc.told_number(part, "ChargingPower")
        yield _appliance(part, LoadKind.EV_CHARGER, "EV charger", feeds, figure(f"ev_charger.{level}"), rating=rating)
    bedrooms = doc.number(doc.details, "BuildingSummary/BuildingConstruction/NumberofBedrooms")
    for part in doc.details.iterfind("MiscLoads/PlugLoad"):
        match text_of(part, "PlugLoadType"):
            case "electric vehicle charging":
                yield _appliance(part, LoadKind.EV_CHARGER, "EV charger", feeds, figure("ev_charger.level_2"))
            case "well pump":
                default = sized("well_pump.motor", bedrooms, None)
                yield _appliance(part, LoadKind.WELL_PUMP, "well pump", ["well pump"], default)


def _pools_and_spas(doc: Document) -> Iterator[Equipment]:
    spas = [*doc.details.iterfind("Spas/PermanentSpa"), *doc.details.iterfind("HotTubs/HotTub")]
    places = (
        ("pool", "pool", list(doc.details.iterfind("Pools/Pool")), LoadKind.POOL_PUMP, LoadKind.POOL_HEATER),
        ("spa", "permanent spa", spas, LoadKind.SPA, LoadKind.SPA),
    )
    for size, feeds, basins, pump_kind, heater_kind in places:
        for basin in basins:
            for pump in (p for path in ("Pumps/*", "PoolPumps/*", "HotTubPumps/*") for p in basin.iterfind(path)):
                if text_of(pump, "Type") != "none":
                    yield _appliance(pump, pump_kind, f"{size} pump", [f"{feeds} pump"], figure(f"{size}.pump"))
            for heater in basin.iterfind("Heater"):
                if kind := _POOL_HEATERS.get(text_of(heater, "Type") or ""):
                    default = figure(f"{size}.{kind}")
                    yield _appliance(heater, heater_kind, f"{size} heater", [f"{feeds} heater"], default)


def _ventilation(doc: Document) -> Iterator[Equipment]:
    """Yield the fans of the whole house; kitchen and bath fans run on the general circuits."""
    for part in doc.details.iterfind("Systems/MechanicalVentilation/VentilationFans/VentilationFan"):
        if is_true(part, "UsedForWholeBuildingVentilation") and not is_shared(part):
            rating = doc.told_number(part, "FanPower")
            default = figure("ventilation.whole_house")
            yield _appliance(part, LoadKind.VENTILATION, "ventilation fan", ["mech vent"], default, rating=rating)
