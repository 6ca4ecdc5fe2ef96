from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from assess.intake.meter import MeterFile, Register
from assess.metering.quality import findings_of
from assess.metering.record import record_of
from assess.metering.words import span_in_words

Make = Callable[..., Any]


@pytest.fixture
def codes(record: Make) -> Callable[..., set[str]]:
    """Return the findings of a record by their codes, each checked for what it must say."""

    def make(*parts: Any, **more: Any) -> set[str]:
        found = findings_of(record(*parts, **more))
        assert [f.code for f in found if not f.says.endswith((".", ")"))] == []
        assert [f.code for f in found if f.severity in {"warning", "unknown"} and not (f.means and f.cure)] == []
        return {finding.code.removeprefix("metering.") for finding in found}

    return make


def test_a_good_year_has_nothing_to_say(rows: Make, codes: Make, varied: Make) -> None:
    """A year of quarters, whole, measured, from oldest to newest."""
    assert codes(rows("2023-01-01", varied(365 * 96))) == set()


@pytest.mark.parametrize(
    ("days", "said"),
    [(29, "under_a_month"), (30, "under_a_year"), (364, "under_a_year"), (365, None)],
)
def test_how_long_was_recorded(rows: Make, codes: Make, varied: Make, days: int, said: str | None) -> None:
    """Thirty days open the exception, 364 do not make a year."""
    spans = {"under_a_month", "under_a_year"}
    assert codes(rows("2023-01-01", varied(days * 96))) & spans == ({said} if said else set())


def test_a_span_is_never_rounded_up() -> None:
    """29.97 days are not thirty, and an hour is no day."""
    assert span_in_words(29.97) == "29.9\N{THIN SPACE}days"
    assert span_in_words(30) == "30\N{THIN SPACE}days"
    assert span_in_words(1 / 24) == "1\N{THIN SPACE}h"


def test_the_seasons_that_a_short_record_misses(rows: Make, codes: Make, varied: Make) -> None:
    """January holds the cold, July the heat, April neither."""
    seasons = {"no_cooling_season", "no_heating_season"}
    assert codes(rows("2023-01-01", varied(40 * 96))) & seasons == {"no_cooling_season"}
    assert codes(rows("2023-07-01", varied(40 * 96))) & seasons == {"no_heating_season"}
    assert codes(rows("2023-04-01", varied(40 * 96))) & seasons == seasons


def test_a_climate_has_its_own_months(rows: Make, varied: Make) -> None:
    """On the coast of California September is the hottest."""
    file = MeterFile("test", "Test", "test.csv", None, (), iter(rows("2023-09-01", varied(30 * 96))))
    assert record_of(file, hot=(9,)).seasons.hot is True


def test_times(rows: Make, codes: Make, varied: Make) -> None:
    """Gaps, mixed and coarse intervals, overlaps, and the order of the file."""
    day = rows("2023-06-01", varied(96))
    assert "gaps" in codes(day[:40], day[50:])
    assert "newest_first" in codes(day[::-1])
    assert "out_of_order" in codes(day[1::2], day[::2])
    assert "mixed_intervals" in codes(day, rows("2023-06-02", varied(24), 60))
    assert "coarse" in codes(rows("2023-06-01", varied(24), 60))
    assert "overlaps" in codes(rows("2023-06-01", varied(24), 60, said=True), rows("2023-06-01T00:15", [1], said=True))
    assert "no_interval" in codes(rows("2023-06-01", [100]))


def test_clocks(rows: Make, codes: Make, varied: Make) -> None:
    """Skipped in spring, doubled in autumn; skipped and never doubled is told of too."""
    whole = rows("2023-03-01", varied(270 * 24), 60)
    spring, autumn = datetime.fromisoformat("2023-03-12T02:00"), datetime.fromisoformat("2023-11-05T01:00")
    once = [reading for reading in whole if reading.start != spring]
    twice = [*once, *(r for r in whole if r.start == autumn)]
    clocks = {"spring_hour", "autumn_hour", "autumn_hour_single", "repeated"}
    assert codes(whole) & clocks == set()
    assert codes(once) & clocks == {"spring_hour", "autumn_hour_single"}
    assert codes(sorted(twice)) & clocks == {"spring_hour", "autumn_hour"}


