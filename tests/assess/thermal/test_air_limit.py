from typing import Any

import pytest

from assess.intake import Home, Placement
from assess.thermal.air_limit import warmest_air_f
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet


@pytest.mark.parametrize(
    ("placement", "gpus", "cooler_w", "elevation_ft", "max_air_f", "limit_f"),
    [
        (Placement.LIVING_SPACE, 1, 0, 0, None, 80.6),  # people, 27 °C
        (Placement.BASEMENT, 4, 0, 0, None, 89.6),  # nobody, and class A2 at 95 °F less 5.4 °F of layers
        (Placement.BASEMENT, 8, 0, 0, None, 71.6),  # class H1 at 77 °F less 5.4 °F
        (Placement.LIVING_SPACE, 8, 0, 0, None, 71.6),
        (Placement.BASEMENT, 16, 9_000, 0, None, 89.6),  # the coolant cools the servers, not the room
        (Placement.GARAGE, 16, 9_000, 0, None, 89.6),
        (Placement.BASEMENT, 4, 0, 5_000, None, 89.6 - 2_047 * 0.00183),
        (Placement.BASEMENT, 16, 9_000, 5_000, None, 89.6),
        (Placement.LIVING_SPACE, 4, 0, 0, 85, 85),  # the home says
        (Placement.LIVING_SPACE, 8, 0, 0, 95, 71.6),  # more than the servers bear
        (Placement.BASEMENT, 16, 9_000, 0, 95, 95),
    ],
)
def test_the_warmest_air(
    power: Any,
    placement: Placement,
    gpus: int,
    cooler_w: float,
    elevation_ft: float,
    max_air_f: float | None,
    limit_f: float,
) -> None:
    """People, then the class of air-cooled servers, set the limit; the home may state its own for people."""
    inputs = Inputs(Home.model_validate({"room": {"max_air_f": max_air_f}}), Worksheet())
    node = power(room_w=1_000, cooler_w=cooler_w, gpus=gpus)
    assert warmest_air_f(inputs, placement, node, elevation_ft) == pytest.approx(limit_f)
    assert inputs.ws.steps[-1].label == "Warmest air allowed"
