"""A go is called on the lower bound: what is assumed stands at its worse end, and what takes the node away is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assess.intake import Home
from assess.intake.service import Subpanel
from assess.records import Basis, Provenance
from assess.verdict import Outcome, Site, decide
from assess.verdict.calling import call, called, told_counts, too_loose
from assess.verdict.policy import Policy
from assess.verdict.search import best_configuration
from assess.verdict.sensitivity import sensitivity, with_value

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


def test_what_is_to_be_read_again_leaves_every_answer_open(example: Example, site_of: SiteOf) -> None:
    """A cooling load that no such house has lets a node in; the verdict, a remedy and an option all say it is open."""
    home = example("go-if-atlanta")
    central, furnace = home.hvac.systems or ()
    large = central.model_copy(update={"cooling_btu_h": 60_000.0, "count": 2, "ducts": "none"})
    parts = {
        "dwelling": home.dwelling.model_copy(update={"design_cooling_load_btu_h": 3_000.0}),
        "hvac": home.hvac.model_copy(update={"systems": (large, furnace)}),
        "room": home.room.model_copy(update={"transfer_cfm": 2_500.0, "door": "open"}),
    }
    site = site_of(home.model_copy(update=parts))
    assert call(site).promised is not None
    verdict = decide(site).verdict
    assert [unknown.field for unknown in verdict.unknowns] == ["dwelling.design_cooling_load_btu_h"]
    assert verdict.outcome is called(site) is Outcome.INCOMPLETE


def test_a_way_that_leaves_something_open_is_no_go_if(example: Example, site_of: SiteOf) -> None:
    """Fed from the main panel the node would fit, if anybody knew of places there: the way is told, not promised."""
    home = example("go-cleveland")
    small = Subpanel(name="garage", feeder_breaker_a=20.0, bus_a=60.0, main_a=0, spaces_total=12, circuits=())
    gone = {"spaces_free": None, "spaces_total": None, "subpanels": (small,)}
    parts = {
        "panel": home.panel.model_copy(update=gone),
        "node": home.node.model_copy(update={"fed_from": "garage"}),
    }
    verdict = decide(site_of(home.model_copy(update=parts))).verdict
    assert verdict.unknowns == ()
    assert verdict.outcome is Outcome.NO_GO
    assert verdict.changes is not None
    assert [change.id for change in verdict.changes.changes] == ["main_panel_feed"]
    assert verdict.changes.outcome is Outcome.INCOMPLETE


def test_a_hazard_promises_nothing_and_is_shown_with_what_would_fit(example: Example, site_of: SiteOf) -> None:
    """The node that fits as stated is the one shown; where none fits it is the smallest at its lowest cap."""
    home = example("go-cleveland")
    blocked = home.model_copy(update={"panel": home.panel.model_copy(update={"make": "Zinsco"})})
    found = call(site_of(in_doubt(blocked, 1_200, 60_000)))
    assert found.promised is None
    assert found.stated is not None
    assert (found.case.gpus, found.case.cap_w) == found.stated[:2] == (16, 600)
    site = site_of(example("go-if-atlanta"))
    nothing = call(site)
    assert (nothing.stated, nothing.promised, nothing.best, nothing.worst) == (None, None, None, site)
    assert (nothing.case.gpus, nothing.case.cap_w) == (4, site.spec.cap_min_w)


def test_a_poor_foundation_names_the_one_thing_to_settle_first(example: Example, site_of: SiteOf) -> None:
    """Of several doubts the first, with the grade that there is and the one that is asked for."""
    site = under(site_of(in_doubt(example("go-cleveland"), 1_000, 1_400)), grade="A")
    found = call(site)
    doubt = sensitivity(site, found.stated, told=told_counts(site))
    assert len(doubt.doubts) > 1
    (one,) = too_loose(site, found, doubt)
    assert (one.field, one.cure) == (doubt.doubts[0].field, doubt.doubts[0].settle)
    assert one.says == f"The answer is founded as grade {doubt.grade}, and the policy asks for A or better."
    assert too_loose(under(site, grade=str(doubt.grade)), found, doubt) == ()
