from typing import Any

import pytest

from assess.errors import IntakeError, UnconfirmedRule
from assess.findings import Finding, Section, Severity
from assess.intake import Battery, Home, NodeRequest, Panel, Placement, Room, SafetyChecklist, Service
from assess.records import Confidence
from assess.rulebook import Edition, load_edition
from assess.safety import assess_safety
from assess.worksheet import recompute

EDITION = load_edition("nec/2023")
CLEAN = SafetyChecklist(
    panel_heat_or_corrosion=False,
    fuse_panel=False,
    split_bus=False,
    aluminum_branch_wiring=False,
    knob_and_tube=False,
    double_tapped_breakers=False,
    grounding_ok=True,
    surge_protection=True,
    working_depth_in=40,
    working_width_in=36,
    working_height_in=80,
    panel_place="garage",
    lockable_disconnect=True,
    disconnect_distance_ft=10,
    smoke_alarms=True,
    heat_detector=True,
    co_alarm=True,
    over_temperature_cutoff=True,
    leak_detection=True,
    flood_zone=False,
    vehicle_protection=True,
    tamper_protection=True,
    beside_sleeping_room=False,
    node_clearance_in=40,
)
WORST = SafetyChecklist(
    panel_heat_or_corrosion=True,
    fuse_panel=True,
    split_bus=True,
    aluminum_branch_wiring=True,
    knob_and_tube=True,
    double_tapped_breakers=True,
    grounding_ok=False,
    surge_protection=False,
    working_depth_in=10,
    working_width_in=10,
    working_height_in=60,
    panel_place="bathroom",
    lockable_disconnect=False,
    disconnect_distance_ft=90,
    smoke_alarms=False,
    heat_detector=False,
    co_alarm=False,
    over_temperature_cutoff=False,
    leak_detection=False,
    flood_zone=True,
    vehicle_protection=False,
    tamper_protection=False,
    beside_sleeping_room=True,
    node_clearance_in=2,
)
HOMES = {
    "empty": Home(),
    "clean": Home(panel=Panel(make="Eaton"), safety=CLEAN, node=NodeRequest(battery_kwh=16, cooling="liquid")),
    "worst": Home(
        panel=Panel(make="FPE"),
        safety=WORST,
        node=NodeRequest(battery_kwh=30),
        battery=Battery(energy_kwh=90, location="sleeping_room"),
        room=Room(combustion_appliance=True),
        service=Service(homes_on_transformer=6, transformer_kva=25),
    ),
}


def assessed(home: Home, placement: Placement | None, edition: Edition = EDITION, **node: Any) -> Section:
    """Return the section of a 12.5 kW node on an 80 A circuit unless told otherwise."""
    figures = {"power_w": 12_500.0, "branch_a": 80.0, **node}
    return assess_safety(home, edition, placement, **figures)


def by_code(section: Section) -> dict[str, Finding]:
    """Return the findings by code without its prefix."""
    return {f.code.removeprefix("safety."): f for f in section.findings}


@pytest.mark.parametrize("placement", [*Placement, None])
@pytest.mark.parametrize("name", HOMES)
def test_every_finding_is_whole(name: str, placement: Placement | None) -> None:
    """Every finding has a code of its own, says something, gives its source, and a cure where one is needed."""
    section = assessed(HOMES[name], placement)
    codes = [f.code for f in section.findings]
    assert len(codes) == len(set(codes))
    for found in section.findings:
        assert found.code.startswith("safety.")
        assert found.says.endswith(".")
        assert found.cite
        assert found.severity in {Severity.OK, Severity.NOTE} or found.cure
        assert found.severity is not Severity.UNKNOWN or found.field
        if found.field:
            part, field = found.field.split(".")
            assert part in Home.model_fields
            assert field in type(getattr(HOMES["worst"], part)).model_fields


@pytest.mark.parametrize("name", HOMES)
def test_every_step_can_be_computed_again(name: str) -> None:
    """Every line of working gives its value again from its operands."""
    section = assessed(HOMES[name], Placement.OUTDOOR_PAD)
    assert section.steps
    for step in section.steps:
        assert recompute(step) == pytest.approx(step.value), step.label


def test_a_clean_home_has_nothing_to_cure() -> None:
    """With everything seen and in order nothing blocks, is unknown or a condition."""
    for placement in (Placement.OUTDOOR_PAD, Placement.EXTERIOR_WALL, Placement.GARAGE, Placement.BASEMENT):
        found = assessed(HOMES["clean"], placement).findings
        assert [f.code for f in found if f.severity not in {Severity.OK, Severity.NOTE}] == []


def test_the_worst_home_is_blocked_by_each_hazard() -> None:
    """Each blocking hazard is told on its own, none hides another."""
    found = assessed(HOMES["worst"], Placement.BASEMENT).findings
    blocking = {f.code.removeprefix("safety.") for f in found if f.severity is Severity.BLOCKING}
    assert blocking == {
        "panel_make.federal_pacific",
        "panel_heat",
        "fuse_panel",
        "split_bus",
        "panel_place",
        "working_depth",
        "working_width",
        "working_height",
        "battery_unit",
        "battery_place",
    }


