import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.climate.moist_air import pressure_pa
from assess.errors import IntakeError
from assess.intake.weather_year import HOURS, WeatherYear
from assess.readers.epw import read_design_conditions, read_epw

HEAD = """\
LOCATION,Somewhere,CO,USA,Made up,000000,40.0,-105.0,-7.0,1650.0
DESIGN CONDITIONS,1,A handbook,,Heating,12,-17.5,-14.1,-21.7,0.7,Cooling,7,15.3,34.6,15.5,33.2,15.4,31.8,15.4
TYPICAL/EXTREME PERIODS,0
GROUND TEMPERATURES,0
HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0
COMMENTS 1,none
COMMENTS 2,none
DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31
"""
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
Cells = dict[int, str]  # by place, from 0
FLOAT_FIELDS = (
    "dry_bulb_c",
    "dew_point_c",
    "pressure_pa",
    "sky_c",
    "beam_w_m2",
    "diffuse_w_m2",
    "global_w_m2",
    "wind_m_s",
)


def hours(*, leap: bool = False) -> Iterator[tuple[int, int, int]]:
    """Yield month, day and hour through a year."""
    for month, last in enumerate(DAYS, 1):
        for day in range(1, last + 1 + (leap and month == 2)):
            for hour in range(1, 25):
                yield month, day, hour


def year_of(
    cells: Callable[[int], Cells] = lambda _: {}, *, leap: bool = False, head: str = HEAD, width: int = 35
) -> str:
    """Return an EPW whose air is as many °C as the hour of the day; `cells` changes the cells of an hour."""
    rows = []
    for number, (month, day, hour) in enumerate(hours(leap=leap)):
        light = "500" if 7 <= hour <= 18 else "0"
        air = f"{hour}.0,2.0,50,83000,0,0,300,{light},{light},{light},0,0,0,0,180,3.0,5,5"
        row = [*f"1995,{month},{day},{hour},0,?9*9,{air}".split(","), *["0"] * 11]
        for place, cell in cells(number).items():
            row[place] = cell
        rows.append(",".join(row[:width]))
    return head + "\n".join(rows) + "\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], WeatherYear]:
    """Return a function that writes a text to a file and reads that."""

    def written(text: str) -> WeatherYear:
        path = tmp_path / "year.epw"
        path.write_text(text, encoding="utf-8", newline="")
        return read_epw(path)

    return written


def test_a_whole_year_is_read(read: Callable[[str], WeatherYear]) -> None:
    """Every series is in its unit, in the order of the hours, and the label names the station."""
    year = read(year_of())
    assert (year.latitude_deg, year.longitude_deg, year.time_zone_h, year.elevation_m) == (40.0, -105.0, -7.0, 1650.0)
    assert (year.label, year.cite) == ("Somewhere, CO (Made up 000000)", "EPW weather file year.epw")
    assert not year.synthetic
    assert all(getattr(year, name).shape == (HOURS,) for name in FLOAT_FIELDS)
    assert year.dry_bulb_c[:26].tolist() == [*range(1, 25), 1, 2]
    assert year.pressure_pa == pytest.approx(83_000.0)
    assert year.sky_c == pytest.approx((300.0 / 5.670374e-8) ** 0.25 - 273.15)
    assert year.beam_w_m2[:24].sum() == 12 * 500.0
    assert year.wind_m_s == pytest.approx(3.0)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_endings_and_blank_lines_do_not_matter(read: Callable[[str], WeatherYear], ending: str) -> None:
    """Windows, old Macs and Unix, with a byte order mark and blank lines behind."""
    text = "\ufeff" + year_of().replace("\n", ending) + ending * 3
    assert read(text).dry_bulb_c[23] == 24.0


def test_few_trailing_columns_will_do(read: Callable[[str], WeatherYear]) -> None:
    """Older files end before the albedo; as far as the wind is enough."""
    assert read(year_of(width=29)).wind_m_s[0] == 3.0
    assert read(year_of(width=22)).wind_m_s[0] == 3.0


def test_a_compressed_file_is_the_same_year(tmp_path: Path) -> None:
    """Gzip is known by what is in the file, not by its name."""
    path = tmp_path / "year.epw.gz"
    path.write_bytes(gzip.compress(year_of().encode()))
    assert read_epw(path).dry_bulb_c[0] == 1.0
    assert path.rename(tmp_path / "year.epw").is_file()
    assert read_epw(tmp_path / "year.epw").dry_bulb_c[0] == 1.0


def test_names_in_an_old_encoding_are_read(tmp_path: Path) -> None:
    """A place with an accent in Latin-1."""
    path = tmp_path / "year.epw"
    path.write_bytes(year_of().replace("Somewhere", "Montréal").encode("latin-1"))
    assert read_epw(path).label.startswith("Montréal, CO")


