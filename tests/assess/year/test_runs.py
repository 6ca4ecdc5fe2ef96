"""Appliances that run now and then keep their energy and their power, and draw the same lots every time."""

import numpy as np
import pytest

from assess.intake import LoadKind
from assess.year.end_uses import EndUse, Use
from assess.year.runs import runs_w
from assess.year.steps import Steps

FLAT = EndUse("dryer", "Clothes dryer", (LoadKind.DRYER,), (1.0,) * 24, (1.0,) * 12)


def dryer(kwh: float = 970, power_w: float = 5_760, runs: float = 340, use: EndUse = FLAT) -> Use:
    """Return a dryer."""
    return Use(use, kwh, power_w, runs)


@pytest.mark.parametrize("per_hour", [1, 4])
@pytest.mark.parametrize("asked", [dryer(), dryer(kwh=9_000, runs=3_000), dryer(kwh=40_000, runs=365), dryer(runs=0.2)])
def test_all_of_its_energy_comes_out_and_never_more_than_its_power(asked: Use, per_hour: int) -> None:
    """To the last Wh, however long the runs and however many wait for each other."""
    steps = Steps(per_hour)
    watts = runs_w(asked, steps, seed=3)
    assert watts.sum() * steps.hours == pytest.approx(1_000 * asked.kwh, rel=1e-9)
    assert watts.max() <= (asked.power_w or 0.0) * (1 + 1e-9)
    assert watts.min() >= -1e-9


def test_the_same_seed_draws_the_same_year() -> None:
    """Another seed draws another."""
    assert np.array_equal(runs_w(dryer(), Steps(4), 7), runs_w(dryer(), Steps(4), 7))
    assert not np.array_equal(runs_w(dryer(), Steps(4), 7), runs_w(dryer(), Steps(4), 8))


def test_runs_fall_in_the_hours_of_the_use() -> None:
    """A use of one hour of the day starts in it, and one of January only runs in January."""
    six = EndUse("x", "x", (), tuple(24.0 if hour == 18 else 0.0 for hour in range(24)), (12.0, *(0.0,) * 11))
    watts = runs_w(Use(six, 100, 1_000, 400), Steps(4), 1).reshape(365, 24, 4)
    assert watts[:, :18].sum() == 0
    assert watts[31:].sum() == 0
    assert watts[:31, 18].sum() > 0


def test_a_use_without_a_power_has_no_runs() -> None:
    """It is a mistake to ask."""
    with pytest.raises(ValueError, match="no power"):
        runs_w(Use(FLAT, 100), Steps(), 1)
