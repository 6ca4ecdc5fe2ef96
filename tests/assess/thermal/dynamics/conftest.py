"""Sites at a place in the desert, for which a year of weather can be made up."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.intake import Placement
from assess.thermal import ThermalSite, prepare_thermal
from assess.thermal.dynamics.place import Place, place_of

MakeSite = Callable[..., ThermalSite]
MakePlace = Callable[..., Place]

SOMEWHERE = {"latitude_deg": 36.1, "longitude_deg": -115.1, "iecc_zone": "3B"}


@pytest.fixture
def site(home: Any, weather: Any) -> MakeSite:
    """Return a maker of prepared sites; `known` is what is known of the place beyond its temperatures."""

    def make(
        placement: Placement = Placement.LIVING_SPACE,
        *,
        known: dict[str, Any] | None = None,
        design_f: float = 95,
        extreme_f: float = 104,
        **sections: dict[str, Any],
    ) -> ThermalSite:
        there = weather(cooling_1_f=design_f, extreme_max_f=extreme_f, **(SOMEWHERE if known is None else known))
        return prepare_thermal(home(**sections), placement, there, recording=False)

    return make


@pytest.fixture
def place(site: MakeSite) -> MakePlace:
    """Return a maker of host rooms whose door carries nothing."""

    def make(*words: Any, door: float = 0.0, **more: Any) -> Place:
        found = place_of(site(*words, **more), door)
        assert found is not None
        return found

    return make
