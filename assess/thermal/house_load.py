"""Sensible cooling load of the house on the design day, item by item in the manner of Manual J."""

from dataclasses import dataclass

from assess.thermal.house_shell import HouseShell, guessed_items, house_shell
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors

U = "BTU/h·ft²·°F"


@dataclass(frozen=True)
class HouseLoad:
    """The load with its range [BTU/h], all three alike when a Manual J or measurements say it."""

    low_btu_h: float
    btu_h: float
    high_btu_h: float


def house_load(
    inputs: Inputs, design_f: float, indoor_f: float, outdoors: Outdoors, arrives: float
) -> HouseLoad | Missing:
    """Return the load at the cooling coil at outdoor and indoor temperatures [°F].

    `arrives` is the share of the cooled air that the ducts do not lose.
    """
    ws = inputs.ws
    given = inputs.stated("dwelling.design_cooling_load_btu_h", "Sensible cooling load, Manual J", "BTU/h")
    if given is not None:
        return HouseLoad(given, given, given)
    shell = house_shell(inputs)
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
    other_w = inputs.stated("room.other_heat_w", "Other equipment beside the node", "W")
    if other_w is not None:
        per_w = inputs.figure("units.btu_h_per_w")
        items["equipment"] = ws.product("Other equipment", (other_w, "W"), per_w, unit="BTU/h")
    rooms = ws.total("Load of the rooms", items, unit="BTU/h")
    guessed = {name: items[name] for name in guessed_items(inputs.home.dwelling)}
    return _with_ducts(inputs, rooms, guessed, arrives)


def _with_ducts(inputs: Inputs, rooms: float, guessed: dict[str, float], arrives: float) -> HouseLoad:
    ws = inputs.ws

    def at_coil(label: str, load: float) -> float:
        return float(ws.product(label, (load, "BTU/h"), over=[(arrives, "of supply")], unit="BTU/h"))

    middle = at_coil("Load with ducts", rooms)
    if not guessed:
        return HouseLoad(middle, middle, middle)
    unsure = ws.total("Items taken from houses of this kind", guessed, unit="BTU/h")
    spread = ws.product("Their range", (unsure, "BTU/h"), inputs.figure("house.uncertainty"), unit="BTU/h")
    low = ws.total("Load of the rooms, low end", {"middle": rooms}, less={"range": spread}, unit="BTU/h")
    high = ws.total("Load of the rooms, high end", {"middle": rooms, "range": spread}, unit="BTU/h")
    return HouseLoad(at_coil("Load with ducts, low end", low), middle, at_coil("Load with ducts, high end", high))


def _walls(inputs: Inputs, shell: HouseShell, design_f: float, hotter: float) -> float:
    ws, table = inputs.ws, inputs.figures.table("walls.cltd")
    dark = inputs.looked_up("Sun and air on a dark wall", shell.wall_u, table, how="at least")
    colored = ws.product("The same, by its color", (dark, "°F"), inputs.figure("walls.color"), unit="°F")
    rated = inputs.figure("walls.rated_out_f").value
    cltd = ws.total(
        "Moved to this outdoor temperature",
        {"table": colored, "outdoors": design_f},
        less={"table's outdoors": rated},
        unit="°F",
    )
    # Below the table's own range a wall still takes in no less than the difference of the two airs.
    across = ws.largest("Difference across the walls", {"sun and air": cltd, "air": hotter}, unit="°F")
    return float(ws.product("Walls", (shell.wall_u, U), (shell.wall_ft2, "ft²"), (across, "°F"), unit="BTU/h"))


def _ceiling(inputs: Inputs, shell: HouseShell, design_f: float, indoor_f: float) -> float:
    ws, over = inputs.ws, inputs.figure("attic.above_outdoor_f")
    attic = {"outdoors": design_f, "sun on the roof": over.value}
    across = ws.total("Attic over indoors", attic, less={"indoors": indoor_f}, unit="°F", cite=over.cite)
    across = ws.largest("Difference across the ceiling", {"attic": across, "none": 0.0}, unit="°F")
    return float(ws.product("Ceiling", (shell.ceiling_u, U), (shell.ceiling_ft2, "ft²"), (across, "°F"), unit="BTU/h"))


def _windows(inputs: Inputs, shell: HouseShell, hotter: float) -> float:
    ws = inputs.ws
    sun = ws.product(
        "Sun through a square foot",
        inputs.figure("windows.sun"),
        (shell.window_shgc, "SHGC"),
        inputs.figure("windows.shade"),
        over=[inputs.figure("windows.clear_glass")],
        unit="BTU/h·ft²",
    )
    air = ws.product("Air through a square foot", (shell.window_u, U), (hotter, "°F"), unit="BTU/h·ft²")
    both = ws.total("Heat through a square foot", {"sun": sun, "air": air}, unit="BTU/h·ft²")
    return float(ws.product("Windows", (both, "BTU/h·ft²"), (shell.window_ft2, "ft²"), unit="BTU/h"))


def _infiltration(inputs: Inputs, shell: HouseShell, hotter: float, density: float) -> float:
    ws = inputs.ws
    cfm = ws.product(
        "Outdoor air leaking in",
        (shell.natural_ach, "per h"),
        (shell.floor_ft2, "ft²"),
        (shell.height_ft, "ft"),
        over=[inputs.figure("units.minutes_per_hour")],
        unit="CFM",
    )
    per_cfm, air = inputs.figure("air.sensible_load"), (density, "of sea-level density")
    return float(ws.product("Infiltration", per_cfm, air, (cfm, "CFM"), (hotter, "°F"), unit="BTU/h"))


def _people(inputs: Inputs) -> float:
    ws, bedrooms = inputs.ws, inputs.home.dwelling.bedrooms
    people = inputs.stated("dwelling.occupants", "Occupants", "people")
    if people is None and bedrooms is not None:
        one = inputs.figure("house.spare_bedroom")
        both = {"bedrooms": float(bedrooms), "one more": one.value}
        people = ws.total("Occupants", both, unit="people", cite=one.cite)
    elif people is None:
        people = inputs.assumed("Occupants", inputs.figure("house.occupants"))
    return float(ws.product("People", (people, "people"), inputs.figure("house.person"), unit="BTU/h"))
