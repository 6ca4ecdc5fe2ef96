"""Many values at once get the node that each gets by itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from assess.errors import IntakeError
from assess.hardware import node_power
from assess.intake import Home, HvacKind
from assess.thermal import prepare_thermal, thermal_limits
from assess.verdict import Site
from assess.verdict.forward import run
from assess.verdict.many import best_many, field_path, fits_many, highest_cap, with_values
from assess.verdict.search import best_configuration
from assess.verdict.stages import STAGES, YEAR
from assess.worksheet import Worksheet

np = pytest.importorskip("numpy", reason="lanes are NumPy arrays")
COUNT = 100
Ranges = Mapping[str, tuple[float, float]]
ELECTRICAL: Ranges = {
    "panel.bus_a": (100, 240),
    "service.rating_a": (100, 240),
    "loads.0.nameplate_va": (3_000, 16_000),
    "loads.2.nameplate_va": (500, 9_000),
    "dwelling.floor_area_ft2": (900, 3_500),
}
HEAT: Ranges = {
    "hvac.systems.0.cooling_btu_h": (24_000, 60_000),
    "hvac.systems.1.cooling_btu_h": (18_000, 48_000),
    "room.length_ft": (12, 40),
    "room.height_ft": (7, 9),
    "room.supply_cfm": (50, 600),
    "dwelling.floor_area_ft2": (900, 3_500),
    "dwelling.occupants": (1, 6),
}


@pytest.fixture
def indoors(example: Callable[[str], Home], site_of: Callable[[Home], Site]) -> Site:
    """Return a basement with a mini-split of its own, and a service that is no hindrance."""
    home = example("go-if-atlanta")
    own = {"kind": HvacKind.MINI_SPLIT, "dedicated": True, "serves_host_room": True, "low_ambient": True}
    house, *_ = home.hvac.systems or ()
    room = house.model_copy(update=own | {"cooling_btu_h": 36_000.0, "airflow_cfm": None, "split_f": None})
    parts = {
        "hvac": home.hvac.model_copy(update={"systems": (house, room)}),
        "service": home.service.model_copy(update={"rating_a": 400.0, "conductor_size": None}),
        "panel": home.panel.model_copy(update={"bus_a": 400.0, "main_a": 400.0}),
    }
    return site_of(home.model_copy(update=parts))


def drawn(ranges: Ranges, count: int = COUNT) -> dict[str, Any]:
    """Return values of each field, evenly drawn."""
    lots = np.random.default_rng(7)
    return {path: lots.uniform(low, high, count) for path, (low, high) in ranges.items()}


def alone(site: Site, values: Mapping[str, Any], number: int) -> Site:
    """Return the site of one of the homes."""
    mine = {path: column[number].item() for path, column in values.items()}
    return replace(site, home=with_values(site.home, mine))


def best_alone(site: Site) -> tuple[int, float]:
    """Return GPUs and cap that the search finds, what the year delivers aside."""
    found = best_configuration(site, frozenset(STAGES) - {YEAR})
    return (found[0], found[1]) if found else (0, 0.0)


@pytest.mark.parametrize("name", ["go-cleveland", "go-capped-phoenix", "no-go-houston"])
def test_the_best_of_many_is_the_best_of_each(
    example: Callable[[str], Home], site_of: Callable[[Home], Site], name: str
) -> None:
    """By service, panel, loads and floor area every home gets what a search of its own finds."""
    site, values = site_of(example(name)), drawn(ELECTRICAL)
    best = best_many(site, values)
    each = [best_alone(alone(site, values, number)) for number in range(COUNT)]
    assert list(zip(best.gpus.tolist(), best.cap_w.tolist(), strict=True)) == each
    assert best.can_be.all()
    assert best.alone == 0
    assert len(set(each)) > 1


def test_the_best_of_many_rooms_is_the_best_of_each(indoors: Site) -> None:
    """By equipment, room and house every home gets what a search of its own finds on the worst days."""
    site, values = replace(indoors, room_year=False), drawn(HEAT)
    best = best_many(site, values)
    each = [best_alone(alone(site, values, number)) for number in range(COUNT)]
    assert list(zip(best.gpus.tolist(), best.cap_w.tolist(), strict=True)) == each
    assert best.alone == 0
    assert len(set(each)) > 1


def test_the_limits_of_many_rooms_are_those_of_each_to_the_last_bit(indoors: Site) -> None:
    """What house and room take comes out of one run as it comes out of a run for each."""
    from assess.worksheet.lanes import split

    spec = indoors.spec
    power = node_power(spec, 4, spec.cap_min_w, Worksheet(recording=False))

    def takes(mine: Mapping[str, Any]) -> tuple[Any, ...]:
        home = with_values(indoors.home, mine)
        site = prepare_thermal(home, spec.placement, indoors.weather, recording=False)
        return tuple(limit.capacity for limit in thermal_limits(site, power, None, None))

    values = drawn(HEAT, 25)
    found = split(takes, values)
    for number in range(25):
        assert found.values[number].tolist() == list(
            takes({path: column[number].item() for path, column in values.items()})
        )
    assert found.alone == 0


def test_the_year_of_a_room_leaves_of_many_what_it_leaves_of_the_home_as_stated(indoors: Site) -> None:
    """The home as stated gets its own verdict, and a larger unit of the room's own no less than that."""
    path = "hvac.systems.1.cooling_btu_h"
    site = replace(indoors, home=with_values(indoors.home, {path: 24_000.0}))
    best = best_many(site, {path: np.array([24_000.0, 30_000.0])})
    assert best.year_share is not None
    assert 0 < best.year_share < 1
    assert (best.gpus[0], best.cap_w[0]) == best_alone(site) != best_alone(replace(site, room_year=False))
    assert best.gpus[1] * best.cap_w[1] >= best.gpus[0] * best.cap_w[0]


