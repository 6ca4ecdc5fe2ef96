"""A home with cooling systems, and what they serve."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.intake import Home, Placement
from assess.thermal.equipment import Equipment, equipment
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet

MakeGear = Callable[..., tuple[Inputs, Equipment]]


@pytest.fixture
def gear() -> MakeGear:
    """Return a maker of inputs beside a silent sheet, and of what these systems serve."""

    def make(
        *systems: dict[str, Any], placement: Placement = Placement.UTILITY_ROOM, recording: bool = False, **more: Any
    ) -> tuple[Inputs, Equipment]:
        hvac = {"systems": systems, **more.pop("hvac", {})}
        home = Home.model_validate({"hvac": hvac, **more})
        found = equipment(home, placement)
        assert isinstance(found, Equipment)
        return Inputs(home, Worksheet(recording=recording)), found

    return make
