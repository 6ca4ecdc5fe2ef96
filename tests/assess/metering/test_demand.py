from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from assess.intake.meter import Register
from assess.metering.demand import worked_demand
from assess.metering.record import Demand, Peak, Record, demand_of
from assess.metering.treatments import short_peak_kw
from assess.worksheet import Worksheet, recompute

Make = Callable[..., Any]


def at(text: str) -> datetime:
    """Return a label."""
    return datetime.fromisoformat(text)


def demand(record: Record) -> Demand:
    """Return the demand of a record that has one."""
    found = demand_of(record)
    assert found is not None
    return found


def kw(peak: Peak | None) -> float:
    """Return the kilowatts of an average that there is."""
    assert peak is not None
    return peak.kw


def test_quarters_by_hand(rows: Make, record: Make) -> None:
    """Eight quarters added up by hand: 1.25 kWh at half past three are 5 kW, and the hour from three has 4.78 kWh."""
    found = demand(record(rows("2024-01-15T14:00", [810, 850, 790, 830, 1_200, 1_150, 1_250, 1_180])))
    assert (found.highest.kw, found.highest.at, found.interval_s) == (5.0, at("2024-01-15T15:30"), 900)
    assert found.hour_clock == Peak(4.78, 3_600, at("2024-01-15T15:00"), Decimal(4_780))
    assert kw(found.hour) == 4.78
    assert kw(found.neighbors) == pytest.approx((1.25 + 1.18) * 4)


def test_an_hour_may_begin_at_any_quarter(rows: Make, record: Make) -> None:
    """The highest sixty minutes begin at half past, where no hour of the clock does."""
    found = demand(record(rows("2024-01-15", [100, 100, 900, 900, 900, 900, 100, 100])))
    assert found.hour == Peak(3.6, 3_600, at("2024-01-15T00:30"), Decimal(3_600))
    assert kw(found.hour_clock) == 2.0


def test_minutes_slide(rows: Make, record: Make) -> None:
    """Fifteen minutes of 100 Wh from 00:10 on are 6 kW; the quarters of the clock see ten of them at most."""
    wh = [10] * 10 + [100] * 15 + [10] * 35
    found = demand(record(rows("2024-01-15", wh, 1)))
    assert found.quarter == Peak(6.0, 900, at("2024-01-15T00:10"), Decimal(1_500))
    assert kw(found.quarter_clock) == pytest.approx((10 * 100 + 5 * 10) * 60 / 15 / 1_000)
    assert (found.highest, found.interval_s) == (found.quarter, 900)


def test_ten_minutes_bound_a_quarter(rows: Make, record: Make) -> None:
    """Where fifteen minutes are not whole readings, the highest reading is at least as high as any of them."""
    found = demand(record(rows("2024-01-15", [100, 400, 100, 100, 100, 100], 10)))
    assert found.highest.kw == pytest.approx(2.4)
    assert found.interval_s == 600
    assert kw(found.quarter) == pytest.approx((400 + 100 / 2) * 4 / 1_000)
    assert found.highest.kw > kw(found.quarter)


def test_a_window_is_not_filled_from_a_gap(rows: Make, record: Make) -> None:
    """An hour with a quarter missing has no average of an hour; the quarters still have theirs."""
    whole = rows("2024-01-15", [900, 900, 900, 900, 100, 100, 100, 100])
    found = demand(record(whole[:2], whole[3:]))
    assert found.highest.kw == 3.6
    assert kw(found.hour_clock) == 0.4


def test_hours_cut_into_quarters_are_hours(rows: Make, record: Make, varied: Make) -> None:
    """Four equal quarters, hour after hour, say no more than the hour: it counts, and its label is the hour's."""
    quarters = [wh for wh in varied(48) for _ in range(4)]
    cut = record(rows("2024-01-15", quarters))
    assert cut.split_s == 3_600
    found = demand(cut)
    assert found.interval_s == 3_600
    assert found.highest.kw == pytest.approx(4 * max(varied(48)) / 1_000)


def test_the_more_loaded_leg(rows: Make, record: Make) -> None:
    """Leg A at 500 Wh in a quarter is 2 kW, 16.67 A at 120 V; the sum of both hides it."""
    legs = [rows("2024-01-15", wh, register=r) for r, wh in ((Register.LEG_A, [500, 100]), (Register.LEG_B, [50, 400]))]
    found = demand(record(*legs))
    assert found.highest.kw == 2.2
    steps = {step.label: step.value for step in worked_demand(found).steps}
    assert steps["The more loaded leg on both sides"] == 4.0
    assert steps["Current of the more loaded leg"] == pytest.approx(2_000 / 120)


@pytest.mark.parametrize(("recorded", "behind"), [(4.0, 7.8), (7.5, 12.7), (8.0, 13.2), (20.0, 26.0)])
def test_the_strictest_estimate_of_an_hour(recorded: float, behind: float) -> None:
    """1.4 kW + 2.2 to 7.5 kW, kW + 5.2 above (LBNL), or 1.3 times the kilowatts (HEA)."""
    assert short_peak_kw(recorded, Worksheet()) == pytest.approx(behind)


def test_the_worksheet_shows_estimates_of_an_hourly_record_alone(rows: Make, record: Make) -> None:
    """Each step can be worked again from what it shows."""
    hourly = worked_demand(demand(record(rows("2024-01-15", [850, 1_200, 2_300, 3_150], 60))))
    quarterly = worked_demand(demand(record(rows("2024-01-15", [850, 1_200, 2_300, 3_150]))))
    assert "By LBNL" in {step.label for step in hourly.steps}
    assert "By LBNL" not in {step.label for step in quarterly.steps}
    assert [s.label for s in hourly.steps if recompute(s) != pytest.approx(s.value)] == []


def test_a_day_is_no_hour(rows: Make, record: Make) -> None:
    """Daily readings have an average and no hour."""
    found = demand(record(rows("2024-01-15", [24_000, 36_000, 12_000], 1_440)))
    assert (found.highest.kw, found.interval_s, found.hour) == (1.5, 86_400, None)
    assert found.highest.wh == Decimal(36_000)
