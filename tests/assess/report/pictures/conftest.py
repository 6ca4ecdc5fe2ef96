"""Homes whose assessments have what a picture needs, and their pictures."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from assess.assessment import Assessment
from assess.cli.assessing import assess_file
from assess.intake import Home, MeasuredDemand, SpeedTest
from assess.report.pictures import Pictures, pictures_of

WIDTH = 484.0
EXAMPLES = ["go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston"]
START = datetime.fromisoformat("2026-05-04T00:00:00-04:00")


def metered(home: Home) -> Home:
    """Return a home with a meter's record and two weeks of hourly tests of a line that is slow in the evening."""
    tests = tuple(
        SpeedTest(
            at=(START + timedelta(hours=n)).isoformat(),
            down_mbps=(400.0 if n % 24 >= 18 else 900.0) - n % 7,
            up_mbps=(60.0 if n % 24 >= 18 else 120.0) - n % 7,
        )
        for n in range(24 * 14)
    )
    internet = home.internet.model_copy(update={"tests": tests, "test_files": None})
    demand = MeasuredDemand(peak_kw=9.6, interval_min=15, period_days=400, misses="none", occupied=True)
    return home.model_copy(update={"internet": internet, "demand": demand})


@pytest.fixture(scope="session")
def home_of(repo: Path, example: Callable[[str], Assessment]) -> Callable[[str], Assessment]:
    """Return a function that assesses an example home, or `metered`, a home with a record and many speed tests."""

    @cache
    def assessed(name: str) -> Assessment:
        if name != "metered":
            return example(name)
        file = repo / "examples" / "homes" / "go-cleveland.toml"
        return assess_file(file, on=example("go-cleveland").date, change=metered)

    return assessed


@pytest.fixture(scope="session")
def pictures(home_of: Callable[[str], Assessment]) -> Callable[[str], Pictures]:
    """Return a function that gives the pictures of a home by its name."""
    return cache(lambda name: pictures_of(home_of(name), WIDTH))
