"""What is around the node: the ways by which heat leaves, each a conductance to what stands at its end."""

from dataclasses import dataclass
from enum import StrEnum

from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors

UA = "BTU/h·°F"
U = "BTU/h·ft²·°F"


class End(StrEnum):
    """What stands at the other end of a way out, for its temperature."""

    HOUSE = "house"
    OUTDOORS = "outdoors"
    SUNLIT_WALL = "wall in the sun"
    ATTIC = "attic"
    GARAGE_BELOW = "garage below"
    CLOSED_GARAGE = "closed garage"


@dataclass(frozen=True)
class Path:
    """One way out: heat in proportion to how much warmer the room is than its end [BTU/h·°F]."""

    name: str
    btu_h_f: float
    end: End


@dataclass(frozen=True)
class Enclosure:
    """The ways out of a room, the sun that comes in [BTU/h], and the room's floor."""

    paths: tuple[Path, ...]
    sun_btu_h: float
    floor_ft2: float

    @property
    def ends(self) -> frozenset[End]:
        """Return what stands at the end of any way out."""
        return frozenset(path.end for path in self.paths)


def size(inputs: Inputs) -> tuple[float, float] | Missing:
    """Return the floor and one wall of the room, the mean of its four [ft²]."""
    ws, home = inputs.ws, inputs.home
    length = inputs.stated("room.length_ft", "Length", "ft")
    width = inputs.stated("room.width_ft", "Width", "ft")
    if length is None or width is None:
        field = "room.length_ft" if length is None else "room.width_ft"
        return Missing(field, "Measure the length and the width of the room.")
    own = "room.height_ft" if home.room.height_ft is not None else "dwelling.ceiling_height_ft"
    height = inputs.value(own, "Height", "ft", "house.ceiling_ft")
    floor = ws.product("Floor", (length, "ft"), (width, "ft"), unit="ft²")
    half = ws.total("Length and width", {"length": length, "width": width}, unit="ft")
    sides, walls = inputs.figure("room.sides"), inputs.figure("room.walls")
    wall = ws.product("One wall, mean of four", sides, (half, "ft"), (height, "ft"), over=[walls], unit="ft²")
    return floor, wall


def fans(inputs: Inputs, outdoors: Outdoors, *, to_house: bool) -> list[Path]:
    """Return the ways by fan; a transfer fan counts only where air may pass to the house."""
    ws, air = inputs.ws, (outdoors.air, "BTU/h per CFM·°F")
    paths = []
    transfer = inputs.stated("room.transfer_cfm", "Transfer fan", "CFM") if to_house else None
    if transfer is not None:
        ua = ws.product("Transfer fan, per degree", air, (transfer, "CFM"), unit=UA)
        paths.append(Path("transfer fan", ua, End.HOUSE))
    outdoor = inputs.stated("room.outdoor_air_cfm", "Outdoor air through the room", "CFM")
    if outdoor is not None:
        ua = ws.product("Outdoor air, per degree", air, (outdoor, "CFM"), unit=UA)
        paths.append(Path("outdoor air", ua, End.OUTDOORS))
    return paths