def test_an_empty_form_is_unknown_and_not_bad() -> None:
    """Nothing stated blocks nothing: what could block is unknown, the rest is to be seen."""
    found = assessed(Home(), None).findings
    assert {f.code for f in found if f.severity is Severity.UNKNOWN} == {
        "safety.fuse_panel",
        "safety.panel_heat",
        "safety.panel_make",
        "safety.panel_place",
        "safety.placement",
        "safety.split_bus",
        "safety.working_space",
    }
    assert not any(f.severity is Severity.BLOCKING for f in found)


def test_a_silent_run_gives_the_same_findings() -> None:
    """Without recording there are no steps and the findings are the same."""
    loud = assessed(HOMES["worst"], Placement.GARAGE)
    silent = assess_safety(HOMES["worst"], EDITION, Placement.GARAGE, 12_500.0, 80.0, recording=False)
    assert silent.worked == ()
    assert silent.findings == loud.findings
    assert silent.limits == ()


@pytest.mark.parametrize(("branch_a", "needed"), [(50.0, True), (40.0, True), (60.0, False), (80.0, False)])
def test_ground_fault_protection_outdoors(branch_a: float, needed: bool) -> None:  # noqa: FBT001
    """Outdoor circuits up to the edition's size need ground-fault protection, larger ones do not."""
    found = by_code(assessed(Home(), Placement.OUTDOOR_PAD, branch_a=branch_a))["ground_fault"]
    assert found.severity is Severity.NOTE
    assert ("and needs" in found.says) is needed
    assert found.cite == EDITION.rules.gfci_outdoor.up_to.cite


def test_ground_fault_protection_waits_for_the_circuit() -> None:
    """A circuit of unknown size is told as such; indoors the rule is not spoken of."""
    assert "not known" in by_code(assessed(Home(), Placement.EXTERIOR_WALL, branch_a=None))["ground_fault"].says
    assert "ground_fault" not in by_code(assessed(Home(), Placement.GARAGE))


@pytest.mark.parametrize(("feet", "expected"), [(50.0, Severity.OK), (51.0, Severity.WARNING)])
def test_a_disconnect_has_to_be_in_sight(feet: float, expected: Severity) -> None:
    """The edition's distance is within sight, more is not."""
    home = Home(safety=SafetyChecklist(disconnect_distance_ft=feet))
    assert by_code(assessed(home, Placement.GARAGE))["disconnect_distance"].severity is expected
    assert "disconnect_distance" not in by_code(assessed(Home(), Placement.GARAGE))


def test_the_place_of_the_node_matters_unless_it_has_no_battery() -> None:
    """Without a place a battery could be barred; without a battery the place is a condition."""
    assert by_code(assessed(Home(), None))["placement"].severity is Severity.UNKNOWN
    without = Home(node=NodeRequest(battery_kwh=0))
    assert by_code(assessed(without, None))["placement"].severity is Severity.WARNING


def test_noise_beside_a_sleeping_room_is_a_condition() -> None:
    """The noise that is known of a node is told where people sleep beside it."""
    beside = SafetyChecklist(beside_sleeping_room=True)
    known = Home(safety=beside, node=NodeRequest(model="xfra-16"))
    assert "60" in by_code(assessed(known, Placement.EXTERIOR_WALL))["noise"].means
    assert by_code(assessed(Home(safety=beside), Placement.GARAGE))["noise"].severity is Severity.WARNING
    assert "noise" not in by_code(assessed(Home(), Placement.GARAGE))


def test_the_transformer_and_the_neighbors_are_told() -> None:
    """The utility hears of the node; how many share the transformer is asked where it is not known."""
    known = by_code(assessed(HOMES["worst"], Placement.GARAGE))["transformer"]
    assert "25\u2009kVA" in known.says
    assert "6 homes" in known.says
    assert by_code(assessed(Home(), Placement.GARAGE))["transformer"].field == "service.homes_on_transformer"


def test_an_unknown_model_is_refused() -> None:
    """A node that is not in the catalogue has no battery to look up."""
    with pytest.raises(IntakeError, match="xfra-99"):
        assessed(Home(node=NodeRequest(model="xfra-99")), Placement.GARAGE)


@pytest.mark.parametrize("rule", ["working_space", "gfci_outdoor"])
def test_an_open_rule_is_not_used(rule: str) -> None:
    """A figure of a rule that is not confirmed is refused unless it is allowed."""
    sure = getattr(EDITION.rules, rule)
    opened = type(sure).model_validate({**sure.model_dump(), "confidence": Confidence.OPEN})
    edition = EDITION.model_copy(update={"rules": EDITION.rules.model_copy(update={rule: opened})})
    with pytest.raises(UnconfirmedRule):
        assessed(Home(), Placement.OUTDOOR_PAD, edition)
    allowed = edition.model_copy(update={"allow_unconfirmed": True})
    assert assessed(Home(), Placement.OUTDOOR_PAD, allowed).findings
