from math import log, pi

import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.ground import basement_floor_u
from assess.worksheet import Worksheet

INPUTS = Inputs(Home(), Worksheet(), "reference/manual_j")


@pytest.mark.parametrize(("insulated", "part"), [(False, 1.0), (True, 0.7)])
def test_a_basement_floor_by_hand(part: float, *, insulated: bool) -> None:
    """7 ft deep and 24 ft across, soil of 0.8 BTU/h·ft·°F and 1.47 of slab and films; 0.85 of it, by MJ8 A12-7."""
    own = 0.8 * 1.47 / pi
    by_hand = 0.85 * 2 * 0.8 / (pi * 24) * log((12 + 3.5 + own) / (3.5 + own))
    assert by_hand == pytest.approx(0.02544, abs=1e-5)
    found = basement_floor_u(INPUTS, depth_ft=7, shortest_side_ft=24, insulated=insulated)
    assert found == pytest.approx(by_hand * part)
