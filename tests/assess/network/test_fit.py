from typing import Any

import pytest

from assess.findings import Severity
from assess.intake import Home, Internet, SpeedTest
from assess.network import LineFit, assess_network, line_fits, load_workloads

CLASSES = sorted(load_workloads().classes)
GOOD = {"idle_latency_ms": 12.0, "loaded_latency_up_ms": 40.0, "loss_pct": 0.0}


def home(down: float | None = 400.0, up: float | None = 90.0, count: int = 1, **line: Any) -> Home:
    """Return a home with so many equal tests."""
    test = SpeedTest.model_validate({"down_mbps": down, "up_mbps": up, **GOOD})
    return Home(internet=Internet(tests=(test,) * count, **line))


def fit(place: Home, name: str, gpus: int = 4) -> LineFit:
    """Return how the line fits one class."""
    return next(one for one in line_fits(place, gpus) if one.name == name)


@pytest.mark.parametrize("name", sorted(load_workloads().asked))
@pytest.mark.parametrize("line", [{}, {"data_cap_tb": 1.2}, {"unlimited_data": True}])
def test_the_table_agrees_with_the_limits(name: str, line: dict[str, Any]) -> None:
    """For a class that can be asked for, the table has the capacities of the section's limits."""
    place = home(**line)
    limits = {one.name: one.capacity for one in assess_network(place, 4, name).limits}
    one = fit(place, name)
    assert (limits["Upload"], limits["Download"]) == (one.up_gpus, one.down_gpus)
    assert ("Data cap" in limits) is one.capped
    assert limits.get("Data cap") == one.cap_gpus


def test_every_class_has_a_row() -> None:
    """None is left out, and none is served by a line of nothing."""
    assert sorted(one.name for one in line_fits(home(), 1)) == CLASSES
    assert {one.gpus for one in line_fits(home(down=0.0, up=0.0), 1)} == {0}


def test_what_was_not_measured_is_not_zero() -> None:
    """Without an upload nobody can tell the GPUs."""
    assert {one.gpus for one in line_fits(home(up=None), 1)} == {None}
    assert {one.gpus for one in line_fits(Home(), 1)} == {None}


def test_the_margin_is_a_quarter() -> None:
    """90 Mbps serve 17 batch GPUs, and with a quarter to spare the 13 of 72 Mbps."""
    one = fit(home(), "batch")
    assert (one.up_gpus, one.spare_gpus) == (17, 13)


def test_the_data_cap_counts_in_the_gpus() -> None:
    """The smallest of upload, download and cap serves."""
    assert fit(home(data_cap_tb=1.2), "batch").gpus == 4


def test_quality_and_sample_are_told_by_class() -> None:
    """40 ms under load is fine for batch and for streaming; 100 ms bars streaming alone."""
    slow = Home(internet=Internet(tests=(SpeedTest(down_mbps=400.0, up_mbps=90.0, loaded_latency_up_ms=100.0),)))
    barred = [one.name for one in line_fits(slow, 1) if any(f.severity is Severity.BLOCKING for f in one.quality)]
    assert barred == ["streaming"]
    assert fit(home(count=13), "batch").screening
    assert not fit(home(count=14), "batch").screening
