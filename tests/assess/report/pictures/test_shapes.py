"""Shapes: rounded in one place, and words no wider than they are taken to be."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.numbers import NARROW
from assess.report.pictures import Pictures
from assess.report.pictures.shapes import SIZE, Box, Text, Trace, pt, stairs

HOMES = ["go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston", "metered"]


@given(st.floats(-1e4, 1e4))
def test_places_are_rounded_to_a_tenth(value: float) -> None:
    """A place moves by no more than half a tenth, and there is no minus nothing."""
    assert abs(pt(value) - value) <= 0.05 + 1e-9
    assert repr(pt(value)) != "-0.0"
    assert len(repr(pt(value)).partition(".")[2]) == 1


def test_every_shape_is_rounded_when_it_is_made() -> None:
    """Boxes, words and lines through points hold tenths, whatever they were made of."""
    assert Box(1 / 3, 2 / 3, 10 / 3, -0.01, "house") == Box(0.3, 0.7, 3.3, 0.0, "house")
    assert Text(1 / 3, 0.0, "x").x == 0.3
    assert Trace(((1 / 3, 2 / 3),), "slow").points == ((0.3, 0.7),)


def test_stairs_keep_each_height() -> None:
    """Two heights over three edges are two treads."""
    assert stairs([0.0, 1.0, 2.0], [5.0, 7.0], "slow").points == ((0, 5), (1, 5), (1, 7), (2, 7))


@cache
def font(repo: Path, name: str) -> tuple[Any, Any, int]:
    """Return what a bundled font has for each character, the widths, and the size they are in."""
    from fontTools.ttLib import TTFont

    read = TTFont(repo / "templates" / "report" / "fonts" / name)
    return read.getBestCmap(), read["hmtx"], read["head"].unitsPerEm


@pytest.mark.parametrize("name", HOMES)
def test_words_are_no_wider_than_they_are_taken_to_be(
    name: str, repo: Path, pictures: Callable[[str], Pictures]
) -> None:
    """The bundled font sets every word of every picture within the room that was kept for it."""
    for picture in pictures(name).drawn:
        for text in picture.texts:
            face = "IBMPlexSans-SemiBold.ttf" if text.strong else "IBMPlexSans-Regular.ttf"
            characters, widths, em = font(repo, face)
            words = text.words.replace(NARROW, "\u202f")
            real = sum(widths[characters.get(ord(c), characters[ord(" ")])][0] for c in words) / em * SIZE
            assert real <= text.width, text
            assert text.width <= 1.5 * real + SIZE, text
