from itertools import pairwise
from typing import Any, get_args

import pytest

from assess.records import Confidence
from assess.rulebook import load_reference
from assess.thermal.manual_j.house import FACINGS, Color, Construction, Leakiness, RoofKind

BOOK = load_reference("reference/manual_j")
HOURLY: dict[str, Any] = BOOK.raw["hourly"]


@pytest.mark.parametrize("kind", ["bare", "shaded"])
def test_every_facing_has_its_hours(kind: str) -> None:
    """Eight facings and level glass, twelve hours each, shares of the peak."""
    rows = {name: row for name, row in HOURLY[kind].items() if isinstance(row, list)}
    assert rows.keys() == {*FACINGS, "flat"}
    assert all(len(row) == 12 and all(0 < share < 1 for share in row) for row in rows.values())


def test_shade_lines_fit_their_latitudes() -> None:
    """Every facing has four times of day for each latitude, and latitudes ascend."""
    table = HOURLY["shade_line"]
    latitudes = table["latitudes"]
    assert all(low < high for low, high in pairwise(latitudes))
    assert all(len(table[f]) == len(latitudes) and all(len(row) == 4 for row in table[f]) for f in FACINGS)


def test_the_day_is_hottest_in_the_afternoon() -> None:
    """The air is at its highest at 15 h, and cooler the more it swings."""
    low, medium, high = (HOURLY["cooler_f"][kind] for kind in ("low", "medium", "high"))
    assert all(row[7] == 0 and max(row) == 0 and len(row) == 12 for row in (low, medium, high))
    assert all(h <= m <= lo for lo, m, h in zip(low, medium, high, strict=True))


def test_the_hourly_tables_name_their_source() -> None:
    """What is read as plain lists is cited like every figure."""
    assert all(table["cite"] and Confidence(table["confidence"]) for table in HOURLY.values())


def test_every_kind_has_its_figures() -> None:
    """No construction, roof, color or leakiness that the form or a caller may name is without its figure."""
    assert {name.removeprefix("cltd.") for name in BOOK.tables if name.startswith("cltd.")} == set(
        get_args(Construction)
    )
    for roof in get_args(RoofKind):
        assert all(f"{key}.{roof}" in BOOK.figures for key in ("attic.vented", "attic.barrier", "roof"))
    assert all(f"walls.{color}" in BOOK.figures for color in get_args(Color))
    assert all(f"leakiness.{kind}" in BOOK.figures for kind in get_args(Leakiness))


def test_poorer_walls_take_more_sun() -> None:
    """In every construction the difference for sun and air rises with the U-factor, from 18.8 to 38 °F."""
    for name, table in BOOK.tables.items():
        if name.startswith("cltd."):
            values = [value for _, value in table.rows]
            assert values == sorted(values), name
            assert 18.8 <= values[0] <= values[-1] <= 38, name


def test_later_houses_are_better() -> None:
    """Every property by year built falls with the year."""
    for name, table in BOOK.tables.items():
        if name.startswith("vintage."):
            values = [value for _, value in table.rows]
            assert values == sorted(values, reverse=True), name


def test_every_doubt_has_both_ends() -> None:
    """A doubt stands at 1 with an end on either side."""
    doubts = [figure for name, figure in BOOK.figures.items() if name.startswith("doubt.")]
    assert doubts
    assert all(d.value == 1 and d.low is not None and d.high is not None and d.low < 1 < d.high for d in doubts)
