"""The electrical answer: calculated load with the node, headroom, the node's circuit."""

from assess.electrical.circuit.circuit_conditions import CircuitConditions, conditions_of
from assess.electrical.circuit.node_circuit import NodeCircuit, node_circuit
from assess.electrical.methods.case import Method, design_current_a
from assess.electrical.section import assess_electrical

__all__ = [
    "CircuitConditions",
    "Method",
    "NodeCircuit",
    "assess_electrical",
    "conditions_of",
    "design_current_a",
    "node_circuit",
]
