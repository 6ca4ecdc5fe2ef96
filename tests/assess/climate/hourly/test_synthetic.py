from pathlib import Path
from time import perf_counter

import numpy as np
import pytest

from assess.climate import DesignConditions, design_conditions
from assess.climate.hourly.days import days
from assess.climate.hourly.given import given
from assess.climate.hourly.habits import load_habits
from assess.climate.hourly.heat_wave import heat_wave
from assess.climate.hourly.sun import incident, sun_of
from assess.climate.hourly.synthetic import synthetic_year
from assess.climate.hourly.temperature import COOLING_BASE_C, HEATING_BASE_C
from assess.climate.si import celsius
from assess.errors import IntakeError, RuleDataError
from assess.intake.weather_year import HOURS, WeatherYear
from assess.readers.epw import read_epw

PLACES = {
    "85034": "Phoenix",
    "80249": "Denver",
    "75235": "Dallas",
    "30303": "Atlanta",
    "60601": "Chicago",
    "98158": "Seattle",
    "58102": "Fargo",
    "99701": "Fairbanks",
    "33142": "Miami",
    "96813": "Honolulu",
    "94105": "San Francisco",
    "92264": "Palm Springs",
}
SERIES = ("dry_bulb_c", "dew_point_c", "sky_c", "beam_w_m2", "diffuse_w_m2", "global_w_m2", "pressure_pa", "wind_m_s")


def conditions_of(zip_code: str) -> DesignConditions:
    """Return the design conditions of a ZIP code."""
    found = design_conditions(zip_code=zip_code, city=None, state=None, latitude=None, longitude=None)
    assert found is not None
    return found


@pytest.fixture(params=list(PLACES), ids=list(PLACES.values()), scope="module")
def conditions(request: pytest.FixtureRequest) -> DesignConditions:
    """Return the design conditions of one place after the other."""
    return conditions_of(request.param)


@pytest.fixture(scope="module")
def year(conditions: DesignConditions) -> WeatherYear:
    """Return the synthetic year of the place."""
    return synthetic_year(conditions)


def test_the_design_temperatures_are_met(conditions: DesignConditions, year: WeatherYear) -> None:
    """The 1 %, 0.4 % and 99 % dry bulbs of the year are those of the place, within 0.3 K."""
    found = np.quantile(year.dry_bulb_c, [0.01, 0.99, 0.996])
    asked = (conditions.heating_99_f, conditions.cooling_1_f, conditions.cooling_04_f)
    assert found == pytest.approx([celsius(f) for f in asked if f is not None], abs=0.3)
    assert year.dry_bulb_c.max() < celsius(conditions.extreme_max_f)


def test_the_degree_days_are_met(conditions: DesignConditions, year: WeatherYear) -> None:
    """Heating and cooling degree days are those of the place within 5 %, or within 20 K·day where there are few.

    Palm Springs has a range and a summer that do not fit together, and misses its few heating days.
    """
    place = given(conditions)
    daily = year.dry_bulb_c.reshape(-1, 24).mean(axis=1)
    heating = np.clip(HEATING_BASE_C - daily, 0, None).sum()
    cooling = np.clip(daily - COOLING_BASE_C, 0, None).sum()
    assert cooling == pytest.approx(place.cooling_k_day, rel=0.05)
    if "Palm Springs" not in conditions.station_name:
        few = 70 if conditions.station_name.startswith("Dallas") else 20
        assert heating == pytest.approx(place.heating_k_day, rel=0.05, abs=few)


def test_summer_days_have_the_daily_range(conditions: DesignConditions, year: WeatherYear) -> None:
    """From June to August the mean range is that of the place, within a sixth."""
    ranges = np.ptp(year.dry_bulb_c.reshape(-1, 24)[151:243], axis=1)
    assert ranges.mean() == pytest.approx(given(conditions).daily_range_k, rel=0.16)


def test_air_is_moist_as_on_the_design_day_and_never_foggy(conditions: DesignConditions, year: WeatherYear) -> None:
    """The hottest hours have the dew point of the coincident wet bulb, and no hour is supersaturated."""
    hottest = year.dry_bulb_c >= np.quantile(year.dry_bulb_c, 0.99)
    assert year.dew_point_c[hottest].mean() == pytest.approx(given(conditions).hot_dew_point_c, abs=0.3)
    assert np.all(year.dew_point_c <= year.dry_bulb_c)
    assert year.dew_point_c.min() > -70


