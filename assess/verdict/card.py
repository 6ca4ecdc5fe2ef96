"""The commissioning card: the settings a technician types in."""

from math import ceil, floor

from assess.electrical import design_current_a, node_circuit
from assess.intake import PowerManagement
from assess.network import plan_needed
from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.verdict.forward import Case, Site
from assess.verdict.records import CommissioningCard
from assess.worksheet import Worksheet


def commissioning_card(site: Site, case: Case) -> CommissioningCard:
    """Return the card for an accepted case."""
    home, power = site.home, case.power
    material = home.node.conductor_material or "copper"
    current_a = design_current_a(power, home.node.power_management)
    circuit = node_circuit(current_a, site.edition, Worksheet(recording=False), material=material)
    managed = home.node.power_management in {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}
    down, up = plan_needed(power.gpus, home.node.workload)
    return CommissioningCard(
        gpus=power.gpus,
        cap_w=power.cap_w,
        command=f"nvidia-smi -pl {power.cap_w:g}",
        node_wall_w=power.wall_w,
        breaker_a=circuit.breaker_a,
        conductor=circuit.conductor,
        terminals_c=circuit.terminal_c,
        pcs_setpoint_a=_setpoint_a(site, case, circuit.breaker_a) if managed else None,
        alarm=_alarm(site),
        minimum_down_mbps=down,
        minimum_up_mbps=up,
    )


def _setpoint_a(site: Site, case: Case, breaker_a: float | None) -> float:
    """Return a whole-ampere setting: rounded up where breaker and service still carry it continuously, else down."""
    factor = site.edition.rules.continuous_load.factor.value
    current, up = case.power.current_a, float(ceil(case.power.current_a))
    extra = factor * (up - current)
    within = all(limit.margin is None or limit.margin >= extra for limit in case.limits if limit.unit == "A")
    return up if within and breaker_a is not None and factor * up <= breaker_a else float(floor(current))


def _alarm(site: Site) -> str:
    policy = load_reference("reference/policy")
    if site.spec.cooling == "liquid":
        figure = policy.figure("alarms.coolant_c")
        return f"coolant supply above {quantity(figure.value, figure.unit)} stops the node"
    room_f = site.home.room.max_air_f
    figure = policy.figure("alarms.room_f")
    return f"room air above {quantity(room_f if room_f is not None else figure.value, '°F')} stops the node"
