"""The search finds what a walk over every configuration would find."""

import itertools
from collections.abc import Callable

import pytest

from assess.intake import Home
from assess.verdict import Site, run
from assess.verdict.search import best_configuration, cap_grid, minimum_gpus

Example = Callable[[str], Home]


@pytest.mark.parametrize("name", ["go-capped-phoenix", "go-if-atlanta", "no-go-houston"])
def test_the_search_equals_the_walk(example: Example, site_of: Callable[[Home], Site], name: str) -> None:
    """The best of all counts and caps, tried one by one, is the one that the search returns."""
    site = site_of(example(name))
    cases = [
        (run(site, gpus, cap), gpus, cap)
        for gpus in range(minimum_gpus(site), site.spec.gpus + 1)
        for cap in cap_grid(site)
    ]
    fitting = [(case.power.throughput, -case.power.wall_w, gpus, cap) for case, gpus, cap in cases if case.fits]
    found = best_configuration(site)
    if not fitting:
        assert found is None
        return
    assert found is not None
    throughput, watts, gpus, cap = max(fitting)
    assert (found[0], found[1]) == (gpus, cap)
    assert found[2].power.throughput == pytest.approx(throughput)
    assert found[2].power.wall_w == pytest.approx(-watts)


def test_the_grid_has_both_ends(example: Example, site_of: Callable[[Home], Site]) -> None:
    """Caps go from the card's floor to its full rating in steps of 25 W."""
    grid = cap_grid(site_of(example("go-cleveland")))
    assert (grid[0], grid[-1]) == (300, 600)
    assert {b - a for a, b in itertools.pairwise(grid)} == {25}


def test_few_gpus_may_be_asked_for(example: Example, site_of: Callable[[Home], Site]) -> None:
    """The policy's minimum never exceeds what is asked."""
    home = example("go-cleveland")
    small = home.model_copy(update={"node": home.node.model_copy(update={"gpus": 2})})
    assert minimum_gpus(site_of(small)) == 2
