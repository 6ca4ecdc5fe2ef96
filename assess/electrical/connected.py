"""What the house has connected, sorted the way a dwelling load calculation asks for it."""

from assess.findings import Finding, Severity
from assess.intake import Home, HvacKind, Load, LoadKind
from assess.records import Basis, Record
from assess.rulebook import load_reference
from assess.worksheet import Worksheet

_CLIMATE = {
    LoadKind.AIR_CONDITIONER,
    LoadKind.HEAT_PUMP,
    LoadKind.SUPPLEMENTAL_HEAT,
    LoadKind.SPACE_HEAT,
    LoadKind.THERMAL_STORAGE,
}
# Lighting is counted by floor area, never by nameplate.
_BY_AREA = {LoadKind.LIGHTING}

NAMES = {
    LoadKind.RANGE: "Range",
    LoadKind.OVEN: "Wall oven",
    LoadKind.COOKTOP: "Cooktop",
    LoadKind.DRYER: "Clothes dryer",
    LoadKind.WATER_HEATER: "Water heater",
    LoadKind.DISHWASHER: "Dishwasher",
    LoadKind.DISPOSAL: "Disposal",
    LoadKind.EV_CHARGER: "EV charger",
    LoadKind.AIR_CONDITIONER: "Air conditioning",
    LoadKind.HEAT_PUMP: "Heat pump",
    LoadKind.SUPPLEMENTAL_HEAT: "Supplemental heat",
    LoadKind.SPACE_HEAT: "Electric space heating",
    LoadKind.THERMAL_STORAGE: "Thermal storage heating",
}

_COOLING_LOADS = {
    HvacKind.CENTRAL_AC: LoadKind.AIR_CONDITIONER,
    HvacKind.ROOM_AC: LoadKind.AIR_CONDITIONER,
    HvacKind.MINI_SPLIT: LoadKind.HEAT_PUMP,
    HvacKind.HEAT_PUMP: LoadKind.HEAT_PUMP,
}


class Item(Record):
    """One line of the connected load [VA], all of its units together."""

    name: str
    kind: LoadKind
    va: float
    units: int
    new: bool
    interlocked: bool
    basis: Basis


class Connected(Record):
    """Appliances and climate equipment with their VA; `missing` are what is not known."""

    appliances: tuple[Item, ...]
    climate: tuple[Item, ...]
    missing: tuple[Finding, ...]

    def climate_va(self, *kinds: LoadKind) -> float:
        """Return the VA of these kinds of climate equipment together."""
        return sum(i.va for i in self.climate if i.kind in kinds)

    def climate_units(self, *kinds: LoadKind) -> int:
        """Return how many separately controlled units of these kinds there are."""
        return sum(i.units for i in self.climate if i.kind in kinds)

    @property
    def adds_climate(self) -> bool:
        """Return whether air conditioning or electric heat is added together with the node."""
        return any(i.new and i.va > 0 for i in self.climate)


def connected(home: Home, ws: Worksheet) -> Connected:
    """Return what is connected; equipment without a nameplate is estimated only where a cited formula exists."""
    missing: list[Finding] = []
    items = [*_listed(home, missing), *_from_hvac(home, ws, missing)]
    return Connected(
        appliances=tuple(i for i in items if i.kind not in _CLIMATE),
        climate=tuple(i for i in items if i.kind in _CLIMATE),
        missing=tuple(missing),
    )


def _listed(home: Home, missing: list[Finding]) -> list[Item]:
    loads = _loads(home)
    if loads is None:
        missing.append(
            _unknown("loads", "The fixed appliances of the home are not listed", 'List them as [[loads]], or write loads = [] if there are none')
        )
        return []
    items = []
    for path, load in loads:
        if load.fuel == "gas" or load.kind in _BY_AREA:
            continue
        name = load.label or NAMES.get(load.kind, load.kind.value.replace("_", " ").capitalize())
        if load.nameplate_va is None:
            missing.append(_unknown(f"{path}.nameplate_va", f"The nameplate of the {name.lower()} is not known", "Read it, or give an assumed value with its range"))
            continue
        items.append(
            Item(
                name=name if load.count == 1 else f"{name}, {load.count} units",
                kind=load.kind,
                va=load.nameplate_va * load.count,
                units=load.count,
                new=load.new,
                interlocked=load.interlocked,
                basis=home.basis_of(f"{path}.nameplate_va").basis,
            )
        )
    return items


