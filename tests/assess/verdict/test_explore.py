"""Every place and power mode: each option is what a file that asked for it would get, and none borrows a room."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Limit
from assess.hardware import resolve
from assess.intake import Home, HvacKind, HvacSystem, Jurisdiction, NodeRequest, Placement, PowerManagement, Room
from assess.numbers import NARROW
from assess.records import Basis, Confidence, Provenance
from assess.rulebook import load_edition
from assess.verdict import Configuration, Option, Site
from assess.verdict.elsewhere import at_place
from assess.verdict.explore import _cheapest as cheapest
from assess.verdict.explore import _order as order
from assess.verdict.explore import explore
from assess.verdict.records import Change, Cost
from assess.verdict.search import best_configuration

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]
EXAMPLES = ("go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle")
# A room that takes the node's heat all year, so that its year is run, too.
COOLED = HvacSystem(
    kind=HvacKind.MINI_SPLIT,
    cooling_btu_h=36_000,
    ducts="none",
    serves_host_room=True,
    dedicated=True,
    low_ambient=True,
    cooling_min_outdoor_f=-13,
)


def with_node(home: Home, **fields: object) -> Home:
    """Return the home whose file asks for another node."""
    return home.model_copy(update={"node": home.node.model_copy(update=fields)})


def cooled(home: Home) -> Home:
    """Return the home with a system that cools the host room alone."""
    systems = (*(home.hvac.systems or ()), COOLED)
    return home.model_copy(update={"hvac": home.hvac.model_copy(update={"systems": systems})})


def by_way(options: tuple[Option, ...]) -> dict[tuple[Placement, PowerManagement], Option]:
    """Return the options by place and power mode."""
    return {(option.placement, option.power): option for option in options}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_option_is_what_a_file_that_asks_for_it_gets(example: Example, site_of: SiteOf, name: str) -> None:
    """A home written for one place and power mode, with no other place's room, finds the same best node."""
    home = example(name)
    site = site_of(home)
    for option in explore(site):
        asked = with_node(home, placement=option.placement, power_management=option.power)
        if option.placement is not site.spec.placement:
            asked = asked.model_copy(update={"room": Room(kind=option.placement)})
        if any(change.id == "liquid_cooling" for change in option.must_change):
            asked = with_node(asked, cooling="liquid")
        if option.best is None:
            continue
        found = best_configuration(site_of(asked))
        assert found is not None
        assert (found[0], found[1]) == (option.best.gpus, option.best.cap_w)
        assert found[2].power.wall_w == option.best.wall_w


@pytest.mark.parametrize("name", [*EXAMPLES, "no-go-houston"])
def test_the_requested_option_is_the_verdict(
    example: Example, site_of: SiteOf, judged: Callable[[Home], Assessment], name: str
) -> None:
    """Exactly one option is marked as asked for, needs nothing that was not there, and has the verdict's best node."""
    home = example(name)
    (requested,) = (option for option in explore(site_of(home)) if option.requested)
    verdict = judged(home).verdict
    assert requested.best == verdict.best
    assert verdict.binding is not None
    assert requested.binding is not None
    assert requested.binding.code == verdict.binding.code
    assert requested.placement is site_of(home).spec.placement
    assert set(requested.unknowns) <= {unknown.field for unknown in verdict.unknowns} or verdict.best is None


def test_every_way_is_there_once(example: Example, site_of: SiteOf) -> None:
    """All places by all power modes, in the same order every time."""
    site, again = site_of(example("go-if-atlanta")), site_of(example("go-if-atlanta"))
    options = explore(site)
    assert len(by_way(options)) == len(options) == len(Placement) * len(PowerManagement)
    assert options == explore(site) == explore(again)


def test_what_fits_comes_first_and_then_the_most_work(example: Example, site_of: SiteOf) -> None:
    """Known to fit, fits as far as is known, does not fit; within the first two the work never rises."""
    for name in EXAMPLES:
        options = explore(site_of(example(name)))
        rank = [2 if option.best is None else int(bool(option.unknowns)) for option in options]
        assert rank == sorted(rank)
        for which in (0, 1):
            work = [o.best.throughput for o, r in zip(options, rank, strict=True) if r == which and o.best]
            assert work == sorted(work, reverse=True)


