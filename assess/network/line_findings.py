"""What latency, loss, the plan and the kind of line say of it."""

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.network.decision import Decision
from assess.network.needs import NetworkRules, WorkloadClass
from assess.network.ranks import quantile
from assess.numbers import percent, quantity
from assess.records import Figure
from assess.worksheet import Worksheet

_MEASURE = "Run `assess measure`, which pings while the line is idle and while it is busy."
_CABLES = "Check cables and Wi-Fi first, then have the provider test the line."
_QUEUE = "Put a router with queue management (SQM, CAKE or fq_codel) on the line, or hold the node's upload down."


def quality_findings(decision: Decision, work: WorkloadClass) -> list[Finding]:
    """Return one finding each for latency under load, idle latency and loss, against the class."""
    checks = [
        ("loaded_latency", "Latency under load", decision.loaded_latency_ms, work.loaded_latency, _QUEUE),
        ("loss", "Packet loss", decision.loss_pct, work.loss, _CABLES),
    ]
    if work.idle_latency is not None:
        cure = "Choose a nearer test server; if it stays, another kind of line."
        checks.append(("idle_latency", "Idle latency", decision.idle_latency_ms, work.idle_latency, cure))
    return [_quality(*check, work) for check in checks] if decision.tests else []


def _quality(code: str, name: str, value: float | None, most: Figure, cure: str, work: WorkloadClass) -> Finding:
    asked = f"At most {quantity(most.value, most.unit)} will do for {work.title}."
    if value is None:
        return Finding(
            code=f"network.{code}",
            severity=Severity.UNKNOWN if work.strict else Severity.NOTE,
            says=f"{name} was not measured.",
            means=asked,
            cure=_MEASURE,
            cite=most.cite,
            field="internet.tests",
        )
    says = f"{name} is {quantity(value, most.unit)}."
    if value <= most.value:
        return Finding(code=f"network.{code}", severity=Severity.OK, says=says, means=asked, cite=most.cite)
    if work.strict:
        asked = f"The class is not met: {asked[0].lower()}{asked[1:]}"
        cure = f"{cure} Otherwise let the node do batch jobs."
    severity = Severity.BLOCKING if work.strict else Severity.WARNING
    return Finding(code=f"network.{code}", severity=severity, says=says, means=asked, cure=cure, cite=most.cite)


def bufferbloat_findings(decision: Decision, rules: NetworkRules) -> list[Finding]:
    """Return the grade of the rise of latency when the line is busy."""
    rise, scale = decision.rise_ms, rules.bufferbloat
    if rise is None:
        return []
    grade = scale.grade(rise)
    good = grade in scale.good
    return [
        Finding(
            code="network.bufferbloat",
            severity=Severity.OK if good else Severity.NOTE,
            says=f"Under load latency rises by {quantity(rise, scale.unit)}: grade {grade} for bufferbloat.",
            means="Calls and games at home go on while the node uploads."
            if good
            else "Calls and games at home stall while the node uploads.",
            cure="" if good else _QUEUE,
            cite=scale.cite,
        )
    ]


def plan_findings(home: Home, decision: Decision, rules: NetworkRules, ws: Worksheet) -> list[Finding]:
    """Return how the measured rates stand to the plan that is paid for.

    A provider is held to what four of five tests reach in the busy hours, not to the slowest of all; a few tests
    are a screening here, too, and the lowest is compared.
    """
    line = home.internet
    found = []
    for way, name, plan in (("down", "Download", line.plan_down_mbps), ("up", "Upload", line.plan_up_mbps)):
        measured = _reached(decision, way, name, rules, ws)
        if measured is None or plan is None:
            continue
        ratio = ws.product(f"{name}, measured to plan", (measured, "Mbps"), over=[(plan, "Mbps")], unit="")
        found.append(_plan(f"network.plan_{way}", name, ratio, rules))
    return found


def _reached(decision: Decision, way: str, name: str, rules: NetworkRules, ws: Worksheet) -> float | None:
    first, (every, busy) = rules.samples.rows[0], (decision.log.values[way], decision.log.busy[way])
    rates = busy if len(busy) >= first.tests else every
    if len(rates) < first.tests:
        return decision.rate(way)
    when = " in the busy hours" if rates is busy else ""
    label = f"{name} that {percent(1 - first.share)} of the tests{when} reach"
    return ws.given(label, quantile(rates, first.share), "Mbps", cite=rules.plan["acceptable"].cite)


def _plan(code: str, name: str, ratio: float, rules: NetworkRules) -> Finding:
    says = f"{name} measures {percent(ratio)} of the plan."
    sold, acceptable = rules.plan["as_sold"], rules.plan["acceptable"]
    if ratio >= sold.value:
        return Finding(code=code, severity=Severity.OK, says=says, means="The line gives what is sold.", cite=sold.cite)
    if ratio >= acceptable.value:
        means = "That is within what a provider may fall short at busy hours."
        return Finding(code=code, severity=Severity.NOTE, says=says, means=means, cite=acceptable.cite)
    return Finding(
        code=code,
        severity=Severity.WARNING,
        says=says,
        means=f"Below {percent(acceptable.value)} the fault is as often in the home as at the provider.",
        cure="Suspect Wi-Fi, the computer or the modem first: test again by cable.",
        cite=acceptable.cite,
    )


def technology_findings(home: Home, decision: Decision, work: WorkloadClass, rules: NetworkRules) -> list[Finding]:
    """Return what the kind of line makes doubtful: rates it does not usually have, shared addresses."""
    kind = rules.technologies.get(home.internet.technology or "")
    if kind is None:
        return []
    found = []
    plans = {"down": home.internet.plan_down_mbps, "up": home.internet.plan_up_mbps}
    for way, name, (low, high) in (("down", "Download", kind.down_mbps), ("up", "Upload", kind.up_mbps)):
        rates = decision.log.values[way]
        plan = plans[way]
        # A plan of just the usual least, kept as well as plans are kept, measures a little under it.
        slow_plan = plan is not None and plan * rules.plan["as_sold"].value < low
        outside = rates and (rates[-1] > high or (rates[-1] < low and not slow_plan))
        if outside:
            says = f"{name} of {quantity(rates[-1], kind.unit)} is unusual for {kind.title}."
            means = f"Usual are {quantity(low, kind.unit)} to {quantity(high, kind.unit)}."
            cure = "Check the figure, its unit (bits or bytes) and the kind of line; test again by cable."
            found.append(_warning(f"network.plausible_{way}", says, means, cure, kind.cite, "internet.technology"))
    if kind.cgnat:
        says = f"A home on {kind.title} usually shares its public address with others."
        reached = f"{work.title} may need that" if work.inbound else f"{work.title} can do without"
        means = f"Nobody can connect to the node from outside; {reached}."
        cure = "Ask the provider for a public IPv4 address where renters or users must reach the node."
        found.append(_warning("network.shared_address", says, means, cure, rules.cites["cgnat"]))
    if kind.unsuited:
        says = f"The line is {kind.title}."
        cure = "Look for another kind of line at this address."
        found.append(_warning("network.unsuited_line", says, kind.unsuited, cure, kind.cite))
    return found


def _warning(code: str, says: str, means: str, cure: str, cite: str, field: str | None = None) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, says=says, means=means, cure=cure, cite=cite, field=field)
