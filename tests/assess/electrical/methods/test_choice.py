from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import Method
from assess.electrical.findings import floor_area_finding
from assess.electrical.methods.calculation import beside, calculated, connected_va, needed
from assess.electrical.methods.case import Case
from assess.electrical.methods.choice import choose, rules_of
from assess.electrical.methods.connected import connected
from assess.errors import UsageError
from assess.findings import Severity, Worked
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition, load_edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]
Node = Callable[..., NodePower]
RECORD = {"peak_kw": 6, "interval_min": 15, "period_days": 365, "legs_balanced": True}
EQUIPPED = [{"kind": "range", "nameplate_va": 8_000}, {"kind": "air_conditioner", "nameplate_va": 3_000}]


def chosen(home: Home, code: str = "nec/2023", **options: Any) -> tuple[Method, list[str]]:
    """Return the method that auto takes, and the codes of what is said of others."""
    choice = choose(home, connected(home, Worksheet()), load_edition(code, **options), Method.AUTO)
    return choice.method, [finding.code for finding in choice.findings]


@pytest.mark.parametrize(
    ("sections", "method"),
    [
        ({}, Method.EXISTING),
        ({"dwelling_": {"status": None}}, Method.EXISTING),
        ({"dwelling_": {"status": "new"}}, Method.OPTIONAL),
        ({"dwelling_": {"status": "new"}, "service_": {"rating_a": 60}, "panel_": {"main_a": 60}}, Method.STANDARD),
        ({"demand": RECORD}, Method.DEMAND_DATA),
        ({"demand": {**RECORD, "occupied": False}}, Method.EXISTING),
        ({"dwelling_": {"count": 2, "house_loads_va": 0}}, Method.STANDARD),
        ({"dwelling_": {"count": 2, "house_loads_va": 0}, "loads": EQUIPPED}, Method.TWO_DWELLINGS),
        ({"dwelling_": {"count": 3, "house_loads_va": 0}, "loads": EQUIPPED}, Method.MULTIFAMILY),
        ({"dwelling_": {"count": 3, "house_loads_va": 0}, "loads": EQUIPPED[:1]}, Method.STANDARD),
    ],
)
def test_auto_takes_the_first_that_applies(home: Build, sections: dict[str, Any], method: Method) -> None:
    """Recorded demand, then the method for such a home, then the standard one."""
    assert chosen(home(**sections))[0] is method


def test_what_is_not_confirmed_is_passed_over_and_said(home: Build) -> None:
    """The 2026 table for existing dwellings is not confirmed: the optional method is taken, and a finding says so."""
    assert chosen(home(), "nec/2026") == (Method.OPTIONAL, ["electrical.method_not_confirmed.existing_dwelling"])
    assert chosen(home(), "nec/2026", allow_unconfirmed=True) == (Method.EXISTING, [])
    small = home(service_={"rating_a": 60}, panel_={"main_a": 60})
    assert chosen(small, "nec/2026")[0] is Method.STANDARD


@pytest.mark.parametrize("code", ["nec/2017", "nec/2020", "nec/2023", "nec/2026"])
def test_the_optional_method_rests_on_the_charger_where_it_stands_apart(code: str) -> None:
    """An edition that keeps chargers out of the tiers has their rule counted among those of the method."""
    rules = load_edition(code, allow_unconfirmed=True).rules
    rests = rules_of(Method.OPTIONAL, load_edition(code, allow_unconfirmed=True))
    assert (rules.electric_vehicles in rests) is rules.electric_vehicles.optional_outside_tiers


def test_a_record_that_is_refused_is_said(home: Build) -> None:
    """The reason stands in the finding, with the field."""
    one = home(demand=RECORD, pv={"power_kw": 5})
    choice = choose(one, connected(one, Worksheet()), load_edition("nec/2023"), Method.AUTO)
    (finding,) = choice.findings
    assert (choice.method, finding.field, finding.cite) == (Method.EXISTING, "demand", "NEC 220.87")
    assert "Solar or other generation" in finding.says


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Method.DEMAND_DATA, "No recorded peak is given"),
        (Method.TWO_DWELLINGS, "for two dwellings"),
        (Method.MULTIFAMILY, "for 3 dwellings or more"),
    ],
)
def test_a_method_that_cannot_be_worked_is_refused(home: Build, edition: Edition, asked: Method, says: str) -> None:
    """What was asked for is not quietly replaced."""
    with pytest.raises(UsageError, match=says):
        choose(home(), connected(home(), Worksheet()), edition, asked)


def test_a_method_for_one_dwelling_is_refused_to_two(home: Build, edition: Edition) -> None:
    """The optional method is for one dwelling; of a single home it may be asked for at any service."""
    two = home(dwelling_={"count": 2, "house_loads_va": 0})
    with pytest.raises(UsageError, match="for one dwelling"):
        choose(two, connected(two, Worksheet()), edition, Method.OPTIONAL)
    small = home(service_={"rating_a": 60}, panel_={"main_a": 60})
    choice = choose(small, connected(small, Worksheet()), edition, Method.OPTIONAL)
    assert (choice.method, [one.code for one in choice.findings]) == (Method.OPTIONAL, ["electrical.method_not_meant"])


