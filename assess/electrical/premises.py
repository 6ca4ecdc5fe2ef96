"""What stands around the node's circuit: its panel, other sources, batteries, the transformer, a larger service."""

from collections.abc import Iterator, Sequence

from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.electrical.methods.case import Case
from assess.electrical.panel.findings import panel_findings
from assess.electrical.panel.legs import legs_written
from assess.electrical.panel.spaces import spaces_written
from assess.electrical.panel.tree import host_of
from assess.electrical.supply.busbar_sources import busbar_finding
from assess.electrical.supply.storage import storage_findings
from assess.electrical.supply.transformer import transformer_finding
from assess.electrical.supply.upgrade import upgrade_finding
from assess.findings import Finding, Limit
from assess.worksheet import Worksheet


def premises_findings(
    case: Case, circuit: NodeCircuit, house_a: float | None, limits: Sequence[Limit], ws: Worksheet
) -> Iterator[Finding]:
    """Yield what is to be said of the premises, in the order of the current, and write the panel down."""
    home, edition = case.home, case.edition
    if ws.recording:
        panel = host_of(home).panel
        spaces_written(panel, ws)
        legs_written(panel, ws)
    yield from transformer_finding(home, case.node_va, ws)
    yield from upgrade_finding(limits, house_a, home.service.rating_a, edition)
    yield from panel_findings(home, circuit, edition, ws)
    yield from busbar_finding(home, circuit.serving_a, edition, ws)
    yield from storage_findings(home, case.power, edition, ws)
