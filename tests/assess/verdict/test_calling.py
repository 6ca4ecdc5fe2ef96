"""A go is called on the lower bound: what is assumed stands at its worse end, and what takes the node away is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assess.intake import Home
from assess.records import Basis, Provenance
from assess.verdict import Outcome, Site, decide
from assess.verdict.calling import call, called
from assess.verdict.policy import Policy
from assess.verdict.search import best_configuration
from assess.verdict.sensitivity import with_value

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]
LOAD = "loads.0.nameplate_va"


def in_doubt(home: Home, low: float, high: float, basis: Basis = Basis.ASSUMED) -> Home:
    """Return the home whose first load is only known within a range."""
    mark = Provenance(basis=basis, low=low, high=high)
    return home.model_copy(update={"provenance": {**home.provenance, LOAD: mark}})


def under(site: Site, **words: str) -> Site:
    """Return the site judged by a policy with words of its own."""
    chosen = {f"confidence.{key}": word for key, word in words.items()}
    return replace(site, policy=Policy(used=site.policy.used, own_words=chosen))


def test_the_promise_holds_at_the_worse_end(example: Example, site_of: SiteOf) -> None:
    """The node promised is the best one of the home that really has the larger load, and the stated one is named."""
    home = in_doubt(example("go-cleveland"), 1_200, 60_000)
    verdict = decide(site_of(home)).verdict
    at_the_end = best_configuration(site_of(with_value(example("go-cleveland"), LOAD, 60_000)))
    assert verdict.outcome is Outcome.GO_CAPPED
    assert verdict.best is not None
    assert at_the_end is not None
    assert (verdict.best.gpus, verdict.best.cap_w) == at_the_end[:2]
    assert verdict.binding is not None
    assert verdict.binding.code == "electrical.service"
    assert verdict.reasons[0].startswith("As stated, 16 GPUs")


def test_a_range_that_changes_nothing_changes_nothing(example: Example, site_of: SiteOf) -> None:
    """A doubt with room to spare at both ends leaves the go as it is."""
    verdict = decide(site_of(in_doubt(example("go-cleveland"), 1_000, 1_400))).verdict
    assert verdict.outcome is Outcome.GO
    assert verdict.best == verdict.requested
    assert not verdict.reasons[0].startswith("As stated")


def test_a_doubt_that_takes_the_node_away_is_an_unknown(example: Example, site_of: SiteOf) -> None:
    """Where nothing fits at the worse end the answer is open, and the field and its cure are named."""
    site = site_of(in_doubt(example("go-cleveland"), 1_200, 99_000))
    verdict = decide(site).verdict
    assert call(site).promised is None
    assert verdict.outcome is Outcome.INCOMPLETE
    assert [(one.field, bool(one.cure)) for one in verdict.unknowns] == [(LOAD, True)]


@pytest.mark.parametrize("lower_bound", ["assumed", "told"])
def test_told_values_count_where_the_policy_says_so(example: Example, site_of: SiteOf, lower_bound: str) -> None:
    """A told value with a range of its own shrinks the node only under a policy that rests on told values, too."""
    site = under(site_of(in_doubt(example("go-cleveland"), 1_200, 30_000, Basis.TOLD)), lower_bound=lower_bound)
    found = call(site).promised
    assert found is not None
    assert (found[:2] == (16, 600.0)) is (lower_bound == "assumed")


def test_a_grade_below_the_policy_leaves_the_answer_open(example: Example, site_of: SiteOf) -> None:
    """A go that rests on told values is none under a policy that asks for measured ones, and says what to settle."""
    site = site_of(example("go-cleveland"))
    strict = under(site, grade="A")
    assert decide(site).verdict.outcome is Outcome.GO
    verdict = decide(strict).verdict
    assert verdict.outcome is Outcome.INCOMPLETE
    assert "the policy asks for A" in verdict.unknowns[0].says
    assert called(strict) is Outcome.INCOMPLETE


@pytest.mark.parametrize("name", ["go-cleveland", "go-capped-phoenix", "incomplete-seattle"])
def test_a_remedy_and_the_verdict_call_alike(example: Example, site_of: SiteOf, name: str) -> None:
    """What is said of a changed home is what the verdict on it says."""
    for home in (example(name), in_doubt(example(name), 500, 60_000)):
        site = site_of(home)
        assert called(site) is decide(site).verdict.outcome
