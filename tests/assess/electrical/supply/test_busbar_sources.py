from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import assess_electrical
from assess.findings import Finding, Section, Severity
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition

Build = Callable[..., Home]
Node = Callable[..., NodePower]

KNOWN = {"inverter_a": 32, "breaker_a": 40, "connection": "load_side", "opposite_end": True}
FULL = [{"space": str(n), "breaker_a": 20} for n in range(1, 12)]


def section(home: Home, power: NodePower, edition: Edition) -> Section:
    """Return the electrical section."""
    return assess_electrical(home, power, power, edition)


def busbar(home: Home, power: NodePower, edition: Edition) -> Finding | None:
    """Return what is said of the busbar."""
    found = [one for one in section(home, power, edition).findings if one.code == "electrical.busbar_sources"]
    assert len(found) <= 1
    return found[0] if found else None


def test_a_node_is_a_load(home: Build, node: Node, edition: Edition) -> None:
    """Without another source, and without exporting, the rule is not spoken of."""
    assert busbar(home(), node(), edition) is None


@pytest.mark.parametrize("pv", [{"connection": "supply_side"}, {**KNOWN, "inverter_a": 0}])
def test_what_is_not_on_the_busbar_does_not_count(
    home: Build, node: Node, edition: Edition, pv: dict[str, Any]
) -> None:
    """A connection ahead of the main breaker, or no output."""
    assert busbar(home(pv=pv), node(), edition) is None


def test_a_source_that_fits_is_left_where_it_is(home: Build, node: Node, edition: Edition) -> None:
    """200 + 40 are 120 % of 200, at the opposite end."""
    found = busbar(home(pv=KNOWN), node(), edition)
    assert found is not None
    assert (found.severity, found.cite) == (Severity.NOTE, "NEC 705.12(B)(2)")


def test_a_source_that_fits_nowhere_is_a_condition(home: Build, node: Node, edition: Edition) -> None:
    """The ways out are named, each with its clause."""
    panel = {"bus_a": 200, "main_a": 200, "spaces_total": 20, "circuits": FULL}
    found = busbar(home(pv={**KNOWN, "inverter_a": 40, "breaker_a": 50}, panel=panel), node(), edition)
    assert found is not None
    assert (found.severity, found.field) == (Severity.WARNING, None)
    assert all(clause in found.cure for clause in ("705.12(B)(6)", "705.11", "705.13"))


@pytest.mark.parametrize(
    ("pv", "panel", "field"),
    [
        ({"power_kw": 6}, {}, "pv.connection"),
        ({**KNOWN, "opposite_end": None}, {}, "pv.opposite_end"),
        ({**KNOWN, "inverter_a": None, "breaker_a": 45}, {}, "pv.inverter_a"),  # 245 A by the breaker, maybe less
        ({**KNOWN, "inverter_a": None, "breaker_a": None}, {}, "pv.inverter_a"),
        (KNOWN, {"bus_a": None}, "panel.bus_a"),
        (KNOWN, {"main_a": None}, "panel.main_a"),
    ],
)
def test_what_nobody_read_is_not_known(
    home: Build, node: Node, edition: Edition, pv: dict[str, Any], panel: dict[str, Any], field: str
) -> None:
    """Output, breaker, place, busbar and main: the field is named, and nothing is said to hold or to fail."""
    found = busbar(home(pv=pv, panel_=panel), node(), edition)
    assert found is not None
    assert (found.severity, found.field) == (Severity.WARNING, field)
    assert "not known" in found.says


@pytest.mark.parametrize(
    ("sources", "breakers", "field"),
    [
        ({"pv": {**KNOWN, "opposite_end": False}}, [20, 20, None], "panel.circuits"),
        ({"battery": {"inverter_a": 40, "opposite_end": False}}, [20, 20], "battery.breaker_a"),
        ({"pv": {"inverter_a": 40, "connection": "load_side", "opposite_end": False}}, [20], "pv.breaker_a"),
    ],
)
def test_the_sum_of_breakers_asks_for_the_one_nobody_read(
    home: Build, node: Node, edition: Edition, sources: dict[str, Any], breakers: list[int | None], field: str
) -> None:
    """Where neither the place nor the sum of the sources will do, the last way waits for one breaker."""
    circuits = [{"space": str(n), "breaker_a": breaker} for n, breaker in enumerate(breakers, 1)]
    panel = {"bus_a": 200, "main_a": 200, "spaces_total": 20, "circuits": circuits}
    found = busbar(home(panel=panel, **sources), node(), edition)
    assert found is not None
    assert (found.severity, found.field, found.cite) == (Severity.WARNING, field, "NEC 705.12(B)(3)")


