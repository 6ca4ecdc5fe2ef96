"""A house as Manual J takes it: its surfaces, the air that passes, what gives off heat inside, its ducts."""

from dataclasses import dataclass, field
from typing import Literal

Facing = Literal["S", "SW", "W", "NW", "N", "NE", "E", "SE"]
FACINGS: tuple[Facing, ...] = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_WORDS: dict[Facing, str] = {
    "N": "north",
    "NE": "north-east",
    "E": "east",
    "SE": "south-east",
    "S": "south",
    "SW": "south-west",
    "W": "west",
    "NW": "north-west",
}
Construction = Literal[
    "wood_siding",
    "wood_brick",
    "steel_siding",
    "steel_brick",
    "concrete_block",
    "masonry",
    "log",
    "block_foundation",
    "filled_foundation",
    "concrete_foundation",
]
Color = Literal["light", "medium", "dark"]
RoofKind = Literal[
    "dark_shingles",
    "light_shingles",
    "wood_shingles",
    "dark_metal",
    "light_metal",
    "dark_tile",
    "light_tile",
    "reflective",
]
Leakiness = Literal["very_tight", "tight", "average", "leaky", "very_leaky"]


def facing_of(azimuth_deg: float) -> Facing:
    """Return the nearest of eight facings; azimuth 0 is north, 90 east."""
    return FACINGS[round(azimuth_deg / 45.0) % 8]


@dataclass(frozen=True)
class Overhang:
    """A roof edge over a window [ft]: how far it stands out, and the top and the foot of the glass below it."""

    depth_ft: float
    to_top_ft: float
    to_foot_ft: float


@dataclass(frozen=True)
class Window:
    """Glass in a wall. `shade` is what the inside shade lets through (1: none), `screen` what an insect screen does."""

    area_ft2: float
    u: float
    shgc: float
    facing: Facing
    shade: float = 1.0
    screen: float = 1.0
    overhang: Overhang | None = None
    name: str = "Window"

    @property
    def label(self) -> str:
        """Return the window as a reader says it: "Window, south"."""
        return f"{self.name}, {_WORDS[self.facing]}"


@dataclass(frozen=True)
class Skylight:
    """Glass in a roof [degrees from level]; `curb_ua` is what curb and shaft let through [BTU/h·°F]."""

    area_ft2: float
    u: float
    shgc: float
    facing: Facing
    tilt_deg: float
    shade: float = 1.0
    curb_ua: float = 0.0
    name: str = "Skylight"


@dataclass(frozen=True)
class Door:
    """A door to outdoors, or to a garage."""

    area_ft2: float
    u: float
    to_garage: bool = False
    name: str = "Door"


@dataclass(frozen=True)
class Wall:
    """A wall above grade, net of windows and doors."""

    area_ft2: float
    u: float
    construction: Construction = "wood_siding"
    color: Color = "medium"
    name: str = "Walls"


@dataclass(frozen=True)
class Partition:
    """A wall, floor or ceiling to a garage (both temperatures None) or to a space of known temperatures [°F]."""

    area_ft2: float
    u: float
    cooling_f: float | None = None
    heating_f: float | None = None
    name: str = "Wall to the garage"


@dataclass(frozen=True)
class BelowGradeWall:
    """A basement wall in the ground, by its own R and how deep it stands [ft]; only winter knows it."""

    area_ft2: float
    r: float
    depth_ft: float
    name: str = "Walls below grade"


@dataclass(frozen=True)
class Ceiling:
    """A ceiling under an attic."""

    area_ft2: float
    u: float
    roof: RoofKind = "dark_shingles"
    vented: bool = True
    barrier: bool = False
    name: str = "Ceiling"


@dataclass(frozen=True)
class Roof:
    """A ceiling that is the roof, such as a cathedral ceiling."""

    area_ft2: float
    u: float
    roof: RoofKind = "dark_shingles"
    name: str = "Roof over rooms"


@dataclass(frozen=True)
class Floor:
    """A floor over what is not heated; `walls_u` is the U-factor of the walls around a crawlspace or basement."""

    area_ft2: float
    u: float
    over: Literal["vented_crawlspace", "sealed_crawlspace", "basement", "open", "garage"]
    walls_u: float = 0.0
    name: str = "Floor"


@dataclass(frozen=True)
class Slab:
    """A slab on grade, by its exposed edge [ft] and its F-factor [BTU/h·ft·°F]; only winter knows it."""

    edge_ft: float
    f: float
    name: str = "Slab edge"


@dataclass(frozen=True)
class BasementFloor:
    """The floor of a heated basement [BTU/h·ft²·°F]; only winter knows it."""

    area_ft2: float
    u: float
    name: str = "Basement floor"


@dataclass(frozen=True)
class Unmeasured:
    """Leaks of a house that nobody measured: its class, or how leaky it is against the average of its size."""

    floor_ft2: float
    volume_ft3: float
    stories: float
    of_average: float = 1.0
    fireplaces: int = 0


@dataclass(frozen=True)
class Measured:
    """Leaks by the effective leakage area [in² at 4 Pa]; shielding 1 (open country) to 5 (well sheltered)."""

    ela_in2: float
    stories: float
    shielding: float = 4.0
    fireplaces: int = 0


@dataclass(frozen=True)
class Ventilation:
    """A whole-house fan that runs on [CFM]: outdoor air, and by how much exhaust exceeds supply."""

    outdoor_cfm: float
    exhaust_over_supply_cfm: float = 0.0
    sensible_recovery: float = 0.0
    latent_recovery: float = 0.0


@dataclass(frozen=True)
class FactorDucts:
    """Duct losses as factors on the load, as Manual J's Table 7 gives them."""

    gain: float
    loss: float
    latent_btu_h: float = 0.0


@dataclass(frozen=True)
class DuctRun:
    """Supply or return ducts outside the rooms: surface, R with films, what is around them, what leaks out or in.

    `leak` is a share of the airflow, or `leak_cfm` a flow; `regain` is the share of the loss that the rooms get back.
    """

    area_ft2: float
    r: float
    cooling_f: float
    heating_f: float | None
    regain: float
    leak: float = 0.0
    leak_cfm: float = 0.0


@dataclass(frozen=True)
class DuctSystem:
    """Ducts by ASHRAE 152; `furnace` says that winter's airflow is a furnace's."""

    supply: DuctRun
    back: DuctRun
    furnace: bool = True


@dataclass(frozen=True)
class House:
    """Everything of a house that makes a design load."""

    windows: tuple[Window, ...] = ()
    skylights: tuple[Skylight, ...] = ()
    doors: tuple[Door, ...] = ()
    walls: tuple[Wall, ...] = ()
    partitions: tuple[Partition, ...] = ()
    below_grade: tuple[BelowGradeWall, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    roofs: tuple[Roof, ...] = ()
    floors: tuple[Floor, ...] = ()
    slabs: tuple[Slab | BasementFloor, ...] = ()
    infiltration: Unmeasured | Measured | None = None
    ventilation: Ventilation | None = None
    people: float = 0.0
    appliances_btu_h: float = 0.0
    appliances_latent_btu_h: float = 0.0
    equipment_w: float = 0.0
    ducts: FactorDucts | DuctSystem | None = None
    blower_btu_h: float = 0.0
    garage_under_rooms: float = field(default=0.0)
