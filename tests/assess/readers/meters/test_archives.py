"""Zip archives as utilities hand them out."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile
from assess.readers.meters import read_meter

Meter = Callable[..., MeterFile]
HEAD = "TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES\n"
JANUARY, FEBRUARY = (f"{HEAD}Electric usage,{month}/1/25,0:00,0:59,{month},$1 ,\n" for month in (1, 2))
GAS = HEAD.replace("kWh", "therms") + "Natural gas usage,1/1/25,0:00,23:59,1,$1 ,\n"
BILLS = "TYPE,START DATE,END DATE,USAGE (kWh),COST,NOTES\nElectric billing,1/1/25,1/31/25,900,$200 ,\n"


def packed(**members: str | bytes) -> bytes:
    """Return a zip; `_` in a name is its dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def test_one_file_in_an_archive(meter: Meter) -> None:
    """The file is read where it lies; a guide beside it is no data."""
    file = meter(packed(usage_csv=JANUARY, readme_pdf=b"%PDF-1.4"))
    assert (file.name, [int(r.wh) for r in file.readings]) == ("usage: usage.csv", [1000])


def test_months_follow_one_another(meter: Meter) -> None:
    """Files of one kind are read in the order of their names."""
    file = meter(packed(b_csv=FEBRUARY, a_csv=JANUARY))
    assert "2 files of the archive follow one another." in file.notes
    assert [int(r.wh) for r in file.readings] == [1000, 2000]


def test_gas_and_bills_beside_it_are_left_out(meter: Meter) -> None:
    """PG&E packs electricity, gas and bills together; what is left out is said."""
    file = meter(packed(electric_csv=JANUARY, gas_csv=GAS, bills_csv=BILLS))
    said = " ".join(file.notes)
    assert [int(r.wh) for r in file.readings] == [1000]
    assert "gas.csv is the record of a gas meter" in said
    assert "bills.csv lists bills, not intervals" in said


def test_a_file_is_named(meter: Meter) -> None:
    """Data of several kinds must be chosen from, by the name behind the #."""
    content = packed(a_csv=JANUARY, b_csv="DateTime,kWh\n2024-07-02 21:00,3.178\n")
    assert [int(r.wh) for r in meter(content, choice="b.csv").readings] == [3178]
    with pytest.raises(IntakeError, match=r'several kinds: "a.csv", "b.csv"'):
        meter(content)


def test_an_emporia_archive_is_read_by_the_quarter(meter: Meter) -> None:
    """It holds the same time by the minute, quarter, hour and day; the quarters are read."""
    minutes, quarters = (
        "Time Bucket (America/New_York),H-Mains_A,H-Mains_B\n"
        + "".join(f"02/01/2026 00:{m:02}:00,2,1\n" for m in (0, step))
        for step in (1, 15)
    )
    file = meter(packed(**{"H-1MIN_csv": minutes, "H-15MIN_csv": quarters}))
    assert {r.seconds for r in file.readings} == {900}


def test_tomorrow_is_refused_where_today_is_given(tmp_path: Path) -> None:
    """No clock is read: only with `today` can a reading lie in the future."""
    path = tmp_path / "usage.csv"
    path.write_text(JANUARY)
    assert len(list(read_meter(path).readings)) == 1
    assert len(list(read_meter(path, today=date(2025, 1, 1)).readings)) == 1
    with pytest.raises(IntakeError, match="reading 1 is of 2025-01-01 00:00, which is after today, 2024-06-01"):
        list(read_meter(path, today=date(2024, 6, 1)).readings)