def test_a_panel_of_lugs_goes_by_its_service(home: Build, node: Node, edition: Edition) -> None:
    """Main lugs have no breaker of their own: the service rating counts, and is asked for where nobody read it."""
    fits = busbar(home(pv=KNOWN, panel_={"main_a": 0}), node(), edition)
    assert fits is not None
    assert (fits.severity, fits.cite) == (Severity.NOTE, "NEC 705.12(B)(2)")
    unread = busbar(home(pv=KNOWN, panel_={"main_a": 0}, service={"volts": 240}), node(), edition)
    assert unread is not None
    assert (unread.severity, unread.field) == (Severity.WARNING, "service.rating_a")


def test_a_small_breaker_settles_it_without_the_inverter(home: Build, node: Node, edition: Edition) -> None:
    """A breaker is at least what its inverter counts for, so one that fits is enough."""
    found = busbar(home(pv={**KNOWN, "inverter_a": None}), node(), edition)
    assert found is not None
    assert found.severity is Severity.NOTE


def test_the_nodes_breaker_is_among_the_breakers(home: Build, node: Node, edition: Edition) -> None:
    """Seven of 20 A and a 40 A source are 180 A; with the node's 70 A they are too many for 200 A."""
    pv = {**KNOWN, "opposite_end": False}
    panel = {"bus_a": 200, "main_a": 200, "spaces_total": 20}
    few = busbar(home(pv=pv, panel={**panel, "circuits": FULL[:4]}), node(), edition)
    many = busbar(home(pv=pv, panel={**panel, "circuits": FULL[:7]}), node(), edition)
    assert few is not None
    assert many is not None
    assert (few.severity, few.cite) == (Severity.NOTE, "NEC 705.12(B)(3)")
    assert many.severity is Severity.WARNING
    # This way holds wherever the source stands, so another label is asked for.
    assert "may not add up" in few.cure


def test_solar_and_battery_count_together(home: Build, node: Node, edition: Edition) -> None:
    """Both of 16 A fit at the end of the busbar; the place of a battery's breaker is asked for by its field."""
    battery = {"inverter_a": 16, "breaker_a": 20}
    solar = {**KNOWN, "inverter_a": 16, "breaker_a": 20}
    both = busbar(home(pv=solar, battery=battery), node(), edition)
    assert both is not None
    assert "not known" in both.says
    assert both.field == "battery.opposite_end"
    assert both.field in both.cure
    placed = busbar(home(pv=solar, battery={**battery, "opposite_end": True}), node(), edition)
    assert placed is not None
    assert placed.severity is Severity.NOTE


def test_an_exporting_node_beside_a_battery_of_unknown_place_names_the_field(
    home: Build, node: Node, edition: Edition
) -> None:
    """What could flip the answer always says which field settles it."""
    panel = {"bus_a": 225, "spaces_total": None, "circuits": None}
    asked = home(node={"exports": True}, battery={"inverter_a": 4}, panel_=panel)
    found = busbar(asked, node(), edition)
    assert found is not None
    assert (found.severity, bool(found.field)) == (Severity.UNKNOWN, True)


def test_an_exporting_node_uses_the_rule(home: Build, node: Node, edition: Edition) -> None:
    """Its 70 A breaker is a source: too large beside 200 A on 200 A, and that blocks; on 225 A it fits."""
    tight = home(node={"exports": True}, panel={"bus_a": 200, "main_a": 200, "spaces_total": 20, "circuits": FULL})
    found = busbar(tight, node(), edition)
    assert found is not None
    assert found.severity is Severity.BLOCKING
    wide = busbar(home(node={"exports": True}, panel_={"bus_a": 225}), node(), edition)
    assert wide is not None
    assert wide.severity is Severity.NOTE
    assert "node's breaker" in wide.cure


def test_an_exporting_node_on_an_unread_panel_is_unknown(home: Build, node: Node, edition: Edition) -> None:
    """It could bar the node, so the verdict waits for it."""
    found = busbar(home(node={"exports": True}, panel_={"main_a": None}), node(), edition)
    assert found is not None
    assert (found.severity, found.field) == (Severity.UNKNOWN, "panel.main_a")


def test_the_sums_are_written(home: Build, node: Node, edition: Edition) -> None:
    """The room at the end of the busbar stands in the worksheet: 240 less 200."""
    steps = {step.label: step for step in section(home(pv=KNOWN), node(), edition).steps}
    assert steps["Room for sources at the end of the busbar"].value == pytest.approx(40)
    assert steps["Main breaker and sources"].value == pytest.approx(240)
    assert "200\N{THIN SPACE}A" in steps["Busbar with its allowance for sources"].working
    assert steps["Solar, output of the inverter as it counts"].value == pytest.approx(32 * 1.25)