def test_a_leap_day_is_left_out_and_said(read: Callable[[str], WeatherYear]) -> None:
    """Of 8,784 hours the 24 of 29 February go, and no others."""
    year = read(year_of(lambda n: {6: "-5.0"} if 59 * 24 <= n < 60 * 24 else {}, leap=True))
    assert year.dry_bulb_c.shape == (HOURS,)
    assert year.dry_bulb_c.min() == 1.0
    assert year.label.endswith("; 29 February left out")


@pytest.mark.parametrize("gap", ["99.9", "999", "9999.0", "", " "])
def test_a_short_gap_is_filled_and_counted(read: Callable[[str], WeatherYear], gap: str) -> None:
    """Six hours are bridged along a straight line; a blank cell is a gap too."""
    year = read(year_of(lambda n: {6: gap} if 3 <= n < 9 else {}))
    assert year.dry_bulb_c[2:10] == pytest.approx(range(3, 11))
    assert year.label.endswith("; dry bulb filled in for 6 h")


def test_a_gap_at_the_end_of_the_year_keeps_the_last_value(read: Callable[[str], WeatherYear]) -> None:
    """There is nothing behind it to draw a line to."""
    year = read(year_of(lambda n: {21: "999", 6: "99.9"} if n >= HOURS - 2 else {}))
    assert year.dry_bulb_c[-3:].tolist() == [22.0, 22.0, 22.0]
    assert year.label.endswith("; dry bulb filled in for 2 h; wind speed filled in for 2 h")


def test_a_sensor_below_zero_at_night_reads_nothing(read: Callable[[str], WeatherYear]) -> None:
    """Pyranometers lose a little heat to a clear sky; that is no light taken away."""
    assert read(year_of(lambda n: {13: "-3"} if n == 0 else {})).global_w_m2[0] == 0.0


def test_a_dew_point_is_not_above_the_air(read: Callable[[str], WeatherYear]) -> None:
    """Two rounded instruments may cross by a tenth."""
    assert read(year_of(lambda n: {7: "1.1"} if n == 0 else {})).dew_point_c[0] == 1.0


def test_a_missing_pressure_is_that_of_the_height(read: Callable[[str], WeatherYear]) -> None:
    """The same standard atmosphere that the psychrometrics use, and the label says so."""
    year = read(year_of(lambda _: {9: "999999"}))
    assert year.pressure_pa == pytest.approx(pressure_pa(1_650.0))
    assert "pressure of the standard atmosphere for 8760 h" in year.label
    short = read(year_of(lambda n: {9: "999999"} if n == 5 else {}))
    assert short.pressure_pa == pytest.approx(83_000.0)
    assert short.label.endswith("; pressure filled in for 1 h")


@pytest.mark.parametrize("unknown", ["9999", "0", ""])
def test_a_missing_infrared_comes_from_dew_point_and_clouds(read: Callable[[str], WeatherYear], unknown: str) -> None:
    """EnergyPlus Engineering Reference, its example: 20 °C, dew point 10 °C, no clouds: 340.6 W/m², to its rounding."""
    year = read(year_of(lambda n: {12: unknown, 6: "20", 7: "10", 23: "0"} if n == 0 else {}))
    assert 5.670374e-8 * (year.sky_c[0] + 273.15) ** 4 == pytest.approx(340.6, rel=0.005)
    assert year.label.endswith("; sky worked out from dew point and clouds for 1 h")


def test_clouds_warm_the_sky_and_unknown_clouds_are_the_warmest(read: Callable[[str], WeatherYear]) -> None:
    """Opaque cover counts before total cover; without either the sky is overcast, and said to be."""
    clouds = [{23: "0", 22: "9"}, {23: "5", 22: "9"}, {23: "99", 22: "9"}, {23: "10", 22: "10"}, {23: "99", 22: "99"}]
    year = read(year_of(lambda n: {12: "9999", 6: "20", 7: "10", **clouds[n]} if n < len(clouds) else {}))
    clear, half, most, full, blind = year.sky_c[:5]
    assert clear < half < most < full == blind < 20.0
    assert year.label.endswith("; sky taken as overcast for 1 h")


def test_design_conditions_of_the_head_are_read(tmp_path: Path) -> None:
    """99 % heating, 0.4 % and 1 % cooling with their wet bulbs, the daily range, and whose words they are."""
    path = tmp_path / "head.epw"
    path.write_text(HEAD, encoding="utf-8")
    found = read_design_conditions(path)
    assert found is not None
    assert found.source == "A handbook"
    assert (found.heating_99_c, found.daily_range_k) == (-14.1, 15.3)
    assert (found.cooling_04_c, found.coincident_wet_bulb_04_c) == (34.6, 15.5)
    assert (found.cooling_1_c, found.coincident_wet_bulb_1_c) == (33.2, 15.4)


