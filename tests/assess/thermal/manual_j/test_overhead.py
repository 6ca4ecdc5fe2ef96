import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.conditions import Conditions, design
from assess.thermal.manual_j.house import RoofKind
from assess.thermal.manual_j.overhead import attic_f
from assess.worksheet import Worksheet

INPUTS = Inputs(Home(), Worksheet(), "reference/manual_j")


@pytest.mark.parametrize(
    ("roof", "vented", "barrier", "hot_f"),
    [
        ("dark_shingles", True, False, 130),
        ("dark_shingles", True, True, 120),
        ("light_tile", True, True, 100),
        ("reflective", True, True, 95),
        ("dark_shingles", False, False, 150),
        ("reflective", False, True, 130),
    ],
)
def test_an_attic_on_the_hot_day(roof: RoofKind, hot_f: float, *, vented: bool, barrier: bool) -> None:
    """MJ8 Figure A12-14 at 95 °F and a medium range: by the roof where it is vented; five degrees more at 100 °F."""
    for outdoor_f, more_f in ((95, 0), (100, 5)):
        day = design(INPUTS, Conditions(outdoor_f, 20, 75, 70, "medium", 40, 1.0, 30))
        assert attic_f(INPUTS, roof, day, vented=vented, barrier=barrier) == hot_f + more_f
