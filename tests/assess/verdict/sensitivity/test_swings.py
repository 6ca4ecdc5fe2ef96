"""One input at its two ends, and what that does to the limits of one node."""

from collections.abc import Callable

import pytest

from assess.intake import Home
from assess.records import Basis, Provenance
from assess.verdict import Site, run
from assess.verdict.search import best_configuration
from assess.verdict.sensitivity.inputs import Input, inputs_of
from assess.verdict.sensitivity.swings import End, Stand, _moves, stand, swings
from assess.verdict.stages import STAGES, YEAR

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]
LOAD = "loads.0.nameplate_va"


def doubted(home: Home, low: float, high: float) -> Home:
    """Return the home whose dishwasher is assumed within a range."""
    mark = Provenance(basis=Basis.ASSUMED, low=low, high=high)
    return home.model_copy(update={"provenance": {LOAD: mark}})


def load_of(home: Home) -> Input:
    """Return that input."""
    return next(one for one in inputs_of(home) if one.path == LOAD)


def test_a_stand_is_the_best_node_or_the_smallest(example: Example, site_of: SiteOf) -> None:
    """In Cleveland sixteen GPUs at full power fit; in Atlanta none, and four at the lowest cap are looked at."""
    site = site_of(example("go-cleveland"))
    here = stand(site, best_configuration(site))
    assert (here.gpus, here.cap_w, here.fits) == (16, 600, True)
    assert here.case is run(site, 16, 600)
    assert here.worst_days is here.case
    nothing = site_of(example("go-if-atlanta"))
    there = stand(nothing, None)
    assert (there.gpus, there.cap_w, there.fits) == (4, nothing.spec.cap_min_w, False)
    assert there.worst_days.site.room_year is False
    assert there.worst_days.site.node_year is True


def test_a_hazard_is_no_fit(example: Example, site_of: SiteOf) -> None:
    """Whatever the limits say."""
    home = example("go-cleveland")
    site = site_of(home.model_copy(update={"panel": home.panel.model_copy(update={"make": "Zinsco"})}))
    assert stand(site, best_configuration(site)).fits is False


def test_the_year_is_among_the_stages_where_it_is_near(example: Example, site_of: SiteOf) -> None:
    """In Cleveland it loses next to nothing of the work."""
    site = site_of(example("go-cleveland"))
    here = stand(site, best_configuration(site))
    assert here.stages == tuple(stage for stage in STAGES if stage != YEAR)
    assert ("year.availability", "Work lost in a year") not in here.uses(here.case)
    assert here.tightest(here.case) == sorted(here.uses(here.case).values(), reverse=True)


def test_an_input_is_moved_to_both_ends(example: Example, site_of: SiteOf) -> None:
    """60 kVA more of a load that counts 40 % take 100 A; the low end leaves things nearly as they are."""
    home = doubted(example("go-cleveland"), 1_000, 61_200)
    site = site_of(home)
    here = stand(site, best_configuration(site))
    (swing,) = swings(here, [load_of(home)])
    assert swing.low is not None
    assert swing.high is not None
    assert swing.ends == (swing.low, swing.high)
    assert (swing.low.value, swing.high.value) == (1_000, 61_200)
    assert (swing.low.fits, swing.high.fits, swing.changes) == (True, False, True)
    service = ("electrical.service", "Service rating")
    before, after = here.uses(here.case)[service], here.uses(swing.high.case)[service]
    assert before == pytest.approx(77.02 / 139.833, rel=1e-3)
    assert after == pytest.approx(77.02 / 39.833, rel=1e-3)
    assert swing.moves == pytest.approx(after - before)


def test_an_end_that_is_the_value_is_none(example: Example, site_of: SiteOf) -> None:
    """A dishwasher of 1,200 VA that may only be larger has one end; moved neither way it is left out."""
    home = doubted(example("go-cleveland"), 1_200, 1_400)
    site = site_of(home)
    here = stand(site, best_configuration(site))
    (swing,) = swings(here, [load_of(home)])
    assert swing.low is None
    assert swing.ends == (swing.high,)
    assert swing.changes is False
    still = Input(**{**vars(load_of(home)), "low": 1_200.0, "high": 1_200.0})
    assert swings(here, [still]) == ()


def test_a_limit_that_comes_or_goes_counts_in_full_and_at_most_twice(example: Example, site_of: SiteOf) -> None:
    """A data cap is a limit that an unlimited plan has not; far beyond twice its capacity it is exceeded, no more."""
    free = example("go-cleveland")

    def capped(data_cap_tb: float) -> Home:
        line = free.internet.model_copy(
            update={"technology": "cable", "data_cap_tb": data_cap_tb, "unlimited_data": None}
        )
        return free.model_copy(update={"internet": line})

    def here(home: Home) -> Stand:
        site = site_of(home)
        return stand(site, (4, 300.0, run(site, 4, 300.0)))

    def end(home: Home) -> End:
        return End(0.0, site_of(home), run(site_of(home), 4, 300.0), fits=True)

    wide = next(one.use for one in run(site_of(capped(5)), 4, 300.0).limits if one.code == "network.data_cap")
    assert wide is not None
    assert 0 < wide < 1
    assert _moves(here(free), end(capped(5))) == pytest.approx(wide)
    assert _moves(here(capped(5)), end(free)) == pytest.approx(wide)
    assert _moves(here(free), end(capped(0.1))) == 2
    assert _moves(here(free), end(free)) == 0
