"""Sensible cooling load of the house on the design day, item by item in the manner of Manual J."""

from dataclasses import dataclass
from math import sqrt

from assess.thermal.envelope import Quality, quality
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors


@dataclass(frozen=True)
class HouseLoad:
    """The load with its range [BTU/h], all three alike when a Manual J or measurements say it."""

    low_btu_h: float
    btu_h: float
    high_btu_h: float


@dataclass(frozen=True)
class _Shell:
    """Sizes of the house, and how well it keeps the heat out."""

    floor_ft2: float
    stories: float
    plan_ft2: float
    height_ft: float
    window_ft2: float
    ceiling_ft2: float
    wall_ft2: float
    walls: Quality
    ceiling: Quality
    glass: Quality
    sun: Quality
    leakiness: Quality


def house_load(
    inputs: Inputs, design_f: float, indoor_f: float, outdoors: Outdoors, duct_loss: float
) -> HouseLoad | Missing:
    """Return the load at outdoor and indoor temperatures [°F], `duct_loss` being a share of the supply air."""
    ws = inputs.ws
    given = inputs.stated("dwelling.design_cooling_load_btu_h", "Sensible cooling load, Manual J", "BTU/h")
    if given is not None:
        return HouseLoad(given, given, given)
    shell = _shell(inputs)
    if isinstance(shell, Missing):
        return shell
    hotter = ws.total("Outdoors over indoors", {"outdoors": design_f}, less={"indoors": indoor_f}, unit="°F")
    hotter = ws.largest("Design temperature difference", {"difference": hotter, "none": 0.0}, unit="°F")
    items = {
        "walls": _walls(inputs, shell, design_f, hotter),
        "ceiling": _ceiling(inputs, shell, design_f, indoor_f),
        "windows": _windows(inputs, shell, hotter),
        "infiltration": _infiltration(inputs, shell, hotter, outdoors.density),
        "people": _people(inputs),
        "appliances": ws.given("Appliances", inputs.figure("house.appliances")),
    }
    rooms = ws.total("Load of the rooms", items, unit="BTU/h")
    guessed = {name: items[name] for name in _guessed(inputs, shell)}
    if inputs.home.room.other_heat_w is not None:
        other = ws.product(
            "Other equipment beside the node",
            (inputs.home.room.other_heat_w, "W"),
            inputs.figure("units.btu_h_per_w"),
            unit="BTU/h",
        )
        rooms = ws.total("Load of the rooms with it", {"rooms": rooms, "equipment": other}, unit="BTU/h")
    return _with_ducts(inputs, rooms, guessed, duct_loss)


def _with_ducts(inputs: Inputs, rooms: float, guessed: dict[str, float], duct_loss: float) -> HouseLoad:
    ws = inputs.ws
    arrives = ws.total("Cooled air that arrives", {"all": 1.0}, less={"lost": duct_loss}, unit="of supply")

    def at_coil(label: str, load: float) -> float:
        return float(ws.product(label, (load, "BTU/h"), over=[(arrives, "of supply")], unit="BTU/h"))

    middle = at_coil("Load with ducts", rooms)
    if not guessed:
        return HouseLoad(middle, middle, middle)
    uncertain = ws.total("Items by kind of house, not measured", guessed, unit="BTU/h")
    spread = ws.product(
        "Their uncertainty", (uncertain, "BTU/h"), inputs.figure("house.uncertainty"), unit="BTU/h"
    )
    high = ws.total("Load of the rooms, high end", {"middle": rooms, "spread": spread}, unit="BTU/h")
    low = ws.total("Load of the rooms, low end", {"middle": rooms}, less={"spread": spread}, unit="BTU/h")
    return HouseLoad(
        at_coil("Load with ducts, low end", low), middle, at_coil("Load with ducts, high end", high)
    )


def _shell(inputs: Inputs) -> _Shell | Missing:
    ws = inputs.ws
    floor = inputs.stated("dwelling.floor_area_ft2", "Floor area", "ft²")
    if floor is None:
        return Missing(
            "dwelling.floor_area_ft2", "Measure the floor area, or give a Manual J load of the house."
        )
    found = [quality(inputs, p) for p in ("wall_u", "ceiling_u", "window_u", "window_shgc", "leakiness")]
    known = [q for q in found if isinstance(q, Quality)]
    for gap in found:
        if isinstance(gap, Missing):
            return gap
    stories = inputs.value("dwelling.stories", "Stories", "stories", "house.stories")
    height = inputs.value("dwelling.ceiling_height_ft", "Ceiling height", "ft", "house.ceiling_ft")
    plan = ws.product("Area of one floor", (floor, "ft²"), over=[(stories, "stories")], unit="ft²")
    windows = inputs.stated("dwelling.window_area_ft2", "Window area", "ft²")
    if windows is None:
        windows = ws.product("Window area", (floor, "ft²"), inputs.figure("house.window_share"), unit="ft²")
    ceiling = inputs.stated("dwelling.ceiling_area_ft2", "Ceiling under the roof", "ft²")
    walls = inputs.stated("dwelling.wall_area_ft2", "Outside walls", "ft²")
    if walls is None:
        walls = _wall_ft2(inputs, plan, height, stories, windows)
    return _Shell(floor, stories, plan, height, windows, plan if ceiling is None else ceiling, walls, *known)


