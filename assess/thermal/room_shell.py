"""The shell of a host room inside the house: walls, windows, ceiling, floor."""

from assess.intake import Placement
from assess.thermal.enclosure import UA, Enclosure, End, Glass, Path, Side, Size, U, fans, size
from assess.thermal.envelope import quality
from assess.thermal.inputs import Inputs, Known, Missing
from assess.thermal.outdoors import Outdoors


def room_enclosure(inputs: Inputs, placement: Placement, outdoors: Outdoors) -> Enclosure | Missing:
    """Return the enclosure of a room in the house. A crawlspace and the walls of a basement get no credit."""
    ws, room = inputs.ws, inputs.home.room
    basement = placement is Placement.BASEMENT
    room_size = size(inputs)
    if isinstance(room_size, Missing):
        return room_size
    floor, wall = room_size.floor_ft2, room_size.wall_ft2
    default = "room.below_grade" if basement else "room.exterior_walls"
    outside = inputs.value("room.exterior_walls", "Walls to the outdoors", "walls", default)
    skin = _skin(inputs, ws.product("Outside walls with windows", (outside, "walls"), (wall, "ft²"), unit="ft²"))
    if isinstance(skin, Missing):
        return skin
    paths, sun, glass = skin
    if not basement:
        four, u = {"all": inputs.figure("room.walls").value}, inputs.figure("room.partition_u")
        inner = ws.total("Walls that face the house", four, less={"outside": outside}, unit="walls")
        ua = ws.product("Walls to the house", u, (inner, "walls"), (wall, "ft²"), unit=UA)
        paths.append(Path("walls to the house", ua, End.HOUSE))
    overhead = _overhead(inputs, room.above or ("living_space" if basement else "attic"), floor)
    if isinstance(overhead, Missing):
        return overhead
    paths += [overhead, *_underfoot(inputs, floor, basement=basement), *_leaks(inputs, outside, room_size, outdoors)]
    return Enclosure((*paths, *fans(inputs, outdoors, to_house=True)), sun, room_size, glass)


def _leaks(inputs: Inputs, outside: float, room: Size, outdoors: Outdoors) -> list[Path]:
    """Return the outdoor air that leaks in; a room without an outside wall has none."""
    if not outside:
        return []
    cfm = inputs.ws.product(
        "Outdoor air leaking in",
        inputs.figure("room.infiltration"),
        (room.floor_ft2, "ft²"),
        (room.height_ft, "ft"),
        over=[inputs.figure("units.minutes_per_hour")],
        unit="CFM",
    )
    ua = inputs.ws.product("Leaks, per degree", (outdoors.air, "BTU/h per CFM·°F"), (cfm, "CFM"), unit=UA)
    return [Path("leaks", ua, End.OUTDOORS)]


def _skin(inputs: Inputs, gross: float) -> tuple[list[Path], float, Glass | None] | Missing:
    """Return the ways through outside walls and windows, the sun that comes in [BTU/h], and the windows."""
    ws = inputs.ws
    area = inputs.stated("room.window_area_ft2", "Windows", "ft²")
    if area is None:
        area = ws.product("Windows", inputs.figure("room.window_share"), (gross, "ft²"), unit="ft²")
    walls = _outside_walls(inputs, gross, area) if gross else []
    if isinstance(walls, Missing):
        return walls
    if not area:
        return walls, 0.0, None
    windows = _windows(inputs, area)
    if isinstance(windows, Missing):
        return windows
    way, sun, glass = windows
    return [*walls, way], sun, glass


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
    return [Path("outside walls", ua, End.SUNLIT_WALL, Side.OPAQUE)]


def _windows(inputs: Inputs, area: float) -> tuple[Path, float, Glass] | Missing:
    ws = inputs.ws
    u, shgc = quality(inputs, "window_u"), quality(inputs, "window_shgc")
    if isinstance(u, Missing):
        return u
    if isinstance(shgc, Missing):
        return shgc
    ua = ws.product("Windows, per degree", (u, U), (area, "ft²"), unit=UA)
    worst, shade = inputs.figure("windows.sun_worst"), inputs.figure("windows.shade")
    clear, glass = inputs.figure("windows.clear_glass"), (area, "ft²")
    sun = ws.product("Sun through the windows", worst, (shgc, "SHGC"), shade, glass, over=[clear], unit="BTU/h")
    return Path("windows", ua, End.OUTDOORS, Side.GLASS), sun, Glass(area, shgc, shade.value)


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
        Side.OPAQUE,
    )


def _underfoot(inputs: Inputs, floor: float, *, basement: bool) -> list[Path]:
    ws = inputs.ws
    match inputs.home.room.below:
        case "living_space":
            ua = ws.product("Floor to rooms below", inputs.figure("room.floor_u"), (floor, "ft²"), unit=UA)
            return [Path("floor to rooms below", ua, End.HOUSE)]
        case "garage":
            u = inputs.figure("room.over_garage_u")
            ua = ws.product("Floor to the garage below", u, (floor, "ft²"), unit=UA)
            return [Path("floor to the garage below", ua, End.GARAGE_BELOW, Side.OPAQUE)]
        case "slab" if basement:
            ua = ws.product("Floor on the ground", inputs.figure("ground.floor_u"), (floor, "ft²"), unit=UA)
            return [Path("floor on the ground", ua, End.GROUND, Side.OPAQUE)]
        case _:
            return []