@pytest.mark.parametrize(("gpus", "cap_w"), [(4, 300.0), (8, 450.0), (16, 600.0)])
def test_whether_many_fit_is_whether_each_fits(
    example: Callable[[str], Home], site_of: Callable[[Home], Site], gpus: int, cap_w: float
) -> None:
    """One node is held against every home by the limits of the forward run."""
    site, values = site_of(example("go-cleveland")), drawn(ELECTRICAL)
    each = [run(alone(site, values, number), gpus, cap_w).stop(frozenset(STAGES) - {YEAR}) for number in range(COUNT)]
    assert fits_many(site, values, gpus, cap_w).tolist() == [stop is None for stop in each]


def test_what_takes_few_values_is_right_too(example: Callable[[str], Home], site_of: Callable[[Home], Site]) -> None:
    """Whole numbers and breakers of standard sizes, which the rules count with and look up, are as right."""
    site = site_of(example("go-cleveland"))
    lots = np.random.default_rng(3)
    values = {
        "dwelling.bedrooms": lots.integers(1, 6, 40).astype(float),
        "dwelling.year_built": lots.integers(1950, 2015, 40).astype(float),
        "panel.main_a": lots.choice([100.0, 125.0, 150.0, 200.0], 40),
        "internet.tests.0.up_mbps": lots.uniform(5, 300, 40),
    }
    best = best_many(site, values)
    whole = {path: column.astype(int) if path.startswith("dwelling") else column for path, column in values.items()}
    each = [best_alone(alone(site, whole, number)) for number in range(40)]
    assert list(zip(best.gpus.tolist(), best.cap_w.tolist(), strict=True)) == each


def test_a_home_that_cannot_be_takes_no_node(indoors: Site) -> None:
    """More glass than walls is refused by the rules for that home alone."""
    base = with_values(indoors.home, {"dwelling.stories": 1.0, "dwelling.ceiling_height_ft": 8.0})
    site = replace(indoors, home=base)
    values = {"dwelling.window_area_ft2": np.array([150.0, 1_900.0])}
    best = best_many(site, values)
    assert best.can_be.tolist() == [True, False]
    assert best.gpus[1] == 0
    assert fits_many(site, values, 4, site.spec.cap_min_w).tolist()[1] is False
    with pytest.raises(IntakeError, match="larger than the walls"):
        best_alone(alone(site, values, 1))


def test_a_policy_that_keeps_something_free_counts(
    example: Callable[[str], Home], site_of: Callable[[Home], Site]
) -> None:
    """What a policy keeps free of each limit is kept of many as of one."""
    site = site_of(example("go-cleveland"))
    kept = site.policy.figure("margins.electrical").model_copy(update={"value": 0.2})
    strict = replace(site, policy=site.policy.model_copy(update={"own": {"margins.electrical": kept}}))
    values = drawn(ELECTRICAL, 30)
    best = best_many(strict, values)
    each = [best_alone(alone(strict, values, number)) for number in range(30)]
    assert list(zip(best.gpus.tolist(), best.cap_w.tolist(), strict=True)) == each
    assert best.gpus.sum() < best_many(site, values).gpus.sum()


@pytest.mark.parametrize("highest", range(-1, 10))
def test_the_highest_of_ten_caps_is_found_by_halving(highest: int) -> None:
    """Whichever it is, the top one asked first, none twice, and no more than four after it."""
    asked: list[int] = []

    def passes(cap: int) -> bool:
        asked.append(cap)
        return cap <= highest

    found = highest_cap(passes, 10)
    assert found == highest
    assert isinstance(found, int)
    assert asked[0] == 9
    assert len(set(asked)) == len(asked) <= 5


def test_a_path_is_told_by_its_steps() -> None:
    """Numbers of entries are numbers."""
    assert field_path("hvac.systems.0.cooling_btu_h") == ("hvac", "systems", 0, "cooling_btu_h")
