from typing import Any

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.circuit_findings import circuit_findings
from assess.electrical.circuit.node_circuit import node_circuit
from assess.findings import Finding, Severity
from assess.rulebook import Edition
from assess.worksheet import Worksheet

RUN: dict[str, Any] = {"volts": 240, "power_factor": 1, "circuit_length_ft": 30}
SIX: dict[str, Any] = {**RUN, "existing_breaker_a": 50, "existing_conductor": "6", "conductor_material": "copper"}


def found(edition: Edition, current_a: float, **known: Any) -> dict[str, Finding]:
    """Return the findings of a circuit, by the last word of their code."""
    ws = Worksheet()
    circuit = node_circuit(current_a, edition, ws, conditions=CircuitConditions(**known))
    return {one.code.removeprefix("electrical."): one for one in circuit_findings(circuit, edition)}


def test_of_a_short_new_circuit_there_is_nothing_to_say(edition: Edition) -> None:
    """30 ft of a circuit of its own."""
    assert found(edition, 52, **RUN) == {}


@pytest.mark.parametrize(
    ("current_a", "known", "codes"),
    [
        (40, SIX, set()),
        (45, SIX, {"existing_small"}),
        (30, SIX, {"existing_large"}),
        (30, {**SIX, "mocp_a": 50}, set()),
        (30, {**SIX, "mocp_a": 40}, {"existing_above_nameplate"}),
        (30, {**SIX, "existing_conductor": "8"}, {"existing_large", "existing_unprotected"}),
        (
            40,
            {**SIX, "conductor_material": None},
            {"existing_small", "existing_unprotected", "existing_metal_not_stated"},
        ),
        (40, {**SIX, "existing_conductor": None}, {"existing_wire_not_stated", "drop_unknown"}),
        (40, {**SIX, "mca_a": 60}, {"existing_below_nameplate"}),
        (40, {**SIX, "mca_a": 52}, {"existing_below_nameplate"}),  # the wire has 55 A, its breaker only 50 A
    ],
)
def test_an_existing_circuit_is_held_against_wire_node_and_nameplate(
    edition: Edition, current_a: float, known: dict[str, Any], codes: set[str]
) -> None:
    """50 A on 6 AWG copper carry 40 A; everything else has its finding, none of which stops a verdict."""
    several = found(edition, current_a, **known)
    assert several.keys() == codes
    assert {one.severity for one in several.values()} <= {Severity.WARNING, Severity.NOTE}


def test_a_circuit_that_is_too_small_is_told_what_a_new_one_needs(edition: Edition) -> None:
    """The way out stands in the finding."""
    cure = found(edition, 52, **SIX)["existing_small"].cure.replace("\N{THIN SPACE}", " ")
    assert cure == "Hold the node to what the circuit carries, or run a new one: 70 A, 4 AWG copper."


def test_a_breaker_too_large_for_its_wire_is_told_with_its_clauses(edition: Edition) -> None:
    """8 AWG copper, 40 A, may have 40 A; the next size up and the small conductors are what it was held against."""
    one = found(edition, 30, **{**SIX, "existing_conductor": "8"})["existing_unprotected"]
    assert one.says.replace("\N{THIN SPACE}", " ") == (
        "The existing breaker, 50 A, is too large for its wire, 8 AWG copper."
    )
    assert one.means == "The wire may overheat before the breaker trips."
    assert (one.cite, one.field, one.mends_home) == ("NEC 240.4(B); NEC 240.4(D)", "node.existing_breaker_a", True)


def test_a_node_beyond_the_tables_needs_an_engineer_beside_its_circuit(edition: Edition) -> None:
    """1,000 A have no conductor, so none is named as the new one."""
    cure = found(edition, 1_000, **SIX)["existing_small"].cure
    assert cure == "Hold the node to what the circuit carries, or run a new one: an engineer's."


def test_a_length_that_is_not_stated_is_said(edition: Edition) -> None:
    """With the field to give."""
    one = found(edition, 52)["drop_unknown"]
    assert (one.severity, one.field) == (Severity.NOTE, "node.circuit_length_ft")


@pytest.mark.parametrize(
    ("length_ft", "feeder_pct", "severity", "cure"),
    [
        (200, None, None, ""),  # 2.7 %
        (
            260,
            None,
            Severity.NOTE,
            "3 AWG copper loses 2.8%; its equipment grounding conductor grows from 8 AWG copper to 6 AWG copper.",
        ),
        (
            200,
            3,
            Severity.WARNING,  # 5.7 %; the ground, 16.51 x 66.36 / 41.74 = 26.248 kcmil, is more than 6 AWG
            "2 AWG copper loses 1.6%; its equipment grounding conductor grows from 8 AWG copper to 4 AWG copper.",
        ),
        (9_000, None, Severity.WARNING, "No conductor of the table loses little enough; bring the panel nearer"),
    ],
)
def test_a_large_drop_names_the_size_that_loses_little_enough(
    edition: Edition, length_ft: float, feeder_pct: float | None, severity: Severity | None, cure: str
) -> None:
    """A recommendation: a note above 3 %, a warning above 5 % in all."""
    known = {**RUN, "circuit_length_ft": length_ft, "feeder_drop_pct": feeder_pct, "raceway": "pvc_40"}
    one = found(edition, 12_500 / 240, **known).get("voltage_drop")
    assert (None if one is None else one.severity) == severity
    if one is not None:
        assert one.cure.startswith(cure)


def test_heat_and_a_shared_raceway_are_said(edition: Edition) -> None:
    """No conductor is allowed above the table; a raceway was worked out for the node alone."""
    assert "too_hot" in found(edition, 20, circuit_ambient_f=150, above_roof_in=0)
    assert "raceway_shared" in found(edition, 20, **RUN, raceway="emt", conductors_in_raceway=6)
    assert "raceway_shared" not in found(edition, 20, **RUN, raceway="emt", conductors_in_raceway=2)