def _wall_ft2(inputs: Inputs, plan: float, height: float, stories: float, windows: float) -> float:
    ws = inputs.ws
    side = ws.given("Side of a square as large as one floor", sqrt(plan), "ft")
    gross = ws.product(
        "Outside walls with windows",
        inputs.figure("house.perimeter"),
        (side, "ft"),
        (height, "ft"),
        (stories, "stories"),
        unit="ft²",
    )
    net = ws.total("Outside walls without windows", {"gross": gross}, less={"windows": windows}, unit="ft²")
    return float(ws.largest("Outside walls", {"net": net, "none": 0.0}, unit="ft²"))


def _walls(inputs: Inputs, shell: _Shell, design_f: float, hotter: float) -> float:
    ws = inputs.ws
    table = inputs.looked_up(
        "Sun and air on a dark wall", shell.walls.value, inputs.figures.table("walls.cltd"), how="at least"
    )
    colored = ws.product("The same, by its color", (table, "°F"), inputs.figure("walls.color"), unit="°F")
    rated = inputs.figure("walls.rated_out_f").value
    cltd = ws.total(
        "Moved to this outdoor temperature",
        {"table": colored, "outdoors": design_f},
        less={"table's outdoors": rated},
        unit="°F",
    )
    # Below the tables' own range a wall still takes in no less than the difference of the two airs.
    across = ws.largest("Difference across the walls", {"sun and air": cltd, "air": hotter}, unit="°F")
    factor = (shell.walls.value, "BTU/h·ft²·°F")
    return float(ws.product("Walls", factor, (shell.wall_ft2, "ft²"), (across, "°F"), unit="BTU/h"))


def _ceiling(inputs: Inputs, shell: _Shell, design_f: float, indoor_f: float) -> float:
    ws, over = inputs.ws, inputs.figure("attic.above_outdoor_f")
    across = ws.total(
        "Attic over indoors",
        {"outdoors": design_f, "sun on the roof": over.value},
        less={"indoors": indoor_f},
        unit="°F",
        cite=over.cite,
    )
    across = ws.largest("Difference across the ceiling", {"attic": across, "none": 0.0}, unit="°F")
    factor = (shell.ceiling.value, "BTU/h·ft²·°F")
    return float(ws.product("Ceiling", factor, (shell.ceiling_ft2, "ft²"), (across, "°F"), unit="BTU/h"))


def _windows(inputs: Inputs, shell: _Shell, hotter: float) -> float:
    ws = inputs.ws
    sun = ws.product(
        "Sun through a square foot",
        inputs.figure("windows.sun"),
        (shell.sun.value, "SHGC"),
        inputs.figure("windows.shade"),
        over=[inputs.figure("windows.clear_glass")],
        unit="BTU/h·ft²",
    )
    air = ws.product(
        "Air through a square foot",
        (shell.glass.value, "BTU/h·ft²·°F"),
        (hotter, "°F"),
        unit="BTU/h·ft²",
    )
    both = ws.total("Heat through a square foot", {"sun": sun, "air": air}, unit="BTU/h·ft²")
    return float(ws.product("Windows", (both, "BTU/h·ft²"), (shell.window_ft2, "ft²"), unit="BTU/h"))


def _infiltration(inputs: Inputs, shell: _Shell, hotter: float, density: float) -> float:
    ws, tables = inputs.ws, inputs.figures.table
    blown = inputs.stated("dwelling.air_changes_ach50", "Air changes at 50 Pa", "per h")
    if blown is not None:
        ratio = inputs.looked_up("Over natural ones", shell.stories, tables("infiltration.ach50_over_ach"))
        changes = ws.product("Natural air changes", (blown, "per h"), over=[(ratio, "times")], unit="per h")
    else:
        kind = "one_story" if shell.stories <= 1 else "two_story"
        usual = inputs.looked_up(
            "Air changes of the average house", shell.floor_ft2, tables(f"infiltration.{kind}"), how="at least"
        )
        changes = ws.product(
            "Natural air changes", (usual, "per h"), (shell.leakiness.value, "of average"), unit="per h"
        )
    cfm = ws.product(
        "Outdoor air leaking in",
        (changes, "per h"),
        (shell.floor_ft2, "ft²"),
        (shell.height_ft, "ft"),
        over=[inputs.figure("units.minutes_per_hour")],
        unit="CFM",
    )
    per_cfm = inputs.figure("air.sensible_load")
    air = (density, "of sea-level density")
    return float(ws.product("Infiltration", per_cfm, air, (cfm, "CFM"), (hotter, "°F"), unit="BTU/h"))


def _people(inputs: Inputs) -> float:
    ws, dwelling = inputs.ws, inputs.home.dwelling
    people = inputs.stated("dwelling.occupants", "Occupants", "people")
    if people is None and dwelling.bedrooms is not None:
        one = inputs.figure("house.spare_bedroom")
        parts = {"bedrooms": float(dwelling.bedrooms), "one more": one.value}
        people = ws.total("Occupants", parts, unit="people", cite=one.cite)
    elif people is None:
        people = inputs.assumed("Occupants", inputs.figure("house.occupants"))
    return float(ws.product("People", (people, "people"), inputs.figure("house.person"), unit="BTU/h"))


def _guessed(inputs: Inputs, shell: _Shell) -> list[str]:
    """Return the items that rest on a kind of house rather than on this one."""
    dwelling = inputs.home.dwelling
    measured = {
        "walls": shell.walls.stated and dwelling.wall_area_ft2 is not None,
        "ceiling": shell.ceiling.stated and dwelling.ceiling_area_ft2 is not None,
        "windows": shell.glass.stated and shell.sun.stated and dwelling.window_area_ft2 is not None,
        "infiltration": dwelling.air_changes_ach50 is not None,
    }
    return [item for item, known in measured.items() if not known]
