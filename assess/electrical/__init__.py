"""The electrical answer: calculated load with the node, headroom, the node's circuit."""

from assess.electrical.circuit.circuit_conditions import CircuitConditions, conditions_of
from assess.electrical.circuit.node_circuit import NodeCircuit, node_circuit
from assess.electrical.limits import HouseCount, circuit_at, count_house, electrical_limits
from assess.electrical.methods.case import Method, design_current_a
from assess.electrical.premises import premises_block
from assess.electrical.section import assess_electrical

__all__ = [
    "CircuitConditions",
    "HouseCount",
    "Method",
    "NodeCircuit",
    "assess_electrical",
    "circuit_at",
    "conditions_of",
    "count_house",
    "design_current_a",
    "electrical_limits",
    "node_circuit",
    "premises_block",
]
