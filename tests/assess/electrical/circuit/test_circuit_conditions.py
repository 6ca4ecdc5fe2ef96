from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical import CircuitConditions, conditions_of
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.records import Basis


def test_everything_the_form_says_of_the_circuit_is_taken_over(
    home: Callable[..., Home], node: Callable[..., NodePower]
) -> None:
    """Field by field, under the same names."""
    said: dict[str, Any] = {
        "mca_a": 66,
        "mocp_a": 70,
        "terminals_75c": True,
        "circuit_ambient_f": 104,
        "conductors_in_raceway": 4,
        "above_roof_in": 0.5,
        "raceway": "emt",
        "circuit_length_ft": 60,
        "feeder_drop_pct": 1,
        "existing_breaker_a": 50,
        "existing_conductor": "6",
        "conductor_material": "aluminum",
        "power_factor": 0.98,
        "volts": 208,
    }
    assert said.keys() == CircuitConditions.model_fields.keys() - {"bases"}
    found = conditions_of(home(node=said), node())
    assert found.model_dump(exclude={"bases"}) == said


def test_volts_and_power_factor_come_from_the_node_where_the_home_is_silent(
    home: Callable[..., Home], node: Callable[..., NodePower]
) -> None:
    """Its watts, volt-amperes and amperes say them; the volts of the service go before."""
    power = node().model_copy(update={"wall_w": 9_800.0, "wall_va": 10_000.0, "current_a": 50.0})
    silent = conditions_of(home(service={"rating_a": 200}), power)
    assert [silent.volts, silent.power_factor] == pytest.approx([200, 0.98])
    assert conditions_of(home(), power).volts == 240


def test_a_value_keeps_its_basis(home: Callable[..., Home], node: Callable[..., NodePower]) -> None:
    """What was measured is said to be; what is not marked was told."""
    marked = home(provenance={"node.circuit_length_ft": {"basis": "measured"}, "panel.bus_a": {"basis": "label"}})
    found = conditions_of(marked, node())
    assert found.basis("circuit_length_ft") is Basis.MEASURED
    assert found.basis("mca_a") is Basis.TOLD
    assert found.bases.keys() == {"circuit_length_ft"}
