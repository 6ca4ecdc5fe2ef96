"""The shell of a closed garage, which is hotter than the day before any node stands in it."""

from assess.thermal.enclosure import UA, Enclosure, End, Path, U, fans, size
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors


def garage_enclosure(inputs: Inputs, outdoors: Outdoors) -> Enclosure | Missing:
    """Return the enclosure of a closed garage, uninsulated unless its walls are stated."""
    ws = inputs.ws
    sizes = size(inputs)
    if isinstance(sizes, Missing):
        return sizes
    floor, wall = sizes
    outside = inputs.value("room.exterior_walls", "Walls to the outdoors", "walls", "garage.exterior_walls")
    wall_u = inputs.value("room.wall_u", "U-factor of the walls", U, "garage.wall_u")
    walls = ws.product("Walls and door", (wall_u, U), (outside, "walls"), (wall, "ft²"), unit=UA)
    paths = [Path("walls and door", walls, End.CLOSED_GARAGE)]
    if inputs.home.room.above != "living_space":
        roof = ws.product("Roof", inputs.figure("garage.roof_u"), (floor, "ft²"), unit=UA)
        paths.append(Path("roof", roof, End.CLOSED_GARAGE))
    return Enclosure((*paths, *fans(inputs, outdoors, to_house=False)), 0.0, floor)
