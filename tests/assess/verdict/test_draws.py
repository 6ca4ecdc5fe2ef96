"""Values drawn from ranges: each distribution by its own formula, held to what a field may be."""

from math import sqrt

import pytest

from assess.intake import Home
from assess.records import Basis, Distribution, Provenance
from assess.rulebook import load_edition
from assess.verdict.draws import Spread, draws, spreads

np = pytest.importorskip("numpy", reason="the draws are NumPy arrays")
AREA = "dwelling.floor_area_ft2"


def spread(low: float, high: float, how: Distribution | None, stated: float = 0.0, path: str = AREA) -> Spread:
    """Return a value that lies between two ends."""
    return Spread(path, stated, low, high, how)


@pytest.mark.parametrize("how", ["uniform", None])
def test_a_range_that_says_no_more_is_drawn_evenly(how: Distribution | None) -> None:
    """A quarter of the lots is a quarter of the way."""
    one = spread(1_000, 3_000, how)
    assert [one.at(lot) for lot in (0, 0.25, 0.5, 1)] == pytest.approx([1_000, 1_500, 2_000, 3_000])


def test_a_triangle_has_its_tip_at_the_value() -> None:
    """Between 0 and 4 with the tip at 1, the share below x is x²/4 up to 1 and 1 - (4 - x)²/12 above it."""
    one = spread(1_000, 5_000, "triangular", stated=2_000)
    assert one.at(0.25) == pytest.approx(2_000)
    assert one.at(0.0625) == pytest.approx(1_000 + 1_000 * sqrt(0.25))
    assert one.at(1 - 1 / 12) == pytest.approx(4_000)
    assert (one.at(0), one.at(1)) == (1_000, 5_000)
    for stated in (0.0, 9_000.0):  # a value outside its own range has its tip at the nearer end
        tip = spread(1_000, 5_000, "triangular", stated=stated)
        middle = 5_000 - sqrt(0.5) * 4_000 if stated < 1_000 else 1_000 + sqrt(0.5) * 4_000
        assert tip.at(0.5) == pytest.approx(middle)


def test_nine_tenths_of_a_bell_lie_within_its_range() -> None:
    """Its middle is that of the range, its 5th and 95th percentiles are the ends; a range of one point has one."""
    one = spread(1_000, 3_000, "normal")
    assert [one.at(lot) for lot in (0.05, 0.5, 0.95)] == pytest.approx([1_000, 2_000, 3_000])
    assert one.at(0.8413447460685429) == pytest.approx(2_000 + 1_000 / 1.6448536269514722)
    assert spread(2_000, 2_000, "normal").at(0.9) == 2_000


def test_what_a_field_may_not_be_is_not_drawn() -> None:
    """A nameplate ends at 100,000 VA; a share below 0 is 0; a ceiling of 0 ft is none, so a thousandth above it is."""
    load = spread(90_000, 99_000, "normal", path="loads.0.nameplate_va")
    assert load.at(0.999_999) == 100_000
    free = spread(0, 4, "normal", path="panel.spaces_free")
    assert free.at(0.000_001) == 0
    rated = spread(100, 300, "normal", path="service.rating_a")
    assert rated.at(1e-12) == pytest.approx(0.2)  # more than 0 A: a thousandth of 200 A
    assert spread(0, 200, "uniform", path="service.rating_a").at(0) == 0


def test_what_is_assumed_or_told_with_a_range_is_drawn() -> None:
    """By its path; labels and measurements are sure, half a range is none, and what is not stated has no value."""
    marks = {
        "panel.spaces_free": Provenance(basis=Basis.TOLD, low=2, high=6, distribution="uniform"),
        AREA: Provenance(basis=Basis.ASSUMED, low=1_000, high=3_000),
        "service.rating_a": Provenance(basis=Basis.LABEL, low=100, high=200),
        "panel.main_a": Provenance(basis=Basis.MEASURED, low=100, high=200),
        "panel.bus_a": Provenance(basis=Basis.TOLD, low=100),
        "service.volts": Provenance(basis=Basis.TOLD, high=250),
        "dwelling.bedrooms": Provenance(basis=Basis.TOLD, low=1, high=5),
        "dwelling.insulation": Provenance(basis=Basis.ASSUMED, low=1, high=5),
        "node.circuit_length_ft": Provenance(basis=Basis.TOLD, low=10, high=90),
    }
    home = Home.model_validate(
        {
            "dwelling": {"floor_area_ft2": 2_000, "insulation": "good"},
            "service": {"rating_a": 200, "volts": 240},
            "panel": {"spaces_free": 4, "main_a": 200, "bus_a": 200},
            "node": {"circuit_length_ft": 30},
            "provenance": marks,
        }
    )
    assert spreads(home) == (
        Spread(AREA, 2_000, 1_000, 3_000, None),
        Spread("node.circuit_length_ft", 30, 10, 90, None),
        Spread("panel.spaces_free", 4, 2, 6, "uniform"),
    )
    assert [one.held for one in spreads(home)] == [False, True, False]
    assert spread(1, 2, None, path="weather.cooling_1_f").held
    assert spread(1, 2, None, path="place.elevation_ft").held


def test_draws_are_whole_where_the_field_is_and_breakers_of_sizes() -> None:
    """To the nearest, and of two as near the smaller; every draw lies in its range, the halves fill both halves."""
    edition = load_edition("nec/2023")
    several = [
        spread(1_000, 3_000, None),
        spread(1, 5, None, path="dwelling.bedrooms"),
        spread(100, 200, None, path="panel.main_a"),
    ]
    found = draws(several, edition, 400, 3)
    area, bedrooms, main_a = found[AREA], found["dwelling.bedrooms"], found["panel.main_a"]
    assert {len(column) for column in found.values()} == {400}
    assert area.min() >= 1_000
    assert area.max() <= 3_000
    assert 0.4 < (area < 2_000).mean() < 0.6
    assert set(bedrooms.tolist()) == {1, 2, 3, 4, 5}
    assert set(main_a.tolist()) == {100, 110, 125, 150, 175, 200}
    again = draws(several, edition, 400, 3)
    assert all((found[path] == again[path]).all() for path in found)
    assert (draws(several, edition, 400, 4)[AREA] != area).any()
    lots = (area - 1_000) / 2_000
    bits = np.random.PCG64(3).random_raw(400) >> np.uint64(11)
    assert lots == pytest.approx((bits + 0.5) / 2**53)
    evenly = spread(105, 105, None, path="panel.main_a")
    assert draws([evenly], edition, 1, 1)["panel.main_a"].tolist() == [100]
