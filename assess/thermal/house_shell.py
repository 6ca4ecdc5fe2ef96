"""The house from what an electrician can say of it: its sizes, its surfaces, and what of them is a guess."""

from dataclasses import dataclass, field

from assess.errors import IntakeError
from assess.numbers import quantity
from assess.thermal.envelope import BOOK, air_changes_ach50, cathedral_u, floor_u, quality
from assess.thermal.house_doubts import house_doubts
from assess.thermal.house_size import HouseSize, house_size
from assess.thermal.inputs import Inputs, Known, Missing
from assess.thermal.manual_j.doubt import Doubts
from assess.thermal.manual_j.ground import basement_floor_u, slab_f
from assess.thermal.manual_j.house import (
    BasementFloor,
    BelowGradeWall,
    Ceiling,
    Construction,
    Door,
    Facing,
    Floor,
    House,
    Measured,
    Roof,
    RoofKind,
    Skylight,
    Slab,
    Wall,
    Window,
)
from assess.thermal.manual_j.outdoor_air import leakage_area_in2
from assess.worksheet.arrays import sqrt

_ROOFS: dict[str, RoofKind] = {
    "dark": "dark_shingles",
    "light": "light_shingles",
    "metal": "light_metal",
    "tile": "light_tile",
    "reflective": "reflective",
}
_WALLS: dict[str, Construction] = {"siding": "wood_siding", "brick": "wood_brick", "masonry": "concrete_block"}
_SIDES: dict[Facing, str] = {"N": "north", "E": "east", "S": "south", "W": "west"}


@dataclass(frozen=True)
class HouseShell:
    """The surfaces of the house, and what of it is taken from houses of its kind."""

    house: House
    doubts: Doubts = field(default_factory=Doubts)


def house_shell(inputs: Inputs, zone: str | None = None) -> HouseShell | Missing:
    """Return the surfaces of the house in an IECC climate zone, or the first thing that is missing to know them.

    Raises IntakeError for windows larger than the walls.
    """
    inputs = inputs.of(BOOK)
    size = house_size(inputs)
    if isinstance(size, Missing):
        return size
    known: list[float] = []
    for found in _qualities(inputs, size, zone):
        if isinstance(found, Missing):
            return found
        known.append(found)
    wall_u, ceiling_u, window_u, shgc, ach50, below_u = known
    dwelling = inputs.home.dwelling
    over = dwelling.foundation in {"crawlspace", "basement"}
    house = House(
        windows=_windows(inputs, size, window_u, shgc),
        skylights=_skylights(inputs, window_u, shgc),
        doors=(Door(inputs.assumed("Doors", inputs.figure("house.doors_ft2")), inputs.figure("house.door_u").value),),
        walls=_walls(inputs, size, wall_u),
        below_grade=_below_grade(inputs, size),
        ceilings=() if dwelling.attic == "cathedral" else (_ceiling(inputs, size, ceiling_u),),
        roofs=(_roof(inputs, size, ceiling_u),) if dwelling.attic == "cathedral" else (),
        floors=(_floor(inputs, size, below_u),) if over else (),
        slabs=_slabs(inputs, size),
        infiltration=_leaks(inputs, size, ach50),
        people=_people(inputs),
        appliances_btu_h=inputs.assumed("Kitchen and laundry", inputs.figure("inside.appliances")),
        equipment_w=inputs.stated("room.other_heat_w", "Other equipment beside the node", "W") or 0.0,
    )
    return HouseShell(house, house_doubts(inputs))


def _qualities(inputs: Inputs, size: HouseSize, zone: str | None) -> tuple[Known, ...]:
    """Return the U-factors of walls, ceiling and glass, the glass's SHGC, the air changes, and the floor's U-factor."""
    blown = inputs.stated("dwelling.air_changes_ach50", "Air changes at 50 Pa", "per h")
    cathedral = inputs.home.dwelling.attic == "cathedral"
    over = inputs.home.dwelling.foundation in {"crawlspace", "basement"}
    return (
        quality(inputs, "wall_u"),
        cathedral_u(inputs) if cathedral else quality(inputs, "ceiling_u"),
        quality(inputs, "window_u"),
        quality(inputs, "window_shgc"),
        air_changes_ach50(inputs, zone, size.stories) if blown is None else blown,
        floor_u(inputs) if over else 0.0,
    )


def _windows(inputs: Inputs, size: HouseSize, u: float, shgc: float) -> tuple[Window, ...]:
    """Return the glass by side: even, or most of it to one."""
    ws, most = inputs.ws, inputs.home.dwelling.glass_faces
    shade = inputs.assumed("Blinds and curtains", inputs.figure("house.shade"))
    windows = []
    for facing, side in _SIDES.items():
        key = "facings" if most in {None, "even"} else "most" if most == side else "others"
        area = ws.product(f"Glass, {side}", (size.glass_ft2, "ft²"), inputs.figure(f"house.{key}"), unit="ft²")
        if area:
            windows.append(Window(area, u, shgc, facing, shade=shade, name="Windows"))
    return tuple(windows)


def _skylights(inputs: Inputs, u: float, shgc: float) -> tuple[Skylight, ...]:
    """Return the glass in the roof, like the windows and without a shade; nobody draws one up there."""
    area = inputs.stated("dwelling.skylight_area_ft2", "Skylights", "ft²")
    if not area:
        return ()
    return (Skylight(area, u, shgc, "S", inputs.figure("house.skylight_tilt").value, name="Skylights"),)


