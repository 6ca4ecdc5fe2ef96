from typing import Any

import pytest

from assess.findings import Finding, Severity
from assess.intake import Dwelling, Home, NodeRequest, Placement, Room, SafetyChecklist
from assess.rulebook import load_edition
from assess.safety import load_hazards
from assess.safety.checklist import checklist_findings
from assess.safety.hazards import Check
from assess.safety.node import node_facts
from assess.worksheet import Worksheet

EDITION = load_edition("nec/2023")
RULES = load_hazards()
# The answers that are bad and what each does, as an electrician would say it.
BAD = {
    "panel_heat_or_corrosion": (True, Severity.BLOCKING),
    "fuse_panel": (True, Severity.BLOCKING),
    "split_bus": (True, Severity.BLOCKING),
    "aluminum_branch_wiring": (True, Severity.WARNING),
    "knob_and_tube": (True, Severity.WARNING),
    "double_tapped_breakers": (True, Severity.WARNING),
    "grounding_ok": (False, Severity.WARNING),
    "surge_protection": (False, Severity.WARNING),
    "lockable_disconnect": (False, Severity.WARNING),
    "smoke_alarms": (False, Severity.WARNING),
    "heat_detector": (False, Severity.WARNING),
    "co_alarm": (False, Severity.WARNING),
    "over_temperature_cutoff": (False, Severity.WARNING),
    "leak_detection": (False, Severity.WARNING),
    "flood_zone": (True, Severity.WARNING),
    "vehicle_protection": (False, Severity.WARNING),
    "tamper_protection": (False, Severity.WARNING),
}
BY_FIELD = {check.field.removeprefix("safety."): check for check in RULES.checks}


def place_of(check: Check) -> Placement:
    """Return a place where the question arises."""
    return check.places[0] if check.places else Placement.BASEMENT


def ask(home: Home, placement: Placement | None) -> dict[str, Finding]:
    """Return the findings of the checklist by code."""
    node = node_facts(home, Worksheet(recording=False))
    found = checklist_findings(home, node, placement, EDITION, RULES)
    assert len({f.code for f in found}) == len(found)
    return {f.code: f for f in found}


def answered(name: str, answer: bool | None, **parts: Any) -> Finding | None:  # noqa: FBT001
    """Return what one answer to one question says, where the question arises."""
    check = BY_FIELD[name]
    parts.setdefault("room", Room(combustion_appliance=True))
    home = Home(safety=SafetyChecklist.model_validate({name: answer}), **parts)
    return ask(home, place_of(check)).get(check.code)


def test_every_question_of_the_table_is_tested() -> None:
    """A question added to the table needs its severity here."""
    assert BY_FIELD.keys() == BAD.keys()
    assert BAD.keys() <= SafetyChecklist.model_fields.keys()


@pytest.mark.parametrize("name", BAD)
def test_each_answer_says_its_own(name: str) -> None:
    """The bad answer does what it does, the good one is fine, and no answer is neither."""
    bad, severity = BAD[name]
    worst, best, none = (answered(name, answer) for answer in (bad, not bad, None))
    assert worst is not None
    assert best is not None
    assert none is not None
    assert (worst.severity, best.severity) == (severity, Severity.OK)
    assert none.severity not in {Severity.OK, Severity.BLOCKING}
    assert len({worst.says, best.says, none.says}) == 3
    # A hazard that decides alone names the field that says so, for the grade of the answer.
    decides = f"safety.{name}" if severity is Severity.BLOCKING else None
    assert (worst.field, best.field, none.field) == (decides, None, f"safety.{name}")
    assert worst.cure
    assert none.cure
    assert worst.cite == best.cite == none.cite != ""


def test_what_would_block_is_unknown_while_unseen() -> None:
    """A blocking hazard that nobody looked for could flip the answer."""
    for name, (_, severity) in BAD.items():
        none = answered(name, None)
        assert none is not None
        if severity is Severity.BLOCKING:
            assert none.severity is Severity.UNKNOWN


def test_the_clause_comes_from_the_edition() -> None:
    """A question that points at a rule prints the clause of the edition in force."""
    (finding,) = [answered("surge_protection", False)]  # noqa: FBT003
    assert finding is not None
    assert finding.cite == EDITION.rules.surge_protection.cite


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("heat_detector", {Placement.GARAGE}),
        ("vehicle_protection", {Placement.GARAGE, Placement.OUTDOOR_PAD}),
        ("tamper_protection", {Placement.OUTDOOR_PAD, Placement.EXTERIOR_WALL}),
        ("smoke_alarms", set(Placement)),
    ],
)
def test_a_question_arises_where_it_belongs(name: str, places: set[Placement]) -> None:
    """A garage needs a heat detector and protection from cars, an outdoor node a lock; smoke alarms all of them."""
    code = BY_FIELD[name].code
    assert {place for place in Placement if code in ask(Home(), place)} == places


@pytest.mark.parametrize(
    ("node", "arises"),
    [
        ({"cooling": "air"}, False),
        ({"cooling": "liquid"}, True),
        ({}, True),
        ({"model": "xfra-16"}, True),
        ({"model": "generic-air"}, False),
    ],
)
def test_a_leak_is_asked_about_unless_air_cools(node: dict[str, Any], arises: bool) -> None:  # noqa: FBT001
    """Cooling that is not stated may be liquid, so the question stays; the model of the node settles it too."""
    assert ("safety.leak" in ask(Home(node=NodeRequest(**node)), Placement.BASEMENT)) is arises


@pytest.mark.parametrize(("appliance", "arises"), [(True, True), (False, False), (None, False)])
def test_carbon_monoxide_is_asked_about_beside_a_flame(appliance: bool | None, arises: bool) -> None:  # noqa: FBT001
    """The alarm is asked about where a gas appliance draws air from the node's room."""
    home = Home(room=Room(combustion_appliance=appliance))
    assert ("safety.co_alarm" in ask(home, Placement.BASEMENT)) is arises


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("aluminum_branch_wiring", None, Severity.NOTE),
        ("aluminum_branch_wiring", 1964, None),
        ("aluminum_branch_wiring", 1968, Severity.WARNING),
        ("aluminum_branch_wiring", 2004, None),
        ("knob_and_tube", 1925, Severity.WARNING),
        ("knob_and_tube", 1951, None),
    ],
)
def test_the_year_of_building_sharpens_or_settles(name: str, year: int | None, expected: Severity | None) -> None:
    """Wiring that nobody looked at is a condition in homes of its years, and no question in others."""
    found = answered(name, None, dwelling=Dwelling(year_built=year))
    assert (found.severity if found else None) is expected


def test_a_seen_hazard_stands_whatever_the_year() -> None:
    """Aluminum that was seen in a new home is told all the same."""
    found = answered("aluminum_branch_wiring", True, dwelling=Dwelling(year_built=2004))  # noqa: FBT003
    assert found is not None
    assert found.severity is Severity.WARNING
    assert "copper" in found.cure
