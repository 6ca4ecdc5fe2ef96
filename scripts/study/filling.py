"""What the study fills in for a home: sizes, appliances, service, panel, line, node, room."""

from functools import cache

from assess.climate import DesignConditions, design_conditions
from assess.hardware import resolve
from assess.intake import (
    Home,
    Hvac,
    HvacKind,
    HvacSystem,
    Internet,
    Load,
    LoadKind,
    NodeRequest,
    Panel,
    Placement,
    PowerManagement,
    Room,
    SafetyChecklist,
    Service,
    SpeedTest,
)
from assess.readers.nameplates import with_usual_nameplates
from assess.rulebook import Edition, load_edition, load_reference
from assess.verdict import Site
from scripts.study.sources import Scenario, Source, figure, study

EDITION = "nec/2023"
_COOLS = {HvacKind.CENTRAL_AC, HvacKind.ROOM_AC, HvacKind.MINI_SPLIT, HvacKind.HEAT_PUMP}
_HEATS_BY_RESISTANCE = {HvacKind.FURNACE_ELECTRIC, HvacKind.BASEBOARD}


@cache
def edition() -> Edition:
    """Return the one edition that every home is judged by, so that tables can be compared."""
    return load_edition(EDITION)


@cache
def weather_at(state: str | None, wmo: str | None) -> DesignConditions | None:
    """Return the design weather at the station that stands for the place."""
    return design_conditions(zip_code=None, city=None, state=state, latitude=None, longitude=None, station_wmo=wmo)


def site_of(home: Home) -> Site:
    """Return the site of a home, with the policy's node where none is asked for."""
    if home.node.model is None and home.node.gpu is None:
        policy = load_reference("reference/policy").raw["default_node"]
        node = NodeRequest(model=policy["model"], placement=Placement(policy["placement"]))
        home = home.model_copy(update={"node": node})
    home = with_usual_nameplates(home)
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    return Site(home, spec, edition(), weather_at(home.place.state, home.weather.station_wmo))


def ends(home: Home, row: dict[str, str], source: Source) -> dict[str, Home]:
    """Return the home with sizes, and appliances where the table tells none, filled in; by the name of the filling."""
    if home.loads is not None:
        return {"as told": sized(home)}
    other_fuel = any(float(row[name] or 0) > 0 for name in source.fuels)
    if not other_fuel:
        alike = _with_appliances(home, "all electric", row, source)
        return {"fewest electric": alike, "most electric": alike}
    return {name: _with_appliances(home, name, row, source) for name in ("fewest electric", "most electric")}


def _with_appliances(home: Home, name: str, row: dict[str, str], source: Source) -> Home:
    listed = next(one for one in study().raw["appliances"] if one["name"] == name)
    kinds = [kind for kind in listed["electric"] if kind != "space_heat"]
    loads = [Load(kind=LoadKind(kind)) for kind in kinds]
    systems = []
    heated, cooled = row[source.heated] == "True", row[source.cooled] == "True"
    if cooled:
        systems.append(HvacSystem(kind=HvacKind.CENTRAL_AC))
    if heated:
        electric = "space_heat" in listed["electric"]
        systems.append(HvacSystem(kind=HvacKind.FURNACE_ELECTRIC if electric else HvacKind.FURNACE_GAS))
    if heated or cooled:
        loads.append(Load(kind=LoadKind.AIR_HANDLER))
    listed_home = home.model_copy(update={"loads": tuple(loads), "hvac": Hvac(systems=tuple(systems))})
    return sized(listed_home)


def sized(home: Home) -> Home:
    """Return the home with the sizes of cooling and resistance heat by its floor area, where they are not told."""
    area = home.dwelling.floor_area_ft2
    if area is None or home.hvac.systems is None:
        return home
    per_ton = figure("sizes.btu_h_a_ton")
    tons = min(max(area / figure("sizes.ft2_per_ton"), figure("sizes.least_tons")), figure("sizes.most_tons"))
    heat_w = area * figure("sizes.heat_w_ft2")
    heat_btu_h = heat_w * load_reference("reference/electrical").figure("electric_heat.btu_h_per_w").value
    systems, loads = [], list(home.loads or ())
    for system in home.hvac.systems:
        update: dict[str, float] = {}
        if system.kind in _COOLS and system.cooling_btu_h is None:
            update["cooling_btu_h"] = tons * per_ton
        if system.kind in _HEATS_BY_RESISTANCE and system.heating_btu_h is None:
            update["heating_btu_h"] = heat_btu_h
        systems.append(system.model_copy(update=update))
        if system.kind is HvacKind.HEAT_PUMP:
            loads.append(Load(kind=LoadKind.SUPPLEMENTAL_HEAT, nameplate_va=heat_w))
    return home.model_copy(update={"hvac": Hvac(systems=tuple(systems)), "loads": tuple(loads)})


def filled(home: Home, scenario: Scenario) -> Home:
    """Return the home with service, panel, line, safety and node of a scenario."""
    rating = scenario.service_a
    continuous = scenario.continuous_a if scenario.continuous_a < rating else None
    line = figure("fill.line_mbps")
    update = {
        "service": Service(rating_a=rating, continuous_a=continuous, volts=figure("fill.volts")),
        "panel": Panel(
            make=study().raw["panel"]["make"], bus_a=rating, main_a=rating, spaces_free=figure("fill.spaces_free")
        ),
        "internet": Internet(
            technology="fiber",
            plan_down_mbps=line,
            plan_up_mbps=line,
            unlimited_data=True,
            servers_allowed=True,
            tests=tuple(SpeedTest.model_validate(test) for test in study().raw["speed_tests"]),
        ),
        "safety": SafetyChecklist.model_validate(study().raw["safety"]),
        "dwelling": home.dwelling.model_copy(update={"status": "existing"}),
        "room": Room(kind=Placement.OUTDOOR_PAD),
        "node": site_of(home).home.node.model_copy(update={"power_management": PowerManagement.PCS_FIXED}),
    }
    if scenario.room:
        size = {side: figure(f"host.{scenario.room}.{side}") for side in ("length_ft", "width_ft", "height_ft")}
        told = study().raw["rooms"][scenario.room]
        update |= {
            "room": Room.model_validate({"kind": scenario.room, **size, **told}),
            "node": NodeRequest(
                gpu=study().raw["rooms"]["gpu"],
                gpus=int(figure("host.gpus")),
                cooling="air",
                placement=Placement(scenario.room),
                power_management=PowerManagement.PCS_FIXED,
            ),
        }
    if scenario.own_cooling:
        own = HvacSystem(
            kind=HvacKind.MINI_SPLIT,
            cooling_btu_h=figure("host.own_cooling_tons") * figure("sizes.btu_h_a_ton"),
            ducts="none",
            dedicated=True,
            serves_host_room=True,
            low_ambient=True,
        )
        update["hvac"] = Hvac(systems=(*(home.hvac.systems or ()), own))
    return home.model_copy(update=update)
