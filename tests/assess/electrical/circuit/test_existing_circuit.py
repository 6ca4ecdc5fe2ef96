from typing import Any

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.ampacity import correction_factors
from assess.electrical.circuit.existing_circuit import ExistingCircuit, existing_circuit
from assess.errors import IntakeError
from assess.records import Basis
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def there(edition: Edition, **known: Any) -> ExistingCircuit | None:
    """Return the existing circuit of these conditions."""
    conditions, sheet = CircuitConditions(**known), Worksheet()
    return existing_circuit(conditions, correction_factors(conditions, edition, sheet), edition, sheet)


def test_where_none_is_stated_there_is_none(edition: Edition) -> None:
    """A wire without a breaker is no circuit."""
    assert there(edition) is None
    assert there(edition, existing_conductor="6") is None


@pytest.mark.parametrize(
    ("breaker_a", "wire", "known", "capacity_a"),
    [
        (50, "6", {}, 40),  # 50 / 1.25; the wire has 55 A
        (60, "6", {}, 44),  # 60 A may protect 55 A, but the terminals have 55 / 1.25
        (60, "6", {"terminals_75c": True}, 48),
        (60, "6", {"terminals_75c": True, "raceway": "cable"}, 44),
        (60, "6/3", {"terminals_75c": True}, 44),  # written as a cable, which has 60 °C whatever its terminals
        (50, "8", {}, 32),  # 40 A of wire may have a 40 A breaker only
        (150, "6", {}, 44),  # too large a breaker for the wire, which stays in the 60 °C column
        (150, "1", {}, 104),  # 130 A at 75 °C may have 150 A: a circuit over 100 A indeed
        (30, "10", {}, 24),
        (40, "10", {"terminals_75c": True}, 24),  # a small conductor: 30 A, whatever its column says
        (50, "6", {"conductors_in_raceway": 20}, 32),  # 75 x 0.50 = 37.5 A, a 40 A breaker, 40 / 1.25
        (40, "6", {"conductors_in_raceway": 41}, 24),  # 75 x 0.35 = 26.25 A, a 30 A breaker
        (100, "1", {"circuit_ambient_f": 140}, 80),  # 145 x 0.71 = 103 A
        (50, "6", {"circuit_ambient_f": 150, "above_roof_in": 0}, 0),
    ],
)
def test_it_carries_the_least_of_breaker_terminals_and_wire(
    edition: Edition, breaker_a: float, wire: str, known: dict[str, Any], capacity_a: float
) -> None:
    """80 % of the breaker that the wire may have, 80 % of its ends, all of what it carries after correction."""
    found = there(edition, existing_breaker_a=breaker_a, existing_conductor=wire, conductor_material="copper", **known)
    assert found is not None
    assert found.capacity_a == pytest.approx(capacity_a)


def test_a_metal_that_is_not_stated_is_taken_for_aluminum(edition: Edition) -> None:
    """The stricter: 6 AWG aluminum has 40 A. 14 AWG is made in copper only, and so is taken for it."""
    found = there(edition, existing_breaker_a=50, existing_conductor="6")
    assert found is not None
    assert (found.material, found.material_assumed, found.largest_breaker_a) == ("aluminum", True, 40)
    assert found.capacity_a == pytest.approx(32)
    small = there(edition, existing_breaker_a=15, existing_conductor="14")
    assert small is not None
    assert small.wire == "14 AWG copper"
    assert small.capacity_a == pytest.approx(12)


def test_a_wire_that_is_not_stated_is_unknown(edition: Edition) -> None:
    """It may not suit its breaker, so what the circuit carries is not known."""
    found = there(edition, existing_breaker_a=50)
    assert found is not None
    assert found.wire is None
    assert found.capacity_a is None


@pytest.mark.parametrize(("wire", "metal"), [("thick", "copper"), ("14", "aluminum")])
def test_a_wire_that_cannot_be_read_is_unknown(edition: Edition, wire: str, metal: Any) -> None:
    """Neither a size of the table, nor one of this metal: no capacity rather than a guess."""
    found = there(edition, existing_breaker_a=50, existing_conductor=wire, conductor_material=metal)
    assert found is not None
    assert found.capacity_a is None


@pytest.mark.parametrize(
    ("breaker_a", "near"), [(55, "50 A and 60 A"), (120, "110 A and 125 A"), (5, "10 A"), (47.5, "45 A and 50 A")]
)
def test_a_breaker_of_no_standard_size_is_refused(edition: Edition, breaker_a: float, near: str) -> None:
    """The message names the field and the sizes next to it."""
    with pytest.raises(IntakeError) as refused:
        there(edition, existing_breaker_a=breaker_a)
    assert refused.value.where == "node.existing_breaker_a"
    assert near in str(refused.value).replace("\N{THIN SPACE}", " ")


def test_what_is_known_of_the_wire_stands_beside_it(edition: Edition) -> None:
    """As it came to be known, or that the metal was assumed; its ends are kept for what hangs on them."""
    bases = {"existing_breaker_a": Basis.LABEL, "existing_conductor": Basis.MEASURED}
    known: dict[str, Any] = {"existing_breaker_a": 50, "existing_conductor": "6", "bases": bases}
    metals: list[tuple[Any, Basis, float]] = [("copper", Basis.MEASURED, 55), (None, Basis.ASSUMED, 40)]
    for material, basis, terminal_a in metals:
        conditions, ws = CircuitConditions(conductor_material=material, **known), Worksheet()
        found = existing_circuit(conditions, correction_factors(conditions, edition, Worksheet()), edition, ws)
        assert found is not None
        assert found.terminal_a == terminal_a
        steps = {step.label: step for step in ws.steps}
        assert steps["Breaker of the existing circuit"].basis is Basis.LABEL
        wire = next(step for label, step in steps.items() if label.startswith("Wire of the existing circuit, 6 AWG"))
        assert (wire.basis, wire.unit) == (basis, "A")
        assert ("not stated" in (wire.note or "")) is (material is None)
