from dataclasses import replace

import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.conditions import Conditions, Design, design
from assess.thermal.manual_j.ducts import Rooms, cooling_delivery, ducts, heating_delivery
from assess.thermal.manual_j.house import DuctRun, DuctSystem
from assess.worksheet import Worksheet

INPUTS = Inputs(Home(), Worksheet(), "reference/manual_j")
ROOMS = Rooms(20_000, 2_000, 30_000)
ATTIC = DuctRun(300, 4.4, 130, 20, 0.1, leak=0.1)
SYSTEM = DuctSystem(ATTIC, replace(ATTIC, area_ft2=75, r=5))


def day(*, grains: float | None = 30, winter: float | None = 20) -> Design:
    """Return a design day."""
    return design(INPUTS, Conditions(95, winter, 75, 70, "medium", 40, 1.0, grains))


def cooling(system: DuctSystem) -> float:
    """Return the share of the cooling that arrives."""
    return cooling_delivery(INPUTS, system, ROOMS, day())[0]


def test_tight_ducts_in_the_rooms_lose_nothing() -> None:
    """Without surface or leaks outside the rooms everything arrives, in summer and in winter."""
    inside = DuctRun(0, 1, 130, 20, 0, leak=0)
    system = DuctSystem(inside, inside)
    assert cooling(system) == pytest.approx(1)
    assert heating_delivery(INPUTS, system, 30_000, day()) == pytest.approx(1)


def test_only_supply_leaks_by_hand() -> None:
    """A tenth of the supply air lost and nothing else leaves nine tenths: ASHRAE 152 without regain."""
    tight, leaky = DuctRun(0, 1, 130, 20, 0), DuctRun(0, 1, 130, 20, 0, leak=0.1)
    assert cooling(DuctSystem(leaky, tight)) == pytest.approx(0.9, abs=1e-3)


@pytest.mark.parametrize(
    "worse",
    [
        replace(SYSTEM, supply=replace(ATTIC, area_ft2=400)),
        replace(SYSTEM, supply=replace(ATTIC, r=2)),
        replace(SYSTEM, supply=replace(ATTIC, leak=0.2)),
        replace(SYSTEM, supply=replace(ATTIC, cooling_f=150, heating_f=0)),
        replace(SYSTEM, back=replace(SYSTEM.back, leak=0.2)),
        replace(SYSTEM, supply=replace(ATTIC, regain=0.0)),
    ],
)
def test_what_loses_more(worse: DuctSystem) -> None:
    """Larger, barer, leakier ducts in a hotter or colder place deliver less, and regain gives some back."""
    assert cooling(worse) < cooling(SYSTEM)
    usual, found = (heating_delivery(INPUTS, system, 30_000, day()) for system in (SYSTEM, worse))
    assert usual is not None
    assert found is not None
    assert found < usual


def test_the_worst_ducts_still_deliver_a_quarter() -> None:
    """Delivery is held at a quarter, the peer's bound."""
    worst = DuctRun(2_000, 1, 150, 0, 0, leak=0.6)
    assert cooling(DuctSystem(worst, worst)) == pytest.approx(0.25)


def test_what_is_not_known_stays_unknown() -> None:
    """Without a winter there is no winter's loss, and without humidity no latent one."""
    cold = DuctSystem(replace(ATTIC, heating_f=None), replace(ATTIC, heating_f=None))
    found = ducts(INPUTS, cold, Rooms(20_000, None, None), day(grains=None, winter=None))
    assert found.heating_btu_h is None
    assert found.latent_btu_h is None
    assert found.sensible_btu_h > 0


def test_nothing_to_cool_moves_no_air() -> None:
    """A house without a load has none in its ducts."""
    assert ducts(INPUTS, SYSTEM, Rooms(0, 0, 0), day()).sensible_btu_h == 0
