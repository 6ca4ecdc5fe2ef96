"""What of the node matters for safety: its battery, its coolant, its noise."""

from dataclasses import dataclass

from assess.hardware import NodeModel, nodes
from assess.hardware.naming import find
from assess.intake import Home
from assess.records import Basis, Figure
from assess.worksheet import Worksheet

BATTERY = "node.battery_kwh"


@dataclass(frozen=True)
class NodeFacts:
    """What is known of the node; a battery or a noise that nobody states is None, and coolant is then assumed."""

    battery_kwh: float | None
    liquid: bool
    noise: Figure | None


def node_facts(home: Home, ws: Worksheet) -> NodeFacts:
    """Return the facts as the home states them, else as the catalogue does. Raises IntakeError for an unknown model."""
    asked = home.node
    model = find(asked.model, nodes(), "node", "node.model") if asked.model else None
    cooling = asked.cooling or (model.cooling if model else None)
    return NodeFacts(
        battery_kwh=_battery_kwh(home, model, ws),
        liquid=cooling != "air",  # cooling that is not stated may be liquid
        noise=model.noise_db if model else None,
    )


def _battery_kwh(home: Home, model: NodeModel | None, ws: Worksheet) -> float | None:
    label = "Battery of the node"
    if home.node.battery_kwh is not None:
        return float(ws.given(label, home.node.battery_kwh, "kWh", basis=home.basis_of(BATTERY).basis))
    if model is not None and model.battery_kwh is not None:
        note = "not stated; as the maker's node has it"
        return float(ws.given(label, model.battery_kwh, basis=Basis.ASSUMED, note=note))
    return None
