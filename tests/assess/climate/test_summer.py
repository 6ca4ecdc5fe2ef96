from pathlib import Path

import pytest

from assess.climate.summer import estimates, load_summers, range_class, wet_bulb_at
from assess.errors import RuleDataError
from assess.records import Confidence


@pytest.mark.parametrize(
    ("state", "zone", "cooling_1_f", "elevation_ft", "region"),
    [
        ("AZ", "2B", 109, 1_100, "low desert"),
        ("AZ", "5B", 83, 7_000, "high mountains and plateaus of the West"),
        ("NV", "3B", 107, 2_100, "high desert"),
        ("CA", "3B", 81, 100, "shore of California"),
        ("CA", "3B", 93, 100, "coastal California"),
        ("CA", "3B", 101, 300, "Central Valley and low deserts of California"),
        ("TX", "2A", 98, 500, "inland Texas"),
        ("TX", "2A", 95, 20, "Gulf and southern Atlantic coast"),
        ("KS", "5A", 96, 3_700, "High Plains"),
        ("KS", "4A", 96, 900, "mixed and humid middle"),
        ("WA", "4C", 82, 400, "western Oregon and Washington"),
        ("CO", "7", 82, 7_800, "high mountains and plateaus of the West"),
        ("MN", "7", 82, 1_400, "cold and humid North"),
        ("AK", "8", 78, 450, "Alaska"),
        ("HI", "1A", 88, 10, "tropical islands"),
        ("PR", "1A", 91, 10, "tropical islands"),
        ("", "", 90, 0, "elsewhere"),
    ],
)
def test_a_house_has_its_region(state: str, zone: str, cooling_1_f: float, elevation_ft: float, region: str) -> None:
    """The region follows from state, climate zone, height and how hot it gets."""
    found = estimates(state=state, iecc_zone=zone, cooling_1_f=cooling_1_f, elevation_ft=elevation_ft)
    assert {figure.note.split(":")[0] for figure in found.values() if figure.note} == {region}


def test_an_estimate_says_that_it_is_one() -> None:
    """Each has a range, a source, its stations and low confidence, and a wet bulb is below its dry bulb."""
    found = estimates(state="AZ", iecc_zone="2B", cooling_1_f=109, elevation_ft=1_100)
    assert found.keys() == {"cooling_04_f", "coincident_wet_bulb_f", "daily_range_f"}
    for figure in found.values():
        assert figure.confidence is Confidence.LOW
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low < figure.value < figure.high
        assert "ASHRAE Handbook 2013" in figure.cite
    assert found["coincident_wet_bulb_f"].value < 109 < found["cooling_04_f"].value


def test_cold_and_damp_air_is_saturated_at_most() -> None:
    """Where a region's dew point is above the dry bulb, the wet bulb is the dry bulb."""
    found = estimates(state="HI", iecc_zone="1A", cooling_1_f=60, elevation_ft=9_000)
    assert found["coincident_wet_bulb_f"].value == pytest.approx(60, abs=1e-3)


def test_a_wet_bulb_rises_with_the_dry_bulb_by_less() -> None:
    """The same air, warmed by 10 °F, has a wet bulb some 3 °F higher; cooled below its dew point it is saturated."""
    warmed = wet_bulb_at(110, of=(100, 70), elevation_ft=1_000)
    assert 72 < warmed < 74
    assert wet_bulb_at(100, of=(110, warmed), elevation_ft=1_000) == pytest.approx(70, abs=0.01)
    assert wet_bulb_at(40, of=(100, 70), elevation_ft=1_000) == pytest.approx(40, abs=0.01)


@pytest.mark.parametrize(
    ("daily_range_f", "name"), [(10, "low"), (15.9, "low"), (16, "medium"), (25, "medium"), (25.1, "high")]
)
def test_manual_j_has_three_daily_ranges(daily_range_f: float, name: str) -> None:
    """Low is less than 16 °F and high more than 25 °F."""
    assert range_class(daily_range_f) == name


def test_a_malformed_file_is_a_fault_of_the_rule_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Regions that cannot be read are reported with the file's name, not as a traceback."""
    (tmp_path / "climate").mkdir()
    (tmp_path / "climate" / "summer.toml").write_text("title = 3")
    monkeypatch.setattr("assess.climate.summer.folder", lambda _name: tmp_path)
    with pytest.raises(RuleDataError, match=r"summer\.toml"):
        load_summers.__wrapped__()
