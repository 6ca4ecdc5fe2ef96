"""Lettering: no line wider than its place, no word lost without a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.report.schematics.lettering import in_lines, width_of


@given(st.text(max_size=400), st.floats(20, 300), st.integers(1, 6))
def test_no_line_is_wider_than_its_place(text: str, width: float, most: int) -> None:
    """Whatever the text, there are no more lines than asked for and none is too wide."""
    lines = in_lines(text, width, 7.0, most=most)
    assert len(lines) <= most
    assert all(width_of(line, 7.0) <= width for line in lines)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), max_size=30))
def test_nothing_is_lost_where_there_is_room(words: list[str]) -> None:
    """With lines enough the words come back in their order."""
    lines = in_lines(" ".join(words), 100.0, 7.0, most=100)
    assert " ".join(lines).split() == words


def test_what_is_cut_off_is_marked() -> None:
    """A text that does not go into its lines ends in a mark, and uses the line that it has."""
    (line,) = in_lines("one two three four five six seven eight nine ten", 100.0, 7.0, most=1)
    assert line.endswith("…")
    assert width_of(line, 7.0) > 70.0


def test_a_number_keeps_its_unit() -> None:
    """The space between a number and its unit is no place to break a line."""
    lines = in_lines("aaaaaaaaaaaa 80\N{THIN SPACE}A", width_of("aaaaaaaaaaaa 80", 7.0), 7.0, most=3)
    assert lines == ("aaaaaaaaaaaa", "80\N{THIN SPACE}A")


def test_widths_are_those_of_the_font() -> None:
    """A letter has the width that the font's own table says; a wide one is wider than a narrow one."""
    assert width_of("0", 10.0) == pytest.approx(6.0)
    assert width_of("W", 7.0) > 2 * width_of("i", 7.0)
    assert width_of("漢", 7.0) == pytest.approx(7.0)
