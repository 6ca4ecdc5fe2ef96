"""The house as a box: its sizes, how well it keeps the heat out, and which of that is known of this house."""

from dataclasses import dataclass
from math import sqrt

from assess.intake import Dwelling
from assess.thermal.envelope import leakiness, quality
from assess.thermal.inputs import Inputs, Known, Missing


@dataclass(frozen=True)
class HouseShell:
    """Sizes and properties of the house."""

    floor_ft2: float
    stories: float
    height_ft: float
    window_ft2: float
    ceiling_ft2: float
    wall_ft2: float
    wall_u: float
    ceiling_u: float
    window_u: float
    window_shgc: float
    natural_ach: float


def house_shell(inputs: Inputs) -> HouseShell | Missing:
    """Return the shell of the house, or the first thing that is missing to know it."""
    ws = inputs.ws
    floor = inputs.stated("dwelling.floor_area_ft2", "Floor area", "ft²")
    if floor is None:
        cure = "Measure the floor area, or give a Manual J load of the house."
        return Missing("dwelling.floor_area_ft2", cure)
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
    known: list[float] = []
    for found in _properties(inputs, floor, stories):
        if isinstance(found, Missing):
            return found
        known.append(found)
    return HouseShell(floor, stories, height, windows, ceiling or plan, walls, *known)


def guessed_items(dwelling: Dwelling) -> tuple[str, ...]:
    """Return the load items that rest on a kind of house rather than on this one."""
    measured = {
        "walls": (dwelling.wall_u, dwelling.wall_area_ft2),
        "ceiling": (dwelling.ceiling_u, dwelling.ceiling_area_ft2),
        "windows": (dwelling.window_u, dwelling.window_shgc, dwelling.window_area_ft2),
        "infiltration": (dwelling.air_changes_ach50,),
    }
    return tuple(item for item, values in measured.items() if None in values)


def _properties(inputs: Inputs, floor: float, stories: float) -> tuple[Known, ...]:
    return (
        quality(inputs, "wall_u"),
        quality(inputs, "ceiling_u"),
        quality(inputs, "window_u"),
        quality(inputs, "window_shgc"),
        _natural_ach(inputs, floor, stories),
    )


def _wall_ft2(inputs: Inputs, plan: float, height: float, stories: float, windows: float) -> float:
    ws = inputs.ws
    side = ws.given("Side of a square as large as one floor", sqrt(plan), "ft")
    sides, floors = inputs.figure("house.perimeter"), (stories, "stories")
    gross = ws.product("Walls with windows", sides, (side, "ft"), (height, "ft"), floors, unit="ft²")
    net = ws.total("Walls without windows", {"gross": gross}, less={"windows": windows}, unit="ft²")
    return float(ws.largest("Outside walls", {"net": net, "none": 0.0}, unit="ft²"))


def _natural_ach(inputs: Inputs, floor: float, stories: float) -> Known:
    """Return the natural air changes of a summer day [per h], from a blower door or from the kind of house."""
    ws, tables = inputs.ws, inputs.figures.table
    blown = inputs.stated("dwelling.air_changes_ach50", "Air changes at 50 Pa", "per h")
    if blown is not None:
        ratio = inputs.looked_up("Over natural ones", stories, tables("infiltration.ach50_over_ach"))
        return float(ws.product("Natural air changes", (blown, "per h"), over=[(ratio, "times")], unit="per h"))
    leaky = leakiness(inputs)
    if isinstance(leaky, Missing):
        return leaky
    kind = "one_story" if stories <= 1 else "two_story"
    table = tables(f"infiltration.{kind}")
    usual = inputs.looked_up("Air changes of the average house", floor, table, how="at least")
    return float(ws.product("Natural air changes", (usual, "per h"), (leaky, "of average"), unit="per h"))
