"""What is around the node: the ways by which heat leaves, each a conductance to what stands at its end."""

from dataclasses import dataclass
from enum import StrEnum

from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors

UA = "BTU/h·°F"
U = "BTU/h·ft²·°F"
# Ways by a fan, which stops when it fails; the first two carry heat off to the open air.
OUTDOOR_AIR, EXHAUST, TRANSFER = "outdoor air", "exhaust fan", "transfer fan"
ROOF = "roof"


class End(StrEnum):
    """What stands at the other end of a way out, for its temperature."""

    HOUSE = "house"
    OUTDOORS = "outdoors"
    SUNLIT_WALL = "wall in the sun"
    ATTIC = "attic"
    GARAGE_BELOW = "garage below"
    CLOSED_GARAGE = "closed garage"
    GROUND = "ground"


class Side(StrEnum):
    """Where in the room a way out begins.

    Moving air takes its heat from the room's air. Walls and windows take it from the room's surfaces, which
    the air must first give it to through the film on them. A wall to the house is reckoned from air to air.
    """

    AIR = "air"
    OPAQUE = "opaque surfaces"
    GLASS = "windows"


@dataclass(frozen=True)
class Path:
    """One way out: heat in proportion to how much warmer the room is than its end [BTU/h·°F]."""

    name: str
    btu_h_f: float
    end: End
    side: Side = Side.AIR


@dataclass(frozen=True)
class Size:
    """A rectangular room: its floor and one wall, the mean of its four [ft²], and its height [ft]."""

    floor_ft2: float
    wall_ft2: float
    height_ft: float


@dataclass(frozen=True)
class Glass:
    """The windows of a room [ft²], their solar heat gain coefficient, and what blinds let through of the sun."""

    area_ft2: float
    shgc: float
    shade: float


@dataclass(frozen=True)
class Enclosure:
    """The ways out of a room, the sun that comes in by its windows at its worst [BTU/h], and how large it is."""

    paths: tuple[Path, ...]
    sun_btu_h: float
    size: Size
    glass: Glass | None = None

    @property
    def ends(self) -> frozenset[End]:
        """Return what stands at the end of any way out."""
        return frozenset(path.end for path in self.paths)

    def named(self, name: str) -> float:
        """Return the conductance of the ways of a name, 0 without one [BTU/h·°F]."""
        return sum(path.btu_h_f for path in self.paths if path.name == name)

    @property
    def from_air(self) -> tuple[Path, ...]:
        """Return the ways that begin at the room's air."""
        return tuple(path for path in self.paths if path.side is Side.AIR)

    @property
    def from_surfaces(self) -> tuple[Path, ...]:
        """Return the ways that begin at the room's surfaces."""
        return tuple(path for path in self.paths if path.side is not Side.AIR)


def size(inputs: Inputs) -> Size | Missing:
    """Return how large the room is."""
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
    return Size(floor, wall, height)


def fans(inputs: Inputs, outdoors: Outdoors, *, to_house: bool) -> list[Path]:
    """Return the ways by fan; a transfer fan counts only where air may pass to the house."""
    ws, air = inputs.ws, (outdoors.air, "BTU/h per CFM·°F")
    paths = []
    transfer = inputs.stated("room.transfer_cfm", "Transfer fan", "CFM") if to_house else None
    if transfer is not None:
        ua = ws.product("Transfer fan, per degree", air, (transfer, "CFM"), unit=UA)
        paths.append(Path(TRANSFER, ua, End.HOUSE))
    outdoor = inputs.stated("room.outdoor_air_cfm", "Outdoor air through the room", "CFM")
    if outdoor is not None:
        ua = ws.product("Outdoor air, per degree", air, (outdoor, "CFM"), unit=UA)
        paths.append(Path(OUTDOOR_AIR, ua, End.OUTDOORS))
    exhaust = inputs.stated("room.exhaust_cfm", "Exhaust fan, drawing from the house", "CFM") if to_house else None
    if exhaust is not None:
        ua = ws.product("Exhaust fan, per degree", air, (exhaust, "CFM"), unit=UA)
        paths.append(Path(EXHAUST, ua, End.HOUSE))
    return paths