def test_no_option_borrows_another_room(example: Example, site_of: SiteOf) -> None:
    """Nothing measured or installed in the described room is known of any other place."""
    home = cooled(example("go-if-atlanta"))
    site = site_of(home)
    for placement in set(Placement) - {Placement.BASEMENT}:
        there = at_place(site, placement).home
        assert there.room == Room(kind=placement)
        assert not any(path.startswith("room.") for path in there.provenance)
        if not placement.outdoors:
            assert COOLED not in (there.hvac.systems or ())
            assert not any(system.serves_host_room for system in there.hvac.systems or ())
    found = by_way(explore(site))
    for power in PowerManagement:
        assert found[Placement.BASEMENT, power].best is not None
        for placement in (Placement.GARAGE, Placement.UTILITY_ROOM, Placement.LIVING_SPACE):
            option = found[placement, power]
            assert "room.length_ft" in option.unknowns
            assert option.gpu_hours is None


def test_a_described_room_is_used_where_it_is(example: Example, site_of: SiteOf) -> None:
    """A surveyed basement beside a node that is asked for outdoors is the room of the basement's options."""
    home = example("go-if-atlanta")
    outdoors = with_node(home, placement=Placement.OUTDOOR_PAD, cooling="liquid")
    there = at_place(site_of(outdoors), Placement.BASEMENT).home
    assert there.room == home.room
    assert there.hvac == home.hvac


def test_a_circuit_and_its_surroundings_stay_where_they_are(example: Example, site_of: SiteOf) -> None:
    """An existing circuit, its length and a bedroom wall belong to one place; another needs a circuit of its own."""
    home = with_node(example("go-cleveland"), existing_breaker_a=100, existing_conductor="1", circuit_length_ft=60)
    safety = home.safety.model_copy(update={"beside_sleeping_room": True, "double_tapped_breakers": True})
    told = ("loads.0.nameplate_va", "node.circuit_length_ft", "safety.beside_sleeping_room", "room.length_ft")
    known = dict.fromkeys(told, Provenance(basis=Basis.TOLD))
    home = home.model_copy(update={"safety": safety, "provenance": known})
    site = site_of(home)
    there = at_place(site, Placement.EXTERIOR_WALL).home
    assert set(there.provenance) == {"loads.0.nameplate_va"}
    assert there.node.existing_breaker_a is None
    assert there.node.circuit_length_ft is None
    assert there.safety.beside_sleeping_room is None
    for option in explore(site):
        ids = {change.id for change in option.must_change}
        if option.best is not None:
            assert ("new_circuit" in ids) is (option.placement is Placement.EXTERIOR_WALL)
            assert "cure" in ids
        for change in option.must_change:
            assert change.who or change.id == "cure"
            assert not change.title.endswith(".")


def test_a_host_that_draws_room_air_is_cooled_by_liquid_outdoors(example: Example, site_of: SiteOf) -> None:
    """Outdoors the same GPUs get a liquid-cooled host, with what it may cost; its nameplate was never read."""
    home = with_node(example("go-if-atlanta"), model="generic-air", nameplate_a=20, mca_a=25, mocp_a=30)
    there = at_place(site_of(home), Placement.OUTDOOR_PAD)
    assert there.spec.cooling == "liquid"
    assert there.spec.gpu.id == site_of(home).spec.gpu.id
    assert (there.home.node.nameplate_a, there.home.node.mca_a, there.home.node.mocp_a) == (None, None, None)
    # Anchorage's summers let a dry cooler carry what Atlanta's do not.
    cool = home.model_copy(update={"place": Jurisdiction(state="AK", zip_code="99501")})
    option = by_way(explore(site_of(cool)))[Placement.OUTDOOR_PAD, PowerManagement.NONE]
    assert option.best is not None
    assert [change.id for change in option.must_change] == ["liquid_cooling", "outdoors"]
    assert option.cost is not None
    assert option.cost.low_usd == sum(change.cost.low_usd for change in option.must_change if change.cost)
    assert option.cost.high_usd > option.cost.low_usd


