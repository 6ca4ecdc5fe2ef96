"""Home Assistant's three exports: the dashboard, the history of counters, the long-term statistics."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile

Meter = Callable[..., MeterFile]
HISTORY = "entity_id,state,last_changed\n"


def brief(file: MeterFile) -> list[tuple[str, str, int, int]]:
    """Return register, start, seconds and Wh of every reading."""
    return [(str(r.register), f"{r.start:%m-%d %H:%M}", r.seconds, int(r.wh)) for r in file.readings]


def dashboard(*rows: str, every_h: int = 1, count: int = 2) -> str:
    """Return energy.csv of some hours."""
    start = datetime(2026, 2, 2, 5)  # noqa: DTZ001 - written with a Z
    stamps = ",".join(f"{start + timedelta(hours=n * every_h):%Y-%m-%dT%H:%M:%S}.000Z" for n in range(count))
    return "\n".join([f"entity_id,type,unit,{stamps}", *rows])


def test_meters_of_the_grid_are_added_and_blanks_are_gaps(meter: Meter) -> None:
    """Two tariffs of one meter are added up; an hour that one of them lacks is not known."""
    file = meter(dashboard("sensor.high,grid_consumption,kWh,1,", "sensor.low,grid_consumption,Wh,500,300"))
    assert file.notes == ("2 meters of the grid are added up.",)
    assert brief(file) == [("import", "02-02 05:00", 0, 1500)]


def test_solar_return_and_the_use_of_the_house(meter: Meter) -> None:
    """The dashboard's own total is the use of the house; costs, gas, water and devices are left out."""
    file = meter(
        dashboard(
            "sensor.g,grid_consumption,kWh,1,1",
            "sensor.r,grid_return,kWh,2,2",
            "sensor.s,solar_production,kWh,5,5",
            ",calculated_total_consumption,kWh,4,4",
            "sensor.c,grid_consumption_cost,USD,9,9",
            "sensor.gas,gas_consumption,m³,9,9",
            "sensor.ev,device_consumption,kWh,9,9",
        )
    )
    found = brief(file)
    assert found[:4] == [
        ("import", "02-02 05:00", 3600, 1000),
        ("export", "02-02 05:00", 3600, 2000),
        ("generation", "02-02 05:00", 3600, 5000),
        ("consumption", "02-02 05:00", 3600, 4000),
    ]
    assert len(found) == 8


def test_a_month_with_one_value_a_day(meter: Meter) -> None:
    """Where 23 of 24 columns are empty (home-assistant/frontend issue 52381), the values are of days."""
    file = meter(dashboard("sensor.g,grid_consumption,kWh," + ",".join((["30"] + [""] * 23) * 3), count=72))
    assert [(r.seconds, int(r.wh)) for r in file.readings] == [(86_400, 30_000)] * 3


def test_a_counter_with_reset_stutter_and_a_pause(meter: Meter) -> None:
    """A fall to less is a reset and counts from 0; a small fall is a stutter; unavailable makes the step longer."""
    rows = (
        ("05:00", "100"),
        ("06:00", "102"),
        ("06:30", "unavailable"),
        ("07:00", "101.9"),
        ("08:00", "104"),
        ("09:00", "3"),
    )
    file = meter(HISTORY + "".join(f"sensor.mains_energy,{value},2026-02-02T{at}:00.000Z\n" for at, value in rows))
    assert brief(file) == [
        ("import", "02-02 05:00", 3600, 2000),
        ("import", "02-02 06:00", 7200, 2000),
        ("import", "02-02 08:00", 3600, 3000),
    ]


def test_sensors_of_one_history(meter: Meter) -> None:
    """Grid import and return are known by name, a sensor of power is not energy, a device is part of the whole."""
    names = ("sensor.grid_import_energy", "sensor.grid_return_energy", "sensor.grid_power", "sensor.fridge_energy")
    text = HISTORY + "".join(f"{name},{10 + n},2026-02-02T0{n}:00:00Z\n" for name in names for n in (5, 6))
    file = meter(text)
    assert 'are left out: "sensor.fridge_energy".' in file.notes[-1]
    assert brief(file) == [("import", "02-02 05:00", 3600, 1000), ("export", "02-02 05:00", 3600, 1000)]


