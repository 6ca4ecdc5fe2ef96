"""The commissioning card: the settings a technician types in."""

from assess.electrical import conditions_of, design_current_a
from assess.electrical.circuit.node_circuit import node_circuit
from assess.electrical.power_control import setting_a
from assess.intake import PowerManagement
from assess.network import plan_needed
from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.thermal import WARMEST_AIR
from assess.verdict.forward import Case, Site
from assess.verdict.records import CommissioningCard
from assess.worksheet import Worksheet


def commissioning_card(site: Site, case: Case) -> CommissioningCard:
    """Return the card for an accepted case."""
    home, power = site.home, case.power
    material, conditions = home.node.conductor_material or "copper", conditions_of(home, power)
    current_a = design_current_a(power, home.node.power_management)
    silent = Worksheet(recording=False)
    circuit = node_circuit(current_a, site.edition, silent, material=material, conditions=conditions)
    managed = home.node.power_management in {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}
    factor = site.edition.rules.continuous_load.factor.value
    down, up = plan_needed(power.gpus, home.node.workload)
    return CommissioningCard(
        gpus=power.gpus,
        cap_w=power.cap_w,
        command=f"nvidia-smi -pl {power.cap_w:g}",
        node_wall_w=power.wall_w,
        breaker_a=circuit.serving_a,
        existing_circuit=circuit.existing is not None,
        conductor=circuit.wire,
        terminals_c=circuit.terminal_c,
        grounding=circuit.grounding,
        raceway=circuit.raceway,
        drop_pct=circuit.drop_pct,
        total_drop_pct=circuit.total_drop_pct,
        pcs_setpoint_a=setting_a(circuit, case.limits, factor) if managed else None,
        alarm=_alarm(site, case),
        minimum_down_mbps=down,
        minimum_up_mbps=up,
    )


def _alarm(site: Site, case: Case) -> str:
    """Return what stops the node: the coolant, or the room's air where that is warmer than the heat answer allows."""
    policy = load_reference("reference/policy")
    if site.spec.cooling == "liquid":
        figure = policy.figure("alarms.coolant_c")
        return f"coolant supply above {quantity(figure.value, figure.unit)} stops the node"
    allowed = [step.value for section in case.sections for step in section.steps if step.label == WARMEST_AIR]
    room_f = min([*allowed, policy.figure("alarms.room_f").value])
    return f"room air above {quantity(room_f, '°F')} stops the node"