def test_what_cannot_stand_somewhere_says_why(example: Example, site_of: SiteOf) -> None:
    """A node made for outdoors is refused indoors by what it is made for, under any power mode."""
    found = by_way(explore(site_of(example("go-cleveland"))))
    for power in PowerManagement:
        option = found[Placement.GARAGE, power]
        assert option.best is None
        assert option.why_not == "The SPAN XFRA 16-GPU node is made to stand outdoors only."


def test_a_power_control_system_is_a_change_only_where_it_is_more(example: Example, site_of: SiteOf) -> None:
    """One that gives way costs a home that asks for a fixed one; going back costs nothing."""
    found = by_way(explore(site_of(cooled(example("go-if-atlanta")))))
    ids = {power: [c.id for c in found[Placement.BASEMENT, power].must_change] for power in PowerManagement}
    assert ids[PowerManagement.NONE] == ids[PowerManagement.PCS_FIXED] == []
    assert ids[PowerManagement.PCS_DYNAMIC] == ["pcs_dynamic"]


def with_a_doubtful_load(home: Home, most_va: float) -> Home:
    """Return the home whose first load may be this large."""
    doubt = Provenance(basis=Basis.ASSUMED, low=1_200, high=most_va)
    return home.model_copy(update={"provenance": {**home.provenance, "loads.0.nameplate_va": doubt}})


def test_what_a_doubt_takes_is_taken_from_the_option_too(
    example: Example, site_of: SiteOf, judged: Callable[[Home], Assessment]
) -> None:
    """The option asked for has the node and the binding limit of the verdict, which stands on the worse end."""
    home = with_a_doubtful_load(example("go-cleveland"), 60_000)
    (option,) = (option for option in explore(site_of(home)) if option.requested)
    verdict = judged(home).verdict
    assert verdict.best != verdict.requested
    assert (option.best, option.binding) == (verdict.best, verdict.binding)


def test_a_doubt_that_takes_the_node_away_is_open_in_every_option(example: Example, site_of: SiteOf) -> None:
    """What fits as stated and not at the worse end of what is assumed is told as far as is known, with the field."""
    home = with_a_doubtful_load(example("go-cleveland"), 99_000)
    there = [option for option in explore(site_of(home)) if option.best is not None]
    assert there
    assert all("loads.0.nameplate_va" in option.unknowns for option in there)


def test_a_hazard_stops_every_option(example: Example, site_of: SiteOf) -> None:
    """A blocked home has no option with a node, and each says the hazard or that the place does not suit."""
    for option in explore(site_of(example("no-go-houston"))):
        assert option.best is None
        assert "Federal Pacific" in option.why_not or "outdoors only" in option.why_not


def test_the_hours_are_those_of_the_report(example: Example, site_of: SiteOf) -> None:
    """GPU-hours are positive, at most all hours of all GPUs, and never more by giving way than by a fixed setting."""
    found = by_way(explore(site_of(example("go-capped-phoenix"))))
    fixed = found[Placement.EXTERIOR_WALL, PowerManagement.PCS_FIXED]
    dynamic = found[Placement.EXTERIOR_WALL, PowerManagement.PCS_DYNAMIC]
    assert fixed.best is not None
    assert fixed.gpu_hours is not None
    assert dynamic.gpu_hours is not None
    assert 0 < dynamic.gpu_hours <= fixed.gpu_hours <= fixed.best.gpus * 8_760


def test_a_node_of_no_stated_place_is_asked_for_nowhere() -> None:
    """Where a file says neither place nor room, no option is the one asked for."""
    home = Home(node=NodeRequest(gpu="rtx-pro-6000-server", gpus=4, cooling="air"))
    spec = resolve(home.node, home.room.kind)
    assert not any(option.requested for option in explore(Site(home, spec, load_edition("nec/2023"), None)))


