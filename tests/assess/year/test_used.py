"""Energy by the hour, for those who reckon with it: the same sums as the year's."""

from collections.abc import Callable

import numpy as np
import pytest

from assess.year.ladder import Ladder
from assess.year.outages import Down
from assess.year.run import Around, flow
from assess.year.steps import Steps
from assess.year.summary import summary
from assess.year.used import used


@pytest.mark.parametrize("per_hour", [1, 4])
def test_the_hours_add_up_to_the_year(around: Callable[..., Around], eight: Ladder, per_hour: int) -> None:
    """Energy and GPU-hours are those of the summary, outages of 100 h of power and 20 h of the line taken off."""
    steps = Steps(per_hour)
    home_w = 9_000 + 8_000 * np.sin(np.arange(steps.count) / 5)
    year = flow(around(home_w, 20_000, steps=steps, down=Down(100.0, 20.0)), eight, (600.0,))
    hours, came_to = used(year), summary(year)
    assert len(hours.node_kwh) == len(hours.household_kwh) == 8_760
    assert hours.node_kwh.sum() == pytest.approx(float(came_to.node_kwh[0]))
    assert hours.gpu_hours.sum() == pytest.approx(float(came_to.gpu_hours[0]))
    assert hours.household_kwh.sum() == pytest.approx(home_w.clip(min=0).sum() / per_hour / 1_000)


def test_a_node_in_the_open_air_adds_nothing_to_the_cooling(around: Callable[..., Around], eight: Ladder) -> None:
    """All of its heat goes outdoors, so the house's cooling and heating are as before: nothing, and that is known."""
    hours = used(flow(around(2_000.0), eight, (600.0,)))
    assert eight.to_room == 0
    assert hours.cooling_kwh is not None
    assert not hours.cooling_kwh.any()
