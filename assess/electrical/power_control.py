"""What a power control system must be and show before its setting may stand for the node."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from assess.electrical.circuit.node_circuit import NodeCircuit
from assess.findings import Finding, Limit, Severity
from assess.intake import Home, PowerManagement
from assess.numbers import quantity
from assess.rulebook import Edition, load_reference
from assess.rulebook.rules import PowerControl
from assess.worksheet.arrays import each

_TENTHS = 10  # systems are set in tenths of an ampere


def setting_a(circuit: NodeCircuit, limits: Sequence[Limit], factor: float) -> float:
    """Return a setting [A]: the next whole ampere where breaker and service still carry that continuously.

    Where they do not, the setting is the node's own current, cut to a tenth of an ampere.
    """
    up = each(ceil, circuit.current_a) * 1.0
    extra = factor * (up - circuit.current_a)
    within = all(limit.margin is None or limit.margin >= extra for limit in limits if limit.unit == "A")
    carried = circuit.serving_a is not None and factor * up <= circuit.serving_a
    return up if within and carried else each(floor, circuit.current_a * _TENTHS) / _TENTHS


def power_control_findings(
    home: Home, circuit: NodeCircuit, limits: Sequence[Limit], edition: Edition
) -> Iterator[Finding]:
    """Yield each requirement that a listed power control system meets, in the order it is bought, set and marked."""
    rule, dynamic = edition.rules.power_control, home.node.power_management is PowerManagement.PCS_DYNAMIC
    yield Finding(
        code="electrical.pcs_condition",
        severity=Severity.WARNING,
        says=_counted(circuit, dynamic=dynamic),
        means="That holds only while a listed power control system keeps it there; a software limit does not count.",
        cure=f"Install a power control system listed to {rule.listing}: fail-safe, "
        "its setting locked and marked at the panel.",
        cite=f"{rule.cite}; {rule.setpoint_cite}",
    )
    yield Finding(
        code="electrical.pcs_fail_safe",
        severity=Severity.NOTE,
        says="The power control system must fail safe.",
        means="A lost meter, sensor or signal must bring the node down, never let it rise above its setting.",
        cure="Unplug its sensor at commissioning and see the node go down.",
        cite=rule.fail_safe_cite or rule.cite,
    )
    yield Finding(
        code="electrical.pcs_restricted",
        severity=Severity.NOTE,
        says="Its setting must be out of reach of everyone but qualified persons.",
        means="A setting that anyone can raise is no limit.",
        cure="Lock it behind a cover that needs a tool, a key or a password.",
        cite=rule.restricted_cite or rule.cite,
    )
    setting = setting_a(circuit, limits, edition.rules.continuous_load.factor.value)
    yield _marking(setting, rule, dynamic=dynamic)
    if dynamic or any(c.managed for c in home.panel.circuits or ()):
        yield Finding(
            code="electrical.pcs_life_safety",
            severity=Severity.NOTE,
            says="It may shed the node, but no load that keeps people safe.",
            means="Smoke alarms, egress lighting and medical equipment are not for a control to switch off.",
            cite=rule.life_safety_cite or rule.cite,
        )


def _counted(circuit: NodeCircuit, *, dynamic: bool) -> str:
    """Return what the setting stands for: all of the node, or, where it gives way, its circuit alone."""
    setting = f"{quantity(circuit.current_a, 'A')} continuous"
    if dynamic:
        return f"The node's circuit is built for its setting, {setting}; the service counts it at its lowest cap."
    return f"The node counts at its setting, {setting}."


def marking_text(amperes: float, *, dynamic: bool) -> str:
    """Return the words that the panel is marked with for a setting [A]."""
    words = load_reference("reference/commissioning").raw["pcs_marking"]
    load = words["gives_way" if dynamic else "held"]
    return str(words["text"].format(setting=quantity(amperes, "A"), load=load))


def _marking(amperes: float, rule: PowerControl, *, dynamic: bool) -> Finding:
    return Finding(
        code="electrical.pcs_marking",
        severity=Severity.NOTE,
        says="The panel must be marked with the setting.",
        means="Whoever adds a load later must see what the calculation rests on.",
        cure=f'Put a lasting label on the panel: "{marking_text(amperes, dynamic=dynamic)}"',
        cite=rule.marking_cite or rule.cite,
    )
