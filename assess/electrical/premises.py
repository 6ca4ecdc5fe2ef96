"""What stands around the node's circuit: its panel, other sources, batteries, the transformer, a larger service."""

from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.electrical.methods.case import Case
from assess.electrical.panel.legs import legs_written
from assess.electrical.panel.spaces import spaces_written
from assess.electrical.panel.tree import host_of
from assess.electrical.supply.busbar_sources import busbar_finding
from assess.findings import Severity
from assess.intake import Home
from assess.worksheet import Worksheet


def write_panel(home: Home, ws: Worksheet) -> None:
    """Write the node's panel down: its spaces and its legs."""
    panel = host_of(home).panel
    spaces_written(panel, ws)
    legs_written(panel, ws)


def premises_block(case: Case, circuit: NodeCircuit) -> bool:
    """Return whether something of the premises blocks the node, without all else that is to be said of them."""
    said = busbar_finding(case.home, circuit.serving_a, case.edition, Worksheet(recording=False))
    return any(finding.severity is Severity.BLOCKING for finding in said)
