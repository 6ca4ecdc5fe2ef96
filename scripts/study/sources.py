"""The tables of the study, and the scenarios that fill in what none of them tells."""

from dataclasses import dataclass, replace
from functools import cache

from assess.rulebook import Reference, load_reference

_ROOMS = ("basement", "utility_room")


@dataclass(frozen=True)
class Source:
    """One table: its file, what it is called, and the headings of what the study groups by."""

    file: str
    title: str
    kind: str
    kind_is_house: tuple[str, ...]
    age: str
    region: str
    weight: str = ""
    fuels: tuple[str, ...] = ()
    cooled: str = ""
    heated: str = ""
    indoors_every: int = 1


SOURCES = (
    Source(
        file="resstock_buildstock_n250.csv",
        title="ResStock sampling table",
        kind="Geometry Building Type RECS",
        kind_is_house=("Single-Family Detached", "Single-Family Attached", "Mobile Home"),
        age="Vintage",
        region="Census Region",
    ),
    Source(
        file="resstock_baseline_100_homes.csv",
        title="ResStock simulated homes",
        kind="build_existing_model.geometry_building_type_recs",
        kind_is_house=("Single-Family Detached", "Single-Family Attached", "Mobile Home"),
        age="build_existing_model.vintage",
        region="build_existing_model.census_region",
    ),
    Source(
        file="recs2015_5686_homes.csv",
        title="RECS 2015",
        kind="HousingUnitType",
        kind_is_house=("Single-family detached", "Single-family attached", "Mobile home"),
        age="YearMade",
        region="Region",
        weight="NWEIGHT",
        fuels=("BTUNG", "BTULP", "BTUFO", "BTUWOOD", "BTUPELLET"),
        cooled="ACUsed",
        heated="SpaceHeatingUsed",
        indoors_every=10,
    ),
)


@dataclass(frozen=True)
class Scenario:
    """What is filled in: a service, and a room for an air-cooled host, or none for the standard node outdoors.

    With `own_cooling` the room has a mini-split that serves nothing else.
    """

    service_a: float
    continuous_a: float
    room: str = ""
    own_cooling: bool = False


@cache
def study() -> Reference:
    """Return the figures that the study fills in."""
    return load_reference("reference/field_study")


def figure(key: str) -> float:
    """Return one of them."""
    return study().figure(key).value


def scenarios() -> list[Scenario]:
    """Return the services tried, then the rooms."""
    rows = study().table("services").rows
    usual = next(Scenario(a, b) for a, b in rows if a == figure("host.service_a"))
    cooled = replace(usual, room="utility_room", own_cooling=True)
    return [*(Scenario(a, b) for a, b in rows), *(replace(usual, room=room) for room in _ROOMS), cooled]
