"""Plain tables: how people and small utilities head their columns and write their numbers."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Register

Meter = Callable[..., MeterFile]


def brief(file: MeterFile) -> list[tuple[str, str, int, int]]:
    """Return register, local start, seconds and Wh of every reading."""
    return [(str(r.register), f"{r.start:%Y-%m-%d %H:%M}", r.seconds, int(r.wh)) for r in file.readings]


ONE = ("import", "2024-07-02 21:00", 0, 3178)


@pytest.mark.parametrize(
    "text",
    [
        "DateTime,kWh\n7/2/24 21:00,3.178\n",
        "DateTime,Wh\n7/2/2024 9:00 PM,3178\n",
        "Time;Verbrauch (kWh)\n02.07.2024 21:00;3,178\n",
        "timestamp\tenergy_kwh\n2024-07-02T21:00:00\t3.178\n",
        "Date,Time,Usage (kWh)\n2024/07/02,21:00,3.178\n",
        "Date,Hour beginning,Energy [MWh]\n02-Jul-2024,21:00,0.003178\n",
        '"Interval start","Usage"\n"20240702 21:00","3.178"\n',
        "2024-07-02 21:00,3.178\n",
        "# made by hand\n\nwhen,Unit,Value\n2024-07-02 21:00,kWh,3.178\n",
        "Local SPAN Panel time (America/Chicago),Energy Data (Wh)\n2024-07-02 21:00:00,3178\n",
        "DateTime,kWh,Cost ($),Temp (F)\n2024-07-02 21:00,3.178,-0.80,-3\n",
        'DateTime,Wh\n2024-07-02 21:00,"3,178"\nTotal,3178\n',
    ],
)
def test_one_reading_in_many_hands(meter: Meter, text: str) -> None:
    """Headings, separators, dates and units differ; the reading is one."""
    assert brief(meter(text)) == [ONE]


def test_utf_16_windows_and_mac(meter: Meter) -> None:
    """Files of a spreadsheet in UTF-16, in Windows-1252 and with the line ends of old Macs are read alike."""
    text = "Zählerstand,Verbrauch kWh\n7/2/24 21:00,3.178\n"
    for content in (text.encode("utf-16"), text.encode("cp1252"), text.replace("\n", "\r").encode()):
        assert brief(meter(content)) == [ONE]


def test_an_end_gives_the_length(meter: Meter) -> None:
    """Start and end in two columns, or in one cell, give seconds; an end may be the last minute."""
    for text in (
        "Start,End,kWh\n2024-07-02 21:00,2024-07-02 21:15,3.178\n",
        "Start,End,kWh\n2024-07-02 21:00,2024-07-02 21:14,3.178\n",
        "Time period,kWh\n2024-07-02 21:00 to 2024-07-02 21:15,3.178\n",
    ):
        assert brief(meter(text)) == [("import", "2024-07-02 21:00", 900, 3178)]


def test_an_offset_makes_it_aware(meter: Meter) -> None:
    """Stamps that say their offset from UTC keep it, written in any of three ways."""
    for stamp in ("2024-07-02T21:00:00-07:00", "2024-07-02 21:00:00 -0700", "2024-07-02 21:00-07:00"):
        (reading,) = meter(f"DateTime,kWh\n{stamp},3.178\n").readings
        assert reading.start.isoformat() == "2024-07-02T21:00:00-07:00"


def test_power_takes_its_length_from_the_rows(meter: Meter) -> None:
    """Kilowatts every quarter of an hour are a quarter as many kWh, and the note says so."""
    file = meter("DateTime,kW\n2024-07-02 21:00,4\n2024-07-02 21:15,8\n2024-07-02 21:30,8\n")
    assert "It counts power in kW" in file.notes[0]
    assert [(r.seconds, int(r.wh)) for r in file.readings] == [(900, 1000), (900, 2000), (900, 2000)]


def test_registers_by_their_headings(meter: Meter) -> None:
    """Import, export, solar and the use of the house stand side by side."""
    text = "DateTime,Import kWh,Export kWh,Solar production kWh,Consumption kWh\n2024-07-02 12:00,1,2,5,4\n"
    assert {r.register: int(r.wh) for r in meter(text).readings} == {
        Register.IMPORT: 1000,
        Register.EXPORT: 2000,
        Register.GENERATION: 5000,
        Register.CONSUMPTION: 4000,
    }


def test_consumption_alone_is_what_was_delivered(meter: Meter) -> None:
    """One column called consumption is a utility's word for import: with solar it is not what the house used."""
    assert brief(meter("DateTime,Consumption (kWh)\n2024-07-02 21:00,3.178\n")) == [ONE]


