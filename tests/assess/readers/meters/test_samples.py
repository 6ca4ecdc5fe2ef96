"""Real exports against a second parser: slow, simple, and written without a look at the readers."""

import csv
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake.meter import Reading, Register
from assess.readers.meters import read_meter

Row = tuple[str, datetime, Decimal]  # register, start, Wh
KWH = Decimal(1000)


def cells(path: Path) -> list[list[str]]:
    """Return all rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def local(text: str, form: str) -> datetime:
    """Return a local time by the standard library's own reading."""
    return datetime.strptime(text, form)  # noqa: DTZ007 - the files write the local clock


def pge(path: Path) -> list[Row]:
    """Return the rows of a PG&E file, or of another of its family."""
    rows = [r for r in cells(path) if r and r[0] == "Electric usage"]
    year = "%Y-%m-%d" if "-" in rows[0][1] else "%m/%d/%y"
    names = {4: "import", 5: "export"} if any("EXPORT (kWh)" in r for r in cells(path)) else {4: "import"}
    return [
        (name, local(f"{r[1]} {r[2]}", f"{year} %H:%M"), Decimal(r[n]) * KWH) for r in rows for n, name in names.items()
    ]


def sce(path: Path) -> list[Row]:
    """Return the rows of the two sections of every day."""
    found, register = [], ""
    for line in path.read_text("utf-8").replace("\xa0", " ").splitlines():
        if "Delivered time period" in line:
            register = "import"
        elif "Received time period" in line:
            register = "export"
        elif match := re.match(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) to [^,]*,([\d.]+),", line):
            found.append((register, local(match[1], "%Y-%m-%d %H:%M:%S"), Decimal(match[2]) * KWH))
    return found


def sdge(path: Path) -> list[Row]:
    """Return the consumption below the heading."""
    rows = [r for r in cells(path) if len(r) == 7 and r[3] == "60"]
    return [("import", local(f"{r[1]} {r[2]}", "%m/%d/%y %I:%M %p"), Decimal(r[4]) * KWH) for r in rows]


def utilityapi_both(path: Path) -> list[Row]:
    """Return forward and reverse energy."""
    rows = cells(path)[1:]
    return [
        (name, local(r[7], "%m/%d/%y %H:%M"), Decimal(r[n]) * KWH)
        for r in rows
        for n, name in ((10, "import"), (12, "export"))
    ]


def utilityapi_net(path: Path) -> list[Row]:
    """Return the net column, which is never negative in this file."""
    return [("import", local(r[7], "%m/%d/%y %H:%M"), Decimal(r[11]) * KWH) for r in cells(path)[1:]]


def two_columns(register: str, form: str) -> Callable[[Path], list[Row]]:
    """Return a parser of a stamp and kWh."""
    return lambda path: [(register, local(r[0], form), Decimal(r[1].strip()) * KWH) for r in cells(path)[1:]]


def espi(path: Path, tens: int = 0, offset_h: int | None = 0) -> list[Row]:
    """Return the readings with the multiplier and the winter offset that the test names."""
    zone = None if offset_h is None else timezone(timedelta(hours=offset_h))
    found = []
    for reading in ET.parse(path).iter("{http://naesb.org/espi}IntervalReading"):  # noqa: S314 - a known file
        start, value = (reading.find(f".//{{http://naesb.org/espi}}{name}") for name in ("start", "value"))
        assert start is not None
        assert start.text is not None
        assert value is not None
        assert value.text is not None
        at = datetime.fromtimestamp(int(start.text), UTC)
        at = at.replace(tzinfo=None) if zone is None else at.astimezone(zone)
        found.append(("import", at, Decimal(value.text) * Decimal(10) ** tens))
    return found


def emporia(hours: Decimal) -> Callable[[Path], list[Row]]:
    """Return a parser of the two mains, whose numbers are averages over so many hours, or energy where it is 1."""
    return lambda path: [
        (leg, local(r[0], "%m/%d/%Y %H:%M:%S"), Decimal(r[n]) * KWH * hours)
        for r in cells(path)[1:]
        for n, leg in ((1, "leg_a"), (2, "leg_b"))
    ]


def iotawatt(path: Path) -> list[Row]:
    """Return the watts of the two mains over a quarter of an hour."""
    return [
        (leg, datetime.fromisoformat(r[0]), Decimal(r[n]) / 4)
        for r in cells(path)[1:]
        for n, leg in ((1, "leg_a"), (2, "leg_b"))
    ]


def sense(path: Path) -> list[Row]:
    """Return the mains and the solar device."""
    names = {"mains": "consumption", "solar": "generation"}
    rows = [r for r in cells(path)[2:] if r[1] in names]
    return [(names[r[1]], datetime.fromisoformat(r[0]), abs(Decimal(r[8])) * KWH) for r in rows]


def dashboard(path: Path) -> list[Row]:
    """Return the two legs of the grid, hour by hour."""
    head, *rows = cells(path)
    legs = {"sensor.mains_a_energy": "leg_a", "sensor.mains_b_energy": "leg_b"}
    return [
        (legs[r[0]], datetime.fromisoformat(head[n]), Decimal(r[n]) * KWH)
        for r in rows
        if r[0] in legs
        for n in range(3, len(head))
        if r[n]
    ]


