"""One line of the load: what heat comes in on the hot day, what goes out on the cold one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

U = "BTU/h·ft²·°F"


class Part(StrEnum):
    """The lines of a Manual J form, in its order."""

    WINDOWS = "windows"
    EXCURSION = "uneven sun"
    SKYLIGHTS = "skylights"
    DOORS = "doors"
    WALLS = "walls"
    BELOW_GRADE = "walls below grade"
    PARTITIONS = "walls to unheated rooms"
    CEILINGS = "ceilings"
    ROOFS = "roofs over rooms"
    FLOORS = "floors"
    SLABS = "slabs"
    INFILTRATION = "infiltration"
    VENTILATION = "ventilation"
    PEOPLE = "people"
    APPLIANCES = "appliances"
    EQUIPMENT = "other equipment"
    DUCTS = "ducts"
    BLOWER = "blower"


@dataclass(frozen=True)
class Component:
    """One line of the load [BTU/h]; None is not known, because the weather it takes is not."""

    name: str
    part: Part
    sensible_btu_h: float = 0.0
    heating_btu_h: float | None = 0.0
    latent_btu_h: float | None = 0.0


def sensible_of(components: Iterable[Component], *parts: Part) -> float:
    """Return the sensible cooling load of some lines [BTU/h]."""
    return sum(c.sensible_btu_h for c in components if c.part in parts)


def heating_of(components: Iterable[Component], *parts: Part) -> float | None:
    """Return the heating load of some lines [BTU/h], None when one of them is not known."""
    return total_of(c.heating_btu_h for c in components if c.part in parts)


def latent_of(components: Iterable[Component], *parts: Part) -> float | None:
    """Return the latent cooling load of some lines [BTU/h], None when one of them is not known."""
    return total_of(c.latent_btu_h for c in components if c.part in parts)


def total_of(values: Iterable[float | None]) -> float | None:
    """Return the sum, None when one of them is not known."""
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total
