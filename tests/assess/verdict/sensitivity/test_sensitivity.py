"""What inputs in doubt do to the answer, one at a time and together, and the grade."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.climate import with_own_temperatures
from assess.intake import Home
from assess.numbers import NARROW
from assess.records import Basis
from assess.verdict import Configuration, Doubt, Grade, Sensitivity, Site, run
from assess.verdict.search import best_configuration
from assess.verdict.sensitivity import in_doubt, inputs_of, lower_bound, sensitivity, which_first, with_values
from assess.verdict.sensitivity.moves import fits
from assess.verdict.sensitivity.swings import stand, swings
from assess.verdict.stages import YEAR

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]
Known = Callable[..., Home]
Assumed = Callable[[Home, Mapping[str, tuple[float, float]]], Home]
EXAMPLES = ("go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston")
SERVICE = ("service.rating_a", "panel.main_a")


def of(site: Site, *, told: bool = False) -> Sensitivity:
    """Return the sensitivity of a site."""
    return sensitivity(site, best_configuration(site), told=told)


def plain(words: str) -> str:
    """Return words with common spaces."""
    return words.replace(NARROW, " ")


def doubt_of(found: Sensitivity, field: str) -> Doubt:
    """Return the doubt about a field."""
    return next(doubt for doubt in found.doubts if doubt.field == field)


def throughput(node: Configuration | None) -> float:
    """Return what a node does, nothing where there is none."""
    return node.throughput if node else 0.0


def test_a_told_service_may_turn_the_answer(full_house: Home, site_of: SiteOf, known: Known) -> None:
    """At 200 A a node fits and at 150 A none does, so the answer turns with the size of the service."""
    found = of(site_of(known(full_house, Basis.TOLD, *SERVICE)))
    service = doubt_of(found, "service.rating_a")
    assert (service.basis, service.flips, service.at_low) == (Basis.TOLD, True, None)
    assert [plain(words) for words in (service.value, service.low, service.high)] == ["200 A", "150 A", "225 A"]
    assert throughput(service.at_high) > 0
    assert "label on the service disconnect" in service.settle
    assert found.grade is Grade.C
    assert "service rating" in found.grade_says


def test_the_node_at_an_end_is_that_of_the_home_there(full_house: Home, site_of: SiteOf, known: Known) -> None:
    """Each end is a fresh search in the home whose file says so."""
    home = known(full_house, Basis.TOLD, *SERVICE)
    for doubt in of(site_of(home)).doubts:
        if doubt.field != "service.rating_a":
            continue
        fresh = best_configuration(site_of(with_values(home, dict.fromkeys(SERVICE, 150.0))))
        assert (fresh is None) == (doubt.at_low is None)
        fresh = best_configuration(site_of(with_values(home, {"service.rating_a": 225.0, "panel.main_a": 225.0})))
        assert fresh is not None
        assert doubt.at_high is not None
        assert (fresh[0], fresh[1]) == (doubt.at_high.gpus, doubt.at_high.cap_w)


def test_a_no_may_turn_into_a_yes(full_house: Home, site_of: SiteOf, known: Known) -> None:
    """At 150 A nothing fits; told one size too small, the service would let a node in."""
    small = with_values(known(full_house, Basis.TOLD, *SERVICE), dict.fromkeys(SERVICE, 150.0))
    found = of(site_of(small))
    service = doubt_of(found, "service.rating_a")
    assert (service.at_low, service.flips) == (None, True)
    assert throughput(service.at_high) > 0
    assert found.worst is None
    assert lower_bound(site_of(small), None) is None


def test_what_was_measured_or_read_is_not_moved(
    full_house: Home, site_of: SiteOf, known_throughout: Callable[[Home, Basis], Home]
) -> None:
    """A home that was measured throughout has no doubts, and the best grade."""
    for basis in (Basis.MEASURED, Basis.LABEL):
        found = of(site_of(known_throughout(full_house, basis)))
        assert found.doubts == ()
        assert found.grade is Grade.A


def test_a_mostly_assumed_home_has_the_lowest_grade(
    full_house: Home, site_of: SiteOf, known_throughout: Callable[[Home, Basis], Home]
) -> None:
    """Where all is assumed the grade is D, and every assumed input counts in the verdict."""
    found = of(site_of(known_throughout(full_house, Basis.ASSUMED)))
    assert found.grade is Grade.D
    assert found.doubts
    assert all(doubt.counts for doubt in found.doubts)
    assert "assumed" in found.grade_says


def test_told_inputs_that_turn_nothing_make_a_b(example: Example, site_of: SiteOf) -> None:
    """The clear go stays one whichever of its told inputs is off."""
    found = of(site_of(example("go-cleveland")))
    assert found.grade is Grade.B
    assert not any(doubt.flips for doubt in found.doubts)


def test_an_assumed_input_that_turns_nothing_makes_a_c(example: Example, site_of: SiteOf, assumed: Assumed) -> None:
    """One load assumed among what was told and measured."""
    home = assumed(example("go-cleveland"), {"loads.3.nameplate_va": (2_000, 14_000)})
    found = of(site_of(home))
    assert found.grade is Grade.C
    assert doubt_of(found, "loads.3.nameplate_va").counts


def test_what_is_missing_weighs_most(example: Example, site_of: SiteOf) -> None:
    """Where a field that decides is not known at all, no answer is better founded than D."""
    found = of(site_of(example("incomplete-seattle")))
    assert found.grade is Grade.D
    assert "not known at all" in found.grade_says


def test_a_hazard_decides_alone(example: Example, site_of: SiteOf) -> None:
    """A panel that must go, read from its label, is a well-founded no, and no input turns it."""
    found = of(site_of(example("no-go-houston")))
    assert (found.grade, found.doubts, found.worst) == (Grade.A, (), None)
    told = example("no-go-houston").model_copy(update={"provenance": {}})
    assert of(site_of(told)).grade is Grade.C


@pytest.mark.parametrize("name", EXAMPLES)
def test_all_at_their_worst_is_no_better_than_any_alone(example: Example, site_of: SiteOf, name: str) -> None:
    """The worst combination, assumed or told as well, never does more than one input at its worse end."""
    site = site_of(example(name))
    for told in (False, True):
        found = of(site, told=told)
        for doubt in found.doubts:
            if doubt.counts:
                assert throughput(found.worst) <= min(throughput(doubt.at_low), throughput(doubt.at_high)) + 1e-9


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_turns_the_answer_comes_first(example: Example, site_of: SiteOf, name: str) -> None:
    """Flips before what only shrinks or grows the node, and of those the larger swing first."""
    found = of(site_of(example(name)), told=True)
    ranks = [(not d.flips, -abs(throughput(d.at_high) - throughput(d.at_low))) for d in found.doubts]
    assert ranks == sorted(ranks)
    assert which_first(found) == tuple(doubt.field for doubt in found.doubts)


def test_the_lower_bound_fits_at_the_worst(full_house: Home, site_of: SiteOf, assumed: Assumed) -> None:
    """With the large load assumed, the node that is left fits at its upper end, and no larger one does."""
    load = f"loads.{len(full_house.loads or ()) - 1}.nameplate_va"
    site = site_of(assumed(full_house, {load: (40_000, 52_000)}))
    best = best_configuration(site)
    bound = lower_bound(site, best)
    assert best is not None
    assert bound is not None
    at_worst = best_configuration(site_of(with_values(site.home, {load: 52_000.0})))
    assert at_worst is not None
    assert bound[:2] == at_worst[:2]
    assert bound[2].power.throughput < best[2].power.throughput
    assert run(site, *bound[:2]).fits


def test_without_a_doubt_the_lower_bound_is_the_best(example: Example, site_of: SiteOf) -> None:
    """Where nothing is assumed, nothing is taken off."""
    site = site_of(example("go-cleveland"))
    best = best_configuration(site)
    assert best is not None
    bound = lower_bound(site, best)
    assert bound is not None
    assert bound[:2] == best[:2]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(load=st.floats(0, 1), area=st.floats(0, 1), more=st.floats(0, 1))
def test_a_wider_range_never_raises_the_lower_bound(
    full_house: Home, site_of: SiteOf, assumed: Assumed, load: float, area: float, more: float
) -> None:
    """What is less sure bears no larger node."""
    path = f"loads.{len(full_house.loads or ()) - 1}.nameplate_va"

    def bound(load: float, area: float) -> float:
        ranges = {
            path: (45_000 * (1 - load / 3), 45_000 * (1 + load / 3)),
            "dwelling.floor_area_ft2": (1_850 * (1 - area / 2), 1_850 * (1 + area)),
        }
        site = site_of(assumed(full_house, ranges))
        found = lower_bound(site, best_configuration(site))
        return found[2].power.throughput if found else 0.0

    assert bound(load + more * (1 - load), area + more * (1 - area)) <= bound(load, area) + 1e-9


def test_what_takes_the_node_away_is_named(full_house: Home, site_of: SiteOf, assumed: Assumed) -> None:
    """An assumed load that leaves no room at its upper end makes the verdict incomplete, and says how to settle it."""
    load = f"loads.{len(full_house.loads or ()) - 1}.nameplate_va"
    found = of(site_of(assumed(full_house, {load: (30_000, 90_000)})))
    assert found.worst is None
    assert found.grade is Grade.D
    (unknown,) = in_doubt(found)
    assert unknown.field == load
    assert unknown.cure == "Photograph its nameplate."
    assert plain(unknown.says) == (
        "Nameplate of the pool house is assumed between 30,000 VA and 90,000 VA; at 90,000 VA no node fits."
    )


def test_several_together_are_named_as_one(full_house: Home, site_of: SiteOf, assumed: Assumed) -> None:
    """Two loads, neither of which takes the node away alone, are named together."""
    large, small = f"loads.{len(full_house.loads or ()) - 1}.nameplate_va", "loads.3.nameplate_va"
    home = assumed(full_house, {large: (45_000, 54_000), small: (4_300, 13_500)})
    found = of(site_of(home))
    assert not any(doubt.flips for doubt in found.doubts if doubt.counts)
    assert found.worst is None
    (unknown,) = in_doubt(found)
    assert "pool house" in unknown.says
    assert "air conditioner" in unknown.says
    assert found.grade is Grade.D


def test_where_a_node_fits_at_the_worst_nothing_is_in_doubt(example: Example, site_of: SiteOf) -> None:
    """The clear go waits for nothing."""
    assert in_doubt(of(site_of(example("go-cleveland")))) == ()


def test_the_same_home_gives_the_same_answer(example: Example, site_of: SiteOf) -> None:
    """Two runs agree in every field."""
    assert of(site_of(example("go-capped-phoenix"))) == of(site_of(example("go-capped-phoenix")))


def test_what_only_winter_shows_is_found(cooled_room: Home, site_of: SiteOf) -> None:
    """A mini-split told to cool in winter: if it does not, the year of the room stops every node."""
    found = of(site_of(cooled_room))
    winter = doubt_of(found, "hvac.systems.2.low_ambient")
    assert (winter.value, winter.flips, winter.at_low) == ("yes", True, None)
    fresh = with_values(cooled_room, {"hvac.systems.2.low_ambient": False})
    assert best_configuration(site_of(fresh)) is None


@pytest.mark.parametrize(("winter_f", "part"), [(25.0, ""), (-10.0, "room.")])
def test_the_year_of_a_room_left_out_is_not_missed(
    cooled_room: Home, site_of: SiteOf, winter_f: float, part: str
) -> None:
    """Whether the year of the room was run at an end of an input or not: the node fits there as a fresh run says."""
    site = site_of(cooled_room)
    assert site.weather is not None
    site = replace(site, weather=with_own_temperatures(site.weather, {"heating_99_f": winter_f}))
    here = stand(site, best_configuration(site))
    looked_at = [one for one in inputs_of(cooled_room) if one.path.startswith(part)]
    ends = [end for swing in swings(here, looked_at) for end in swing.ends]
    fresh = [fits(run(end.site, here.gpus, here.cap_w), here.stages) for end in ends]
    assert [end.fits for end in ends] == fresh


def test_the_year_is_looked_at_where_it_is_near(cooled_room: Home, site_of: SiteOf) -> None:
    """The work lost in a year counts at single ends only where it already comes to half of what may be lost."""
    site = site_of(cooled_room)
    best = best_configuration(site)
    assert YEAR not in stand(site, best).stages
    least = site.policy.figure("year.availability").model_copy(update={"value": 0.9999, "high": 1.0})
    strict = replace(site, policy=site.policy.model_copy(update={"own": {"year.availability": least}}))
    assert YEAR in stand(strict, best_configuration(strict)).stages