def test_values(rows: Make, codes: Make, varied: Make) -> None:
    """Repeats, estimates, sensors that stand still or are off, hours cut up, a counter set back."""
    day = rows("2023-06-01", varied(96))
    assert {"repeated", "contradicted"} <= codes(day, day[:1], rows("2023-06-01T01:00", [99]))
    assert "estimated" in codes(day, rows("2023-06-02", varied(4), estimated=True))
    assert "flat" in codes(day, rows("2023-06-02", [457] * 32))
    assert "nothing" in codes(day, rows("2023-06-02", [0] * 32))
    assert "split_intervals" in codes(rows("2023-06-01", [wh for wh in varied(24) for _ in range(4)]))
    assert "counter_reset" in codes(rows("2023-06-01", [*varied(300), -50_000, *varied(10)]))


def test_a_small_reading_repeats_by_its_rounding(rows: Make, codes: Make) -> None:
    """A meter that counts ten watt-hours shows 20 Wh all night; that is no stuck sensor."""
    night = [20] * 40 + [10, 30, 50, 170, 240, 360] * 10
    assert "flat" not in codes(rows("2023-06-01", night))


def test_a_few_equal_quarters_are_chance(rows: Make, codes: Make, varied: Make) -> None:
    """Below half of the hours nothing is said: nights may well be even."""
    wh = [wh for n, wh in enumerate(varied(48)) for wh in ([wh] * 4 if n % 3 == 0 else [wh, wh + 1, wh + 3, wh + 2])]
    assert "split_intervals" not in codes(rows("2023-06-01", wh))


@pytest.mark.parametrize(("wh", "unsure"), [(1_000, False), (10_000, True), (5, True)])
def test_units(rows: Make, codes: Make, wh: int, *, unsure: bool) -> None:
    """4 kW on average may be a home; 40 kW is kW read as kWh or worse, 20 W is no house."""
    assert ("units" in codes(rows("2023-06-01", [wh, wh + 1, wh - 1] * 32))) is unsure


def test_generation(rows: Make, codes: Make, varied: Make) -> None:
    """Export, net without export, generation beside all use, and one leg alone are each told apart."""
    wh = varied(96)
    sunny = [*wh[:48], *(-one for one in wh[48:])]
    assert "export" in codes(rows("2023-06-01", sunny))
    assert "net" in codes(rows("2023-06-01", wh, register=Register.NET))
    made = rows("2023-06-01", wh, register=Register.GENERATION)
    assert "generation" in codes(rows("2023-06-01", wh, register=Register.CONSUMPTION), made)
    assert "one_leg" in codes(rows("2023-06-01", wh, register=Register.LEG_A))
    assert codes([]) == {"no_readings"}


def test_days_that_look_fed_by_the_sun(rows: Make, codes: Make, varied: Make) -> None:
    """Nothing bought around noon for ten days, and a base load every night; a quiet day at work is not that."""
    nights = varied(96)
    sunny = [0 if 36 <= n < 64 else wh for n, wh in enumerate(nights)] * 10
    quiet = [110 if 36 <= n < 64 else wh for n, wh in enumerate(nights)] * 10
    assert "noon_dips" in codes(rows("2023-06-01", sunny))
    assert "noon_dips" not in codes(rows("2023-06-01", quiet))


@pytest.mark.parametrize(("stated", "told"), [("1.5", False), ("1.50", False), ("1.4", False), ("2.25", True)])
def test_a_total_that_the_file_states(rows: Make, stated: str, *, told: bool) -> None:
    """It must be one of the sums, to its last digit; 1.4 may be 1.5 by rounding each reading."""
    file = MeterFile("test", "Test", "test.csv", None, (), iter(rows("2023-06-01", [700, 800])), Decimal(stated))
    assert ("metering.total" in {finding.code for finding in findings_of(record_of(file))}) is told


def test_bought_less_sold_may_be_the_total(rows: Make) -> None:
    """Some utilities print the net as the total of a home with solar."""
    both = [*rows("2023-06-01", [700, 800]), *rows("2023-06-01", [100, 300], register=Register.EXPORT)]
    file = MeterFile("test", "Test", "test.csv", None, (), iter(both), Decimal("1.1"))
    assert "metering.total" not in {finding.code for finding in findings_of(record_of(file))}