def test_a_counter_in_watt_hours(meter: Meter) -> None:
    """The name says Wh, and the note that the unit is taken from it."""
    text = HISTORY + "".join(
        f"sensor.house_energy_wh,{value},2026-02-02T0{n}:00:00Z\n" for n, value in ((5, 100), (6, 350))
    )
    file = meter(text)
    assert "read as Wh" in file.notes[0]
    assert brief(file) == [("consumption", "02-02 05:00", 3600, 250)]


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_statistics_with_decimal_commas(meter: Meter, mark: str) -> None:
    """Day first with dots and a decimal comma; missing hours make the next step as long as the gap."""
    rows = [["statistic_id", "unit", "start", "sum", "state"]]
    rows += [
        ["sensor.grid", "kWh", f"02.07.2024 {at}", total, total]
        for at, total in (("05:00", "10,5"), ("06:00", "11,25"))
    ]
    rows += [
        ["sensor.grid", "kWh", "02.07.2024 09:00", "12,75", "12,75"],
        ["sensor.t", "°C", "02.07.2024 09:00", "9", "9"],
    ]
    assert brief(meter("\n".join(mark.join(row) for row in rows))) == [
        ("import", "07-02 06:00", 3600, 750),
        ("import", "07-02 07:00", 10_800, 1500),
    ]


def test_statistics_of_power(meter: Meter) -> None:
    """The mean of a power sensor over its hour is energy, where there is no counter."""
    text = "statistic_id,unit,start,min,max,mean\n" + "".join(
        f"sensor.mains_power,W,2026-02-02 0{n}:00,0,9000,{1000 * n}\n" for n in (1, 2)
    )
    assert brief(meter(text)) == [("import", "02-02 01:00", 3600, 1000), ("import", "02-02 02:00", 3600, 2000)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (dashboard("sensor.s,solar_production,kWh,1,2"), "does not record what the house drew from the grid"),
        (dashboard("sensor.s,grid_consumption,therm,1,2"), "row 2: is the record of a gas meter"),
        (dashboard("sensor.s,grid_consumption,kWh,1,two"), 'row 2: "two" is no energy'),
        (HISTORY + "sensor.grid_power,1,2026-02-02T05:00:00Z\n", "no counter of energy"),
        (
            HISTORY + "sensor.a_energy,1,2026-02-02T05:00:00Z\nsensor.b_energy,1,2026-02-02T05:00:00Z\n",
            "several channels",
        ),
        (HISTORY + "sensor.grid_energy,-1,2026-02-02T05:00:00Z\n", "a counter only counts up"),
        (HISTORY + "sensor.grid_energy,on,2026-02-02T05:00:00Z\n", '"on" is no state of a counter'),
        (HISTORY + "sensor.grid_energy,1\n", "row 2: has 2 cells"),
        (HISTORY + "sensor.grid_energy,1,2026-02-02T05:00:00Z\n", "holds no readings of electricity"),
        ("statistic_id,unit,start,sum\nsensor.gas,m³,2026-02-02 05:00,1\n", "holds no statistic in kWh or Wh"),
        ("statistic_id,unit\nsensor.grid,kWh\n", "lacks the column start"),
        (json.dumps([{"id": "a", "unit": "kWh", "values": [{"datetime": 5}]}]), "a value without datetime"),
        (json.dumps([{"id": "a", "unit": "kWh", "values": "datetime"}, {"datetime": ""}]), "entry 1 is no statistic"),
        ('[{"id": "a", "unit": "kWh", "values": [{"datetime": "02.07.2024 05:00", "sum": NaN}]}]', "holds NaN"),
        ('[{"id": "a", "unit": "kWh", "values": [{"datetime": "02.07.2024 05:00", "sum": 1', "is not whole JSON"),
    ],
)
def test_what_is_refused(meter: Meter, text: str, says: str) -> None:
    """Exports without the grid, sensors that are no counters, and broken cells are one message each."""
    with pytest.raises(IntakeError) as caught:
        list(meter(text).readings)
    assert says in str(caught.value)
