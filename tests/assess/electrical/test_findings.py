from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import Method, assess_electrical
from assess.findings import Finding, Severity
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition

Build = Callable[..., Home]
Node = Callable[..., NodePower]

CASES: list[tuple[str, Severity, dict[str, Any]]] = [
    ("unknown.floor_area", Severity.UNKNOWN, {"dwelling": {"status": "existing"}}),
    ("unknown.loads", Severity.UNKNOWN, {"loads": None}),
    ("service_minimum", Severity.WARNING, {"service_": {"rating_a": 60}, "panel_": {"main_a": 60, "bus_a": 60}}),
    ("three_phase", Severity.UNKNOWN, {"service_": {"phases": 3}}),
    ("conductor_not_stated", Severity.NOTE, {}),
    ("transformer", Severity.WARNING, {"service_": {"homes_on_transformer": 6}}),
    ("spaces_adjacent", Severity.NOTE, {}),
    (
        "loads_from_directory",
        Severity.WARNING,
        {"loads": None, "panel_": {"circuits": [{"space": "1", "load_type": "disposal", "nameplate_va": 900}]}},
    ),
    (
        "nameplates_twice",
        Severity.NOTE,
        {"panel_": {"circuits": [{"space": "1", "load_type": "dishwasher", "nameplate_va": 900}]}},
    ),
    ("status_assumed", Severity.NOTE, {"dwelling": {"floor_area_ft2": 1_500}}),
    ("ev_charger", Severity.NOTE, {"loads": [{"kind": "ev_charger", "nameplate_va": 9_600}]}),
    (
        "several_heats",
        Severity.WARNING,
        {
            "dwelling": {"status": "new", "floor_area_ft2": 1_500},
            "loads": [{"kind": "heat_pump", "nameplate_va": 4_000}, {"kind": "space_heat", "nameplate_va": 3_000}],
        },
    ),
    ("busbar_sources", Severity.WARNING, {"pv": {"power_kw": 6}}),
    ("service_class", Severity.NOTE, {"service_": {"rating_a": 400}}),
    ("feed_through", Severity.NOTE, {"panel_": {"feed_through": True}}),
    (
        "no_pair",
        Severity.NOTE,
        {"panel_": {"spaces_total": 4, "circuits": [{"space": "1"}, {"space": "4"}]}},
    ),
    (
        "unlisted_spaces",
        Severity.WARNING,
        {"panel_": {"make": "SPAN", "spaces_total": 4, "circuits": [{"space": "1"}, {"space": "3"}]}},
    ),
    ("measured_demand", Severity.NOTE, {"demand": {"peak_kw": 7.5}}),
    ("software_cap", Severity.NOTE, {}),
    ("pcs_condition", Severity.WARNING, {"node": {"power_management": "pcs_fixed"}}),
    (
        "gives_way",
        Severity.WARNING,
        {
            "service": {"rating_a": 100, "volts": 240},
            "panel_": {"main_a": 100, "bus_a": 100},
            "node": {"power_management": "pcs_dynamic"},
        },
    ),
    ("node_voltage", Severity.UNKNOWN, {"service_": {"volts": 208}, "node": {"volts": 240}}),
]


def findings(home: Home, power: NodePower, edition: Edition) -> dict[str, Finding]:
    """Return the electrical findings, by the end of their code."""
    section = assess_electrical(home, power, power, edition)
    return {finding.code.removeprefix("electrical."): finding for finding in section.findings}


@pytest.mark.parametrize(("code", "severity", "sections"), CASES, ids=[case[0] for case in CASES])
def test_what_is_seen_is_told(
    home: Build, node: Node, edition: Edition, code: str, severity: Severity, sections: dict[str, Any]
) -> None:
    """Each finding has its severity and three whole sentences, or two where there is nothing to do."""
    finding = findings(home(**sections), node(), edition)[code]
    assert finding.severity is severity
    texts = [finding.says, finding.means, finding.cure]
    assert all(text.endswith(".") and text == text.strip() for text in texts if text)
    assert finding.says
    assert finding.means
    assert finding.cure or severity is Severity.NOTE


def test_a_home_without_fault_has_only_notes(home: Build, node: Node, edition: Edition) -> None:
    """Nothing is warned of that is not there."""
    wired = {"conductor_size": "4/0", "conductor_material": "aluminum", "phases": 1, "homes_on_transformer": 1}
    panel = {"spaces_total": 8, "circuits": []}
    found = findings(home(service_=wired, panel_=panel, node={"circuit_length_ft": 40}), node(), edition)
    assert list(found) == ["software_cap"]