def test_the_year_is_physical(year: WeatherYear) -> None:
    """Every value is finite, no radiation at night, global is beam and diffuse, and the sky colder than the air."""
    for name in SERIES:
        series = getattr(year, name)
        assert series.shape == (HOURS,)
        assert np.all(np.isfinite(series)), name
    up = np.clip(sun_of(year).up, 0, None)
    assert np.all(year.global_w_m2[up == 0] == 0)
    assert year.global_w_m2 == pytest.approx(year.beam_w_m2 * up + year.diffuse_w_m2)
    assert year.diffuse_w_m2.min() >= -1e-9
    assert 600 < year.beam_w_m2.max() < 1_100
    assert np.all(year.sky_c <= year.dry_bulb_c + 1e-9)


def test_there_are_spells_of_heat(year: WeatherYear) -> None:
    """Days that reach the 1 % dry bulb come in company: at least once two in a row, and on no more than 60 days."""
    hot = year.dry_bulb_c.reshape(-1, 24).max(axis=1) > np.quantile(year.dry_bulb_c, 0.99)
    assert np.any(hot[1:] & hot[:-1])
    assert hot.sum() < 60


def test_the_year_says_what_it_is(conditions: DesignConditions, year: WeatherYear) -> None:
    """It is marked as synthetic, and its label names the station and says that nothing was measured."""
    assert year.synthetic
    assert conditions.station_name in year.label
    assert "not measured" in year.label


def test_the_same_place_has_the_same_year() -> None:
    """Nothing in it comes from a clock or another run: two years of one place are equal to the bit."""
    first, second = (synthetic_year(conditions_of("85034")) for _ in range(2))
    for name in SERIES:
        assert np.array_equal(getattr(first, name), getattr(second, name))
    other = synthetic_year(conditions_of("80249"))
    assert not np.array_equal(first.dry_bulb_c, other.dry_bulb_c)


def test_the_spells_do_not_change_from_version_to_version() -> None:
    """The first days of Phoenix are what they were under NumPy 2.4: a report can be made again years later."""
    sequence = days(722780, load_habits())
    assert sequence.warmth[:3] == pytest.approx([0.798828, 0.912208, 0.699203], abs=1e-6)
    assert sequence.clearness[:3] == pytest.approx([0.477066, 0.532268, -1.365326], abs=1e-6)
    assert np.corrcoef(sequence.warmth[1:], sequence.warmth[:-1])[0, 1] == pytest.approx(0.65, abs=0.1)


def test_degree_days_may_be_unknown() -> None:
    """Without degree days the design temperatures are met all the same, and the mean is a usual one."""
    known = conditions_of("80249")
    unknown = known.model_copy(update={"hdd65_f_day": None, "cdd50_f_day": None})
    found, usual = synthetic_year(unknown).dry_bulb_c, synthetic_year(known).dry_bulb_c
    assert np.quantile(found, 0.99) == pytest.approx(celsius(known.cooling_1_f), abs=0.3)
    assert found.mean() == pytest.approx(usual.mean(), abs=2.5)


def test_estimates_may_be_unknown() -> None:
    """Conditions of old, without range, wet bulb and 0.4 % value, still make a year."""
    gone = {"cooling_04_f": None, "coincident_wet_bulb_f": None, "daily_range_f": None, "iecc_zone": None}
    found = synthetic_year(conditions_of("80249").model_copy(update=gone))
    assert np.all(np.isfinite(found.dry_bulb_c))


def test_a_year_needs_a_place() -> None:
    """Without a position there is no sun, and the message says what to give."""
    nowhere = conditions_of("80249").model_copy(update={"latitude_deg": None})
    with pytest.raises(IntakeError, match="where the home is") as caught:
        synthetic_year(nowhere)
    assert "ZIP code" in (caught.value.hint or "")


def test_a_year_is_made_quickly() -> None:
    """A year takes some 10 ms; ten times as much would be felt."""
    conditions = conditions_of("85034")
    synthetic_year(conditions)
    best = min(_seconds(conditions) for _ in range(5))
    assert best < 0.1


def _seconds(conditions: DesignConditions) -> float:
    start = perf_counter()
    synthetic_year(conditions)
    return perf_counter() - start


