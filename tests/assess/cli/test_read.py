"""`assess read`: what files are, what they hold, how good that is."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def files(repo: Path) -> Path:
    """Return the folder of example files."""
    return repo / "examples" / "files"


@pytest.fixture
def usage(tmp_path: Path) -> Path:
    """Return two days of quarters of 0.2 to 0.3 kWh in turn, with one of 2 kWh at 18:00 of the second day."""
    start, path = datetime(2024, 5, 1), tmp_path / "usage.csv"  # noqa: DTZ001 - the clock on the wall
    rows = [(start + timedelta(minutes=15 * n), "2.000" if n == 96 + 72 else f"0.{2 + n % 2}00") for n in range(192)]
    path.write_text("Start,kWh\n" + "".join(f"{at:%Y-%m-%d %H:%M},{kwh}\n" for at, kwh in rows), encoding="utf-8")
    return path


def words(text: str) -> str:
    """Return a page as one line, its thin spaces plain."""
    return " ".join(text.replace("\N{THIN SPACE}", " ").split())


def test_a_panel_is_shown_with_its_directory(cli: Cli, files: Path) -> None:
    """Label, circuits with their legs, the pairs that are free."""
    code, out, err = cli("read", files / "panel-schedule.csv")
    assert (code, err) == (0, "")
    page = words(out)
    for text in ("Panel schedule", "225 A", "16 (5 of two poles, 1 spare, every breaker rated)", "20-22, 21-23"):
        assert text in page
    assert "1,3 A+B 40 A Range range 8,000 VA" in page
    assert 'Sub-panel "Workshop"' in page


def test_a_meter_is_shown_with_its_highest_demand(cli: Cli, usage: Path) -> None:
    """95 × 0.2 + 96 × 0.3 + 2 = 49.8 kWh; 2 kWh in a quarter are 8 kW; two days are too few."""
    code, out, err = cli("read", usage)
    assert (code, err) == (0, "")
    page = words(out)
    for text in ("49.8 kWh", "15 min × 192", "8 kW over 15 min from 2024-05-02 18:00", "2 days"):
        assert text in page
    assert "the least is 30 days" in page


def test_speed_tests_are_shown(cli: Cli, files: Path) -> None:
    """Rates and latencies, a row for each test."""
    code, out, _ = cli("read", files / "fiber-evening.json")
    assert code == 0
    assert "Mbps" in out
    assert "Ookla" in out


def test_a_direction_that_failed_is_explained(cli: Cli, tmp_path: Path) -> None:
    """A test of which half failed shows a figure and a question mark, and says why."""
    file = tmp_path / "half.jsonl"
    file.write_text(
        '{"Key":"measurement","Value":{"AppInfo":{"ElapsedTime":1000000,"NumBytes":12500000},"Test":"download"}}\n'
        '{"Key":"error","Value":{"Failure":"connection reset by peer","Test":"upload"}}\n',
        encoding="utf-8",
    )
    code, out, _ = cli("read", file)
    assert code == 0
    page = words(out)
    assert "One test failed in part: upload: connection reset by peer." in page


def test_an_audit_and_a_home_are_shown(cli: Cli, files: Path, repo: Path) -> None:
    """Every value with how it came to be known."""
    code, out, _ = cli("read", files / "audit-seattle.xml", repo / "examples" / "homes" / "go-cleveland.toml")
    assert code == 0
    assert "dwelling.floor_area_ft2" in out
    assert "service.rating_a" in out
    assert "values given" in words(out)


def test_one_bad_file_does_not_hide_the_others(cli: Cli, files: Path, tmp_path: Path) -> None:
    """The good ones are shown, the bad ones named on stderr, and the end is 3."""
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01\x02\xff" * 50)
    code, out, err = cli("read", bad, files / "panel-schedule.csv", tmp_path, tmp_path / "none.csv")
    assert code == 3
    assert "Square D" in out
    lines = [line for line in err.splitlines() if line.startswith("Error: ")]
    assert [line.split(": ")[1] for line in lines] == [str(bad), str(tmp_path), str(tmp_path / "none.csv")]
    assert "is a folder" in err
    assert "Traceback" not in err


def test_json_holds_everything(cli: Cli, files: Path, usage: Path, tmp_path: Path) -> None:
    """One entry a file in the order asked for, errors in their place; kWh with every digit."""
    code, out, err = cli("read", usage, tmp_path / "none.csv", files / "panel-schedule.xlsx", "--json")
    assert code == 3
    assert "none.csv" in err
    said: dict[str, Any] = json.loads(out)
    meter, missing, panel = said["files"]
    assert meter["content"]["kwh_exact"] == "49.8"
    assert meter["content"]["highest"]["quarter_hour_clock"] == {
        "kw": 8.0,
        "seconds": 900,
        "at": "2024-05-02T18:00:00",
        "estimated": False,
    }
    assert meter["content"]["admissible"]["nec/2023"]["admissible"] is False
    assert "there is no such file" in missing["error"]["message"]
    assert panel["kind"] == "panel_xlsx"
    assert panel["content"]["free_pairs"][0] == [20, 22]
    assert len(panel["content"]["panel"]["circuits"]) == 16


def test_a_page_fits_eighty_columns(cli: Cli, files: Path, usage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Piped or on a small terminal nothing runs over."""
    from assess.cli.read import read

    del cli  # sets COLUMNS itself
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    import io
    import sys

    page = io.StringIO()
    monkeypatch.setattr(sys, "stdout", page)
    read([files / "panel-schedule.csv", usage, files / "fiber-evening.json", files / "audit-seattle.xml"], json=False)
    assert max(map(len, page.getvalue().splitlines())) <= 80
    assert "\x1b" not in page.getvalue()


def test_a_year_of_weather_is_shown(cli: Cli, samples: Path) -> None:
    """The place and its extremes, by the month too."""
    path = next((samples / "weather").glob("*.epw"))
    code, out, err = cli("read", path)
    assert (code, err) == (0, "")
    for text in ("Hottest hour", "By the month", "Dec"):
        assert text in out


def test_every_sample_is_shown_or_refused_in_words(cli: Cli, samples: Path) -> None:
    """No file of the field ends in a traceback, and only what holds no record, or too many, is refused."""
    kept = [
        path for path in sorted((samples / "meter").rglob("*.*")) if path.suffix in {".csv", ".xml", ".tsv", ".json"}
    ]
    code, out, err = cli("read", *kept, "--json")
    assert "Traceback" not in err
    assert code in {0, 3}
    refused = {Path(one["file"]).name for one in json.loads(out)["files"] if "error" in one}
    assert refused <= {
        "span_v1_soe.json",
        "span_v1_status.json",
        "span_v2_homie_schema.json",
        "generic_tiny_invalid.csv",
        "ha_statistics_export_counters.tsv",
    }