def _loads(home: Home) -> list[tuple[str, Load]] | None:
    """Return the loads with their field path: as listed, else from breakers that carry a nameplate."""
    if home.loads is not None:
        return [(f"loads.{i}", load) for i, load in enumerate(home.loads)]
    found = []
    for i, circuit in enumerate(home.panel.circuits or ()):
        if isinstance(circuit.load_type, LoadKind) and circuit.nameplate_va is not None:
            load = Load(kind=circuit.load_type, label=circuit.label, nameplate_va=circuit.nameplate_va)
            found.append((f"panel.circuits.{i}", load))
    return found or None


def _from_hvac(home: Home, ws: Worksheet, missing: list[Finding]) -> list[Item]:
    """Estimate equipment that is listed under hvac but not under loads, from its capacity."""
    have = {load.kind for _, load in _loads(home) or ()}
    figures = load_reference("reference/electrical")
    out: list[Item] = []
    if home.hvac.systems is None:
        if not have & _CLIMATE:
            missing.append(_unknown("hvac.systems", "Heating and cooling equipment is not described", "List it as [[hvac.systems]], or write hvac.systems = [] if there is none"))
        return out
    for i, system in enumerate(home.hvac.systems):
        kind = _COOLING_LOADS.get(system.kind)
        if kind and not have & {LoadKind.AIR_CONDITIONER, LoadKind.HEAT_PUMP}:
            if system.cooling_btu_h is None:
                missing.append(_unknown(f"hvac.systems.{i}.cooling_btu_h", "The size of the cooling equipment is not known", "Read tons or BTU/h on the outdoor unit"))
                continue
            amps = ws.total(
                "Cooling equipment, rated-load amperes estimated",
                {
                    "by capacity": ws.product(
                        "by capacity",
                        figures.figure("outdoor_unit.slope"),
                        (system.cooling_btu_h, "BTU/h"),
                        over=[(1000.0, "BTU/h per kBTU/h")],
                        unit="A",
                    ),
                    "base": ws.given("base", figures.figure("outdoor_unit.base"), basis=Basis.ASSUMED),
                },
                unit="A",
                cite=figures.figure("outdoor_unit.base").cite,
                note="no nameplate is listed; an estimate from the capacity, above usual running current",
            )
            va = ws.product("Cooling equipment, estimated", (amps, "A"), figures.figure("outdoor_unit.volts"), unit="VA")
            name = f"{NAMES[kind]}, estimated from its capacity"
            out.append(_estimated(name, kind, va * system.count, system.count))
        if system.kind in {HvacKind.FURNACE_ELECTRIC, HvacKind.BASEBOARD} and not have & {LoadKind.SPACE_HEAT, LoadKind.SUPPLEMENTAL_HEAT}:
            if system.heating_btu_h is None:
                missing.append(_unknown(f"hvac.systems.{i}.heating_btu_h", "The size of the electric heating is not known", "Read kW or BTU/h on its nameplate"))
                continue
            va = ws.product(
                "Electric heating, from its output",
                (system.heating_btu_h, "BTU/h"),
                over=[figures.figure("electric_heat.btu_h_per_w")],
                unit="VA",
            )
            out.append(_estimated("Electric space heating, from its output", LoadKind.SPACE_HEAT, va * system.count, system.count))
    return out


def _estimated(name: str, kind: LoadKind, va: float, units: int) -> Item:
    return Item(name=name, kind=kind, va=va, units=units, new=False, interlocked=False, basis=Basis.ASSUMED)


def _unknown(field: str, says: str, cure: str) -> Finding:
    return Finding(
        code=f"electrical.unknown.{field}",
        severity=Severity.UNKNOWN,
        says=f"{says}.",
        means="The load of the house cannot be calculated without it.",
        cure=f"{cure}.",
        field=field,
    )
