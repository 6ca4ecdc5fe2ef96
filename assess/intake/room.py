"""The place where the node would stand."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.records import Record
from assess.units import Cfm, DegF, Feet, SquareFeet, UFactor, Watts


class Placement(StrEnum):
    """Where a node can stand."""

    OUTDOOR_PAD = "outdoor_pad"
    EXTERIOR_WALL = "exterior_wall"
    GARAGE = "garage"
    BASEMENT = "basement"
    UTILITY_ROOM = "utility_room"
    LIVING_SPACE = "living_space"

    @property
    def outdoors(self) -> bool:
        """Return whether the node stands in the open air."""
        return self in {Placement.OUTDOOR_PAD, Placement.EXTERIOR_WALL}


class Room(Record):
    """The host room; for an outdoor placement only `kind` and `sun` matter."""

    kind: Placement | None = Field(None, description="what kind of place it is")
    length_ft: Annotated[Feet, Field(gt=0, le=200)] | None = Field(None, examples=["12 ft 6 in"])
    width_ft: Annotated[Feet, Field(gt=0, le=200)] | None = None
    height_ft: Annotated[Feet, Field(gt=0, le=40)] | None = None
    exterior_walls: Annotated[int, Field(ge=0, le=4)] | None = Field(
        None, description="how many of its four walls face outdoors"
    )
    wall_u: Annotated[UFactor, Field(gt=0)] | None = None
    window_area_ft2: Annotated[SquareFeet, Field(ge=0)] | None = None
    above: Literal["attic", "roof", "living_space"] | None = None
    below: Literal["slab", "crawlspace", "basement", "living_space", "garage"] | None = None
    door: Literal["shut", "open", "louvered"] | None = Field(
        None, description="how the door to the house normally stands"
    )
    supply_cfm: Annotated[Cfm, Field(ge=0)] | None = Field(
        None, description="supply air that reaches the room, measured"
    )
    transfer_cfm: Annotated[Cfm, Field(ge=0)] | None = Field(None, description="transfer fan between room and house")
    outdoor_air_cfm: Annotated[Cfm, Field(ge=0)] | None = Field(
        None, description="outside air drawn through the room by a fan"
    )
    exhaust_cfm: Annotated[Cfm, Field(ge=0)] | None = Field(
        None, description="room air blown outdoors by a fan; house air comes in behind it"
    )
    other_heat_w: Annotated[Watts, Field(ge=0)] | None = Field(
        None, description="other equipment giving heat to the room"
    )
    max_air_f: Annotated[DegF, Field(ge=60, le=130)] | None = Field(None, description="warmest air allowed in the room")
    combustion_appliance: bool | None = Field(
        None, description="a gas furnace or water heater draws air from this room"
    )
    sun: Literal["shade", "part", "full"] | None = Field(None, description="sun on an outdoor node")

    @property
    def floor_ft2(self) -> float | None:
        """Return the floor of the room [ft²]; None where a side is not known."""
        return None if self.length_ft is None or self.width_ft is None else self.length_ft * self.width_ft

    @model_validator(mode="after")
    def _windows_within_walls(self) -> Self:
        glass, sides = self.window_area_ft2, (self.length_ft, self.width_ft, self.height_ft)
        if glass is None or None in sides:
            return self
        length, width, height = (side or 0.0 for side in sides)
        walls = 2 * (length + width) * height
        if self.exterior_walls is not None:
            # The longer walls may be the outside ones.
            longest = sorted((length, length, width, width), reverse=True)[: self.exterior_walls]
            walls = sum(longest) * height
        if glass > walls:
            raise ValueError(
                f"the windows ({glass:,g} ft²) are larger than the walls to the outdoors ({walls:,.0f} ft² at most); "
                "correct room.window_area_ft2, the size of the room or room.exterior_walls"
            )
        return self
