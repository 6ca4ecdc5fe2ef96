"""What a home names beside its own file is read with it, and is not forgotten."""

from datetime import date
from pathlib import Path

import pytest

from assess import Home, IntakeError, assess, home_from_dict, load_home, screen, with_changes
from assess.cli.assessing import assess_file
from assess.report.exchange import to_json

ON = date(2026, 11, 27)
HOUR = "2025-01-{day:02} {hour:02}:00,{kwh}"


@pytest.fixture
def metered(folder: Path) -> Path:
    """Return a home file that names a meter's record of a month, and a photo that is not there."""
    rows = [HOUR.format(day=d, hour=h, kwh=0.4 + h / 50) for d in range(1, 32) for h in range(24)]
    (folder / "usage.csv").write_text("\n".join(["DateTime,kWh", *rows, ""]), encoding="utf-8")
    text = (folder / "house.toml").read_text(encoding="utf-8")
    more = '\n[demand]\nfile = "usage.csv"\n\n[[photos]]\nfile = "panel.jpg"\nof = "panel_label"\n'
    (folder / "house.toml").write_text(text + more, encoding="utf-8")
    return folder / "house.toml"


def test_the_meter_and_the_photos_count_as_they_do_at_the_command_line(metered: Path) -> None:
    """The record and what is said of a photo are in the assessment, with a change made to the home as well."""
    home = load_home(metered)
    found = assess(home, on=ON)
    assert found.asked.record_sha256 is not None
    assert {"record", "photos"} <= {section.name for section in found.sections}
    assert to_json(found) == to_json(assess_file(metered, on=ON))
    changed = assess(with_changes(home, {"dwelling.stories": 3}), on=ON)
    assert changed.asked.record_sha256 == found.asked.record_sha256


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ({"weather": {"hourly_file": "denver.epw"}}, "weather.hourly_file"),
        ({"demand": {"file": "usage.csv"}}, "demand.file"),
        ({"internet": {"test_files": ["speedtest.json"]}}, "internet.test_files"),
        ({"panel": {"file": "panel.csv"}}, "panel.file"),
    ],
)
def test_a_home_that_names_what_nobody_read_is_refused(stated: dict[str, object], field: str) -> None:
    """Its answer would be another than that of the same home in a file; in a list it stops no other."""
    home = home_from_dict(stated)
    with pytest.raises(IntakeError, match="was not read") as refused:
        assess(home, on=ON)
    assert refused.value.where == field
    first, second = screen([home, Home()], on=ON)
    assert isinstance(first, IntakeError)
    assert not isinstance(second, IntakeError)


def test_a_file_that_is_named_after_reading_is_refused(folder: Path) -> None:
    """Neither the old weather nor none stands in silently for another that a change names."""
    home = with_changes(load_home(folder / "house.toml"), {"weather.hourly_file": "denver.epw"})
    with pytest.raises(IntakeError, match=r'names "denver\.epw", which was not read'):
        assess(home, on=ON)


def test_a_stated_peak_needs_no_meter_file() -> None:
    """Beside a peak the name of its file is only a record, as in a home file."""
    peak = {"peak_kw": 6.5, "interval_min": 15, "period_days": 400, "file": "usage.csv"}
    assert assess(home_from_dict({"demand": peak}), on=ON).asked.record_sha256 is None
