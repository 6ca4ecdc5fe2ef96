"""The electric side of heating and cooling: outdoor units, blowers, resistance heat."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from assess.intake import HvacKind, LoadKind
from assess.readers.hpxml.document import Document, Value, id_of, refers_to
from assess.readers.hpxml.equipment import Equipment, is_shared
from assess.readers.hpxml.figures import assumed, figure
from assess.readers.hpxml.hvac import PLANT, cooling_kind, heating_kind, is_ducted, is_electric
from assess.readers.xml import text_of
from assess.records import Figure

_BY_SIZE = "the file gives no power for it, so by its size"


def climate_loads(doc: Document, volts: Mapping[str, float]) -> Iterator[Equipment]:
    """Yield heating and cooling equipment that draws power; `volts` is the voltage of circuits by component."""
    parts = [part for part in doc.details.iterfind(f"{PLANT}/*") if not is_shared(part)]
    backups = {ref for part in parts for ref in refers_to(part, "BackupSystem")}
    for part in parts:
        if part.tag == "HeatingSystem":
            yield from _heating(doc, part, is_backup=id_of(part) in backups)
        elif part.tag == "CoolingSystem":
            yield from _cooling(doc, part, volts)
        elif part.tag == "HeatPump":
            yield from _heat_pump(doc, part, volts)
    yield from _blowers(doc, parts)


def _heating(doc: Document, part: Element, *, is_backup: bool) -> Iterator[Equipment]:
    what = part.find("HeatingSystemType/*")
    if what is None or not is_electric(part, "HeatingSystemFuel"):
        return
    kind = LoadKind.SUPPLEMENTAL_HEAT if is_backup else LoadKind.SPACE_HEAT
    label = "backup heat" if is_backup else "electric heat"
    rating = _resistance(doc, part, "HeatingCapacity", "AnnualHeatingEfficiency")
    yield Equipment(kind, label, (id_of(part),), part.tag, frozenset({"heating"}), rating=rating)


def _cooling(doc: Document, part: Element, volts: Mapping[str, float]) -> Iterator[Equipment]:
    kind = cooling_kind(part)
    if kind is None:
        return
    compressor = kind is not HvacKind.EVAPORATIVE
    default = _outdoor_unit(doc, part, kind, volts, "CoolingCapacity") if compressor else None
    label = text_of(part, "CoolingSystemType") or "air conditioner"
    load = LoadKind.HEAT_PUMP if kind is HvacKind.MINI_SPLIT else LoadKind.AIR_CONDITIONER
    yield Equipment(load, label, (id_of(part),), part.tag, frozenset({"cooling"}), default=default)


def _heat_pump(doc: Document, part: Element, volts: Mapping[str, float]) -> Iterator[Equipment]:
    """Yield the outdoor unit once, for it heats or cools, and its strip heat, which runs beside it."""
    kind, feeds = cooling_kind(part), frozenset({"heating", "cooling"})
    if kind is None:
        return
    default = _outdoor_unit(doc, part, kind, volts, "HeatingCapacity", "CoolingCapacity")
    label = "mini-split heat pump" if kind is HvacKind.MINI_SPLIT else "heat pump"
    yield Equipment(LoadKind.HEAT_PUMP, label, (id_of(part),), part.tag, feeds, default=default)
    if text_of(part, "BackupType") != "separate" and text_of(part, "BackupSystemFuel") == "electricity":
        rating = _resistance(doc, part, "BackupHeatingCapacity", "BackupAnnualHeatingEfficiency")
        yield Equipment(
            LoadKind.SUPPLEMENTAL_HEAT,
            "strip heat of the heat pump",
            (id_of(part),),
            part.tag,
            rating=rating,
            interlocked=doc.number(part, "BackupHeatingSwitchoverTemperature") is not None,
            within=True,
        )


def _outdoor_unit(doc: Document, part: Element, kind: HvacKind, volts: Mapping[str, float], *paths: str) -> Value:
    """Return the nameplate of an outdoor unit [W] by the larger of its capacities [BTU/h]."""
    capacity = max((c for path in paths if (c := doc.number(part, path))), default=None)
    if capacity is None:
        return None
    kbtu_h = capacity / figure("units.btu_h_per_kbtu_h").value
    amps = figure("outdoor_unit.a_per_kbtu_h").value * kbtu_h + figure("outdoor_unit.a_base").value
    plug_in = kind is HvacKind.ROOM_AC and text_of(part, "CoolingSystemType") == "room air conditioner"
    usual = figure("outdoor_unit.plug_in" if plug_in else "outdoor_unit.volts").value
    watts = amps * volts.get(id_of(part), usual)
    return assumed(_fit(), f"{_BY_SIZE}, {capacity:,.0f} BTU/h", times=watts)


def _fit() -> Figure:
    fit, spread = figure("outdoor_unit.a_per_kbtu_h"), figure("outdoor_unit.spread")
    return spread.model_copy(update={"cite": fit.cite, "confidence": fit.confidence})


def _resistance(doc: Document, part: Element, capacity: str, efficiency: str) -> Value:
    """Return what resistance heat draws [W] for the heat it gives [BTU/h]."""
    heat = doc.number(part, capacity)
    if not heat:
        return None
    share = doc.number(part, f"{efficiency}/Value") or 1
    watts = round(heat / figure("units.btu_h_per_w").value / share, 1)
    return doc.told(
        watts, f"{part.tag}/{capacity}", f"{heat:,.0f} BTU/h of resistance heat, beside what else the equipment draws"
    )


def _blowers(doc: Document, parts: list[Element]) -> Iterator[Equipment]:
    """Yield one blower for each duct system, by the largest equipment on it."""
    by_ducts: dict[str, list[Element]] = {}
    for part in parts:
        kind = heating_kind(part) if part.tag == "HeatingSystem" else cooling_kind(part)
        if kind is not None and is_ducted(doc, part, kind):
            ducts = next(iter(refers_to(part, "DistributionSystem")), id_of(part))
            by_ducts.setdefault(ducts, []).append(part)
    for sharing in by_ducts.values():
        air = max(_airflow_cfm(doc, part) for part in sharing)
        motor = figure("blower.w_per_cfm")
        default = (
            assumed(motor, f"{_BY_SIZE}, {air:,.0f} CFM", times=air)
            if air
            else assumed(figure("blower.usual"), _BY_SIZE)
        )
        burns = [part for part in sharing if part.tag == "HeatingSystem" and not is_electric(part, "HeatingSystemFuel")]
        yield Equipment(
            LoadKind.AIR_HANDLER,
            "furnace blower" if burns else "air handler",
            tuple(id_of(part) for part in burns or sharing),
            "HVACDistribution",
            frozenset({"heating"}) if burns else frozenset(),
            default=default,
            within=not burns,
        )


def _airflow_cfm(doc: Document, part: Element) -> float:
    """Return the air that equipment moves [CFM], 0 when its size is not known."""
    kilo = figure("units.btu_h_per_kbtu_h").value
    furnace = part.tag == "HeatingSystem"
    per_kbtu_h = figure(f"blower.cfm_per_kbtu_h_{'furnace' if furnace else 'cooling'}").value
    paths = ("HeatingCapacity",) if furnace else ("HeatingCapacity", "CoolingCapacity")
    return max(doc.number(part, path) or 0 for path in paths) / kilo * per_kbtu_h
