"""Busbars with solar on them, as the trade works them out.

The figures are those of installers' guides to the rule. 200 A busbar and 200 A main breaker leave 40 A of source
breaker, an inverter of 32 A (solardesignlab.com/solar-120-percent-rule-nec-705-12); 225 A and 200 A leave 70 A, an
inverter of 56 A (unanswered.io/guide/what-is-the-120-percent-rule-for-solar-panels; wattmonk.com on the 120 rule). A
center-fed panel of 200 A takes 40 A at either end (message 21261 of the RE-wrenches list, on the text of 2017). The
first way counts the main breaker as well (electricallicenserenewal.com, section 972, on 705.12(B)(3) of 2020).
"""

import pytest

from assess.electrical.supply.busbar_sources import room_for_source_a, sources, ways
from assess.intake import Home
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

EDITIONS = ("nec/2017", "nec/2020", "nec/2023")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("bus", "main", "breaker", "inverter"), [(200, 200, 40, 32), (225, 200, 70, 56)])
def test_room_at_the_end_of_a_busbar(edition: str, bus: float, main: float, breaker: float, inverter: float) -> None:
    """120 % of the busbar less the main breaker, and the output it is good for."""
    rule = load_edition(edition).rules.busbar_sources
    assert room_for_source_a(bus, main, rule, Worksheet(recording=False)) == pytest.approx((breaker, inverter))


@pytest.mark.parametrize(
    ("panel", "inverter", "opposite", "holds"),
    [
        ({"bus_a": 200, "main_a": 200}, 32, True, "705.12(B)(2)"),
        ({"bus_a": 200, "main_a": 200}, 33, True, None),
        ({"bus_a": 200, "main_a": 200}, 32, False, None),
        ({"bus_a": 225, "main_a": 200}, 56, True, "705.12(B)(2)"),
        ({"bus_a": 225, "main_a": 200}, 20, False, "705.12(B)(1)"),  # 200 + 25 = 225
        ({"bus_a": 200, "main_a": 200, "center_fed": True}, 32, None, "705.12(B)(4)"),
        ({"bus_a": 200, "main_a": 200, "center_fed": True}, 33, None, None),
    ],
)
def test_which_way_holds(
    panel: dict[str, object], inverter: float, *, opposite: bool | None, holds: str | None
) -> None:
    """One breaker more, or one at the wrong end, and none does."""
    pv = {"inverter_a": inverter, "connection": "load_side", "opposite_end": opposite}
    full = [{"space": str(n), "breaker_a": 20} for n in range(1, 13)]  # 240 A of handles: the sum is too large
    home = Home.model_validate({"panel": {**panel, "circuits": full}, "pv": {**pv, "breaker_a": 40}})
    rule, silent = load_edition("nec/2023").rules.busbar_sources, Worksheet(recording=False)
    found = ways(home, sources(home, 70, rule, silent), 70, rule, silent)
    assert [way.cite for way in found if way.holds] == ([f"NEC {holds}"] if holds else [])
    assert all(way.holds is not None for way in found)
