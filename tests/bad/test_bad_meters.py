"""One wrong meter file per message: attacks, junk, archives, and files that are something else."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import ExitCode, IntakeError
from assess.readers.detect import recognize
from assess.readers.meters import read_meter, table
from assess.readers.meters.espi import readings
from assess.readers.sources import MOST_BYTES

FOREIGN = re.compile(r"Traceback|\bNone\b|Errno|could not convert|<class|Decimal\(|ExpatError|codec")
ESPI = '<feed xmlns:espi="http://naesb.org/espi"><IntervalBlock>{}</IntervalBlock></feed>'
READING = "<IntervalReading><timePeriod><start>1704085200</start></timePeriod><value>{}</value></IntervalReading>"
BOMB = '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + ESPI.format(
    READING.format("&b;")
)
OUTSIDE = '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ESPI.format(READING.format("&x;"))
CSV = "DateTime,kWh\n2024-07-02 21:00,3.178\n"


def packed(name: str = "usage.csv", content: str | bytes = CSV, *, locked: bool = False) -> bytes:
    """Return a zip of one file; `locked` sets the mark of a password."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    data = bytearray(buffer.getvalue())
    if locked:
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def crowded() -> bytes:
    """Return a zip of more files than are looked at."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(201):
            archive.writestr(f"{number}.csv", CSV)
    return buffer.getvalue()


def damaged() -> bytes:
    """Return a zip whose content does not match its check sum."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("usage.csv", CSV)
    return buffer.getvalue().replace(b"3.178", b"9.178")