def test_unknown_findings_name_a_field(home: Build, node: Node, edition: Edition) -> None:
    """Whoever reads "unknown" learns where to write the answer."""
    for _, severity, sections in CASES:
        if severity is Severity.UNKNOWN:
            found = findings(home(**sections), node(), edition).values()
            assert all(finding.field for finding in found if finding.severity is Severity.UNKNOWN)


@pytest.mark.parametrize("status", ["existing", "new"])
def test_several_heats_matter_only_where_the_largest_counts(
    home: Build, node: Node, edition: Edition, status: str
) -> None:
    """For an existing home all heating adds up, so there is nothing to warn of."""
    loads = [{"kind": "heat_pump", "nameplate_va": 4_000}, {"kind": "space_heat", "nameplate_va": 3_000}]
    one = home(dwelling={"status": status, "floor_area_ft2": 1_500}, loads=loads)
    assert ("several_heats" in findings(one, node(), edition)) is (status == "new")


def test_several_heats_are_warned_of_by_method_not_by_status(home: Build, node: Node, edition: Edition) -> None:
    """An existing home calculated by the optional method has the same gap."""
    loads = [{"kind": "heat_pump", "nameplate_va": 4_000}, {"kind": "space_heat", "nameplate_va": 3_000}]
    section = assess_electrical(home(loads=loads), node(), node(), edition, method=Method.OPTIONAL)
    assert "electrical.several_heats" in {finding.code for finding in section.findings}


def test_a_circuit_that_no_table_has_is_told(home: Build, node: Node, edition: Edition) -> None:
    """A node beyond the tables has no breaker, and its verdict is not a go."""
    finding = findings(home(), node(300_000), edition)["no_circuit"]
    assert (finding.severity, finding.cite) == (Severity.UNKNOWN, "NEC 240.6(A)")


def test_spaces_that_a_directory_does_not_list_are_asked_for(home: Build, node: Node, edition: Edition) -> None:
    """Both are told by number, with the field in which they are listed."""
    panel = {"make": "SPAN", "spaces_total": 4, "circuits": [{"space": "1"}, {"space": "3"}]}
    found = findings(home(panel_=panel), node(), edition)["unlisted_spaces"]
    assert found.says == "No circuit is listed on space 2, 4; they count as free."
    assert found.field == "panel.circuits"


def test_giving_way_says_what_is_left(home: Build, node: Node, edition: Edition) -> None:
    """63.3 A left are 50.7 A of node; it gives way only if it asks for more."""
    tight = {"rating_a": 100, "volts": 240}
    yielding = home(service=tight, panel_={"main_a": 100, "bus_a": 100}, node={"power_management": "pcs_dynamic"})
    assert "50.7\N{THIN SPACE}A is left" in findings(yielding, node(), edition)["gives_way"].says
    assert "gives_way" not in findings(yielding, node(12_000), edition)


def test_volts_that_make_no_larger_breaker_are_not_asked_for(home: Build, node: Node, edition: Edition) -> None:
    """236 V measured on a service of 240 V is every house."""
    measured = home(service_={"volts": 236}, node={"volts": 240})
    assert "node_voltage" not in findings(measured, node(), edition)


def test_other_volts_are_told_with_what_they_mean(home: Build, node: Node, edition: Edition) -> None:
    """12.5 kW at 240 V is 52.1 A, 65.1 A with its factor on a 70 A breaker; at 208 V it is 75.1 A."""
    found = findings(home(service_={"volts": 208}, node={"volts": 240}), node(), edition)["node_voltage"]
    says, means = (text.replace("\N{THIN SPACE}", " ") for text in (found.says, found.means))
    assert says == "The node is said to have 240 V, the service has 208 V."
    assert "needs 75.1 A, more than the 70 A breaker" in means


def test_the_spaces_spoken_of_are_those_of_the_nodes_panel(home: Build, node: Node, edition: Edition) -> None:
    """The main panel has no pair; the sub-panel that the node hangs on was only counted."""
    circuits = [{"space": "1"}, {"space": "4"}]
    garage = {"name": "garage", "feeder_breaker_a": 100, "bus_a": 125, "main_a": 0, "spaces_free": 4, "circuits": []}
    panel = {"spaces_total": 4, "spaces_free": None, "circuits": circuits, "subpanels": [garage]}
    at_main = findings(home(panel_=panel), node(), edition)
    at_sub = findings(home(panel_=panel, node={"fed_from": "garage"}), node(), edition)
    assert ("no_pair" in at_main, "spaces_adjacent" in at_main) == (True, False)
    assert ("no_pair" in at_sub, "spaces_adjacent" in at_sub) == (False, True)
