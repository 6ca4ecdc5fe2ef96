"""The id of a report: the same for the same input, another for any other, the files that a home names among it."""

from datetime import date
from pathlib import Path

import pytest

from assess.cli.assessing import assess_file

ON = date(2026, 5, 4)
HOUR = "2025-01-{day:02} {hour:02}:00,{kwh}"


@pytest.fixture
def home(repo: Path, tmp_path: Path) -> Path:
    """Return an example home beside what it names, with a meter file of a month."""
    text = (repo / "examples" / "homes" / "go-cleveland.toml").read_text(encoding="utf-8")
    text = text.replace('"../files/', f'"{repo}/examples/files/')
    (tmp_path / "home.toml").write_text(f'{text}\n[demand]\nfile = "usage.csv"\n', encoding="utf-8")
    return tmp_path / "home.toml"


def recorded(home: Path, kwh: float) -> str:
    """Return the id of the home with a meter that read the same in every hour, but for the first."""
    rows = [HOUR.format(day=d, hour=h, kwh=kwh if (d, h) == (1, 0) else 0.5) for d in range(1, 32) for h in range(24)]
    (home.parent / "usage.csv").write_text("\n".join(["DateTime,kWh", *rows, ""]), encoding="utf-8")
    return assess_file(home, on=ON).report_id


def test_a_changed_record_is_another_report(home: Path) -> None:
    """The same files give the same id; one reading that differs gives another, though no figure on page one moves."""
    first = recorded(home, 0.4)
    assert recorded(home, 0.4) == first
    assert recorded(home, 0.3) != first


def test_a_home_that_no_node_fits_has_no_year(repo: Path) -> None:
    """Hours and dollars of a node that may not be installed would promise both, so only that is said."""
    found = assess_file(repo / "examples" / "homes" / "no-go-houston.toml", on=ON)
    assert found.verdict.best is None
    sections = {section.name: section for section in found.sections}
    assert "economics" not in sections
    assert [finding.code for finding in sections["year"].findings] == ["year.no_node"]
    fits = assess_file(repo / "examples" / "homes" / "go-cleveland.toml", on=ON)
    assert {"year", "economics"} <= {section.name for section in fits.sections}