def test_a_method_that_is_meant_for_the_home_is_asked_for_without_remark(home: Build, edition: Edition) -> None:
    """Of an existing home on 200 A both methods for one dwelling are; of a new one the existing method is not."""
    for method in (Method.OPTIONAL, Method.EXISTING):
        assert choose(home(), connected(home(), Worksheet()), edition, method).findings == ()
    new = home(dwelling_={"status": "new"})
    (said,) = choose(new, connected(new, Worksheet()), edition, Method.EXISTING).findings
    assert "The home is new." in said.says


def sheets(home: Home, power: NodePower, edition: Edition, method: Method = Method.AUTO) -> dict[str, Worked]:
    """Return the sheets that do not decide, by title."""
    case = Case(home, power, power, edition, method, 240.0, connected(home, Worksheet()))
    start_va = connected_va(case, Worksheet())
    assert start_va is not None
    return {sheet.title: sheet for sheet in beside(case, start_va)}


def test_every_method_stands_side_by_side(home: Build, node: Node, edition: Edition) -> None:
    """The home of the fixtures: 8,800 VA as existing, 10,000 by the optional method, 6,100 by the standard."""
    table = sheets(home(), node(), edition)["Methods side by side"]
    full_a = 1.25 * 12_500 / 240
    assert table.governs is False
    assert {step.label: step.value for step in table.steps} == pytest.approx(
        {
            "Standard method": 6_100 / 240 + full_a,
            "Optional method for one dwelling": 10_000 / 240 + full_a,
            "Method for an existing dwelling": 8_800 / 240 + full_a,
        }
    )
    assert [step.label for step in table.steps if step.note == "decides"] == ["Method for an existing dwelling"]
    assert "Recorded demand does not apply. No recorded peak is given." in table.note
    assert {step.cite for step in table.steps} == {"NEC Table 220.45", "NEC 220.82", "NEC 220.83"}


def test_the_governing_total_is_the_sheet_s_own(home: Build, node: Node, edition: Edition) -> None:
    """What stands in the table is what was calculated."""
    power, one = node(), home(demand=RECORD)
    case, ws = Case(one, power, power, edition, Method.AUTO, 240.0, connected(one, Worksheet())), Worksheet()
    assert calculated(case, connected_va(case, ws) or 0.0, ws) == pytest.approx(1.25 * 6_000 / 240)
    table = sheets(one, power, edition)["Methods side by side"]
    decides = next(step for step in table.steps if step.note == "decides")
    assert (
        decides.value == {step.label: step.value for step in ws.steps}["Current with the node and its continuous adder"]
    )


def test_the_measured_peak_stands_beside_the_node(home: Build, node: Node, edition: Edition) -> None:
    """6 kW recorded and 12.5 kVA of node are 77.1 A, whichever method decides."""
    for record in (RECORD, {**RECORD, "occupied": False}):
        sheet = sheets(home(demand=record), node(), edition)["Measured peak with the node"]
        steps = {step.label: step.value for step in sheet.steps}
        assert steps["Current of both"] == pytest.approx(18_500 / 240)
        assert steps["Left of the service rating"] == pytest.approx(200 - 18_500 / 240)
    assert "Measured peak with the node" not in sheets(home(), node(), edition)


def test_the_neutral_stands_beside_it(home: Build, node: Node, edition: Edition) -> None:
    """5,100 VA of general loads and a dishwasher of 1,000 VA."""
    sheet = sheets(home(), node(), edition)["Neutral of the service"]
    assert sheet.steps[-1].value == pytest.approx(6_100 / 240)


def test_a_fourth_heater_makes_no_room(home: Build, node: Node, edition: Edition) -> None:
    """Three of 3 kW count 5,850 VA and four 4,800 VA; against the node the house counts as with three."""
    power = node()
    loads = [{"kind": "space_heat", "nameplate_va": 3_000, "count": count} for count in (3, 4)]
    found = []
    for load in loads:
        one = home(loads=[load])
        case = Case(one, power, power, edition, Method.OPTIONAL, 240.0, connected(one, Worksheet()))
        ws = Worksheet()
        found.append(calculated(case, connected_va(case, ws) or 0.0, ws))
        assert {s.label: s.value for s in ws.steps}["Calculated load of the house"] == pytest.approx(
            9_000 + (5_850 if load["count"] == 3 else 4_800)
        )
    assert found[1] == pytest.approx(found[0])


def test_a_recorded_demand_needs_no_list_of_loads(home: Build, node: Node, edition: Edition) -> None:
    """What is not known of the house becomes a note; a load that is added must still be known."""
    power = node()
    bare = home(demand=RECORD, loads=None, dwelling={})
    case = Case(bare, power, power, edition, Method.AUTO, 240.0, connected(bare, Worksheet()))
    missing = (*floor_area_finding(bare, edition), *case.house.missing)
    kept, notes = needed(case, missing)
    assert kept == ()
    assert [note.severity for note in notes] == [Severity.NOTE, Severity.NOTE]
    added = home(demand=RECORD, loads=[{"kind": "ev_charger", "new": True}])
    case = Case(added, power, power, edition, Method.AUTO, 240.0, connected(added, Worksheet()))
    assert [finding.field for finding in needed(case, case.house.missing)[0]] == ["loads.0.nameplate_va"]


def test_other_methods_need_what_is_missing(home: Build, node: Node, edition: Edition) -> None:
    """Without a record the floor area is asked for."""
    power, bare = node(), home(dwelling={})
    case = Case(bare, power, power, edition, Method.AUTO, 240.0, connected(bare, Worksheet()))
    missing = floor_area_finding(bare, edition)
    assert needed(case, missing) == (missing, ())
