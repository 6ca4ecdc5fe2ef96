from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import assess_electrical
from assess.electrical.supply.service_class import service_rating_a
from assess.findings import Section
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]
Node = Callable[..., NodePower]


@pytest.mark.parametrize(
    ("service", "counts"),
    [
        ({"rating_a": 200}, 200),
        ({"rating_a": 320}, 320),
        ({"rating_a": 350}, 320),
        ({"rating_a": 400}, 320),
        ({"rating_a": 400, "continuous_a": 400}, 400),
        ({"rating_a": 400, "continuous_a": 300}, 300),
        ({"rating_a": 200, "continuous_a": 160}, 160),
        ({"rating_a": 200, "continuous_a": 320}, 200),
        ({"rating_a": 600}, 600),
        ({}, None),
    ],
)
def test_a_service_counts_for_the_less_of_two_ratings(service: dict[str, float], counts: float | None) -> None:
    """The disconnect, or the continuous rating of the meter base: 320 A for a class of 400 A that nobody read."""
    home = Home.model_validate({"service": service})
    assert service_rating_a(home, Worksheet()) == counts


def test_a_larger_service_never_counts_for_less() -> None:
    """Through the class of 400 A as anywhere else."""
    sheet = Worksheet()
    counted = [service_rating_a(Home.model_validate({"service": {"rating_a": a}}), sheet) for a in range(60, 700, 10)]
    assert counted == sorted(one for one in counted if one is not None)


@pytest.mark.parametrize(("more", "told"), [({}, True), ({"continuous_a": 400}, False)])
def test_what_was_taken_is_said(home: Build, node: Node, edition: Edition, more: dict[str, Any], *, told: bool) -> None:
    """The limit and the finding agree; a meter base that was read needs no finding."""
    large = home(service={"rating_a": 400, "volts": 240, **more}, panel_={"bus_a": 400, "main_a": 400})
    section: Section = assess_electrical(large, node(), node(), edition)
    found = {one.code: one for one in section.findings}
    assert ("electrical.service_class" in found) is told
    service = next(one for one in section.limits if one.code == "electrical.service")
    assert service.capacity == pytest.approx((320 if told else 400) - 8_800 / 240)
    if told:
        assert found["electrical.service_class"].field == "service.continuous_a"