@pytest.mark.parametrize(
    "line",
    [
        "DESIGN CONDITIONS,0",
        "DESIGN CONDITIONS,1,Old form,,Extremes,1,2,3",
        "DESIGN CONDITIONS,1,Cut,,Heating,12,-17.5,-14.1,Cooling,7,15.3,34.6",
        "DESIGN CONDITIONS,1,Words,,Heating,12,-17.5,cold,Cooling,7,15.3,34.6,15.5,33.2,15.4",
        "DESIGN CONDITIONS,1,Upside down,,Heating,12,-14,-17,Cooling,7,15.3,34.6,15.5,33.2,15.4",
        "COMMENTS 0,no such line",
    ],
)
def test_no_design_conditions_are_none(tmp_path: Path, line: str) -> None:
    """What is absent, cut short or of another form is unknown, and never a wrong number."""
    lines = HEAD.splitlines()
    path = tmp_path / "head.epw"
    path.write_text("\n".join([lines[0], line, *lines[2:]]), encoding="utf-8")
    assert read_design_conditions(path) is None


@pytest.mark.parametrize(
    ("name", "coldest", "mean", "hottest"),
    [
        ("725650TYCST.epw", -19.4, 10.875, 40.0),
        ("USA_AZ_Phoenix-Sky.Harbor.Intl.AP.722780_TMY3.epw", 2.2, 23.803, 44.4),
        ("USA_CO_Colorado.Springs-Peterson.Field.724660_TMY3.epw.gz", -18.3, 9.680, 35.0),
        ("USA_NV_Las.Vegas-McCarran.Intl.AP.723860_TMY3.epw.gz", -3.3, 19.835, 44.4),
    ],
)
def test_years_from_the_field(samples: Path, name: str, coldest: float, mean: float, hottest: float) -> None:
    """Typical years of NREL, complete as they are: nothing is filled in."""
    year = read_epw(samples / "weather" / name)
    assert (year.dry_bulb_c.min(), year.dry_bulb_c.max()) == (coldest, hottest)
    assert year.dry_bulb_c.mean() == pytest.approx(mean, abs=5e-4)
    assert ";" not in year.label
    assert (year.sky_c < year.dry_bulb_c + 5.0).all()


WHOLE = year_of().encode()
SCRAPS = st.sampled_from(
    [b"", b",", b"\n", b"\0", b"-", b"nan", b"1e999", b"1_0", b"99.9", "é".encode("latin-1"), b"\x1f\x8b"]
)


def outcome(path: Path) -> WeatherYear | IntakeError:
    """Return the year of a file, or the message that it is refused with."""
    try:
        return read_epw(path)
    except IntakeError as error:
        return error


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(0, len(WHOLE)), length=st.integers(0, 300), scrap=SCRAPS, cut=st.booleans(), packed=st.booleans()
)
def test_damage_ends_in_a_year_or_in_a_message(
    tmp_path: Path, *, start: int, length: int, scrap: bytes, cut: bool, packed: bool
) -> None:
    """Whatever is torn out, put in or cut off, plain or packed, there is no third way, and a year is a whole year."""
    data = gzip.compress(WHOLE, 1) if packed else WHOLE
    start %= len(data) + 1
    path = tmp_path / "damaged.epw"
    path.write_bytes(data[:start] + scrap + (b"" if cut else data[start + length :]))
    found = outcome(path)
    if isinstance(found, IntakeError):
        assert str(found).startswith(str(path))
    else:
        assert all(np.isfinite(getattr(found, name)).all() for name in FLOAT_FIELDS)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hour=st.integers(0, HOURS - 1), place=st.integers(0, 34), cell=st.text(max_size=12) | st.floats().map(str))
def test_a_strange_cell_ends_in_a_year_or_in_a_message(tmp_path: Path, hour: int, place: int, cell: str) -> None:
    """Any text and any float in any cell, commas and line ends too."""
    path = tmp_path / "strange.epw"
    lines = WHOLE.decode().split("\n")
    cells = lines[8 + hour].split(",")
    cells[place] = cell
    lines[8 + hour] = ",".join(cells)
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    found = outcome(path)
    if isinstance(found, IntakeError):
        assert str(found).startswith(str(path))
    else:
        assert all(np.isfinite(getattr(found, name)).all() for name in FLOAT_FIELDS)
