"""Scales and ticks that a reader can read, and labels that keep clear of each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.report.pictures.axes import Scale, above, apart, flag, kept, ticks


@given(st.floats(0.01, 1e6), st.integers(3, 8))
def test_an_axis_from_nothing_holds_the_highest(high: float, most: int) -> None:
    """It ends at a round value not below the highest, with no more ticks than asked for, the first at nothing."""
    top = above(high, most)
    marks = ticks(0.0, top, most)
    assert top >= high * (1 - 1e-6)
    assert marks[0] == 0
    assert marks[-1] == pytest.approx(top)
    assert len(marks) <= most + 1


@given(st.floats(-100, 100), st.floats(1, 500))
def test_ticks_lie_between_the_ends(low: float, span: float) -> None:
    """They ascend by one step, at least two of them, none outside."""
    marks = ticks(low, low + span)
    assert len(marks) >= 2
    assert low - 1e-6 <= marks[0] <= marks[-1] <= low + span + 1e-6
    steps = {round(b - a, 6) for a, b in pairwise(marks)}
    assert len(steps) == 1


def test_a_scale_holds_its_ends() -> None:
    """The ends stand at the ends, also upside down, and what is beyond stands at the nearer."""
    up = Scale(0.0, 50.0, 100.0, 0.0)
    assert [up.at(value) for value in (0.0, 25.0, 50.0, 60.0, -5.0)] == [100, 50, 0, 0, 100]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_labels_are_moved_apart(wanted: list[float]) -> None:
    """No two are nearer than the gap, none is outside, and the order stays."""
    places = apart(sorted(wanted), 10.0, 0.0, 100.0)
    assert all(b - a >= 10.0 - 1e-9 for a, b in pairwise(places))
    assert places[0] >= 0 - 1e-9
    assert places[-1] <= 100 + 1e-9


def test_labels_that_are_far_apart_stay() -> None:
    """Nothing is moved without need."""
    assert apart([5.0, 40.0, 80.0], 10.0, 0.0, 100.0) == [5, 40, 80]


@given(st.floats(0, 484))
def test_words_beside_a_line_stay_in_the_picture(at: float) -> None:
    """Near the right edge they stand left of their line, or are moved."""
    for text in (flag("Service rating 200 A", at, 10.0, 484.0), kept("200", at, 10.0, 484.0)):
        left, _, right, _ = text.edges
        assert left >= -0.06 or at < text.width
        assert right <= 484.06