def _refuse_more_glass_than_walls(inputs: Inputs, size: HouseSize, gross_ft2: float) -> None:
    """Raise IntakeError for windows that no box of the stated floor area and stories has walls for."""
    dwelling = inputs.home.dwelling
    if dwelling.window_area_ft2 is None or dwelling.stories is None or size.glass_ft2 <= gross_ft2:
        return
    raise IntakeError(
        f"the windows ({quantity(size.glass_ft2, 'ft²')}) are larger than the walls of a house of this size, "
        f"about {quantity(round(gross_ft2), 'ft²')}",
        where="dwelling.window_area_ft2",
        hint="Correct the window area, the floor area or the stories, or state dwelling.wall_area_ft2.",
    )


def _walls(inputs: Inputs, size: HouseSize, u: float) -> tuple[Wall, ...]:
    ws, kind = inputs.ws, _WALLS[inputs.home.dwelling.walls or "siding"]
    area = inputs.stated("dwelling.wall_area_ft2", "Outside walls", "ft²")
    if area is None:
        factors = (size.edge_ft, "ft"), (size.height_ft, "ft"), (size.stories, "stories")
        gross = ws.product("Walls with windows and doors", *factors, unit="ft²")
        _refuse_more_glass_than_walls(inputs, size, gross)
        less = {"windows": size.glass_ft2, "doors": inputs.figure("house.doors_ft2").value}
        net = ws.total("Walls without windows and doors", {"gross": gross}, less=less, unit="ft²")
        area = ws.largest("Outside walls", {"net": net, "none": 0.0}, unit="ft²")
    walls = (Wall(area, u, kind),)
    if inputs.home.dwelling.foundation != "heated_basement":
        return walls
    shows = inputs.figure("house.above_grade_ft")
    above = ws.product("Basement wall above the ground", (size.edge_ft, "ft"), shows, unit="ft²")
    u_basement = 1.0 / inputs.figure("house.basement_r").value
    return (*walls, Wall(above, u_basement, "block_foundation", name="Basement walls above the ground"))


def _below_grade(inputs: Inputs, size: HouseSize) -> tuple[BelowGradeWall, ...]:
    if inputs.home.dwelling.foundation != "heated_basement":
        return ()
    deep = inputs.figure("house.basement_ft").value - inputs.figure("house.above_grade_ft").value
    area = inputs.ws.product("Basement wall in the ground", (size.edge_ft, "ft"), (deep, "ft"), unit="ft²")
    return (BelowGradeWall(area, inputs.figure("house.basement_r").value, deep),)


def _overhead_ft2(inputs: Inputs, size: HouseSize) -> float:
    return inputs.stated("dwelling.ceiling_area_ft2", "Ceiling under the roof", "ft²") or size.plan_ft2


def _ceiling(inputs: Inputs, size: HouseSize, u: float) -> Ceiling:
    dwelling = inputs.home.dwelling
    roof = _ROOFS[dwelling.roof or "dark"]
    return Ceiling(_overhead_ft2(inputs, size), u, roof, vented=dwelling.attic != "unvented")


def _roof(inputs: Inputs, size: HouseSize, u: float) -> Roof:
    return Roof(_overhead_ft2(inputs, size), u, _ROOFS[inputs.home.dwelling.roof or "dark"])


def _floor(inputs: Inputs, size: HouseSize, u: float) -> Floor:
    over = inputs.home.dwelling.foundation
    walls_u = inputs.assumed("Walls below the floor", inputs.figure("house.crawl_walls_u"))
    return Floor(size.plan_ft2, u, "basement" if over == "basement" else "vented_crawlspace", walls_u)


def _slabs(inputs: Inputs, size: HouseSize) -> tuple[Slab | BasementFloor, ...]:
    match inputs.home.dwelling.foundation:
        case "crawlspace" | "basement":
            return ()
        case "heated_basement":
            deep = inputs.figure("house.basement_ft").value - inputs.figure("house.above_grade_ft").value
            u = basement_floor_u(inputs, depth_ft=deep, shortest_side_ft=sqrt(size.plan_ft2))
            return (BasementFloor(size.plan_ft2, u),)
        case _:
            return (Slab(size.edge_ft, slab_f(inputs)),)


def _leaks(inputs: Inputs, size: HouseSize, ach50: float) -> Measured:
    volume = inputs.ws.product("Volume of the house", (size.floor_ft2, "ft²"), (size.height_ft, "ft"), unit="ft³")
    return Measured(leakage_area_in2(inputs, ach50, volume), size.stories)


def _people(inputs: Inputs) -> float:
    ws, bedrooms = inputs.ws, inputs.home.dwelling.bedrooms
    people = inputs.stated("dwelling.occupants", "Occupants", "people")
    if people is not None:
        return people
    if bedrooms is None:
        return inputs.assumed("Occupants", inputs.figure("inside.occupants"))
    one = inputs.figure("inside.spare_bedroom")
    both = {"bedrooms": float(bedrooms), "one more": one.value}
    return ws.total("Occupants", both, unit="people", cite=one.cite)
