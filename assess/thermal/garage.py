"""The shell of a closed garage, which is hotter than the day before any node stands in it."""

from assess.thermal.enclosure import ROOF, UA, Enclosure, End, Path, Side, U, fans, size
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors


def garage_enclosure(inputs: Inputs, outdoors: Outdoors) -> Enclosure | Missing:
    """Return the enclosure of a closed garage, uninsulated unless its walls are stated."""
    ws = inputs.ws
    garage = size(inputs)
    if isinstance(garage, Missing):
        return garage
    outside = inputs.value("room.exterior_walls", "Walls to the outdoors", "walls", "garage.exterior_walls")
    wall_u = inputs.value("room.wall_u", "U-factor of the walls", U, "garage.wall_u")
    walls = ws.product("Walls and door", (wall_u, U), (outside, "walls"), (garage.wall_ft2, "ft²"), unit=UA)
    paths = [Path("walls and door", walls, End.CLOSED_GARAGE, Side.OPAQUE)]
    if inputs.home.room.above != "living_space":
        roof = ws.product("Roof", inputs.figure("garage.roof_u"), (garage.floor_ft2, "ft²"), unit=UA)
        paths.append(Path(ROOF, roof, End.CLOSED_GARAGE, Side.OPAQUE))
    return Enclosure((*paths, *fans(inputs, outdoors, to_house=False)), 0.0, garage)
