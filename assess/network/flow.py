"""What one TCP connection gets on a line that loses packets: Mathis, Semke, Mahdavi and Ott, 1997."""

from math import sqrt

from assess.findings import Finding, Severity
from assess.network.decision import Decision
from assess.network.needs import NetworkRules
from assess.numbers import quantity
from assess.worksheet import Worksheet

_PCT, _MS = 100.0, 1_000.0
_LINE = "Measure the loss again by cable with 100 pings; if it stays, have the provider test the line."


def flow_bound_mbps(loss_pct: float, round_trip_ms: float, rules: NetworkRules, ws: Worksheet) -> float:
    """Return segment × C ÷ (round trip × √loss) [Mbps]. Raises ZeroDivisionError without loss or distance."""
    root = ws.given("Square root of the loss", sqrt(loss_pct / _PCT), note=f"√({quantity(loss_pct, '%')})")
    trip = ws.given("Round trip", round_trip_ms / _MS, "s", note="the idle latency that decides")
    segment, constant = rules.flow["segment"], rules.flow["constant"]
    return ws.product("One connection, at most", segment, constant, over=[(trip, "s"), root], unit="Mbps")


def flow_findings(decision: Decision, rules: NetworkRules, ws: Worksheet) -> list[Finding]:
    """Return how far one connection comes at the loss and the latency that were measured."""
    loss, trip = decision.loss_pct, decision.idle_latency_ms
    if not loss or not trip:
        return []
    most = rules.flow["loss_most"]
    if loss > most.value:
        return [
            Finding(
                code="network.single_flow",
                severity=Severity.NOTE,
                says=f"At {quantity(loss, '%')} loss a connection spends its time waiting for answers that were lost.",
                means=f"Above {quantity(most.value, '%')} no rate can be stated; transfers stall and break.",
                cure=_LINE,
                cite=most.cite,
            )
        ]
    bound = flow_bound_mbps(loss, trip, rules, ws)
    rates = [rate for rate in (decision.down_mbps, decision.up_mbps) if rate is not None]
    says = (
        f"At {quantity(loss, '%')} loss and {quantity(trip, 'ms')} one connection gets about "
        f"{quantity(bound, 'Mbps')}, whatever the line measures."
    )
    if rates and bound >= max(rates):
        return [
            Finding(
                code="network.single_flow",
                severity=Severity.OK,
                says=f"One connection is held back by the line, not by its loss of {quantity(loss, '%')}.",
                means=f"The loss alone would let it have {quantity(bound, 'Mbps')}.",
                cite=rules.flow["constant"].cite,
            )
        ]
    return [
        Finding(
            code="network.single_flow",
            severity=Severity.NOTE,
            says=says,
            means="Speed tests use many connections and hide it; a model is often pulled over one.",
            cure="Turn on BBR congestion control on the node, or load over several connections at once.",
            cite=f"{rules.flow['constant'].cite}; {rules.flow['bbr'].cite}",
        )
    ]