# Name: the bytes, words of the message.
WRONG: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "bomb": (lambda: BOMB, "declares a document type or entities"),
    "outside": (lambda: OUTSIDE, "declares a document type or entities"),
    "doctype": (lambda: "<!DOCTYPE feed>" + ESPI.format(READING.format(1)), "declares a document type or entities"),
    "doctype_of_another": (lambda: "<!DOCTYPE x><x/>", "declares a document type"),
    "entity": (lambda: ESPI.format(READING.format("&nope;")), "is broken XML: undefined entity at line 1"),
    "cut_xml": (lambda: ESPI.format(READING.format(1))[:-9], "is XML cut short at line 1"),
    "tags": (lambda: ESPI.format("<IntervalReading></value>"), "is broken XML: mismatched tag at line 1"),
    "encoding": (
        lambda: '<?xml version="1.0" encoding="martian"?>' + ESPI.format(""),
        "in an encoding that is not known",
    ),
    "no_value": (lambda: ESPI.format(READING.replace("<value>{}</value>", "")), "holds no readings of electricity"),
    "other_xml": (lambda: "<Invoice><kWh>3</kWh></Invoice>", 'is XML of "Invoice", which is not read'),
    "login": (lambda: "<!DOCTYPE html><html><form>Sign in: password</form>", "is a web page to log in, not the data"),
    "page": (lambda: "\n<html><p>404 not found", "is a web page, not the data"),
    "svg": (lambda: '<svg xmlns="http://www.w3.org/2000/svg"/>', "is an image"),
    "empty": (lambda: b"", "is empty"),
    "blank": (lambda: "\ufeff \n\n", "is empty"),
    "junk": (lambda: bytes(range(256)) * 20, "is not text, and of no kind that is known"),
    "junk_within": (lambda: CSV.encode() + b"2024-07-02 22:00,1\n" * 9_000 + b"\0\1\2", "holds bytes that are no text"),
    "pdf": (lambda: b"%PDF-1.7 ...", "is a PDF; utilities also offer"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n...", "is an image"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0...", "is an image"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "is an old Excel or Word file"),
    "sqlite": (lambda: b"SQLite format 3\0...", "is a database, such as Home Assistant's"),
    "gzip": (lambda: b"\x1f\x8b\x08" + b"\xff" * 90, "is a broken gzip file"),
    "docx": (lambda: packed("word/document.xml", "<w/>"), "is a text document or slides"),
    "prose": (lambda: "Dear customer,\nplease find attached your usage.\n", "is of no kind that is known"),
    "gas": (lambda: "DateTime,Usage (therms)\n2024-07-02 21:00,3.178\n", "is the record of a gas or water meter"),
    "speed_test": (lambda: "Time,Ping (ms),Down (Mbps)\n2024-07-02 21:00,3,4\n", "no record of a meter: speed test"),
    "mixed_units": (lambda: "DateTime,kWh,Import Wh\n2024-07-02 21:00,1,4\n", "mixes units: Wh, kWh"),
    "words": (lambda: CSV + "2024-07-02 22:00,error\n", 'row 3: "error" is no energy'),
    "no_stamp": (lambda: CSV + "yesterday,1\n", 'row 3: "yesterday" is no date and time'),
    "backward": (
        lambda: "Start,End,kWh\n2024-07-02 21:00,2024-07-02 19:00,1\n",
        "row 2: the interval ends at 2024-07-02 19",
    ),
    "endless_line": (lambda: CSV + "1" * 2_100_000, "has a line of more than 2,000,000 characters"),
    "home": (lambda: '[service]\nrating_a = "200 A"\n', "is no record of a meter: home (TOML or JSON)"),
    "endless_counter": (
        lambda: f'[{{"id": "x", "unit": "kWh", "values": [{{"datetime": "26.01.2024 12:00", "sum": 1{"0" * 400}}}]}}]',
        "which is more than any meter counts",
    ),
    "cut_zip": (lambda: packed()[:-30], "is a broken zip archive, or one cut short"),
    "damaged_zip": (damaged, "is a broken zip archive, or one cut short"),
    "locked_zip": (lambda: packed(locked=True), "is locked with a password"),
    "zip_in_zip": (lambda: packed("inner.zip", packed()), "is an archive inside an archive"),
    "zip_as_csv": (lambda: packed("inner.csv", packed()), "is an archive inside an archive"),
    "zip_bomb": (lambda: packed(content="0" * 20_000_000), "times its size, as no record does"),
    "zip_of_photos": (lambda: packed("panel.jpg", b"\xff\xd8\xff"), "is a zip without a CSV, XML or JSON file"),
    "crowded_zip": (crowded, "is a zip of 201 files"),
    "gas_zip": (
        lambda: packed(content="DateTime,therms\n2024-07-02 21:00,1\n"),
        "is the record of a gas or water meter",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_one_clear_message(tmp_path: Path, name: str) -> None:
    """The message names the file and what is wrong, in plain words and without a traceback."""
    make, says = WRONG[name]
    content = make()
    path = tmp_path / f"{name}.dat"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(IntakeError) as caught:
        list(read_meter(path).readings)
    told = str(caught.value)
    assert says in told
    assert str(path) in told
    assert caught.value.exit_code is ExitCode.INTAKE
    assert not FOREIGN.search(told.replace(str(path), ""))
    assert len(told.replace(str(path), "")) < 400


SMALL = {
    "plain": CSV,
    "periods": "Time period,kWh\n2024-07-02 21:00 to 2024-07-02 21:15,3.178\n",
    "apart": "Date,Time,Unit,Value,Read type\n7/2/24,21:00,kWh,3.178,Actual\n7/2/24,21:15,kWh,3.178,Actual\n",
    "opower": "TYPE,DATE,START TIME,END TIME,USAGE,UNITS,NOTES\nElectric usage,2026-02-02,00:00,00:29,1.12,kWh,\n",
    "sce": "Energy Delivered time period,Usage(Real energy in kilowatt-hours),Reading quality\n"
    "2025-02-01 00:00:00 to 2025-02-01 00:15:00,0.18,\n",
    "sdge": "Meter Number,Date,Start Time,Duration,Consumption,Generation,Net\n1,3/1/24,12:00 AM,60,0.085,,0.085\n",
    "utilityapi": "meter_uid,interval_start,interval_end,interval_kWh,fwd_kWh,net_kWh,rev_kWh,interval_timezone\n"
    "1,8/26/25 23:45,8/27/25 0:00,0.43,0.43,0.43,0,US/Pacific\n",
    "dashboard": "entity_id,type,unit,2026-02-02T05:00:00.000Z,2026-02-02T06:00:00.000Z\ns,grid_consumption,kWh,1,2\n",
    "history": "entity_id,state,last_changed\n"
    "sensor.grid_energy,1,2026-02-02T05:00:00Z\nsensor.grid_energy,2,2026-02-02T06:00:00Z\n",
    "statistics": "statistic_id,unit,start,sum,state,delta,mean\n"
    "s,kWh,02.02.2026 05:00,1,1,,\ns,kWh,02.02.2026 06:00,2,2,1,5\n",
    "emporia": "Time Bucket (America/New_York),H-Mains_A (kWatts),H-Mains_B (kWatts),H-Mains_C (kWatts)\n"
    "02/01/2026 00:00:00,1.4,0.9,No CT\n02/01/2026 00:15:00,1.4,0.9,No CT\n",
    "sense": "DateTime,Device ID,Name,Avg Wattage,kWh\n"
    "2026-02-02 00:00:00,mains,T,1,2\n2026-02-02 01:00:00,mains,T,1,2\n",
    "enphase": "Date/Time,Energy Produced (Wh),Energy Consumed (Wh)\n"
    "2026-02-02 12:00:00 -0800,1,2\n2026-02-02 12:15:00 -0800,1,2\n",
    "iotawatt": "Time,Main_A,Main_B\n2026-02-02T00:00:00,1,2\n2026-02-02T00:15:00,1,2\n",
}
BROKEN = (
    "",
    " ",
    "x",
    "-1",
    "NaN",
    "1e999",
    "9" * 50,
    "2024-02-30",
    "13/13/24",
    "25:00",
    "1,5",
    '"',
    "\u2212",
    "kW",
    "therms",
)


@pytest.mark.parametrize("name", SMALL)
def test_any_broken_cell_is_read_or_refused(tmp_path: Path, name: str) -> None:
    """Whatever stands in whichever cell of whichever format, the file is read or refused with one message."""
    path, lines = tmp_path / "usage", SMALL[name].splitlines()
    path.write_text(SMALL[name])
    assert list(read_meter(path).readings)
    for row, line in enumerate(lines):
        cells = line.split(",")
        for place in range(len(cells)):
            for word in BROKEN:
                broken = ",".join([*cells[:place], word, *cells[place + 1 :]])
                path.write_text("\n".join([*lines[:row], broken, *lines[row + 1 :]]), "utf-8")
                told = refusal_of(path)
                assert told == "" or str(path) in told
                assert not FOREIGN.search(told.replace(str(path), ""))


def refusal_of(path: Path) -> str:
    """Return why a file is refused, or nothing when it is read; what is read can be counted with."""
    try:
        found = list(read_meter(path).readings)
    except IntakeError as error:
        return str(error)
    assert all(reading.wh.is_finite() and reading.seconds >= 0 for reading in found)
    return ""


def test_a_folder_and_a_name_without_a_file(tmp_path: Path) -> None:
    """A folder is said to be one, and a misspelled name is answered with the near one."""
    (tmp_path / "usage.csv").write_text(CSV)
    for path, says in (
        (tmp_path, "is a folder; name the file in it"),
        (tmp_path / "usagge.csv", 'did you mean "usage.csv"?'),
    ):
        with pytest.raises(IntakeError) as caught:
            recognize(path)
        assert says in str(caught.value)


def test_more_bytes_than_are_read(tmp_path: Path) -> None:
    """A file of 257 MB is refused by its size, before a byte of it is read."""
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1024**2)
    with pytest.raises(
        IntakeError, match=r"is larger than the 256 MB that are read\. Cut it to the last twelve months\."
    ):
        recognize(path)


def test_more_rows_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and readings are counted while they stream, and the limit is said."""
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    monkeypatch.setattr(readings, "MOST_ROWS", 3)
    for name, content in (("a.csv", CSV + "2024-07-02 22:00,1\n" * 3), ("a.xml", ESPI.format(READING.format(1) * 4))):
        path = tmp_path / name
        path.write_text(content)
        with pytest.raises(IntakeError, match=r"holds more than the 3 (rows|readings) that are read"):
            list(read_meter(path).readings)


def test_a_choice_that_is_not_there(tmp_path: Path) -> None:
    """What stands behind the # must be a channel of the file, and the file must have channels."""
    path = tmp_path / "usage.csv"
    path.write_text(CSV)
    with pytest.raises(IntakeError, match='has no channel "barn"; it has "kWh"'):
        read_meter(tmp_path / "usage.csv#barn")
    path.write_text("TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST\nElectric usage,1/1/25,0:00,0:59,1,$1\n")
    with pytest.raises(IntakeError, match='has no channels to choose from, and "barn" is asked for'):
        read_meter(tmp_path / "usage.csv#barn")
