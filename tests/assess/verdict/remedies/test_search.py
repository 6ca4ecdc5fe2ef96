"""The search for changes: nothing is claimed that a fresh assessment does not say, and nothing smaller is missed."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from itertools import chain, combinations
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment
from assess.intake import Home, PowerManagement
from assess.records import Confidence, Figure
from assess.verdict import Remedy, Site, run
from assess.verdict.calling import promised, requested
from assess.verdict.policy import Policy
from assess.verdict.remedies import (
    Offer,
    after_cure,
    apply_remedy,
    best_single,
    catalogue,
    to_request,
    ways_out,
    ways_up,
)
from assess.verdict.remedies.apply import site_with, thinkable
from assess.verdict.remedies.search import _against_any as against_any

Example = Callable[[str], Home]
Judged = Callable[[Home], Assessment]
SiteOf = Callable[[Home], Site]


def with_fields(home: Home, part: str, **fields: object) -> Home:
    """Return the home with some fields of one part replaced."""
    return home.model_copy(update={part: getattr(home, part).model_copy(update=fields)})


def small_service(home: Home) -> Home:
    """Return the home with a service of 100 A and a panel like it."""
    return with_fields(with_fields(home, "panel", bus_a=100.0, main_a=100.0), "service", rating_a=100.0)


CASES: dict[str, Callable[[Example], Home]] = {
    "as it is": lambda example: example("no-go-houston"),
    "capped": lambda example: example("incomplete-seattle"),
    "small service": lambda example: small_service(
        with_fields(example("go-cleveland"), "service", conductor_size=None)
    ),
    "full panel": lambda example: with_fields(example("go-cleveland"), "panel", spaces_free=0.0),
    "no control": lambda example: with_fields(
        small_service(with_fields(example("go-cleveland"), "service", conductor_size=None)),
        "node",
        power_management=PowerManagement.NONE,
    ),
    "data cap and small panel": lambda example: with_fields(
        with_fields(example("go-cleveland"), "panel", spaces_free=0.0),
        "internet",
        technology="cable",
        data_cap_tb=1.2,
        unlimited_data=None,
    ),
}


@pytest.fixture(scope="module", params=sorted(CASES))
def home(request: pytest.FixtureRequest, example: Example) -> Home:
    """Return a home that wants something changed."""
    return CASES[request.param](example)


@pytest.fixture(scope="module")
def site(home: Home, site_of: SiteOf) -> Site:
    """Return its site, which keeps what one test has worked out for the next."""
    return site_of(home)


@pytest.fixture(scope="module")
def remedies(site: Site) -> list[Remedy]:
    """Return every remedy that the search names there."""
    return all_ways(site)


def all_ways(site: Site) -> list[Remedy]:
    """Return every remedy that the search names for a site."""
    now = promised(site)
    found = ways_up(site, now) if now else ways_out(site)
    request = to_request(site)
    return [*found, *([request] if request else [])]


def done(home: Home, remedy: Remedy) -> Home:
    """Return the home with a remedy's changes done one after the other."""
    return reduce(lambda here, change: apply_remedy(here, change.id), remedy.changes, home)


def check(home: Home, remedy: Remedy, judged: Judged) -> None:
    """Hold a remedy against a fresh assessment of the changed home."""
    verdict = judged(done(home, remedy)).verdict
    assert verdict.best == remedy.after
    assert verdict.outcome == remedy.outcome
    assert remedy.after is not None
    assert remedy.reaches is (verdict.best == verdict.requested)


def test_a_remedy_is_what_a_fresh_assessment_says(home: Home, remedies: list[Remedy], judged: Judged) -> None:
    """Best node, outcome and whether the request fits: the same as of the changed home by itself."""
    assert remedies
    for remedy in remedies:
        check(home, remedy, judged)
    assert len({remedy.titles for remedy in remedies}) >= len(remedies) - 1  # the request may be among the ways


def test_a_remedy_says_who_what_and_how_much(remedies: list[Remedy]) -> None:
    """Each change has a title without a full stop, somebody who does it, fields that it sets and a range of cost."""
    for change in chain.from_iterable(remedy.changes for remedy in remedies):
        assert not change.title.endswith(".")
        assert change.who
        assert change.sets
        assert change.cost is not None
        assert change.cost.low_usd <= change.cost.high_usd


def test_every_way_up_buys_more_than_there_is(site: Site) -> None:
    """A change that buys nothing is not named."""
    now = promised(site)
    if now is None:
        assert all(way.gpus_gained == way.after.gpus for way in ways_out(site) if way.after)
        return
    assert all(way.after and way.after.throughput > now[2].power.throughput for way in ways_up(site, now))


def test_what_is_gained_counts_from_what_fits_now(site: Site) -> None:
    """GPUs and watts of cap of the node afterwards, less those of the node today; all of them where none fits."""
    now = promised(site)
    gpus, cap_w = now[:2] if now else (0, 0.0)
    for remedy in all_ways(site):
        assert remedy.after is not None
        assert remedy.gpus_gained == remedy.after.gpus - gpus
        assert remedy.cap_gained_w == pytest.approx(remedy.after.cap_w - cap_w)


