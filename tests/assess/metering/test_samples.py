"""Real files of the field: counted a second time with the csv module alone, and held to the totals they print."""

import csv
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from assess.metering.quality import findings_of
from assess.metering.record import Demand, Record, demand_of, record_of
from assess.readers.meters import read_meter


def opened(path: Path) -> tuple[Record, Demand]:
    """Return the record of a sample and its demand."""
    record = record_of(read_meter(path))
    demand = demand_of(record)
    assert demand is not None
    return record, demand


def counted(path: Path, clock: str) -> list[tuple[datetime, Decimal]]:
    """Return the labels and kilowatt-hours of a table of two columns."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))[1:]
    return [(datetime.strptime(label, clock), Decimal(kwh.strip())) for label, kwh in lines]  # noqa: DTZ007


def test_a_year_of_quarters(samples: Path) -> None:
    """35,136 quarters, 8,463.093 kWh, 12.712 kW on 2 July 2024 at 21:00, as published with the file."""
    path = samples / "meter" / "generic_csv" / "generic_15min_1yr.csv"
    record, demand = opened(path)
    listed = counted(path, "%m/%d/%y %H:%M")
    assert record.series is not None
    assert len(record.series) == len(listed) == 35_136
    assert record.kwh == sum(kwh for _, kwh in listed) == Decimal("8463.093")
    assert demand.quarter_clock is not None
    assert (demand.quarter_clock.kw, demand.quarter_clock.at) == (12.712, datetime(2024, 7, 2, 21))  # noqa: DTZ001
    hours: dict[datetime, Decimal] = defaultdict(Decimal)
    for label, kwh in listed:
        # The doubled hour of autumn has eight quarters and is no rival.
        hours[label.replace(minute=0)] += kwh if label.month != 11 else 0
    assert demand.hour_clock is not None
    assert Decimal(str(demand.hour_clock.kw)) == max(hours.values())
    assert {f.code for f in findings_of(record)} == {"metering.spring_hour", "metering.autumn_hour"}


def test_thirty_days(samples: Path) -> None:
    """A month by the calendar is a month, and its sums are those of the csv module."""
    path = samples / "meter" / "generic_csv" / "generic_15min_30d.csv"
    record, demand = opened(path)
    listed = counted(path, "%Y-%m-%d %H:%M:%S")
    assert record.kwh == sum(kwh for _, kwh in listed)
    assert demand.highest.kw == pytest.approx(float(4 * max(kwh for _, kwh in listed)))
    assert record.days == 30


def test_solar_in_a_table_of_two_columns(samples: Path) -> None:
    """Readings below zero make the record net, and its negative sum is kept."""
    path = samples / "meter" / "generic_csv" / "generic_15min_net_pv_30d.csv"
    record, _ = opened(path)
    assert record.kwh == sum(kwh for _, kwh in counted(path, "%m/%d/%y %H:%M"))
    assert (record.house.kind, record.house.exports) == ("net", True)


def test_hours_of_a_year_with_both_changes_of_clocks(samples: Path) -> None:
    """The file prints 365 days and 1,644.19 kWh; its doubled hour has the same value twice."""
    record, demand = opened(samples / "meter" / "utility_csv" / "sdge_60min_1yr.csv")
    assert (record.days, record.kwh) == (365, Decimal("1644.19"))
    assert record.stated_kwh == record.kwh
    assert (record.cover.hole_count, demand.interval_s) == (0, 3_600)


@pytest.mark.parametrize(
    ("name", "kind", "exports"),
    [
        ("pge_15min_33d.csv", "import", False),
        ("pge_60min_nem_12d.csv", "import", True),
        ("sce_15min_nem_29d.csv", "import", True),
        ("utilityapi_15min_net_sce.csv", "import", True),
        ("utilityapi_15min_pge.csv", "import", False),
    ],
)
def test_export_is_seen(samples: Path, name: str, kind: str, *, exports: bool) -> None:
    """Of five utility exports three are of homes with solar."""
    house = opened(samples / "meter" / "utility_csv" / name)[0].house
    assert (house.kind, house.exports) == (kind, exports)


def test_a_monitor_that_held_its_last_value(samples: Path) -> None:
    """The recorder was off for eight hours and repeated itself; both legs were recorded."""
    record, demand = opened(samples / "meter" / "emporia" / "emporia_vue3_15MIN.csv")
    assert "metering.flat" in {f.code for f in findings_of(record)}
    assert record.flat[0].hours == pytest.approx(8, abs=0.75)
    assert demand.legs is not None


def test_minutes_slide_past_the_quarters_of_the_clock(samples: Path) -> None:
    """A day by minutes: its highest fifteen minutes begin at none of the four quarters."""
    _, demand = opened(samples / "meter" / "emporia" / "emporia_vue3_1MIN_one_day.csv")
    assert demand.quarter is not None
    assert demand.quarter_clock is not None
    assert demand.quarter.kw > demand.quarter_clock.kw
    assert demand.quarter.at.minute % 15 != 0
