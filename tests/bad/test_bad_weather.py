"""One wrong weather file per message: the file, row and column, what is wrong, what would be right."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import ExitCode, IntakeError
from assess.readers.epw import read_epw

HEAD = (
    "LOCATION,Somewhere,CO,USA,Made up,000000,40.0,-105.0,-7.0,1650.0",
    "DESIGN CONDITIONS,0",
    "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
)
FIRST = len(HEAD) + 1  # the row of the first hour, as an editor counts
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FOREIGN = re.compile(r"Traceback|\bNone\b|Errno|could not convert|<class|ndarray|array\(")


def whole() -> list[str]:
    """Return the lines of a right file."""
    rest = "0,?9*9,20.0,2.0,50,83000,0,0,300,500,500,500,0,0,0,0,180,3.0,5,5,0"
    stamps = [(m, d, h) for m, last in enumerate(DAYS, 1) for d in range(1, last + 1) for h in range(1, 25)]
    return [*HEAD, *(f"1995,{m},{d},{h},{rest}" for m, d, h in stamps)]


def with_cells(place: int, cell: str, *, first: int = 0, count: int = 1) -> bytes:
    """Return a file in which some hours have another cell."""
    lines = whole()
    for number in range(len(HEAD) + first, len(HEAD) + first + count):
        cells = lines[number].split(",")
        cells[place] = cell
        lines[number] = ",".join(cells)
    return "\n".join(lines).encode()


def with_line(number: int, line: str) -> bytes:
    """Return a file with another line in a place, counted from 0."""
    lines = whole()
    lines[number] = line
    return "\n".join(lines).encode()


def location(text: str) -> bytes:
    """Return a file of another place."""
    return with_line(0, f"LOCATION,{text}")


# Name: the bytes, where in the file, words of the message.
WRONG: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "", "is empty"),
    "blank": (lambda: b"\n \n", "", "is empty"),
    "binary": (lambda: b"LOCATION,\0\1\2", "", "is not text, and an EPW is"),
    "zip": (lambda: b"PK\x03\x04rest", "", "is a zip archive. Unpack it"),
    "page": (lambda: b"<!DOCTYPE html><html><p>404", "", "is a web page, not an EPW"),
    "csv": (lambda: b"Date,Temp\n1,2\n", "", 'is no EPW weather file: it begins with "Date,Temp", and an EPW with'),
    "no_rows": (lambda: "\n".join(HEAD).encode(), "", "holds 0 rows of weather; a year of hours has 8,760. It is cut"),
    "no_periods": (lambda: b"LOCATION,a,b,c,d,e,40,-105,-7,1650", "", "has no DATA PERIODS line"),
    "cut": (lambda: "\n".join(whole()[:4_000]).encode()[:-9], "", "holds 3,997 rows of weather"),
    "two_years": (lambda: "\n".join([*whole(), *whole()[3:]]).encode(), "", "holds 17,520 rows of weather"),
    "half_hours": (
        lambda: with_line(2, "DATA PERIODS,1,2,Data,Sunday,1/1,12/31"),
        ", row 3, DATA PERIODS",
        'has "2" records an hour; a file with one is read',
    ),
    "short_location": (lambda: location("Somewhere,CO,USA"), ", row 1, LOCATION", "has 3 fields after LOCATION"),
    "latitude": (
        lambda: location("a,b,c,d,e,91,-105,-7,1650"),
        ", row 1, column 7",
        '"91" is no latitude; it is from -90 to 90',
    ),
    "latitude_in_words": (lambda: location("a,b,c,d,e,40N,-105,-7,1650"), ", row 1, column 7", '"40N" is no latitude'),
    "longitude": (lambda: location("a,b,c,d,e,40,nan,-7,1650"), ", row 1, column 8", '"nan" is no longitude'),
    "time_zone": (lambda: location("a,b,c,d,e,40,-105,-25,1650"), ", row 1, column 9", '"-25" is no time zone'),
    "elevation": (lambda: location("a,b,c,d,e,40,-105,-7,"), ", row 1, column 10", '"" is no elevation in meters'),
    "east_for_west": (
        lambda: location("a,b,c,d,e,40,105,-7,1650"),
        ", row 1, columns 8 and 9",
        "longitude 105° and time zone -7 h cannot both be right. West of Greenwich both are negative",
    ),
    "narrow": (
        lambda: with_line(10, "1995,1,1,8,0,?9,20.0"),
        ", row 11",
        "has 7 columns; an EPW has 35, of which 22 are needed",
    ),
    "order": (
        lambda: with_cells(3, "7", first=5),
        f", row {FIRST + 5}",
        'is of month "1", day "1", hour "7", and month 1, day 1, hour 6 belongs here',
    ),
    "hour_in_words": (lambda: with_cells(3, "noon", first=11), f", row {FIRST + 11}", 'hour "noon"'),
    "text": (
        lambda: with_cells(6, "warm", first=100),
        f", row {FIRST + 100}, column 7",
        '"warm" is not a number. Write dry bulb in °C, or 99.9 where it is missing',
    ),
    "not_a_number": (lambda: with_cells(21, "NaN"), f", row {FIRST}, column 22", '"NaN" is not a number'),
    "infinite": (lambda: with_cells(14, "1e999"), f", row {FIRST}, column 15", '"1e999" is not a number'),
    "underscore": (lambda: with_cells(14, "1_0"), f", row {FIRST}, column 15", '"1_0" is not a number'),
    "fahrenheit": (
        lambda: with_cells(6, "88.0", first=4_000),
        f", row {FIRST + 4_000}, column 7",
        "88 is no dry bulb; it is from -70 to 60 °C. An EPW is in °C; this looks like °F",
    ),
    "hot_fahrenheit": (lambda: with_cells(6, "105"), f", row {FIRST}, column 7", "105 is no dry bulb"),
    "hectopascal": (lambda: with_cells(9, "830"), f", row {FIRST}, column 10", "looks like hPa, inches or psi"),
    "negative": (lambda: with_cells(14, "-100"), f", row {FIRST}, column 15", "-100 is no direct normal radiation"),
    "bright": (lambda: with_cells(13, "2000"), f", row {FIRST}, column 14", "2000 is no global radiation"),
    "gap": (
        lambda: with_cells(6, "99.9", first=10, count=7),
        ", column 7",
        "dry bulb is missing for 7 hours from hour 11 of the year on; up to 6 are filled in",
    ),
    "missing": (lambda: with_cells(15, "9999", count=8_760), ", column 16", "diffuse radiation is missing for 8,760 h"),
    "dark": (
        lambda: with_cells(14, "0", count=8_760),
        ", column 15",
        "has no direct normal radiation in the whole year",
    ),
    "gzip_cut": (lambda: gzip.compress("\n".join(whole()).encode())[:-900], "", "is a gzip file cut short"),
    "gzip_broken": (lambda: b"\x1f\x8bnot gzip at all", "", "is a broken gzip file"),
    "gzip_bomb": (lambda: gzip.compress(b"0" * 17 * 1024**2), "", "unpacks to more than the 16 MB that are read"),
    "large": (lambda: b"LOCATION," + b"0" * 17 * 1024**2, "", "is larger than the 16 MB that are read"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_weather_file_is_refused_in_plain_words(tmp_path: Path, name: str) -> None:
    """The file, the row and the column stand in the message, and no word of a library."""
    made, place, words = WRONG[name]
    path = tmp_path / f"{name}.epw"
    path.write_bytes(made())
    with pytest.raises(IntakeError) as caught:
        read_epw(path)
    text = str(caught.value)
    assert text.startswith(f"{path}{place}: ")
    assert words in text
    assert caught.value.exit_code is ExitCode.INTAKE
    assert not FOREIGN.search(text)
    assert caught.value.__cause__ is None


def test_the_right_file_is_read(tmp_path: Path) -> None:
    """What the wrong ones were made from has nothing wrong with it."""
    path = tmp_path / "right.epw"
    path.write_text("\n".join(whole()), encoding="utf-8")
    assert read_epw(path).label == "Somewhere, CO (Made up 000000)"


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """With a name close to it, if there is one; a folder is no file."""
    (tmp_path / "denver.epw").touch()
    with pytest.raises(IntakeError, match=r'there is no such file; did you mean "denver\.epw"\?'):
        read_epw(tmp_path / "denvr.epw")
    with pytest.raises(IntakeError, match="is a folder"):
        read_epw(tmp_path)