def test_a_column_is_chosen_by_its_heading(meter: Meter) -> None:
    """Two columns of energy leave it open; the # names one."""
    text = "DateTime,Barn kWh,House kWh\n2024-07-02 21:00,1,3.178\n"
    assert brief(meter(text, choice="House kWh")) == [ONE]
    with pytest.raises(IntakeError, match=r'several channels.*"Barn kWh", "House kWh"'):
        meter(text)


def test_gaps_and_estimates(meter: Meter) -> None:
    """Words for nothing are gaps, a column of quality marks the estimates."""
    text = "DateTime,kWh,Read type\n" + "".join(
        f"2024-07-02 {hour}:00,{value},{mark}\n"
        for hour, value, mark in ((19, "N/A", ""), (20, "", ""), (21, "3.178", "Estimated"), (22, "1", "Actual"))
    )
    assert [(r.start.hour, r.estimated) for r in meter(text).readings] == [(21, True), (22, False)]


def test_days_first_where_the_file_shows_it(meter: Meter) -> None:
    """13/07 can only be the 13th of July, and so 02/07 is the 2nd."""
    file = meter("DateTime,kWh\n02/07/2024 21:00,3.178\n13/07/2024 21:00,1\n")
    assert brief(file)[0] == ONE


def test_no_unit_is_said(meter: Meter) -> None:
    """Numbers headed by a word for energy are kWh, and the note says that it was assumed."""
    assert meter("Date,Usage\n2024-07-02 21:00,3.178\n").notes == ("It names no unit; its numbers are read as kWh.",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("DateTime,kWh\n2024-07-02 21:00,lots\n", 'row 2: "lots" is no energy. Write a number'),
        ("DateTime,kWh\n2024-07-02 21:00,1\n2024-07-32 21:00,1\n", 'row 3: "2024-07-32 21:00" is no date and time'),
        (
            "DateTime,kWh\n7/2/24 21:00,1\n13/7/24 21:00,1\n7/14/24 1:00,1\n",
            'row 3: "13/7/24 21:00" is no date and time, ',
        ),
        ("DateTime,kWh\n2024-07-02 21:00,1\n1776-07-04 21:00,1\n", 'row 3: "1776-07-04 21:00" is no date'),
        ("DateTime,kWh\n2024-07-02 21:00,1\n2024-07-02 25:00,1\n", 'row 3: "2024-07-02 25:00" is no date'),
        ("DateTime,kWh\n2024-07-02 21:00,1\n2024-07-02 22:00\n", "row 3: has 1 cells; the heading has 2"),
        ("DateTime,kWh\n2024-07-02 21:00,1e12\n", "more than any home uses"),
        ("DateTime,kWh\n2024-07-02 21:00,NaN\n2024-07-02 22:00,Infinity\n", '"Infinity" is no energy'),
        ("Start,End,kWh\n2024-07-02 21:00,2024-07-02 20:00,1\n", "not after its start"),
        ("DateTime,kWh,Import Wh\n2024-07-02 21:00,1,1000\n", "mixes units: Wh, kWh. Give one unit, kWh."),
        (
            "DateTime,Unit,Value\n2024-07-02 21:00,kWh,1\n2024-07-02 22:00,therms,1\n",
            "row 3: is the record of a gas meter",
        ),
        ("DateTime,Unit,Value\n2024-07-02 21:00,kWh,1\n2024-07-02 22:00,kVA,1\n", 'row 3: "kVA" is no unit of energy'),
        ("DateTime,Usage (therms)\n2024-07-02 21:00,1\n", "is the record of a gas"),
        ("DateTime,Usage (CCF)\n2024-07-02 21:00,1\n", "is the record of a gas or water meter"),
        ("DateTime,kW\n2024-07-02 21:00,4\n", "length of its intervals is not known"),
        ('DateTime,kWh\n2024-07-02 21:00,"1\n2024-07-02 22:00,1\n', 'row 3: "12024-07-02 22:00,1" is no energy'),
    ],
)
def test_what_is_refused(meter: Meter, text: str, says: str) -> None:
    """Every broken cell is named with its row."""
    with pytest.raises(IntakeError) as caught:
        list(meter(text).readings)
    assert says in str(caught.value)


def test_demand_beside_energy_and_a_zone_in_the_heading(meter: Meter) -> None:
    """Kilowatts beside kilowatt-hours tell the same again; a zone in the heading of the time is the file's."""
    file = meter("Time (America/Denver),Usage (kWh),Demand (kW)\n2024-07-02 21:00,3.178,12.712\n")
    assert file.zone == "America/Denver"
    assert file.notes == ("Columns of power beside those of energy are left out.",)
    assert brief(file) == [ONE]
