"""The year of a home for its reader: figures, sentences and pictures."""

from collections.abc import Callable
from datetime import datetime

import numpy as np
import pytest

from assess.climate import DesignConditions, design_conditions
from assess.findings import Section, Severity
from assess.hardware import node_power, resolve
from assess.intake import Home
from assess.records import Confidence
from assess.rulebook import Edition, load_edition
from assess.worksheet import Worksheet
from assess.worksheet.recompute import recompute
from assess.year import Measured, YearSite, assess_year, prepare_year

MakeHome = Callable[..., Home]
XFRA = {"model": "xfra-16", "placement": "outdoor_pad", "power_management": "pcs_dynamic"}
LOADS = [{"kind": kind} for kind in ("range", "dryer", "water_heater", "dishwasher", "ev_charger")]


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Return the edition of 2023."""
    return load_edition("nec/2023")


@pytest.fixture(scope="module")
def phoenix() -> DesignConditions:
    """Return the design conditions of Phoenix."""
    found = design_conditions(zip_code="85016", city=None, state=None, latitude=None, longitude=None)
    assert found is not None
    return found


def record(kw: float) -> Measured:
    """Return a year of hours of one power, with eight kilowatts more each evening."""
    start = int((datetime(2023, 1, 1) - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001 - a clock on a wall
    hour = np.arange(8_760)
    return Measured(start + 3_600 * hour, np.full(8_760, 3_600), 1_000 * (kw + 8.0 * (hour % 24 == 18)))


def year(home: Home, edition: Edition, weather: DesignConditions | None, measured: Measured | None = None) -> Section:
    """Return the year of a whole XFRA node at full power."""
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    power = node_power(spec, 16, 600, Worksheet(recording=False))
    return assess_year(home, spec, power, edition, weather=weather, record=measured).section


def values(section: Section) -> dict[str, float]:
    """Return every figure of a section by its label."""
    return {step.label: step.value for step in section.steps}


def test_a_home_without_a_meter_gets_a_year_that_says_so(
    home: MakeHome, edition: Edition, phoenix: DesignConditions
) -> None:
    """Every figure can be done again from its step, causes and result add up, and the load is said to be made up."""
    section = year(home(loads=LOADS, node=XFRA), edition, phoenix)
    assert (section.name, section.title, section.limits) == ("year", "The year", ())
    assert all(recompute(step) == pytest.approx(step.value, rel=1e-12) for step in section.steps)
    found = values(section)
    assert found["GPU-hours asked"] == 16 * 8_760
    assert 0.9 < found["Of what was asked"] < 1
    assert found["Hours above the limit of the supply"] == 0
    codes = [finding.code for finding in section.findings]
    assert {"year.delivered", "year.guaranteed", "year.down", "year.made_up", "year.neighborhood"} <= set(codes)
    assert section.findings[0].says.startswith("In ")
    assert section.findings[0].says.endswith("of 8,760 hours the node runs as asked.")
    assert all(finding.severity in {Severity.NOTE, Severity.OK, Severity.WARNING} for finding in section.findings)


def test_a_made_up_home_is_like_others(home: MakeHome, edition: Edition) -> None:
    """Cleveland, gas heat and gas water, electric range and dryer: RECS 2020 has 10.6 MWh as the mean of all homes.

    Its peak of a quarter of an hour is below what ElectriCities (Sizing of Transformers, 2013) plans for 2,000 ft² with
    gas heat, 11 to 12 kW, and above a third of it.
    """
    cleveland = design_conditions(zip_code="44113", city=None, state=None, latitude=None, longitude=None)
    there = home(loads=[{"kind": "range"}, {"kind": "dryer"}, {"kind": "dishwasher"}], node=XFRA)
    found = values(year(there, edition, cleveland))
    assert 7_000 < found["The home in a year"] < 14_000
    assert 4 < found["Highest demand of the home"] < 12


def test_an_electric_home_with_a_vehicle_has_a_higher_peak(
    home: MakeHome, edition: Edition, phoenix: DesignConditions
) -> None:
    """ElectriCities plans 15 to 21 kW for an all-electric home of this size, without a vehicle of 7.7 kW."""
    found = values(year(home(loads=LOADS, node=XFRA), edition, phoenix))
    assert 12 < found["Highest demand of the home"] < 29


def test_pictures_are_whole_and_add_up(home: MakeHome, edition: Edition, phoenix: DesignConditions) -> None:
    """Four pictures; the stack of the months is what was asked."""
    section = year(home(loads=LOADS, node=XFRA), edition, phoenix)
    series = {one.code: one for one in section.series}
    assert list(series) == ["year.headroom", "year.months", "year.day", "year.worst_week"]
    months = series["year.months"]
    assert sum(sum(curve.values) for curve in months.curves) == pytest.approx(16 * 8_760)
    left = series["year.headroom"].curves[0].values
    assert list(left) == sorted(left)
    assert len(series["year.day"].x) == 24
    assert len(series["year.worst_week"].x) == 168
    assert all(one.says for one in section.series)


def test_a_measured_home_counts_as_it_was_measured(home: MakeHome, edition: Edition, phoenix: DesignConditions) -> None:
    """A year of 20 kW and 28 in the evening on 38.4 kW: the node gives way in the hour from six to seven, every day."""
    section = year(home(node=XFRA), edition, phoenix, record(20.0))
    assert values(section)["The home in a year"] == pytest.approx(20 * 8_760 + 8 * 365)
    service = next(finding for finding in section.findings if finding.code == "year.service")
    assert service.says.startswith("In 365")
    assert any(finding.code == "year.measured" for finding in section.findings)


def test_without_a_control_the_hours_above_are_a_warning(
    home: MakeHome, edition: Edition, phoenix: DesignConditions
) -> None:
    """With a meter behind it; the finding says what a control would leave."""
    node = {**XFRA, "power_management": "none"}
    section = year(home(node=node), edition, phoenix, record(20.0))
    assert values(section)["Hours above the limit of the supply"] == 365
    found = next(finding for finding in section.findings if finding.code == "year.overload")
    assert found.severity is Severity.WARNING
    assert "of the work would be done" in found.means


def test_a_record_with_holes_says_what_was_filled(home: MakeHome, edition: Edition, phoenix: DesignConditions) -> None:
    """Two months of readings: the rest follows the usual home, and the finding asks for a year."""
    whole = record(1.0)
    part = Measured(whole.start_s[:1_440], whole.length_s[:1_440], whole.wh[:1_440])
    found = next(f for f in year(home(node=XFRA), edition, phoenix, part).findings if f.code == "year.filled")
    assert "1,440" in found.says
    assert found.cure


def test_a_few_days_of_readings_are_no_measured_year(
    home: MakeHome, edition: Edition, phoenix: DesignConditions
) -> None:
    """Ten days: the load has a low confidence, and hours above the limit are a note as for a made-up one."""
    whole = record(30.0)
    part = Measured(whole.start_s[:240], whole.length_s[:240], whole.wh[:240])
    section = year(home(node={**XFRA, "power_management": "none"}), edition, phoenix, part)
    steps = [step for one in section.worked for step in one.steps if step.label == "The home in a year"]
    assert [step.confidence for step in steps] == [Confidence.LOW]
    assert next(f for f in section.findings if f.code == "year.overload").severity is Severity.NOTE


def test_a_record_that_the_sun_cut_is_named(home: MakeHome, edition: Edition, phoenix: DesignConditions) -> None:
    """A home that gave a file is not told that no meter stands behind it."""
    demand = {"file": "usage.csv", "exports": True, "peak_kw": 5}
    found = year(home(node=XFRA, demand=demand), edition, phoenix).findings
    codes = [finding.code for finding in found]
    assert "year.record_not_used" in codes
    assert "year.made_up" not in codes


@pytest.mark.parametrize(
    ("sections", "weather_known", "field"),
    [
        ({}, False, "place.zip_code"),
        ({"dwelling": {"floor_area_ft2": None}}, True, "dwelling.floor_area_ft2"),
        ({"service": {"rating_a": None}}, True, "service.rating_a"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made_of_it(
    home: MakeHome,
    edition: Edition,
    phoenix: DesignConditions,
    sections: dict[str, dict[str, None]],
    weather_known: bool,  # noqa: FBT001 - a column of the table
    field: str,
) -> None:
    """No year, no pictures, one finding that names the field."""
    section = year(home(node=XFRA, **sections), edition, phoenix if weather_known else None)
    assert section.series == ()
    assert section.findings[0].code == "year.not_run"
    assert section.findings[0].field == field


def test_a_search_asks_for_all_counts_and_caps(home: MakeHome, edition: Edition, phoenix: DesignConditions) -> None:
    """One home prepared once: more GPUs and higher caps never do less work on a service that carries all of them."""
    there = home(node=XFRA)
    site = prepare_year(there, resolve(there.node, None), edition, weather=phoenix, record=record(1.0))
    assert isinstance(site, YearSite)
    caps = (300.0, 450.0, 600.0)
    work = np.array([one.work_hours for one in site.run(range(1, 17), caps)])
    assert work.shape == (16, 3)
    assert (np.diff(work, axis=0) > 0).all()
    assert (np.diff(work, axis=1) > 0).all()
