"""The bars: lengths in proportion."""

import pytest

from assess.findings import Limit
from assess.report.drawings import limit_bar, stage_bars
from assess.verdict import Configuration, Stage


def limit(capacity: float | None, demand: float) -> Limit:
    """Return a limit in amperes."""
    return Limit(code="test.limit", name="Test", capacity=capacity, demand=demand, unit="A")


def test_a_bar_is_the_share_of_the_capacity() -> None:
    """Half of the capacity is half of the way to the rating line."""
    bar = limit_bar(limit(100, 50))
    assert bar.length == pytest.approx(bar.rating / 2)
    assert not bar.torn


@pytest.mark.parametrize(("capacity", "demand"), [(10, 1000), (0, 5), (-3, 5)])
def test_a_bar_that_is_too_long_is_torn_off(capacity: float, demand: float) -> None:
    """What is far above the capacity, or asks for something where nothing is, ends at the edge."""
    bar = limit_bar(limit(capacity, demand))
    assert bar.torn
    assert bar.length == pytest.approx(bar.track)


def test_an_unknown_capacity_has_no_bar() -> None:
    """Nothing is drawn where nothing is known."""
    bar = limit_bar(limit(None, 50))
    assert bar.length == 0
    assert not bar.torn


def test_the_waterfall_is_the_work_left() -> None:
    """The request is as long as the track, half of the work half of it, and no node has no length."""
    nodes = [Configuration(gpus=n, cap_w=600, wall_w=900 * n, throughput=n) for n in (16, 8)]
    request, heat, end = stage_bars([Stage(name="stage", best=best) for best in (*nodes, None)])
    assert (request.before, request.length) == (request.track, request.track)
    assert heat.before == request.track
    assert heat.length == pytest.approx(request.track / 2)
    assert (end.before, end.length) == (heat.length, 0)


def test_a_waterfall_of_nothing_is_flat() -> None:
    """Where no stage has a node, and where there is no stage, nothing is divided by nothing."""
    assert stage_bars([]) == ()
    assert {bar.length for bar in stage_bars([Stage(name="request", best=None)])} == {0}
