"""The drawings: lengths in proportion, amounts from the steps."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Limit, Section
from assess.report.drawings import headroom, limit_bar, stage_bars
from assess.verdict import Configuration, Stage

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston"]


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


def electrical(assessment: Assessment) -> Section:
    """Return the electrical section."""
    return next(section for section in assessment.sections if section.name == "electrical")


@pytest.mark.parametrize("name", NAMES)
def test_the_service_adds_up(name: str, example: Callable[[str], Assessment]) -> None:
    """House, node, adder and what is left make the rating, and stand end to end."""
    bar = headroom(electrical(example(name)), 484)
    assert bar is not None
    assert sum(piece.amount for piece in bar.pieces) == pytest.approx(bar.rating_a)
    assert bar.pieces[0].start == 0
    for before, after in zip(bar.pieces, bar.pieces[1:], strict=False):
        assert after.start == pytest.approx(before.start + before.length)
    assert [piece.kind for piece in bar.pieces][:2] == ["house", "node"]


def test_an_overloaded_service_runs_past_its_rating(example: Callable[[str], Assessment]) -> None:
    """Where the node does not fit, the rating line stands inside the bar and nothing is left."""
    section = electrical(example("go-cleveland"))
    service = next(one for one in section.limits if one.code == "electrical.service")
    assert service.capacity is not None
    steps = tuple(
        step.model_copy(update={"value": 300.0}) if step.value == service.demand and step.unit == "A" else step
        for step in section.steps
    )
    sheets = (section.worked[0].model_copy(update={"steps": steps}),)
    over = section.model_copy(update={"limits": (service.model_copy(update={"demand": 300.0}),), "worked": sheets})
    bar = headroom(over, 484)
    assert bar is not None
    assert bar.rating < 484
    assert "left" not in [piece.kind for piece in bar.pieces]


def test_an_unknown_service_is_not_drawn(example: Callable[[str], Assessment]) -> None:
    """A house whose service rating is not known has no picture of it."""
    assert headroom(electrical(example("incomplete-seattle")), 484) is None


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
