"""The waterfall from request to what is allowed."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from assess.assessment import Assessment
from assess.intake import Home
from assess.verdict import Configuration, Site
from assess.verdict.search import best_configuration, configuration
from assess.verdict.stages import STAGES, stage_of
from assess.verdict.waterfall import waterfall

Example = Callable[[str], Home]
Sites = Callable[[Home], Site]
Judged = Callable[[Home], Assessment]

EXAMPLES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]


def amount(best: Configuration | None) -> float:
    """Return what a stage's node does, nothing where there is none."""
    return best.throughput if best else 0.0


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_never_rises_and_ends_at_the_best(example: Example, judged: Judged, site_of: Sites, name: str) -> None:
    """From the request down to the best of the search; the last stage is what the verdict allows."""
    site, verdict = site_of(example(name)), judged(example(name)).verdict
    stages = verdict.waterfall
    assert [stage.name for stage in stages] == ["request", *STAGES, "allowed"]
    assert stages[0].best == verdict.requested
    assert all(amount(before.best) >= amount(after.best) for before, after in pairwise(stages))
    found = best_configuration(site)
    assert stages[-2].best == (configuration(found) if found else None)
    assert stages[-1].best == verdict.best


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_takes_away_is_named(example: Example, site_of: Sites, name: str) -> None:
    """A stage names an exceeded limit of its own exactly where it takes something away."""
    stages = waterfall(site_of(example(name)), None)[:-1]
    for before, after in pairwise(stages):
        assert (after.stopped_by is not None) == (before.best != after.best)
        if after.stopped_by is not None:
            assert stage_of(after.stopped_by) == after.name
            assert after.stopped_by.fits is False


def test_each_stage_counts_only_what_came_before(example: Example, site_of: Sites) -> None:
    """In Houston the service holds 16 GPUs down to a cap, and the data cap then leaves four at full power."""
    stages = {stage.name: stage for stage in waterfall(site_of(example("no-go-houston")), None)}
    service, internet = stages["service"], stages["internet"]
    assert service.stopped_by is not None
    assert service.stopped_by.code == "electrical.service"
    assert service.best is not None
    assert (service.best.gpus, service.best.cap_w) == (16, 425)
    assert internet.stopped_by is not None
    assert internet.stopped_by.code == "network.data_cap"
    assert internet.best is not None
    assert (internet.best.gpus, internet.best.cap_w) == (4, 600)


def test_of_two_that_stop_the_tighter_one_is_named(example: Example, site_of: Sites) -> None:
    """The house leaves some of a 100 A main breaker for the node, and a full panel leaves no space at all."""
    home = example("go-cleveland")
    panel = home.panel.model_copy(update={"main_a": 100.0, "spaces_free": 0.0})
    stages = {stage.name: stage for stage in waterfall(site_of(home.model_copy(update={"panel": panel})), None)}
    assert stages["service"].stopped_by is None
    stop = stages["panel"].stopped_by
    assert stop is not None
    assert stop.code == "electrical.spaces"
    roomy = home.panel.model_copy(update={"main_a": 100.0})
    stages = {stage.name: stage for stage in waterfall(site_of(home.model_copy(update={"panel": roomy})), None)}
    assert stages["panel"].stopped_by is not None
    assert stages["panel"].stopped_by.code == "electrical.main"
