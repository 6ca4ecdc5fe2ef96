from math import hypot

import pytest

from assess.intake import Home
from assess.numbers import quantity
from assess.records import Confidence, Figure
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j import Part
from assess.thermal.manual_j.doubt import Doubts, Swing, swing
from assess.worksheet import Worksheet


def ends(low: float, high: float) -> Figure:
    """Return a doubt over the value calculated with."""
    return Figure(value=1, unit="of the value", cite="made up", confidence=Confidence.LOW, low=low, high=high)


def of(doubts: Doubts, loads: dict[Part, float], *, winter: bool = False) -> tuple[Swing, Worksheet]:
    """Return the swing and its sheet."""
    ws = Worksheet()
    return swing(Inputs(Home(), ws), loads, doubts, winter=winter), ws


def test_squares_of_independent_doubts_add() -> None:
    """Two doubts of one line, and two lines, add like the sides of a right angle."""
    doubts = Doubts()
    doubts.add(Part.WALLS, ends(0.7, 1.3))
    doubts.add(Part.WALLS, ends(0.6, 1.4))
    doubts.add(Part.WINDOWS, ends(0.9, 1.2))
    found, _ = of(doubts, {Part.WALLS: 1_000, Part.WINDOWS: 5_000})
    assert found.higher == pytest.approx(hypot(500, 1_000))
    assert found.lower == pytest.approx(hypot(500, 500))


def test_nothing_in_doubt_swings_nothing() -> None:
    """A house known throughout has no swing, and nothing is written."""
    found, ws = of(Doubts(), {Part.WALLS: 1_000})
    assert found == Swing(0, 0)
    assert ws.steps == []


def test_a_line_does_not_fall_below_nothing() -> None:
    """Doubts that add up to more than the line take all of it and no more."""
    doubts = Doubts()
    for _ in range(5):
        doubts.add(Part.WALLS, ends(0.4, 1.0))
    assert of(doubts, {Part.WALLS: 1_000})[0].lower == 1_000


def test_seasons_are_apart() -> None:
    """A doubt of the sun does not move winter, and what may be below the house only adds to summer."""
    doubts = Doubts()
    doubts.add(Part.WINDOWS, ends(0.5, 1.5), winter=False)
    doubts.more[Part.FLOORS] = 800
    assert of(doubts, {Part.WINDOWS: 1_000}, winter=True)[0] == Swing(0, 0)
    summer, ws = of(doubts, {Part.WINDOWS: 1_000})
    assert summer.higher == pytest.approx(hypot(500, 800))
    assert "Doubt about the floors" in [step.label for step in ws.steps]


def test_the_range_of_a_line_is_printed() -> None:
    """The note of a doubt names both ends."""
    doubts = Doubts()
    doubts.add(Part.WALLS, ends(0.7, 1.3))
    step = of(doubts, {Part.WALLS: 1_000})[1].steps[0]
    assert step.note == f"{quantity(700, 'BTU/h')} to {quantity(1_300, 'BTU/h')}"
