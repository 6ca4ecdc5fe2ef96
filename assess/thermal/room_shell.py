"""The shell of a host room inside the house: walls, windows, ceiling, floor."""

from assess.intake import Placement
from assess.thermal.enclosure import UA, Enclosure, End, Path, U, fans, size
from assess.thermal.envelope import quality
from assess.thermal.inputs import Inputs, Known, Missing
from assess.thermal.outdoors import Outdoors


def room_enclosure(inputs: Inputs, placement: Placement, outdoors: Outdoors) -> Enclosure | Missing:
    """Return the enclosure of a room in the house. The ground, a crawlspace and other rooms' walls get no credit."""
    ws, room = inputs.ws, inputs.home.room
    basement = placement is Placement.BASEMENT
    sizes = size(inputs)
    if isinstance(sizes, Missing):
        return sizes
    floor, wall = sizes
    default = "room.below_grade" if basement else "room.exterior_walls"
    outside = inputs.value("room.exterior_walls", "Walls to the outdoors", "walls", default)
    skin = _skin(inputs, ws.product("Outside walls with windows", (outside, "walls"), (wall, "ft²"), unit="ft²"))
    if isinstance(skin, Missing):
        return skin
    paths, sun = skin
    if not basement:
        four, u = {"all": inputs.figure("room.walls").value}, inputs.figure("room.partition_u")
        inner = ws.total("Walls that face the house", four, less={"outside": outside}, unit="walls")
        ua = ws.product("Walls to the house", u, (inner, "walls"), (wall, "ft²"), unit=UA)
        paths.append(Path("walls to the house", ua, End.HOUSE))
    overhead = _overhead(inputs, room.above or ("living_space" if basement else "attic"), floor)
    if isinstance(overhead, Missing):
        return overhead
    paths += [overhead, *_underfoot(inputs, floor), *fans(inputs, outdoors, to_house=True)]
    return Enclosure(tuple(paths), sun, floor)


def _skin(inputs: Inputs, gross: float) -> tuple[list[Path], float] | Missing:
    """Return the ways through outside walls and windows, and the sun that comes in [BTU/h]."""
    ws = inputs.ws
    glass = inputs.stated("room.window_area_ft2", "Windows", "ft²")
    if glass is None:
        glass = ws.product("Windows", inputs.figure("room.window_share"), (gross, "ft²"), unit="ft²")
    walls = _outside_walls(inputs, gross, glass) if gross else []
    windows = _windows(inputs, glass) if glass else ([], 0.0)
    if isinstance(walls, Missing):
        return walls
    if isinstance(windows, Missing):
        return windows
    return [*walls, *windows[0]], windows[1]


def _outside_walls(inputs: Inputs, gross: float, glass: float) -> list[Path] | Missing:
    ws = inputs.ws
    u: Known | None = inputs.stated("room.wall_u", "U-factor of the outside walls", U)
    if u is None:
        u = quality(inputs, "wall_u")
    if isinstance(u, Missing):
        return u
    net = ws.total("Outside walls without windows", {"gross": gross}, less={"windows": glass}, unit="ft²")
    net = ws.largest("Outside walls", {"net": net, "none": 0.0}, unit="ft²")
    ua = ws.product("Outside walls, per degree", (u, U), (net, "ft²"), unit=UA)
    return [Path("outside walls", ua, End.SUNLIT_WALL)]


def _windows(inputs: Inputs, glass: float) -> tuple[list[Path], float] | Missing:
    ws = inputs.ws
    u, shgc = quality(inputs, "window_u"), quality(inputs, "window_shgc")
    if isinstance(u, Missing):
        return u
    if isinstance(shgc, Missing):
        return shgc
    ua = ws.product("Windows, per degree", (u, U), (glass, "ft²"), unit=UA)
    worst, shade = inputs.figure("windows.sun_worst"), inputs.figure("windows.shade")
    clear, area = inputs.figure("windows.clear_glass"), (glass, "ft²")
    sun = ws.product("Sun through the windows", worst, (shgc, "SHGC"), shade, area, over=[clear], unit="BTU/h")
    return [Path("windows", ua, End.OUTDOORS)], sun


def _overhead(inputs: Inputs, above: str, floor: float) -> Path | Missing:
    if above == "living_space":
        ua = inputs.ws.product("Ceiling to rooms above", inputs.figure("room.floor_u"), (floor, "ft²"), unit=UA)
        return Path("ceiling to rooms above", ua, End.HOUSE)
    u = quality(inputs, "ceiling_u")
    if isinstance(u, Missing):
        return u
    return Path(
        "ceiling under the roof",
        inputs.ws.product("Ceiling under the roof", (u, U), (floor, "ft²"), unit=UA),
        End.ATTIC,
    )


def _underfoot(inputs: Inputs, floor: float) -> list[Path]:
    ws = inputs.ws
    match inputs.home.room.below:
        case "living_space":
            ua = ws.product("Floor to rooms below", inputs.figure("room.floor_u"), (floor, "ft²"), unit=UA)
            return [Path("floor to rooms below", ua, End.HOUSE)]
        case "garage":
            u = inputs.figure("room.over_garage_u")
            ua = ws.product("Floor to the garage below", u, (floor, "ft²"), unit=UA)
            return [Path("floor to the garage below", ua, End.GARAGE_BELOW)]
        case _:
            return []