def test_no_smaller_set_was_missed(site: Site) -> None:
    """Every single change and every pair, tried one by one, holds no set smaller or cheaper than the one named."""
    request, start = to_request(site), promised(site)
    if start is not None and requested(site, start):
        assert request is None
        return
    for count in (1, 2):
        through = [
            sum(offer.middle_usd for offer in some)
            for some in combinations(catalogue(), count)
            if len({offer.kind for offer in some}) == count and lets_in(site, some)
        ]
        if through:
            assert request is not None
            assert len(request.changes) == count
            costs = [change.cost for change in request.changes if change.cost]
            assert sum(one.low_usd + one.high_usd for one in costs) / 2 == pytest.approx(min(through))
            return
    assert request is None or len(request.changes) > 2


def lets_in(site: Site, some: tuple[Offer, ...]) -> bool:
    """Return whether these changes, done in some order that makes sense, let the whole request in."""
    here: Site | None = site
    for offer in some:
        here = site_with(here, offer) if here is not None and offer in thinkable(here) else None
    if here is None:
        return False
    if not run(here, here.spec.gpus, here.spec.cap_max_w).fits:  # no search is needed to see that it is not let in
        return False
    found = promised(here)
    return found is not None and requested(here, found)


def test_a_hazard_is_cured_by_what_takes_it_away(example: Example, site_of: SiteOf, judged: Judged) -> None:
    """A panel of a hazardous make is replaced, and the changed home is assessed anew."""
    home = with_fields(example("go-cleveland"), "panel", make="Zinsco")
    remedy = after_cure(site_of(home), ("Replace it",))
    assert [change.id for change in remedy.changes] == ["panel"]
    check(home, remedy, judged)


def test_a_hazard_that_takes_too_much_is_told_as_it_is(example: Example, site_of: SiteOf) -> None:
    """Where more changes are needed than are tried, the cures are all that is said, and nothing is promised."""
    home = with_fields(example("go-cleveland"), "panel", make="Zinsco")
    home = with_fields(home, "safety", panel_place="bathroom")
    home = with_fields(home, "internet", technology="cable", data_cap_tb=0.01, unlimited_data=None)
    assert after_cure(site_of(home), ("Do this",)).after is not None
    home = with_fields(home, "node", battery_kwh=500.0, existing_breaker_a=15.0, existing_conductor="14")
    remedy = after_cure(site_of(home), ("Do this", "Do that"))
    assert remedy.after is None
    assert remedy.titles == ("Do this", "Do that")


def test_the_best_single_change_buys_most(example: Example, site_of: SiteOf) -> None:
    """Of all single changes none buys more."""
    site = site_of(example("go-if-atlanta"))
    ways = ways_out(site)
    best = best_single(ways)
    assert best is not None
    assert best.after is not None
    assert best.after.throughput == max(way.after.throughput for way in ways if way.after)
    assert best.reaches


def test_ways_up_are_tried_for_what_stops_the_request(example: Example, site_of: SiteOf) -> None:
    """A service of 100 A holds the node down: a control that gives way, and a larger service, buy more."""
    site = site_of(CASES["small service"](example))
    ids = {change.id for way in ways_up(site, promised(site)) for change in way.changes}
    assert {"pcs_dynamic", "service_200"} <= ids
    assert not ids & {"fiber", "shade", "subpanel"}


def test_nothing_is_proposed_where_the_request_fits(example: Example, site_of: SiteOf) -> None:
    """A plain go asks for no change."""
    assert to_request(site_of(example("go-cleveland"))) is None


def test_the_year_stands_against_the_smallest_node_where_nothing_else_does(example: Example, site_of: SiteOf) -> None:
    """No year is without an outage, so a policy that asks for every hour admits none; a small service comes before it.

    What fits as it is has nothing against it.
    """
    site = site_of(example("go-cleveland"))
    hours = {"year.availability": Figure(value=1, unit="of the work asked", cite="test", confidence=Confidence.LOW)}
    strict = replace(site, policy=Policy(used=site.policy.used, own=hours))
    obstacle = against_any(strict)
    assert obstacle is not None
    assert (obstacle.code, obstacle.use) == ("year.availability", inf)
    small = with_fields(site.home, "service", rating_a=60.0, conductor_size=None)
    other = against_any(strict.with_home(with_fields(small, "panel", main_a=60.0, bus_a=60.0), site.spec))
    assert other is not None
    assert other.code == "electrical.service"
    assert other.use > 1
    assert against_any(site) is None


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rating_a=st.sampled_from([60.0, 100.0, 125.0, 150.0, 200.0]),
    spaces=st.sampled_from([0.0, 2.0, 8.0]),
    management=st.sampled_from([None, *PowerManagement]),
    dryer_va=st.sampled_from([None, 5_000.0]),
    sun=st.sampled_from([None, "full", "shade"]),
)
def test_remedies_of_varied_homes_hold(
    example: Example,
    site_of: SiteOf,
    judged: Judged,
    rating_a: float,
    spaces: float,
    management: PowerManagement | None,
    dryer_va: float | None,
    sun: str | None,
) -> None:
    """Whatever the service, the panel, the control and the loads: what is named is what a fresh assessment says."""
    home = with_fields(example("go-cleveland"), "service", rating_a=rating_a, conductor_size=None)
    home = with_fields(home, "panel", bus_a=rating_a, main_a=rating_a, spaces_free=spaces)
    home = with_fields(with_fields(home, "node", power_management=management), "room", sun=sun)
    if dryer_va is not None:
        dryer = {"kind": "dryer", "nameplate_va": dryer_va}
        home = Home.model_validate({**home.model_dump(), "loads": (*(home.model_dump()["loads"] or ()), dryer)})
    for remedy in all_ways(site_of(home)):
        check(home, remedy, judged)
