"""How often a node fits: drawn from the ranges, the same for the same seed, and what the draws themselves say."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from assess.intake import Home
from assess.records import Basis, Distribution, Provenance
from assess.rulebook import load_edition, load_reference
from assess.verdict import Site
from assess.verdict.chance import chance
from assess.verdict.draws import Spread, draws, spreads
from assess.verdict.many import with_values
from assess.verdict.search import best_configuration

np = pytest.importorskip("numpy", reason="the draws are NumPy arrays")
Ranges = Mapping[str, tuple[float, float, Distribution | None]]
LOADS: Ranges = {
    "panel.bus_a": (100, 225, "uniform"),
    "loads.0.nameplate_va": (3_000, 16_000, "triangular"),
    "dwelling.floor_area_ft2": (900, 3_500, None),
}


def doubted(home: Home, ranges: Ranges, basis: Basis = Basis.ASSUMED) -> Home:
    """Return a home with ranges of some of its values."""
    told = {
        path: Provenance(basis=basis, low=low, high=high, distribution=distribution)
        for path, (low, high, distribution) in ranges.items()
    }
    return home.model_copy(update={"provenance": dict(home.provenance) | told})


@pytest.fixture
def cleveland(example: Callable[[str], Home], site_of: Callable[[Home], Site]) -> Callable[[Ranges], Site]:
    """Return the site of the clear go with ranges of some values."""
    return lambda ranges: site_of(doubted(example("go-cleveland"), ranges))


def test_the_shares_are_those_of_the_draws_assessed_one_by_one(cleveland: Callable[[Ranges], Site]) -> None:
    """Every draw, put into the home and searched by itself, counts as the chance counts it."""
    site = cleveland(LOADS)
    found = chance(site, samples=80, seed=5)
    values = draws(spreads(site.home), site.edition, 80, 5)
    homes = (with_values(site.home, {p: column[n].item() for p, column in values.items()}) for n in range(80))
    best = [best_configuration(replace(site, home=home)) for home in homes]
    gpus = sorted(one[0] if one else 0 for one in best)
    assert found is not None
    assert found.fields == tuple(sorted(LOADS))
    assert found.p_go == sum(count > 0 for count in gpus) / 80
    assert found.p_request == sum(one is not None and one[:2] == (16, 600) for one in best) / 80
    assert (found.gpus_p5, found.gpus_p50, found.gpus_p95) == (gpus[3], gpus[39], gpus[75])
    assert 0 < found.p_request < found.p_go < 1


def test_the_same_seed_gives_the_same_answer(cleveland: Callable[[Ranges], Site]) -> None:
    """Twice the same is the same to the last byte, and another seed draws others."""
    once, again, other = (chance(cleveland(LOADS), samples=200, seed=seed) for seed in (1, 1, 2))
    assert once is not None
    assert other is not None
    assert again is not None
    assert once.model_dump_json() == again.model_dump_json()
    assert once.p_request != other.p_request


def test_without_a_distribution_nothing_is_drawn(cleveland: Callable[[Ranges], Site]) -> None:
    """Ranges alone are no ground for a chance, and neither is one of what was measured."""
    assert chance(cleveland({"panel.bus_a": (100, 225, None)}), samples=10, seed=1) is None
    measured = doubted(cleveland({}).home, LOADS, Basis.MEASURED)
    assert chance(replace(cleveland({}), home=measured), samples=10, seed=1) is None


def test_what_is_not_drawn_is_said(cleveland: Callable[[Ranges], Site]) -> None:
    """A range without a distribution is drawn evenly, one of the node or the place stays, and both are told."""
    held: Ranges = {"place.elevation_ft": (400, 800, "normal"), "node.circuit_length_ft": (20, 90, "uniform")}
    site = cleveland({**LOADS, **held})
    home = with_values(site.home, {"place.elevation_ft": 600.0, "node.circuit_length_ft": 40.0})
    found = chance(replace(site, home=home), samples=50, seed=1)
    assert found is not None
    assert found.fields == tuple(sorted(LOADS))
    assert "50 homes were drawn" in found.says
    assert "the values of dwelling.floor_area_ft2 are, so they were drawn evenly" in found.says
    assert "Not drawn but taken as stated: node.circuit_length_ft, place.elevation_ft." in found.says


def test_a_hazard_leaves_nothing_to_chance(
    example: Callable[[str], Home], site_of: Callable[[Home], Site], cleveland: Callable[[Ranges], Site]
) -> None:
    """Where a panel must be replaced whatever the numbers are there is no share to tell."""
    home = doubted(example("no-go-houston"), {"loads.2.nameplate_va": (3_000, 9_000, "uniform")})
    assert chance(site_of(home), samples=10, seed=1) is None
    assert chance(cleveland(LOADS), samples=10, seed=1) is not None


def test_the_policy_says_how_many_draws_and_from_which_seed() -> None:
    """The figures stand in the policy."""
    policy = load_reference("reference/policy")
    assert policy.figure("chance.samples").value == 2_000
    assert policy.figure("chance.seed").value >= 0


@pytest.mark.parametrize(
    ("distribution", "mean", "tenth"),
    [("uniform", 6.0, 4.4), (None, 6.0, 4.4), ("triangular", 17 / 3, 4 + 0.4**0.5), ("normal", 6.0, 4.4419)],
)
def test_draws_follow_their_distribution(distribution: Distribution | None, mean: float, tenth: float) -> None:
    """Mean and lower tenth are those of the distribution over 4 to 8 with 5 stated, as textbooks give them."""
    spread = Spread("loads.0.nameplate_va", 5.0, 4.0, 8.0, distribution)
    values = [spread.at((n + 0.5) / 10_000) for n in range(10_000)]
    assert sum(values) / 10_000 == pytest.approx(mean, abs=0.002)
    assert spread.at(0.1) == pytest.approx(tenth, abs=0.001)
    assert values == sorted(values)


def test_a_normal_has_nine_tenths_between_its_ends() -> None:
    """Low and high are the 5 % and the 95 % points."""
    spread = Spread("loads.0.nameplate_va", 5.0, 4.0, 8.0, "normal")
    assert spread.at(0.05) == pytest.approx(4.0)
    assert spread.at(0.95) == pytest.approx(8.0)


@pytest.mark.parametrize("distribution", ["uniform", "triangular", "normal"])
def test_a_range_of_one_value_gives_that_value(distribution: Distribution) -> None:
    """Nothing divides by the width of a range that has none."""
    assert Spread("panel.bus_a", 200.0, 200.0, 200.0, distribution).at(0.3) == 200


def test_draws_stay_within_what_a_field_may_be() -> None:
    """The tails of a normal end at the bounds of the field, whole numbers are whole, breakers are of standard sizes."""
    several = (
        Spread("dwelling.duct_loss_pct", 2.0, 1.0, 30.0, "normal"),
        Spread("dwelling.window_shgc", 0.5, 0.1, 0.95, "normal"),
        Spread("dwelling.bedrooms", 3.0, 0.0, 5.0, "normal"),
        Spread("panel.main_a", 150.0, 100.0, 200.0, "uniform"),
    )
    edition = load_edition("nec/2023")
    loss, shgc, bedrooms, main = draws(several, edition, 500, 1).values()
    assert loss.min() == 0
    assert 0 < shgc.min() < 0.1
    assert 0.95 < shgc.max() < 1
    assert bedrooms.tolist() == np.round(bedrooms).tolist()
    assert bedrooms.min() == 0
    assert set(main.tolist()) == {100, 110, 125, 150, 175, 200}


def test_the_bits_are_those_of_pcg64() -> None:
    """The first lot of seed 1 is what NumPy draws from it, so that no other version changes an answer unseen."""
    lot = draws((Spread("loads.0.nameplate_va", 0.0, 0.0, 1.0, "uniform"),), load_edition("nec/2023"), 1, 1)
    assert lot["loads.0.nameplate_va"][0] == pytest.approx(0.5118216247002567, abs=1e-12)


def test_a_node_of_one_gpu_counts_as_a_node(example: Callable[[str], Home], site_of: Callable[[Home], Site]) -> None:
    """It fits in every draw of a busbar between 200 and 225 A, and is all that was asked for."""
    home = doubted(example("go-cleveland"), {"panel.bus_a": (200, 225, "uniform")})
    found = chance(
        site_of(home.model_copy(update={"node": home.node.model_copy(update={"gpus": 1})})), samples=20, seed=1
    )
    assert found is not None
    assert (found.p_go, found.p_request) == (1, 1)
    assert (found.gpus_p5, found.gpus_p50, found.gpus_p95) == (1, 1, 1)
