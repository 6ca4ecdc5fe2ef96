from typing import Any

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.circuit_limits import circuit_limits
from assess.electrical.circuit.node_circuit import node_circuit
from assess.findings import Limit
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def limits(current_a: float, edition: Edition, **known: Any) -> list[Limit]:
    """Return the limits of a circuit at 240 V with a power factor of 0.98."""
    ws, conditions = Worksheet(), CircuitConditions(volts=240, power_factor=0.98, **known)
    return list(circuit_limits(node_circuit(current_a, edition, ws, conditions=conditions), edition, ws))


def test_a_new_circuit_has_no_limit_of_its_own(edition: Edition) -> None:
    """It is made as large as it must be."""
    assert limits(52, edition) == []


def test_an_existing_circuit_limits_the_continuous_current(edition: Edition) -> None:
    """50 A carry 40 A, which are 9,408 W of node; the node's 25 % are in the 80 %."""
    (found,) = limits(52, edition, existing_breaker_a=50, existing_conductor="6", conductor_material="copper")
    assert (found.code, found.demand, found.unit) == ("electrical.existing_circuit", 52, "A")
    assert [found.capacity, found.node_w] == pytest.approx([40, 9_408])
    assert found.fits is False
    (small,) = limits(40, edition, existing_breaker_a=50, existing_conductor="6", conductor_material="copper")
    assert small.fits


def test_a_wire_that_cannot_be_read_names_its_field(edition: Edition) -> None:
    """The verdict can only be incomplete, and says how to get it."""
    (found,) = limits(40, edition, existing_breaker_a=50, existing_conductor="thick")
    assert (found.capacity, found.field) == (None, "node.existing_conductor")
    assert found.cure


def test_the_nameplate_limits_what_its_largest_breaker_carries(edition: Edition) -> None:
    """70 A of MOCP carry 56 A without pause."""
    (found,) = limits(60, edition, mocp_a=70)
    assert (found.code, found.fits) == ("electrical.nameplate", False)
    assert found.capacity == pytest.approx(56)
