import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j import Conditions, House, Part, block_load
from assess.thermal.manual_j.fenestration import shaded_share
from assess.thermal.manual_j.house import Overhang, Window, facing_of
from assess.worksheet import Worksheet

DAY = Conditions(95, None, 75, 70, "medium", 40, 1.0)


def sun(*windows: Window) -> tuple[float, float]:
    """Return the load of the glass and of its uneven sun."""
    found = block_load(Inputs(Home(), Worksheet()), House(windows=windows), DAY)
    return found.sensible(Part.WINDOWS), found.sensible(Part.EXCURSION)


@pytest.mark.parametrize(
    ("azimuth", "facing"), [(0, "N"), (22, "N"), (23, "NE"), (90, "E"), (180, "S"), (270, "W"), (340, "N"), (359, "N")]
)
def test_facings(azimuth: float, facing: str) -> None:
    """Azimuths count clockwise from north and round to an eighth of a turn."""
    assert facing_of(azimuth) == facing


@pytest.mark.parametrize(("line", "share"), [(0.5, 0.0), (1.0, 0.0), (2.0, 0.25), (5.0, 1.0), (9.0, 1.0)])
def test_the_shade_of_an_overhang(line: float, share: float) -> None:
    """A foot of overhang a foot above glass of 4 ft: no shade, a quarter of it, all of it."""
    assert shaded_share(line, 1.0, 1.0, 5.0) == share


def test_an_overhang_that_shades_all_leaves_the_north_sun() -> None:
    """Glass wholly in the shade takes what north glass takes."""
    deep = Overhang(10, 0, 4)
    shaded, north = Window(50, 0.5, 0.6, "S", overhang=deep), Window(50, 0.5, 0.6, "N")
    assert sun(shaded)[0] == pytest.approx(sun(north)[0])


def test_glass_all_around_has_no_uneven_sun() -> None:
    """A quarter of the glass to each side peaks within 1.3 times its mean; all of it to the west does not."""
    even = tuple(Window(50, 0.5, 0.6, facing, shade=0.6) for facing in ("N", "E", "S", "W"))
    assert sun(*even)[1] == 0
    assert sun(Window(200, 0.5, 0.6, "W", shade=0.6))[1] > 3_000


def test_a_screen_takes_its_part_of_sun_and_air() -> None:
    """Manual J counts an insect screen on the whole gain of the window."""
    plain, screened = Window(50, 0.5, 0.6, "E"), Window(50, 0.5, 0.6, "E", screen=0.8)
    assert sun(screened)[0] == pytest.approx(0.8 * sun(plain)[0])
