"""What binds many homes is what `assess.verdict.binding` says of each of them."""

from math import inf
from random import Random

import pytest

np = pytest.importorskip("numpy", reason="a screen is made of NumPy arrays")
from assess.findings import Limit  # noqa: E402  # what follows imports NumPy at its top
from assess.verdict.binding import binding_of, next_behind, tightest_first  # noqa: E402
from assess.verdict.screening.binding import bound_of  # noqa: E402
from assess.verdict.screening.uses import Use  # noqa: E402

LIMITS = (
    ("electrical.service", "Service rating", "A"),
    ("electrical.bus", "Panel bus", "A"),
    ("electrical.spaces", "Panel spaces", "spaces"),
    ("electrical.setpoint", "Setpoint", "A"),
    ("thermal.cooler", "Outdoor heat rejection", "W"),
    ("thermal.room", "Air of the room", "W"),
    ("network.up", "Upload", "Mbps"),
    ("network.cap", "Data cap", "TB"),
)
CAPACITIES = (None, 0.0, 1.0, 2.0, 2.0, 4.0, 8.0)
DEMANDS = (0.0, 1.0, 2.0, 3.0)
HOMES = 60
At = list[Limit | None]


def limits_at_random(lots: Random, *, shares: float) -> At:
    """Return a limit of each kind, some not there at all."""
    return [
        Limit(code=code, name=name, capacity=lots.choice(CAPACITIES), demand=lots.choice(DEMANDS), unit=unit)
        if lots.random() < shares
        else None
        for code, name, unit in LIMITS
    ]


def use_of(place: int, shown: list[At], asked: list[At]) -> Use:
    """Return one limit of all homes as a screen keeps it."""
    use = Use(*LIMITS[place], *(np.full(len(shown), value) for value in (np.nan, True, np.nan, True, False)))
    for home, (mine, whole) in enumerate(zip(shown, asked, strict=True)):
        here, there = mine[place], whole[place]
        use.there[home] = here is not None
        if here is not None and here.use is not None:
            use.shown[home], use.shown_fits[home] = here.use, here.fits
        if there is not None and there.use is not None:
            use.asked[home], use.asked_fits[home] = there.use, there.fits
    return use


@pytest.mark.parametrize("seed", range(20))
def test_what_binds_many_is_what_binds_each(seed: int) -> None:
    """The binding limit, its use and the next behind it, for limits at random, unknown ones and equals among them."""
    lots = Random(seed)  # noqa: S311  # limits at random are no secret
    shares = lots.choice((0.3, 0.7, 1.0))
    shown = [limits_at_random(lots, shares=shares) for _ in range(HOMES)]
    asked = [
        [lots.choice((one, *limits_at_random(lots, shares=1.0)[n : n + 1])) for n, one in enumerate(at)] for at in shown
    ]
    fits = np.array([lots.random() < 0.5 for _ in range(HOMES)])
    found = bound_of([use_of(place, shown, asked) for place in range(len(LIMITS))], fits)
    for home in range(HOMES):
        here = tightest_first(limit for limit in shown[home] if limit is not None)
        stopped = asked[home] if fits[home] else shown[home]
        stops = tightest_first(limit for limit in stopped if limit is not None and limit.fits is False)
        binding = binding_of(stops, here)
        behind = next_behind(binding, here)
        names = [LIMITS[place][0] if place >= 0 else None for place in (found.binding[home], found.behind[home])]
        assert names == [None if one is None else one.code for one in (binding, behind)], (binding, behind)
        use = None if np.isnan(found.use[home]) else found.use[home]
        assert use == (None if binding is None else binding.use)


def test_a_home_of_which_no_limit_is_known_has_none() -> None:
    """Nothing binds it, and there is nothing behind."""
    nothing: At = [None] * len(LIMITS)
    found = bound_of([use_of(place, [nothing], [nothing]) for place in range(len(LIMITS))], np.array([True]))
    assert (found.binding.tolist(), found.behind.tolist()) == ([-1], [-1])
    assert np.isnan(found.use).all()


def test_a_capacity_of_nothing_at_all_binds_first() -> None:
    """Its use is infinite, and more than any other."""
    some: At = [None] * len(LIMITS)
    some[0], some[4] = (
        Limit(code=code, name=name, capacity=capacity, demand=9.0, unit=unit)
        for (code, name, unit), capacity in ((LIMITS[0], 1.0), (LIMITS[4], 0.0))
    )
    found = bound_of([use_of(place, [some], [some]) for place in range(len(LIMITS))], np.array([False]))
    assert (found.binding.tolist(), found.behind.tolist(), found.use.tolist()) == ([4], [0], [inf])
