"""The CSV of utilities beyond the samples: their other headings, clock changes, gas and bills."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Register

Meter = Callable[..., MeterFile]
ACCOUNT = 'Name,SAMPLE\nAddress,"1 SAMPLE ST, TOWN CA"\nAccount Number,1\nService,Service 1\n\n'
SCE = "Energy Usage Information,,\nType of readings: Electricity,,\n"
SDGE = "Resource,Electric\nUOM,kWh\nMeter Number,Date,Start Time,Duration,Consumption,Generation,Net\n"
UTILITYAPI = "meter_uid,interval_start,interval_end,interval_kWh,fwd_kWh,net_kWh,rev_kWh,interval_timezone\n"


def brief(file: MeterFile) -> list[tuple[str, str, int, int]]:
    """Return register, local start, seconds and Wh of every reading."""
    return [(str(r.register), f"{r.start:%m-%d %H:%M}", r.seconds, int(r.wh)) for r in file.readings]


def test_peco_has_no_cost_and_short_rows(meter: Meter) -> None:
    """Rows without the empty last cell are whole (layout of a PECO file, ericoc/energytable)."""
    text = ACCOUNT + "TYPE,DATE,START TIME,END TIME,USAGE (kWh),NOTES\nElectric usage,2023-07-04,00:00,00:59,0.29\n"
    file = meter(text)
    assert file.format == "opower_csv"
    assert brief(file) == [("import", "07-04 00:00", 3600, 290)]


def test_capital_k_and_export(meter: Meter) -> None:
    """ConEd and Portland General write KWh, and import beside export."""
    text = "TYPE,DATE,START TIME,END TIME,IMPORT (KWh),EXPORT (KWh),NOTES\nElectric usage,1/2/25,12:00,12:59,0,1.5,\n"
    assert brief(meter(text)) == [("import", "01-02 12:00", 3600, 0), ("export", "01-02 12:00", 3600, 1500)]


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        ("0:00", "0:14", 900),
        ("23:45", "23:59", 900),
        ("0:00", "0:15", 900),
        ("23:00", "0:00", 3600),
        ("1:00", "1:59", 3600),
    ],
)
def test_an_end_is_the_last_minute_or_the_next(meter: Meter, start: str, end: str, seconds: int) -> None:
    """Both ways to name an end give the same length, also over midnight."""
    text = f"TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES\nElectric usage,1/2/25,{start},{end},1,$0.1 ,\n"
    assert [r.seconds for r in meter(text).readings] == [seconds]


def test_units_beside_the_number_estimates_and_gaps(meter: Meter) -> None:
    """A column of units, the mark of an estimate, and a cell without a number."""
    text = (
        "TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES\n"
        "Electric usage,2026-02-02,00:00,00:29,1.12,kWh,$0.17,\n"
        "Electric usage,2026-02-02,00:30,00:59,1120,Wh,$0.17,* This data was estimated\n"
        "Electric usage,2026-02-02,01:00,01:29,,kWh,,\n"
    )
    assert [(int(r.wh), r.estimated) for r in meter(text).readings] == [(1120, False), (1120, True)]


def test_sce_takes_both_sections_and_quoted_cells(meter: Meter) -> None:
    """Older files quote every field; a section of reactive energy is no use of power."""
    text = SCE + (
        '"Energy Delivered time period","Usage(Real energy in kilowatt-hours)","Reading quality"\n'
        '"2024-11-03 01:45:00\u00a0to 2024-11-03 02:00:00","0.18","Estimated"\n'
        '"Energy Received time period","Usage(Real energy in kilowatt-hours)","Reading quality"\n'
        '"2024-11-03 01:45:00 to 2024-11-03 02:00:00","0.02",""\n'
        '"Energy Received time period","Usage(Reactive energy in kilovar-hours)","Reading quality"\n'
        '"2024-11-03 01:45:00 to 2024-11-03 02:00:00","9",""\n'
    )
    file = meter(text)
    assert file.notes == ("It counts delivered and received apart, as for a home with solar.",)
    assert [(r.register, int(r.wh), r.estimated) for r in file.readings] == [
        (Register.IMPORT, 180, True),
        (Register.EXPORT, 20, False),
    ]


def test_spring_and_autumn_of_sce_keep_their_length(meter: Meter) -> None:
    """An interval before a change of the clock looks 75 minutes long, or runs backward; it is 15 minutes."""
    text = (
        SCE
        + "Energy Delivered time period,Usage(Real energy in kilowatt-hours),Reading quality\n"
        + "".join(
            f"{start} to {end},0.1,\n"
            for start, end in (
                ("2024-03-10 01:30:00", "2024-03-10 01:45:00"),
                ("2024-03-10 01:45:00", "2024-03-10 03:00:00"),
                ("2024-11-03 01:45:00", "2024-11-03 01:00:00"),
            )
        )
    )
    assert [r.seconds for r in meter(text).readings] == [900, 900, 900]


def test_a_sum_below_the_days_of_sce_is_left_out(meter: Meter) -> None:
    """A last row that spans the whole time adds up the ones above it."""
    text = (
        SCE
        + "Energy Delivered time period,Usage(Real energy in kilowatt-hours),Reading quality\n"
        + ("2025-02-01 00:00:00 to 2025-02-01 01:00:00,0.18,\n2025-02-01 00:00:00 to 2025-03-01 00:00:00,900,\n")
    )
    assert brief(meter(text)) == [("import", "02-01 00:00", 3600, 180)]


def test_sdge_with_solar(meter: Meter) -> None:
    """Consumption is import and generation export; net is read only where there is nothing else."""
    text = SDGE + "01,3/1/24,12:00 PM,15,0.1,0.4,-0.3\n01,3/1/24,12:15 PM,15,,,0.2\n"
    assert brief(meter(text)) == [
        ("import", "03-01 12:00", 900, 100),
        ("export", "03-01 12:00", 900, 400),
        ("net", "03-01 12:15", 900, 200),
    ]


def test_utilityapi_without_forward_is_net(meter: Meter) -> None:
    """With forward and reverse empty and a negative net, what is counted is the net."""
    text = (
        UTILITYAPI + "1,8/26/25 12:00,8/26/25 12:15,-0.1,,-0.1,,US/Pacific\n1,8/26/25 11:45,8/26/25 12:00,0.2,,0.2,,\n"
    )
    file = meter(text)
    assert (file.zone, file.notes[0]) == ("US/Pacific", "It is sorted newest first.")
    assert brief(file) == [("net", "08-26 12:00", 900, -100), ("net", "08-26 11:45", 900, 200)]


def test_utilityapi_of_several_meters_takes_a_name(meter: Meter) -> None:
    """Two meters in one file are not mixed: one is named behind the #."""
    text = UTILITYAPI + "".join(f"{uid},8/26/25 12:00,8/26/25 12:15,0.1,0.{uid},0.1,0,\n" for uid in (1, 2))
    assert brief(meter(text, choice="2"))[0] == ("import", "08-26 12:00", 900, 200)
    with pytest.raises(IntakeError, match='holds several meters: "1" and "2"'):
        list(meter(text).readings)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "TYPE,DATE,START TIME,END TIME,USAGE (therms),COST,NOTES\nNatural gas usage,1/2/25,0:00,23:59,1,,\n",
            "a gas meter",
        ),
        (
            "TYPE,DATE,START TIME,END TIME,USAGE,UNITS\nNatural gas usage,1/2/25,0:00,23:59,1,therms\n",
            "no readings of el",
        ),
        ("TYPE,DATE,START TIME,END TIME,USAGE,UNITS\nElectric usage,1/2/25,0:00,23:59,1,therms\n", "a gas meter"),
        (
            "TYPE,DATE,START TIME,END TIME,USAGE,UNITS\nElectric usage,1/2/25,0:00,23:59,1,kVA\n",
            '"kVA" is no unit of energy',
        ),
        (
            "TYPE,START DATE,END DATE,USAGE (kWh),COST\nElectric billing,1/2/25,2/1/25,900,\n",
            "lists bills, not intervals",
        ),
        ("TYPE,DATE,START TIME,END TIME,USAGE (kWh)\nElectric usage,1/2/25,5:00,4:00,1\n", "not after its start"),
        ("TYPE,DATE,START TIME,END TIME,USAGE (kWh)\nElectric usage,1/2/25\n", "row 2: has 2 cells; the heading has 5"),
        (
            "TYPE,DATE,START TIME,END TIME,COST\nElectric usage,1/2/25,5:00,5:59,1\n",
            "no column USAGE, IMPORT or EXPORT",
        ),
        (SCE.replace("Electricity", "Gas") + "Energy Delivered time period,x\n", "a gas meter"),
        (SCE + "Energy Delivered time period,kWh\n2025-02-01 00:00:00,0.1,\n", "row 4: is no time period"),
        (SCE + "Energy Delivered time period,kWh\n2025-02-01 01:00 to 2025-02-01 00:00,0.1,\n", "not after its start"),
        (SDGE.replace("Electric", "Gas") + "01,3/1/24,12:00 PM,15,0.1,,0.1\n", "a gas meter"),
        (SDGE.replace("kWh", "Therms") + "01,3/1/24,12:00 PM,15,0.1,,0.1\n", "a gas meter"),
        (SDGE + "01,3/1/24,12:00 PM,-15,0.1,,0.1\n", 'duration is "-15"'),
        (SDGE + "01,3/1/24,12:00 PM\n", "row 4: has 3 cells"),
        (SDGE + "01,3/1/24,13:00 PM,15,0.1,,0.1\n", '"3/1/24 13:00 PM" is no date and time'),
        (UTILITYAPI + "1,8/26/25 12:00,8/26/25 09:00,0.1,0.1,0.1,0,\n", "not after its start"),
        (UTILITYAPI + "1,8/26/25 12:00,8/26/25 12:15\n", "row 2: has 3 cells"),
    ],
)
def test_what_is_refused(meter: Meter, text: str, says: str) -> None:
    """Gas, bills, intervals that run backward and rows cut short are one message each."""
    with pytest.raises(IntakeError) as caught:
        list(meter(text).readings)
    assert says in str(caught.value)
