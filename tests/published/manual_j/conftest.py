"""The example houses of ACCA's Manual J, typed in from what others say of them."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from math import atan, degrees
from pathlib import Path
from typing import Any

import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j import BlockLoad, Conditions, House, Part, block_load
from assess.thermal.manual_j import house as surfaces
from assess.thermal.manual_j.conditions import altitude_density
from assess.thermal.manual_j.ground import basement_floor_u, slab_f
from assess.thermal.manual_j.outdoor_air import leakage_area_in2
from assess.worksheet import Worksheet

FOLDER = Path(__file__).parent
PARTS = {
    "ducts": (Part.DUCTS,),
    "windows": (Part.WINDOWS,),
    "skylights": (Part.SKYLIGHTS,),
    "doors": (Part.DOORS,),
    "walls": (Part.WALLS, Part.PARTITIONS, Part.BELOW_GRADE),
    "roofs": (Part.ROOFS,),
    "ceilings": (Part.CEILINGS,),
    "floors": (Part.FLOORS,),
    "slabs": (Part.SLABS,),
    "infiltration": (Part.INFILTRATION,),
    "ventilation": (Part.VENTILATION,),
    "inside": (Part.PEOPLE, Part.APPLIANCES),
    "blower": (Part.BLOWER,),
    "excursion": (Part.EXCURSION,),
    "total": tuple(Part),
}


@dataclass(frozen=True)
class Example:
    """One example house: what it is, what its loads are said to be, and what we make of it."""

    name: str
    facts: dict[str, Any]
    inputs: Inputs
    house: House
    conditions: Conditions
    load: BlockLoad

    def published(self, line: str, column: str) -> float:
        """Return a figure of ACCA's form."""
        return float(self.facts["published"][line][column])

    def ours(self, line: str, column: str) -> float:
        """Return our figure for a line of the form."""
        of = {"sensible": self.load.sensible, "latent": self.load.latent, "heating": self.load.heating}[column]
        value = of(*PARTS[line])
        assert value is not None
        return value


@pytest.fixture(scope="session")
def example() -> Callable[[str], Example]:
    """Return a maker of example houses by name."""
    return load_example


def load_example(name: str) -> Example:
    """Return the example house of a file, with its load worked on a silent sheet."""
    facts = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    inputs = Inputs(Home(), Worksheet(recording=False), "reference/manual_j")
    day = dict(facts["conditions"])
    density = altitude_density(inputs, day.pop("elevation_ft"))
    conditions = Conditions(indoor_cooling_f=75, indoor_heating_f=70, density=density, **day)
    house = _house(inputs, facts["house"])
    return Example(name, facts, inputs, house, conditions, block_load(inputs, house, conditions))


def _house(inputs: Inputs, facts: dict[str, Any]) -> House:
    def each(key: str, kind: Any) -> tuple[Any, ...]:
        return tuple(kind(**_by_u(row)) for row in facts.get(key, ()))

    return House(
        windows=tuple(_window(row) for row in facts["windows"]),
        skylights=tuple(_skylight(row) for row in facts.get("skylights", ())),
        doors=each("doors", surfaces.Door),
        walls=each("walls", surfaces.Wall),
        partitions=each("partitions", surfaces.Partition),
        below_grade=tuple(surfaces.BelowGradeWall(**row) for row in facts.get("below_grade", ())),
        ceilings=each("ceilings", surfaces.Ceiling),
        roofs=each("roofs", surfaces.Roof),
        floors=each("floors", surfaces.Floor),
        slabs=tuple(_slab(inputs, row) for row in facts.get("slabs", ())),
        infiltration=_leaks(inputs, facts.get("infiltration")),
        ventilation=surfaces.Ventilation(**facts["ventilation"]) if "ventilation" in facts else None,
        people=facts["people"],
        appliances_btu_h=facts["appliances_btu_h"],
        ducts=surfaces.FactorDucts(**facts["ducts"]) if "ducts" in facts else None,
        blower_btu_h=facts["blower_btu_h"],
    )


def _by_u(row: dict[str, Any]) -> dict[str, Any]:
    return {**{key: value for key, value in row.items() if key != "r"}, "u": 1 / row["r"]}


def _window(row: dict[str, Any]) -> surfaces.Window:
    plain = {key: value for key, value in row.items() if key not in {"azimuth", "overhang"}}
    over = surfaces.Overhang(*row["overhang"]) if "overhang" in row else None
    return surfaces.Window(facing=surfaces.facing_of(row["azimuth"]), overhang=over, **plain)


def _skylight(row: dict[str, Any]) -> surfaces.Skylight:
    plain = {key: value for key, value in row.items() if key not in {"azimuth", "pitch"}}
    tilt = degrees(atan(row["pitch"] / 12))
    return surfaces.Skylight(facing=surfaces.facing_of(row["azimuth"]), tilt_deg=tilt, **plain)


def _slab(inputs: Inputs, row: dict[str, Any]) -> surfaces.Slab | surfaces.BasementFloor:
    if "depth_ft" in row:
        u = basement_floor_u(inputs, depth_ft=row["depth_ft"], shortest_side_ft=row["shortest_side_ft"])
        return surfaces.BasementFloor(row["area_ft2"], u)
    edge = {key: row[key] for key in ("edge_r", "edge_depth_ft") if key in row}
    return surfaces.Slab(row["edge_ft"], slab_f(inputs, **edge))


def _leaks(inputs: Inputs, row: dict[str, Any] | None) -> surfaces.Unmeasured | surfaces.Measured | None:
    if row is None:
        return None
    plain = dict(row)
    if "leakiness" in plain:
        of_average = inputs.figure(f"leakiness.{plain.pop('leakiness')}").value
        return surfaces.Unmeasured(of_average=of_average, **plain)
    if "ach50" in plain:
        ela = leakage_area_in2(inputs, plain.pop("ach50"), plain.pop("volume_ft3"))
        return surfaces.Measured(ela_in2=ela, **plain)
    return surfaces.Measured(**plain)
