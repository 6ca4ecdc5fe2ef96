"""Home energy monitors beyond the samples: their units, legs, devices and names."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile

Meter = Callable[..., MeterFile]
SENSE = "# Please note\nDateTime,Device ID,Name,Device Type,Device Make,Device Model,Device Location,Avg Wattage,kWh\n"
ENPHASE = "Date/Time,Energy Produced (Wh),Energy Consumed (Wh),Exported to Grid (Wh),Imported from Grid (Wh)"


def brief(file: MeterFile) -> list[tuple[str, str, int, int]]:
    """Return register, local start, seconds and Wh of every reading."""
    return [(str(r.register), f"{r.start:%m-%d %H:%M}", r.seconds, int(r.wh)) for r in file.readings]


def emporia(unit: str, *stamps: str, device: str = "Home-") -> str:
    """Return a file of two legs at 2 and 1."""
    channels = (f"{device}Mains_A", f"{device}Mains_B", f"{device}Mains_C", "Home-EV")
    head = ",".join(["Time Bucket (America/New_York)", *(channel + unit for channel in channels)]) + "\n"
    return head + "".join(f"{stamp},2.0,1.0,No CT,1.0\n" for stamp in stamps)


QUARTERS, HOURS = ("02/01/2026 00:00:00", "02/01/2026 00:15:00"), ("02/01/2026 00:00:00", "02/01/2026 01:00:00")


@pytest.mark.parametrize(
    ("unit", "stamps", "wh", "says"),
    [
        (" (kWatts)", QUARTERS, 500, "It counts kW, averaged over 900 s, by its heading."),
        (" (kWhs)", HOURS, 2000, "It counts kWh, by its heading."),
        ("", QUARTERS, 500, "It counts kW, averaged over 900 s, by the distance of its rows."),
        ("", HOURS, 2000, "It counts kWh, by the distance of its rows."),
        (" (Watts)", QUARTERS, 0, "It counts W, averaged over 900 s, by its heading."),
    ],
)
def test_kilowatts_or_kilowatt_hours(meter: Meter, unit: str, stamps: tuple[str, ...], wh: int, says: str) -> None:
    """The unit is the heading's, and without one it follows from the distance of the rows."""
    file = meter(emporia(unit, *stamps))
    assert (file.zone, file.notes[0]) == ("America/New_York", says)
    assert [r[3] for r in brief(file) if r[0] == "leg_a"] == [wh, wh]


def test_two_monitors_in_one_file_take_a_name(meter: Meter) -> None:
    """Mains of a barn and of a house are not mixed: the # names one."""
    head, *rows = emporia("", *HOURS).splitlines()
    text = "\n".join([f"{head},Barn-Mains_A,Barn-Mains_B", *(f"{row},7,8" for row in rows)])
    assert brief(meter(text, choice="Barn"))[0] == ("leg_a", "02-01 00:00", 3600, 7000)
    with pytest.raises(IntakeError, match='several monitors: "Home", "Barn"'):
        meter(text)


def test_sense_reads_the_mains_and_the_size_of_solar(meter: Meter) -> None:
    """Devices are part of the mains; production is written below zero and read as what was made."""
    rows = [
        f"2026-02-02 0{n}:00:00,{who},Name,,,,,1,{kwh}\n"
        for n in (0, 1)
        for who, kwh in (("mains", 2), ("solar", -3), ("ev", 1))
    ]
    assert brief(meter(SENSE + "".join(rows)))[:2] == [
        ("consumption", "02-02 00:00", 3600, 2000),
        ("generation", "02-02 00:00", 3600, 3000),
    ]


def test_sense_by_the_names_of_older_exports(meter: Meter) -> None:
    """Without the device "mains", the row named Total Usage is the whole house."""
    text = SENSE + "".join(f"2020-01-01 0{n}:00:00,3a9fb50e,Total Usage,,,,,1,2\n" for n in (0, 1))
    assert brief(meter(text))[0] == ("consumption", "01-01 00:00", 3600, 2000)


@pytest.mark.parametrize(
    "stamps", [("2026-02-02 12:00:00 -0800", "2026-02-02 12:15:00 -0800"), ("02/02/2026 12:00", "02/02/2026 12:15")]
)
def test_enphase_with_current_transformers(meter: Meter, stamps: tuple[str, str]) -> None:
    """What the house used is known beside what the roof made, with or without an offset in the stamp."""
    text = (
        ENPHASE
        + ",Stored in batteries (Wh)\n"
        + "".join(f"{stamp},900,400,500,0,0\n" for stamp in stamps)
        + "Total,,,,,\n"
    )
    file = meter(text)
    assert "a battery" in file.notes[0]
    assert brief(file)[:4] == [
        ("generation", "02-02 12:00", 900, 900),
        ("consumption", "02-02 12:00", 900, 400),
        ("export", "02-02 12:00", 900, 500),
        ("import", "02-02 12:00", 900, 0),
    ]


def test_iotawatt_takes_a_name_where_the_mains_have_none(meter: Meter) -> None:
    """Inputs with names of rooms leave it open; one of them is named behind the #."""
    text = "Time,Kitchen,Whole\n" + "".join(f"2026-02-02T00:{minute}:00,400,1200\n" for minute in ("00", "15"))
    assert brief(meter(text, choice="Whole"))[0] == ("import", "02-02 00:00", 900, 300)
    with pytest.raises(IntakeError, match="several channels"):
        meter(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (emporia("", *QUARTERS).replace("No CT", "1.0"), "a service of three phases is not read"),
        (emporia("", *QUARTERS).replace("Mains", "Circuit"), "has no channel of the mains"),
        (emporia("", QUARTERS[0]), "has fewer than two rows"),
        (emporia("", *QUARTERS) + "02/01/2026 00:30:00,on,1.0,No CT,1\n", 'row 4: "on" is no power or energy'),
        (emporia("", *QUARTERS) + "02/01/2026 00:30:00\n", "row 4: has 1 cells"),
        (SENSE + "2026-02-02 00:00:00,ev,EV,,,,,1,1\n", 'has no rows of the device "mains"'),
        (SENSE + "2026-02-02 00:00:00,mains,Total Usage,,,,,1,1\n2026-02-02 01:00:00,mains\n", "row 4: has 2 cells"),
        ("Date/Time,Energy Produced (Wh)\n2026-02-02 12:00,900\n2026-02-02 12:15,900\n", "what the roof made and not"),
        (ENPHASE + "\n2026-02-02 12:00,1,2\n", "row 2: has 3 cells"),
        ("Time,Main_A,Main_B\n2026-02-02T00:00:00,1,1\n", "has fewer than two rows"),
        ("Time,Main_A,Main_B\n2026-02-02T00:00:00,1,1\n2026-02-02T00:15:00,1\n", "row 3: has 2 cells"),
    ],
)
def test_what_is_refused(meter: Meter, text: str, says: str) -> None:
    """Three phases, files without the mains and rows cut short are one message each."""
    with pytest.raises(IntakeError) as caught:
        list(meter(text).readings)
    assert says in str(caught.value)