def test_a_heat_wave_lasts_three_days_at_the_maximum(conditions: DesignConditions, year: WeatherYear) -> None:
    """Each of the three days reaches the twenty-year maximum and cools by the daily range; the rest is as it was."""
    wave = heat_wave(conditions, year)
    three = wave.dry_bulb_c.reshape(3, 24)
    place = given(conditions)
    assert three.max(axis=1) == pytest.approx(np.full(3, place.extreme_max_c))
    assert np.ptp(three, axis=1) == pytest.approx(np.full(3, place.daily_range_k))
    changed = wave.year.dry_bulb_c != year.dry_bulb_c
    assert changed[wave.hours].sum() > 60
    changed[wave.hours] = False
    assert not changed.any()
    assert np.all(wave.year.dew_point_c <= wave.year.dry_bulb_c)
    assert incident(wave.year, azimuth_deg=180, tilt_deg=0).total_w_m2[wave.hours].max() > 500
    assert "twenty-year maximum" in wave.year.label


def test_a_heat_wave_makes_its_own_year() -> None:
    """Without a year it is laid into the synthetic one, in summer."""
    wave = heat_wave(conditions_of("85034"))
    assert wave.year.synthetic
    assert 150 * 24 < wave.hours.start < 250 * 24


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("725650TYCST.epw", 39.83, -104.65),
        ("USA_AZ_Phoenix-Sky.Harbor.Intl.AP.722780_TMY3.epw", 33.45, -111.98),
        ("USA_CO_Colorado.Springs-Peterson.Field.724660_TMY3.epw.gz", 38.82, -104.72),
        ("USA_NV_Las.Vegas-McCarran.Intl.AP.723860_TMY3.epw.gz", 36.08, -115.15),
    ],
)
def test_a_made_up_year_is_like_a_typical_one(samples: Path, name: str, latitude: float, longitude: float) -> None:
    """Beside the TMY3 of 1991 to 2005: mean within 1.5 K, dew point 5 K, radiation on walls 10 %.

    The clearness of the zones was taken from these files, so that this says how well the shape holds, not the level.
    East walls get 7 to 9 % less than in the typical years, whose mornings are clearer than their afternoons.
    """
    real = read_epw(samples / "weather" / name)
    found = design_conditions(zip_code=None, city=None, state=None, latitude=latitude, longitude=longitude)
    assert found is not None
    made = synthetic_year(found)
    assert made.dry_bulb_c.mean() == pytest.approx(real.dry_bulb_c.mean(), abs=1.5)
    assert made.dew_point_c.mean() == pytest.approx(real.dew_point_c.mean(), abs=5)
    assert (made.dry_bulb_c - made.sky_c).mean() == pytest.approx((real.dry_bulb_c - real.sky_c).mean(), abs=3)
    assert made.global_w_m2.sum() == pytest.approx(real.global_w_m2.sum(), rel=0.03)
    assert made.beam_w_m2.sum() == pytest.approx(real.beam_w_m2.sum(), rel=0.12)
    for azimuth_deg in (0, 90, 180, 270):
        on_wall = [incident(y, azimuth_deg=azimuth_deg, tilt_deg=90).total_w_m2.sum() for y in (made, real)]
        assert on_wall[0] == pytest.approx(on_wall[1], rel=0.10)


def test_malformed_habits_are_a_fault_of_the_rule_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Figures that cannot be read are reported with the file's name, not as a traceback."""
    (tmp_path / "climate").mkdir()
    (tmp_path / "climate" / "synthetic.toml").write_text("wind = 3")
    monkeypatch.setattr("assess.climate.hourly.habits.folder", lambda _name: tmp_path)
    with pytest.raises(RuleDataError, match=r"synthetic\.toml"):
        load_habits.__wrapped__()


@pytest.mark.parametrize("spread_f", [0.0, 0.01])
@pytest.mark.filterwarnings("error")
def test_a_place_without_seasons_has_a_year(spread_f: float) -> None:
    """Where the hot and the cold design temperature are one, all hours but the rarest have it."""
    here = conditions_of("96813")
    hot = here.heating_99_f + spread_f
    same = dict.fromkeys(("cooling_1_f", "cooling_04_f", "extreme_max_f"), hot)
    flat = here.model_copy(update={**same, "hdd65_f_day": None, "cdd50_f_day": None})
    usual = np.quantile(synthetic_year(flat).dry_bulb_c, [0.01, 0.5, 0.99])
    assert usual == pytest.approx([celsius(hot)] * 3, abs=0.2)
