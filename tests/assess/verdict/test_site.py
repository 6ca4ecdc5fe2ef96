"""A site: what does not change with the node, the hottest day and the cooler among it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assess.hardware import dry_cooler_share, heat_pump_cop, silent_power
from assess.intake import Home
from assess.rulebook import load_edition
from assess.verdict import Site
from assess.worksheet import Worksheet

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]


@pytest.mark.parametrize(("sun", "more_f"), [("shade", 0), ("part", 1.8), ("full", 3.6), (None, 3.6)])
def test_the_hottest_day_is_that_of_the_station_in_the_sun(
    example: Example, site_of: SiteOf, sun: str | None, more_f: float
) -> None:
    """The air at the cooler is the hottest of the year and what the sun adds; where nobody looked all of it."""
    home, silent = example("go-cleveland"), Worksheet(recording=False)
    site = site_of(home.model_copy(update={"room": home.room.model_copy(update={"sun": sun})}))
    assert site.weather is not None
    hottest_f = site.thermal.outdoors.extreme_f
    assert isinstance(hottest_f, float)
    air_f = hottest_f + more_f
    assert site.hottest_day == pytest.approx((dry_cooler_share(air_f, silent), heat_pump_cop(air_f, silent)))
    ws = Worksheet()
    assert site.on_hottest_day(ws) == site.hottest_day
    air = next(step for step in ws.steps if step.label == "Air around the cooler")
    assert air.value == pytest.approx(air_f)
    assert air.unit == "°F"


def test_nothing_is_credited_to_a_day_that_nobody_knows(example: Example, site_of: SiteOf) -> None:
    """Without weather the dry cooler takes nothing; a node of air has none and needs none."""
    home = example("go-cleveland")
    bare = home.model_copy(update={"place": home.place.model_copy(update={"zip_code": None, "state": None})})
    site = site_of(home)
    assert Site(bare, site.spec, load_edition("nec/2023"), None).hottest_day == (0.0, None)
    assert site_of(example("go-if-atlanta")).hottest_day == (1.0, None)


def test_a_cooler_is_built_for_the_node_at_full_size(example: Example, site_of: SiteOf) -> None:
    """A finished node of sixteen has the cooler of sixteen, however few are asked for; a host that of what is asked."""
    home = example("go-cleveland")
    few = site_of(home.model_copy(update={"node": home.node.model_copy(update={"gpus": 4})}))
    whole = site_of(home)
    assert few.cooler_rated == whole.cooler_rated
    assert whole.cooler_rated is not None
    assert whole.cooler_rated.value == pytest.approx(silent_power(whole.spec, 16, 600).cooler_heat_w)
    assert whole.cooler_rated.unit == "W"
    generic = {"model": "generic-liquid", "gpu": "rtx-pro-6000-server", "gpus": 8}
    host = site_of(home.model_copy(update={"node": home.node.model_copy(update=generic)}))
    assert host.cooler_rated is not None
    assert host.cooler_rated.value == pytest.approx(silent_power(host.spec, 8, 600).cooler_heat_w)
    assert site_of(example("go-if-atlanta")).cooler_rated is None


def test_a_site_may_be_judged_without_a_year(example: Example, site_of: SiteOf) -> None:
    """Of the room and of the node; nothing else about it changes."""
    site = site_of(example("go-cleveland"))
    assert (site.room_year, site.node_year) == (True, True)
    short = site.without_year()
    assert (short.room_year, short.node_year) == (False, False)
    assert replace(short, room_year=True, node_year=True) == site


def test_a_year_is_prepared_once(example: Example, site_of: SiteOf) -> None:
    """For nodes outdoors of any size; in a room each count of GPUs has its own. Without weather there is none."""
    home = example("go-cleveland")
    site = site_of(home)
    large, small = silent_power(site.spec, 16, 600), silent_power(site.spec, 4, 600)
    assert site.year_around(large) is site.year_around(small) is not None
    assert site.steady_around(large) is site.steady_around(small) is not None
    nowhere = Site(home, site.spec, site.edition, None)
    assert nowhere.year_around(large) is None


def test_in_a_room_each_count_of_gpus_has_its_own_year(example: Example, site_of: SiteOf) -> None:
    """The air there is judged by the node; and what is kept of one place is not taken for another."""
    site = site_of(example("go-if-atlanta"))
    eight, four = silent_power(site.spec, 8, 600), silent_power(site.spec, 4, 600)
    assert site.year_around(eight) is not site.year_around(four)
    pad = site_of(example("go-cleveland"))
    power = silent_power(pad.spec, 16, 600)
    warmer = replace(pad, weather=site.weather)
    assert warmer.kept is pad.kept
    assert warmer.steady_around(power) is not pad.steady_around(power)
