"""Margins in words."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Limit, Step
from assess.intake import Home
from assess.numbers import NARROW
from assess.verdict.words import margin_in_words


def limit(code: str, capacity: float | None, demand: float, unit: str) -> Limit:
    """Return a limit called by its code's last word."""
    return Limit(code=code, name=code.rsplit(".", maxsplit=1)[-1].title(), capacity=capacity, demand=demand, unit=unit)


def step(label: str, value: float, unit: str) -> Step:
    """Return a line of working."""
    return Step(label=label, kind="given", operands=(), working="", value=value, unit=unit)


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (limit("electrical.service", 80, 68, "A"), "12 A left of 80 A"),
        (limit("electrical.service", 60, 68, "A"), "short by 8 A: 60 A can be had"),
        (limit("electrical.service", -5, 68, "A"), "short by 73 A: 0 A can be had"),
        (limit("electrical.service", None, 68, "A"), "not known"),
        (limit("thermal.cooler", 10_000, 8_800, "W"), "1.2 kW (4,100 BTU/h) left of 10 kW"),
        (limit("network.upload", 19, 16, "GPUs"), "3 GPUs left of 19 GPUs"),
        (limit("network.upload", 17, 16, "GPUs"), "1 GPU left of 17 GPUs"),
        (limit("electrical.spaces", 2, 2, "spaces"), "nothing left of 2 spaces"),
        (limit("year.availability", 20, 7, "%"), "13% left of 20%"),
    ],
)
def test_a_margin_is_told_in_its_own_unit(one: Limit, says: str) -> None:
    """Amperes, kilowatts with BTU/h beside them, GPUs, spaces, a share of the work; too much is said to be short."""
    assert margin_in_words(one).replace(NARROW, " ") == says


def test_a_room_is_told_in_degrees(example: Callable[[str], Home], judged: Callable[[Home], Assessment]) -> None:
    """The degrees are those between the room's air with the node and the warmest allowed, as the steps have them."""
    steps = [step("Warmest air allowed", 89.6, "°F"), step("Room air with this node", 84.1, "°F")]
    room = limit("thermal.room", 3_000, 2_000, "W")
    assert margin_in_words(room, steps).replace(NARROW, " ").endswith(", 5.5 °F below the warmest air")
    rests = step("Room air, its cooling resting in between", 86.6, "°F")
    assert margin_in_words(room, [*steps, rests]).replace(NARROW, " ").endswith(", 3 °F below the warmest air")
    assert "°F" not in margin_in_words(limit("thermal.house", 3_000, 2_000, "W"), steps)
    assert "°F" not in margin_in_words(room, steps[:1])
    assert not any("°F" in margin_in_words(one) for one in judged(example("go-if-atlanta")).verdict.limits)


def test_a_line_is_told_in_mbps(example: Callable[[str], Home], judged: Callable[[Home], Assessment]) -> None:
    """Upload left for the node less what its GPUs need, beside the GPUs."""
    assessment = judged(example("go-capped-phoenix"))
    steps = [one for section in assessment.sections for one in section.steps]
    values = {one.label: one.value for one in steps}
    upload = next(one for one in assessment.verdict.limits if one.code == "network.upload")
    spare = values["Upload left for the node"] - values["Upload that 16 GPUs need"]
    assert f"{spare:.0f}{NARROW}Mbps of the line to spare" in margin_in_words(upload, steps)
    kept = [*steps, step("Upload, less what is kept free", 14, "GPUs")]
    assert "Mbps" not in margin_in_words(upload, kept)
