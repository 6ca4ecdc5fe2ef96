"""A home that lacks nothing, nodes by their watts, and the 2023 edition."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, load_edition

Build = Callable[..., Home]
Node = Callable[..., NodePower]

# 10,000 VA of general load: 1,500 ft², three circuits, a dishwasher of 1,000 VA.
WHOLE: dict[str, Any] = {
    "dwelling": {"status": "existing", "floor_area_ft2": 1_500},
    "service": {"rating_a": 200, "volts": 240},
    "panel": {"bus_a": 200, "main_a": 200, "spaces_free": 4},
    "loads": [{"kind": "dishwasher", "nameplate_va": 1_000}],
    "hvac": {"systems": []},
}


@pytest.fixture
def home() -> Build:
    """Return a function that builds a home: the whole one, with sections replaced or, with `_`, changed in part."""

    def built(**sections: Any) -> Home:
        data = dict(WHOLE)
        for name, section in sections.items():
            if name.endswith("_"):
                data[name[:-1]] = {**data.get(name[:-1], {}), **section}
            else:
                data[name] = section
        return Home.model_validate({k: v for k, v in data.items() if v is not None})

    return built


@pytest.fixture
def node() -> Node:
    """Return a function that builds a node from its watts at the wall and its rated watts."""

    def built(wall_w: float = 12_500, *, rated_w: float | None = None, volts: float = 240) -> NodePower:
        rated = wall_w if rated_w is None else rated_w
        return NodePower(
            gpus=16,
            cap_w=600,
            wall_w=wall_w,
            wall_va=wall_w,
            current_a=wall_w / volts,
            heat_pump_w=0,
            rated_w=rated,
            rated_va=rated,
            rated_a=rated / volts,
            heat_to_room_w=0,
            heat_outdoors_w=wall_w,
            cooler_heat_w=wall_w,
            throughput=16,
            throughput_per_gpu=1,
        )

    return built


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Return the 2023 edition."""
    return load_edition("nec/2023")
