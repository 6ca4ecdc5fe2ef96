"""The settings of the card: what is typed in at the node, set at the power control, and built as the circuit."""

from typing import TYPE_CHECKING, Any

from assess.electrical import NodeCircuit, conditions_of, design_current_a, node_circuit
from assess.electrical.power_control import setting_a
from assess.intake import PowerManagement
from assess.verdict.card.wording import Facts, load_words
from assess.worksheet import Worksheet

if TYPE_CHECKING:  # the verdict's records take their card from this package
    from assess.verdict.forward import Case
    from assess.verdict.site import Site

_MODES = {
    PowerManagement.PCS_FIXED: "fixed: holds the node at its setting",
    PowerManagement.PCS_DYNAMIC: "dynamic: the node gives way to the house, and never draws more than its setting",
}


def circuit_of(site: "Site", case: "Case") -> NodeCircuit:
    """Return the circuit that feeds the node of an accepted case."""
    node = site.home.node
    return node_circuit(
        design_current_a(case.power, node.power_management),
        site.edition,
        Worksheet(recording=False),
        material=node.conductor_material or "copper",
        conditions=conditions_of(site.home, case.power),
    )


def setpoint_of(site: "Site", case: "Case", circuit: NodeCircuit) -> float | None:
    """Return the setting of the power control system [A]; None where nothing but software holds the node."""
    if site.home.node.power_management not in _MODES:
        return None
    # Of the sections, as the label on the panel has it, whatever a policy keeps free besides.
    limits = [limit for section in case.sections for limit in section.limits]
    return setting_a(circuit, limits, site.edition.rules.continuous_load.factor.value)


def settings(site: "Site", case: "Case", circuit: NodeCircuit, facts: Facts) -> dict[str, Any]:
    """Return the settings by the names of the card's fields."""
    power, node, words = case.power, site.home.node, load_words().settings
    command = f"nvidia-smi -pl {power.cap_w:g}"
    return {
        "gpus": power.gpus,
        "cap_w": power.cap_w,
        "command": command,
        "commands": ("nvidia-smi -pm 1", command),
        "after_restart": words["restart"].text,
        "idle_gpus": site.spec.model.gpus_max - power.gpus if site.spec.model.fixed_host else 0,
        "node_wall_w": power.wall_w,
        "node_current_a": power.current_a,
        "volts": site.spec.volts,
        "breaker_a": circuit.serving_a,
        "existing_circuit": circuit.existing is not None,
        "conductor": circuit.wire,
        "terminals_c": circuit.terminal_c,
        "grounding": circuit.grounding,
        "raceway": circuit.raceway,
        "drop_pct": circuit.drop_pct,
        "total_drop_pct": circuit.total_drop_pct,
        "disconnect": facts.fill(words["disconnect"].text) or "",
        "power_mode": node.power_management or PowerManagement.NONE,
        "pcs_setpoint_a": facts.amount("setpoint"),
        "pcs_mode": _MODES.get(node.power_management, "") if node.power_management else "",
        "minimum_down_mbps": facts.amount("down"),
        "minimum_up_mbps": facts.amount("up"),
    }