def history(path: Path) -> list[Row]:
    """Return the differences of the counter, from 0 where it began again."""
    rows = [(Decimal(r[1]), datetime.fromisoformat(r[2])) for r in cells(path)[1:] if r[1] != "unavailable"]
    pairs = pairwise(rows)
    return [("import", at, (new - old if new >= old else new) * KWH) for (old, at), (new, _) in pairs]


MINUTE, QUARTER, WHOLE = Decimal(1) / 60, Decimal(1) / 4, Decimal(1)
PARSERS: dict[str, Callable[[Path], list[Row]]] = {
    "utility_csv/pge_15min_33d.csv": pge,
    "utility_csv/pge_60min_nem_12d.csv": pge,
    "derived/comed_style_30min.csv": pge,
    "utility_csv/sce_15min_nem_29d.csv": sce,
    "utility_csv/sdge_60min_1yr.csv": sdge,
    "utility_csv/utilityapi_15min_net_sce.csv": utilityapi_both,
    "utility_csv/utilityapi_15min_pge.csv": utilityapi_net,
    "generic_csv/generic_15min_1yr.csv": two_columns("import", "%m/%d/%y %H:%M"),
    "generic_csv/generic_15min_30d.csv": two_columns("import", "%Y-%m-%d %H:%M:%S"),
    "generic_csv/generic_15min_net_pv_30d.csv": two_columns("net", "%m/%d/%y %H:%M"),
    "generic_csv/generic_tiny_15min.csv": two_columns("import", "%Y-%m-%d %H:%M:%S"),
    "generic_csv/generic_tiny_60min.csv": two_columns("import", "%Y-%m-%d %H:%M:%S"),
    "generic_csv/generic_tiny_mixed.csv": two_columns("import", "%m/%d/%y %H:%M"),
    "espi/espi_hourly_1yr_2011_selfcheck.xml": espi,
    "espi/espi_hourly_9days_cost.xml": lambda path: espi(path, offset_h=-5),
    "espi/espi_hourly_oct2019_tzoffset0.xml": lambda path: espi(path, offset_h=None),
    "espi/espi_sce_bulk_usage_summary.xml": lambda path: espi(path, offset_h=-7),
    "derived/espi_multiplier_minus3_9days.xml": lambda path: espi(path, tens=-3, offset_h=-5),
    "emporia/emporia_vue3_1MIN_one_day.csv": emporia(MINUTE),
    "emporia/emporia_vue3_15MIN.csv": emporia(QUARTER),
    "emporia/emporia_vue3_1DAY.csv": emporia(WHOLE),
    "derived/iotawatt_query_15m_watts.csv": iotawatt,
    "derived/sense_hourly_export.csv": sense,
    "derived/ha_energy_dashboard_wide.csv": dashboard,
    "derived/ha_history_cumulative_reset.csv": history,
}


@pytest.mark.parametrize("name", PARSERS)
def test_every_reading_is_the_second_parsers(samples: Path, name: str) -> None:
    """Register, start and energy of every reading are those of the simple parser, in the order of the file."""
    path = samples / "meter" / name
    found = [(str(r.register), r.start, r.wh) for r in read_meter(path).readings]
    expected = PARSERS[name](path)
    assert len(found) == len(expected)
    for ours, theirs in zip(sorted(found), sorted(expected), strict=True):
        assert ours[:2] == theirs[:2]
        assert abs(ours[2] - theirs[2]) < Decimal("1e-18")  # a sixtieth of a kW has no end of digits
        assert ours[1].utcoffset() == theirs[1].utcoffset()


