"""A node by its heat, a design day at sea level, and a house and rooms whose sums can be done by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.climate import DesignConditions
from assess.hardware import NodePower
from assess.intake import Home
from assess.records import Confidence, Figure

MakePower = Callable[..., NodePower]
MakeWeather = Callable[..., DesignConditions]
MakeHome = Callable[..., Home]

HOUSE: dict[str, dict[str, Any]] = {
    "dwelling": {"design_cooling_load_btu_h": 20_000, "floor_area_ft2": 2_000, "year_built": 1985},
    "hvac": {
        "systems": [
            {
                "kind": "central_ac",
                "cooling_btu_h": 48_000,
                "airflow_cfm": 1_600,
                "ducts": "inside",
                "serves_host_room": True,
            }
        ],
        "thermostat": "hall",
    },
    "room": {
        "length_ft": 14,
        "width_ft": 12,
        "height_ft": 8,
        "exterior_walls": 1,
        "wall_u": 0.09,
        "window_area_ft2": 0,
        "above": "living_space",
        "below": "slab",
        "door": "shut",
        "supply_cfm": 100,
        "combustion_appliance": False,
    },
    "safety": {"over_temperature_cutoff": True},
}


@pytest.fixture
def power() -> MakePower:
    """Return a maker of nodes: the heat given to room and cooler [W], which is all they draw, and the GPUs."""

    def make(*, room_w: float = 0, cooler_w: float = 0, gpus: int = 4) -> NodePower:
        fields: dict[str, float] = dict.fromkeys(NodePower.model_fields, 0.0)
        heat = {"wall_w": room_w + cooler_w, "heat_to_room_w": room_w, "cooler_heat_w": cooler_w}
        return NodePower.model_validate({**fields, **heat, "heat_outdoors_w": cooler_w, "gpus": gpus, "cap_w": 600})

    return make


@pytest.fixture
def weather() -> MakeWeather:
    """Return a maker of design days [°F, ft]; what more is known of a place may be added, such as where it is."""

    def make(
        *,
        cooling_1_f: float = 95,
        extreme_max_f: float = 104,
        heating_99_f: float = 20,
        elevation_ft: float = 0,
        **more: Any,
    ) -> DesignConditions:
        adder = Figure(value=extreme_max_f - cooling_1_f, unit="°F", cite="made up", confidence=Confidence.LOW)
        return DesignConditions(
            station_name="Somewhere AP",
            wmo="000000",
            distance_mi=3,
            elevation_ft=elevation_ft,
            heating_99_f=heating_99_f,
            cooling_1_f=cooling_1_f,
            extreme_max_f=extreme_max_f,
            extreme_adder=adder,
            extreme_basis="made up",
            confidence=Confidence.HIGH,
            cite="made up",
            notes=(),
            **more,
        )

    return make


@pytest.fixture
def home() -> MakeHome:
    """Return a maker of homes: what a section says replaces what it says of the usual house."""

    def make(**sections: dict[str, Any]) -> Home:
        form = {name: {**HOUSE.get(name, {}), **sections.get(name, {})} for name in HOUSE.keys() | sections.keys()}
        return Home.model_validate(form)

    return make
