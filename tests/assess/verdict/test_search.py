"""The search finds what a walk over every configuration would find, and works out no more than it must."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from assess.intake import Home
from assess.verdict import Case, Site, run
from assess.verdict.search import best_configuration, better, cap_grid, minimum_gpus
from assess.verdict.stages import STAGES, stage_of

Example = Callable[[str], Home]
Sites = Callable[[Home], Site]


def smaller(home: Home, **service: float) -> Home:
    """Return the home with other ratings of service and main breaker."""
    panel = home.panel.model_copy(update={"main_a": service["rating_a"]})
    changed = home.service.model_copy(update={"conductor_size": None, **service})
    return home.model_copy(update={"service": changed, "panel": panel})


@pytest.fixture
def homes(example: Example) -> dict[str, Home]:
    """Return homes that different limits stop: nothing, the cooler, the room, the data cap, the service, the line."""
    clear, slow = example("go-cleveland"), example("go-cleveland")
    line = slow.internet.tests
    assert line
    tests = tuple(test.model_copy(update={"up_mbps": 50.0}) for test in line)
    return {
        "nothing": clear,
        "cooler": example("go-capped-phoenix"),
        "room": example("go-if-atlanta"),
        "data cap": example("no-go-houston"),
        "service": smaller(clear, rating_a=100.0),
        "line": slow.model_copy(update={"internet": slow.internet.model_copy(update={"tests": tests})}),
    }


def walk(site: Site) -> Iterator[Case]:
    """Yield every configuration of the grid, one by one."""
    counts = range(minimum_gpus(site), site.spec.gpus + 1)
    yield from (run(site, gpus, cap) for gpus, cap in itertools.product(counts, cap_grid(site)))


@pytest.mark.parametrize("name", ["nothing", "cooler", "room", "data cap", "service", "line"])
def test_the_search_equals_the_walk(homes: dict[str, Home], site_of: Sites, name: str) -> None:
    """The best of all counts and caps, tried one by one, is the one that the search returns."""
    site = site_of(homes[name])
    fitting = [(case.power.throughput, -case.power.wall_w, case.gpus, case.cap_w) for case in walk(site) if case.fits]
    found = best_configuration(replace(site))
    if not fitting:
        assert found is None
        return
    assert found is not None
    throughput, watts, gpus, cap = max(fitting)
    assert (found[0], found[1]) == (gpus, cap)
    assert found[2].power.throughput == pytest.approx(throughput)
    assert found[2].power.wall_w == pytest.approx(-watts)


@pytest.mark.parametrize(
    ("name", "stops"),
    [
        ("nothing", set[str]()),
        ("cooler", {"thermal.cooler"}),
        ("room", {"thermal.house", "thermal.room", "thermal.room_idle"}),
        ("data cap", {"network.data_cap"}),
        ("service", {"electrical.service", "electrical.main"}),
        ("line", {"network.upload"}),
    ],
)
def test_every_better_node_fails_and_says_why(
    homes: dict[str, Home], site_of: Sites, name: str, stops: set[str]
) -> None:
    """The chosen node passes every limit; each that would do more, or as much with fewer watts, exceeds one of these.

    In Houston the service stops some as well, but none that the data cap lets pass.
    """
    site = site_of(homes[name])
    found = best_configuration(site)
    if found is not None:
        assert all(limit.fits is not False for limit in run(site, found[0], found[1], recording=True).limits)
    seen = set[str]()
    for case in walk(site):
        if found is None or better(case, found[2]):
            exceeded = {limit.code for limit in run(replace(site), case.gpus, case.cap_w).limits if limit.fits is False}
            assert exceeded & stops, (case.gpus, case.cap_w, exceeded)
            seen |= exceeded & stops
    assert seen == stops


def test_the_grid_has_both_ends(example: Example, site_of: Sites) -> None:
    """Caps go from the card's floor to its full rating in steps of 25 W."""
    grid = cap_grid(site_of(example("go-cleveland")))
    assert (grid[0], grid[-1]) == (300, 600)
    assert {b - a for a, b in itertools.pairwise(grid)} == {25}


def test_few_gpus_may_be_asked_for(example: Example, site_of: Sites) -> None:
    """The policy's minimum never exceeds what is asked."""
    home = example("go-cleveland")
    small = home.model_copy(update={"node": home.node.model_copy(update={"gpus": 2})})
    assert minimum_gpus(site_of(small)) == 2


def test_no_case_is_worked_out_twice(example: Example, site_of: Sites) -> None:
    """A second search of a site finds everything known, and a changed home knows nothing of it."""
    site = site_of(example("no-go-houston"))
    first = best_configuration(site)
    cases = dict(site.cases)
    assert best_configuration(site) is not None
    assert site.cases == cases
    assert first is not None
    assert run(site, first[0], first[1]) is first[2]
    assert not site.with_home(site.home, site.spec).cases


def test_a_search_stops_at_the_first_limit(example: Example, site_of: Sites) -> None:
    """What the line does not serve is never counted by the electrical code."""
    site = site_of(example("no-go-houston"))
    case = run(site, 16, 600.0)
    stop = case.stop()
    assert stop is not None
    assert stop.code.startswith("network.")
    assert set(case.known) == {"network"}
    assert {stage_of(limit) for limit in case.limits} == set(STAGES) - {"circuit", "year"}


@pytest.mark.parametrize("name", ["nothing", "cooler", "room", "data cap", "service"])
def test_silent_and_recorded_agree(homes: dict[str, Home], site_of: Sites, name: str) -> None:
    """The case of the search and the one of the report have the same limits, to the last bit."""
    site = site_of(homes[name])
    for gpus, cap in ((4, 300.0), (site.spec.gpus, 475.0), (site.spec.gpus, 600.0)):
        assert run(site, gpus, cap).limits == run(site, gpus, cap, recording=True).limits