# Counted by hand, printed in the file itself, or published with the file:
# count, kWh, highest [Wh] and when, for the first register.
KNOWN: dict[str, tuple[int, str, str, str]] = {
    "generic_csv/generic_15min_1yr.csv": (35_136, "8463.093", "3178", "2024-07-02 21:00"),
    "generic_csv/generic_tiny_15min.csv": (8, "8.06", "1250", "2024-01-15 15:30"),
    "generic_csv/generic_tiny_60min.csv": (6, "12.30", "3150", "2024-01-15 17:00"),
    "generic_csv/generic_tiny_mixed.csv": (8, "12.78", "3150", "2024-01-15 17:00"),
    "utility_csv/sdge_60min_1yr.csv": (8_760, "1644.19", "1560", "2025-01-06 09:00"),
    "espi/espi_hourly_1yr_2011_selfcheck.xml": (8_727, "5089.595", "5180", "2011-09-08 02:00"),
    "espi/espi_hourly_9days_cost.xml": (216, "199.563", "1365", "2014-01-01 06:00"),
    "espi/espi_hourly_oct2019_tzoffset0.xml": (552, "351.425", "3385", "2019-10-12 15:00"),
    "derived/espi_multiplier_minus3_9days.xml": (216, "199.563", "1365", "2014-01-01 06:00"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_figures_that_are_known(samples: Path, name: str) -> None:
    """Number, sum and maximum are those counted by hand, printed in the file or published with it."""
    readings = list(read_meter(samples / "meter" / name).readings)
    highest = max(readings, key=lambda r: r.wh)
    count, kwh, wh, at = KNOWN[name]
    assert (len(readings), total(readings)) == (count, Decimal(kwh))
    assert (highest.wh, f"{highest.start:%Y-%m-%d %H:%M}") == (Decimal(wh), at)


@pytest.mark.parametrize(
    "name",
    [
        "utility_csv/sdge_60min_1yr.csv",
        "espi/espi_hourly_1yr_2011_selfcheck.xml",
        "espi/espi_hourly_9days_cost.xml",
        "espi/espi_hourly_oct2019_tzoffset0.xml",
    ],
)
def test_a_file_adds_up_to_its_own_total(samples: Path, name: str) -> None:
    """Four files print a total, and the readings add up to it, to the last digit."""
    file = read_meter(samples / "meter" / name)
    assert file.stated_kwh == total(list(file.readings))


def total(readings: list[Reading]) -> Decimal:
    """Return kWh."""
    return sum((r.wh for r in readings), Decimal(0)) / KWH


def test_kilowatts_and_kilowatt_hours_of_one_monitor_agree(samples: Path) -> None:
    """A day of Emporia's minutes, of its quarters (both kW) and its daily kWh agree within the digits it prints."""
    folder, sums = samples / "meter" / "emporia", []
    for name in ("emporia_vue3_1MIN_one_day.csv", "emporia_vue3_15MIN.csv", "emporia_vue3_1DAY.csv"):
        legs: dict[Register, Decimal] = defaultdict(Decimal)
        for reading in read_meter(folder / name).readings:
            if f"{reading.start:%m-%d}" == "03-05":
                legs[reading.register] += reading.wh
        sums.append(legs)
    for leg in (Register.LEG_A, Register.LEG_B):
        assert sums[0][leg] == pytest.approx(sums[2][leg], rel=Decimal("0.002"))
        assert sums[1][leg] == pytest.approx(sums[2][leg], rel=Decimal("0.002"))


def test_statistics_of_home_assistant_take_a_name(samples: Path) -> None:
    """Of thirteen counters one is named; its sum rose by 1, 2, 3 and 4 kWh and was then reset."""
    folder = samples / "meter" / "home_assistant"
    file = read_meter(folder / "ha_statistics_export_counters.tsv#sensor.cnt_all_changed")
    readings = list(file.readings)
    assert [r.wh / KWH for r in readings[:4]] == [1, 2, 3, 4]
    assert (total(readings), readings[0].start) == (Decimal(10), datetime(2025, 12, 29, 9, 0))  # noqa: DTZ001
    with pytest.raises(IntakeError, match=r"several channels.*sensor\.cnt_all_changed"):
        read_meter(folder / "ha_statistics_export_counters.tsv")


def test_the_difference_of_sums_has_no_noise(samples: Path) -> None:
    """Home Assistant's delta says 0.6999999999999993; the sums 10.5 and 11.2 are 0.7 kWh apart."""
    (reading,) = read_meter(samples / "meter" / "home_assistant" / "ha_statistics_export_mixed.json").readings
    assert (reading.wh, reading.seconds) == (Decimal(700), 3600)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("generic_csv/generic_tiny_invalid.csv", r'row 2: "invalid" is no energy'),
        ("span/span_v1_panel.json", "one snapshot of a SPAN panel.*-2,688 W from the grid"),
        ("span/span_v1_circuits.json", "one snapshot of a SPAN panel"),
        ("span/span_v1_soe.json", "status and holds no counters"),
        ("span/span_v2_homie_schema.json", "describes what a SPAN panel can report"),
    ],
)
def test_a_sample_without_readings_says_why(samples: Path, name: str, says: str) -> None:
    """A file with a broken cell, or one that is no record over time, is refused in one sentence."""
    with pytest.raises(IntakeError, match=says):
        list(read_meter(samples / "meter" / name).readings)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("espi/espi_hourly_oct2019_tzoffset0.xml", "read as the local clock"),
        ("espi/espi_sce_bulk_usage_summary.xml", "A block that says it spans 367 days holds 3 readings."),
        ("espi/espi_sce_bulk_usage_summary.xml", '"B60E" and "B40E" cannot be read'),
        ("espi/espi_hourly_1yr_2011_selfcheck.xml", "names no time zone"),
        ("derived/espi_multiplier_minus3_9days.xml", "in units of 10^-3 Wh"),
        ("utility_csv/sdge_60min_1yr.csv", "Its total is of the net column"),
        ("utility_csv/utilityapi_15min_pge.csv", "sorted newest first"),
        ("emporia/emporia_vue3_15MIN.csv", "counts kW, averaged over 900 s, by its heading"),
        ("emporia/emporia_vue3_1DAY.csv", "counts kWh, by its heading"),
        ("generic_csv/generic_15min_net_pv_30d.csv", "import less export"),
    ],
)
def test_a_quirk_is_told(samples: Path, name: str, note: str) -> None:
    """What a reader has to know of a file stands in its notes."""
    assert note in " ".join(read_meter(samples / "meter" / name).notes)