def test_what_is_to_be_mended_has_the_price_of_the_cheapest_remedy(example: Example, site_of: SiteOf) -> None:
    """A breaker for each circuit costs 150 to 900 USD by the catalogue, grounding 200 to 1,500; together the sums."""
    home = example("go-cleveland")
    seen = {"double_tapped_breakers": True, "grounding_ok": False}
    site = site_of(home.model_copy(update={"safety": home.safety.model_copy(update=seen)}))
    option = by_way(explore(site))[Placement.OUTDOOR_PAD, PowerManagement.PCS_FIXED]
    prices = sorted((change.cost.low_usd, change.cost.high_usd) for change in option.must_change if change.cost)
    assert prices == [(150, 900), (200, 1_500)]
    assert {change.id for change in option.must_change} == {"cure"}
    assert all(change.title and not change.title.endswith(".") for change in option.must_change)
    assert option.cost is not None
    assert (option.cost.low_usd, option.cost.high_usd, option.cost.confidence) == (350, 2_400, Confidence.LOW)
    cites = [change.cost.cite for change in option.must_change if change.cost]
    assert option.cost.cite == "; ".join(cites)


def test_an_offer_says_who_does_it(example: Example, site_of: SiteOf) -> None:
    """As the catalogue has it, with its price: a control that gives way is an electrician's, 2,500 to 6,500 USD."""
    found = by_way(explore(site_of(cooled(example("go-if-atlanta")))))
    (change,) = found[Placement.BASEMENT, PowerManagement.PCS_DYNAMIC].must_change
    assert change.who == "licensed electrician"
    assert change.title == "Let a listed power control system make the node give way to the house"
    assert change.cost is not None
    assert (change.cost.low_usd, change.cost.high_usd) == (2_500, 6_500)


def test_a_hazard_is_repaired_by_the_cheapest_of_several() -> None:
    """A cheaper remedy for one code wins: clearing the space before a panel, up to 1,000 USD, and not a new place."""
    cost = cheapest("safety.working_depth")
    assert cost is not None
    assert (cost.low_usd, cost.high_usd) == (0, 1_000)
    assert cheapest("nothing.of_the_kind") is None


def test_too_little_is_told_with_node_and_limits(example: Example, site_of: SiteOf) -> None:
    """Where nothing fits, the smallest node with its cap and every limit that it exceeds."""
    found = by_way(explore(site_of(example("go-if-atlanta"))))
    option = found[Placement.BASEMENT, PowerManagement.NONE]
    assert option.best is None
    assert option.binding is not None
    says = option.why_not.replace(NARROW, " ")
    assert says.startswith("Too little for 4 GPUs at 300 W: ")
    assert option.binding.name in says
    assert says.endswith(".")


def test_options_stand_in_the_order_in_which_one_would_choose() -> None:
    """What fits for sure, most work first, then the cheaper, then the one asked for, then more hours.

    Then what fits as far as is known, what does not fit, and what cannot stand there. No price at all goes last.
    """
    node = Configuration(gpus=8, cap_w=600, wall_w=8_000, throughput=8)
    paid = Cost(low_usd=100, high_usd=900, cite="test", confidence=Confidence.LOW)
    change = Change(id="cure", title="Mend it")
    usual = Option(placement=Placement.OUTDOOR_PAD, power=PowerManagement.PCS_FIXED, best=node, gpu_hours=1_000)
    bind = Limit(code="thermal.room", name="Room", capacity=1, demand=2, unit="W")
    expected = [
        usual.model_copy(update={"best": node.model_copy(update={"throughput": 9.0}), "cost": paid}),
        usual.model_copy(update={"requested": True}),
        usual.model_copy(update={"gpu_hours": 2_000.0}),
        usual,
        usual.model_copy(update={"placement": Placement.EXTERIOR_WALL}),
        usual.model_copy(update={"must_change": (change,), "cost": paid}),
        usual.model_copy(update={"must_change": (change,)}),
        usual.model_copy(update={"unknowns": ("panel.make",)}),
        usual.model_copy(update={"best": None, "binding": bind}),
        usual.model_copy(update={"best": None}),
    ]
    assert sorted([*expected[5:], *expected[:5]], key=order) == expected
