from math import fsum
from typing import Any

import pytest

from assess.economics.energy import clock
from assess.economics.tariffs import Season, Tariff, load_tariffs, split, tariff_of
from assess.errors import IntakeError

TARIFFS = load_tariffs()


@pytest.mark.parametrize("name", TARIFFS)
def test_a_tariff_has_source_and_states(name: str) -> None:
    """Each names its source, since when its prices hold, and where it is offered."""
    tariff = TARIFFS[name]
    assert tariff.cite
    assert tariff.states
    assert tariff.unit == "$/kWh"
    assert tariff.as_of.year >= 2025


@pytest.mark.parametrize("name", TARIFFS)
def test_every_kilowatt_hour_finds_its_period(name: str) -> None:
    """What is split by month, season and period adds up to what went in."""
    hours = [0.5 + (hour % 7) for hour in range(8760)]
    assert fsum(split(name, hours, 2026).values()) == pytest.approx(fsum(hours), rel=1e-12)


def split_by_hand(tariff: Tariff, values: list[float], year: int) -> float:
    """Return the cost of a year, reading the clock of each hour anew."""
    cost = 0.0
    for at, kwh in zip(clock(year, len(values), daylight=tariff.daylight), values, strict=True):
        season = next(s for s in tariff.seasons.values() if at.month in s.months)
        day = season.weekend if at.weekend else season.weekday
        period = [name for start, name in day if start <= at.hour][-1]
        cost += kwh * season.prices[period]
    return cost


@pytest.mark.parametrize("name", TARIFFS)
def test_the_split_costs_what_a_plain_loop_costs(name: str) -> None:
    """Sums by period times their prices are the sum of every hour times its price."""
    values = [1.0 + (hour * 37 % 101) / 50 for hour in range(8760)]
    parts = split(name, values, 2026)
    cost = sum(kwh * TARIFFS[name].price(season, period).value for (_, season, period), kwh in parts.items())
    assert cost == pytest.approx(split_by_hand(TARIFFS[name], values, 2026), rel=1e-12)


# California Rate Relief, "PG&E EV rates", figured from PG&E's table of 1 March 2026 (checked by its authors on
# 23 September 2026): 250 kWh a month, all off-peak, or all at 6 p.m. of summer weekdays.
@pytest.mark.parametrize(
    ("name", "season", "hour", "dollars"),
    [
        ("pge-ev2-a", "summer", 2, 56.40),
        ("pge-ev2-a", "winter", 2, 56.40),
        ("pge-e-elec", "summer", 2, 83.40),
        ("pge-e-elec", "winter", 2, 71.17),
        ("pge-ev2-a", "summer", 18, 134.52),
    ],
)
def test_pge_costs_what_others_figured(name: str, season: str, hour: int, dollars: float) -> None:
    """250 kWh cost to the cent what a public page worked out from the same table."""
    found = TARIFFS[name].seasons[season]
    period = found.periods(weekend=False)[hour]
    assert 250 * found.prices[period] == pytest.approx(dollars, abs=0.006)


def test_peak_hours_of_srp_are_weekday_evenings_by_the_sun() -> None:
    """Arizona has no daylight time: 6 to 9 p.m. on weekdays, all the year."""
    evening = [0.0] * 8760
    for hour, at in enumerate(clock(2026, 8760, daylight=False)):
        evening[hour] = float(not at.weekend and 18 <= at.hour < 21)
    assert {period for (_, _, period), kwh in split("srp-e-28", evening, 2026).items() if kwh} == {"on-peak"}


def test_an_unknown_tariff_lists_the_known() -> None:
    """The message says what there is and what to give instead."""
    with pytest.raises(IntakeError, match=r'no tariff "tou-9".*srp-e-28.*electricity_usd_per_kwh'):
        tariff_of("tou-9", "AZ")


def test_a_tariff_of_another_state_is_refused() -> None:
    """Nobody in Ohio buys from a utility of Phoenix."""
    with pytest.raises(IntakeError, match="a tariff of AZ, and the home is in OH"):
        tariff_of("srp-e-28", "OH")
    assert tariff_of("srp-e-28", None) is TARIFFS["srp-e-28"]


@pytest.mark.parametrize(
    "broken",
    [
        {"weekday": [[1, "a"]]},
        {"weekday": [[0, "a"], [0, "a"]]},
        {"weekday": [[0, "a"], [24, "a"]]},
        {"weekday": [[0, "b"]]},
        {"prices": {"a": 0}},
    ],
)
def test_a_clock_with_a_hole_is_refused(broken: dict[str, Any]) -> None:
    """A clock starts at midnight, ascends, and has a price for each of its periods."""
    whole = {"months": [1], "weekday": [[0, "a"]], "weekend": [[0, "a"]], "prices": {"a": 0.1}}
    Season.model_validate(whole)
    with pytest.raises(ValueError, match=r"clock|price"):
        Season.model_validate(whole | broken)
