"""Properties of a record: what must hold for any readings."""

import random
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assess.intake import MeasuredDemand
from assess.intake.meter import MeterFile, Reading, Register
from assess.metering.admissibility import Admissibility, admissibility
from assess.metering.measured import measured_fields
from assess.metering.quality import findings_of
from assess.metering.record import Demand, Record, demand_of, record_of
from assess.rulebook import load_edition

RULE = load_edition("nec/2023").rules.demand_data
FIRST = datetime(2023, 1, 1)  # noqa: DTZ001 - a label of a meter file
slow = settings(max_examples=25, deadline=None)

values = st.decimals(min_value=0, max_value=4_000, places=3)
lengths = st.sampled_from([1, 5, 10, 15, 30, 60])
seeds = st.integers(0, 2**32)
SHARES = (0.0, 0.001, 0.004, 0.009, 0.02, 0.2)
starts = st.integers(0, 364 * 24).map(lambda hours: FIRST + timedelta(hours=hours))


def readings(start: datetime, wh: list[Decimal], minutes: int) -> list[Reading]:
    """Return readings one after another, their length left to be worked out."""
    return [Reading(start + n * timedelta(minutes=minutes), 0, v, Register.IMPORT) for n, v in enumerate(wh)]


def recorded(rows: list[Reading]) -> Record:
    """Return the record of readings."""
    return record_of(MeterFile("test", "Test", "test.csv", None, (), iter(rows)))


def shown(rows: list[Reading]) -> tuple[Record, Demand | None, list[str]]:
    """Return a record, its demand, and the findings that do not speak of the order of the file."""
    record = recorded(rows)
    order = {"metering.newest_first", "metering.out_of_order"}
    return record, demand_of(record), [f.code for f in findings_of(record) if f.code not in order]


def judged(record: Record) -> Admissibility:
    """Return whether a record of a home lived in, its legs balanced, is admitted."""
    demand = demand_of(record)
    assert demand is not None
    fields = {**measured_fields(record, demand), "occupied": True, "legs_balanced": True, "peak_kw": 8}
    return admissibility(MeasuredDemand.model_validate(fields), RULE)


def rank(found: Admissibility) -> int:
    """Return 0 for refused, 1 for not yet said, 2 for admitted."""
    return {False: 0, None: 1, True: 2}[found.admissible]


@slow
@given(starts, st.lists(values, min_size=2, max_size=60), lengths)
def test_the_sum_is_the_decimal_sum(start: datetime, wh: list[Decimal], minutes: int) -> None:
    """Whatever the digits, no float comes near it."""
    assert recorded(readings(start, wh, minutes)).kwh == sum(wh) / 1_000


@slow
@given(starts, st.lists(values, min_size=2, max_size=60), lengths, st.randoms())
def test_the_order_of_the_file_changes_nothing(
    start: datetime, wh: list[Decimal], minutes: int, chance: random.Random
) -> None:
    """Rows may come in any order, with some of them given twice."""
    rows = readings(start, wh, minutes)
    rows += [row._replace(wh=row.wh + chance.choice([0, 5])) for row in rows if chance.random() < 0.1]
    mixed = list(rows)
    chance.shuffle(mixed)
    (one, demand, codes), (other, again, others) = shown(rows), shown(mixed)
    assert (one.kwh, one.days, one.cover, one.lengths_s) == (other.kwh, other.days, other.cover, other.lengths_s)
    assert (demand, codes) == (again, others)


@slow
@given(starts, st.lists(values, min_size=2, max_size=200), lengths, st.sampled_from([1, 2, -3]))
def test_another_year_changes_nothing(start: datetime, wh: list[Decimal], minutes: int, years: int) -> None:
    """The same labels in another year give the same demand, span and findings, over changes of clocks as well."""
    rows = [r for r in readings(start, wh, minutes) if (r.start.month, r.start.day, r.start.hour) != (3, 12, 2)]
    rows += [r for r in rows if (r.start.month, r.start.day, r.start.hour) == (11, 5, 1)]
    assume(len({row.start.year for row in rows}) == 1 and len(rows) > 1)  # else a leap day may come in between
    moved = [row._replace(start=row.start.replace(year=row.start.year + years)) for row in rows]
    (one, demand, codes), (other, again, others) = shown(rows), shown(moved)
    assert (one.kwh, one.days, one.lengths_s, codes) == (other.kwh, other.days, other.lengths_s, others)
    if demand is not None:
        assert again is not None
        assert (demand.highest.kw, demand.interval_s) == (again.highest.kw, again.interval_s)
        assert again.highest.at == demand.highest.at.replace(year=demand.highest.at.year + years)


@settings(max_examples=12, deadline=None)
@given(st.integers(25, 60), st.sampled_from([15, 60]), st.sampled_from(SHARES), st.sampled_from(SHARES), seeds)
def test_more_gaps_never_make_a_record_better(days: int, minutes: int, first: float, more: float, seed: int) -> None:
    """A record with more readings missing is never admitted where one with fewer is not."""
    chance = random.Random(seed)  # noqa: S311 - a draw of readings, no secret
    wh = [Decimal(chance.randrange(50, 2_000)) for _ in range(days * 24 * 60 // minutes)]
    rows = readings(FIRST, wh, minutes)
    fewer = [row for row in rows if chance.random() >= first]
    fewest = [row for row in fewer if chance.random() >= more]
    whole, some, least = (rank(judged(recorded(kept))) for kept in (rows, fewer, fewest))
    assert whole >= some >= least


@slow
@given(starts, st.lists(values, min_size=4, max_size=120), st.sampled_from([1, 5, 15]))
def test_a_window_that_slides_is_at_least_as_high(start: datetime, wh: list[Decimal], minutes: int) -> None:
    """The clock's own windows are among those that slide; an hour is no higher than its highest quarter."""
    demand = demand_of(recorded(readings(start, wh, minutes)))
    assert demand is not None
    if demand.quarter_clock is not None and demand.quarter is not None:
        assert demand.quarter.kw >= demand.quarter_clock.kw - 1e-9
    if demand.hour_clock is not None and demand.hour is not None and demand.quarter is not None:
        assert demand.hour.kw >= demand.hour_clock.kw - 1e-9
        assert demand.quarter.kw >= demand.hour.kw - 1e-9
    if demand.neighbors is not None and demand.highest.seconds == demand.neighbors.seconds:
        assert demand.neighbors.kw >= demand.highest.kw - 1e-9
