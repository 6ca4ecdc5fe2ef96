"""The internet section: what the line measures, what the work asks, how many GPUs that serves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assess.errors import UsageError
from assess.findings import Finding, Limit, Section, Severity, Worked
from assess.intake import Home
from assess.network.capacity import cap_limit, rate_limits
from assess.network.decision import Decision, decide
from assess.network.evidence import evidence_findings
from assess.network.flow import flow_findings
from assess.network.hours import hour_findings, hours_worked, pictures
from assess.network.line_findings import bufferbloat_findings, plan_findings, quality_findings, technology_findings
from assess.network.manner import manner_findings
from assess.network.needs import NetworkRules, WorkloadClass, load_network_rules
from assess.network.outages import outage_findings
from assess.network.remembered import remembered
from assess.network.terms import terms_findings
from assess.network.volume import Month, month_of
from assess.numbers import quantity
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Line:
    """A line and what is asked of it: what its tests come to, and its limits for so many GPUs."""

    home: Home
    workload: str | None
    work: WorkloadClass
    decision: Decision
    limits: tuple[Limit, ...]
    month: Month
    cap: Limit | None
    rules: NetworkRules
    ws: Worksheet


def line_of(home: Home, gpus: int, workload: str | None, ws: Worksheet) -> Line:
    """Return the line of a home as it serves so many GPUs. Raises UsageError for a workload that is not known."""
    rules, work = load_network_rules(), _work(workload)
    decision = decide(home, rules, ws)
    limits, month, cap = _limits(home, decision, work, gpus, ws)
    return Line(home, workload, work, decision, limits, month, cap, rules, ws)


def assess_network(home: Home, gpus: int, workload: str | None, *, recording: bool = True) -> Section:
    """Return the internet section for a node of `gpus` GPUs that does `workload`, batch jobs when None.

    Limits are in GPUs. Raises UsageError for a workload that is not known, RuleDataError for malformed figures.
    """
    ws = Worksheet(recording=recording)
    line = line_of(home, gpus, workload, ws)
    decision, work, limits, rules = line.decision, line.work, line.limits, line.rules
    findings = [finding for say in SAID for finding in say(line)]
    governs = Worked(title=f"Internet for {work.title}", steps=tuple(ws.steps))
    return Section(
        name="network",
        title="Internet",
        worked=(governs, *hours_worked(decision.log, rules)) if recording else (),
        findings=tuple(findings),
        limits=limits,
        series=pictures(decision.log, rules) if recording else (),
    )


def network_limits(home: Home, gpus: int, workload: str | None) -> tuple[Limit, ...]:
    """Return the limits of that section without anything that is said of them."""
    ws = Worksheet(recording=False)
    return _limits(home, decide(home, load_network_rules(), ws), _work(workload), gpus, ws)[0]


def _limits(
    home: Home, decision: Decision, work: WorkloadClass, gpus: int, ws: Worksheet
) -> tuple[tuple[Limit, ...], Month, Limit | None]:
    """Return every limit, what goes over the line in a month, and of the limits that of the data cap."""
    rules = load_network_rules()
    rates = rate_limits(decision, work, gpus, rules, ws)
    month = month_of(home, work, gpus, rules, ws)
    cap = cap_limit(home, work, gpus, month, rules, ws)
    return (*rates, *((cap,) if cap else ())), month, cap


def _work(workload: str | None) -> WorkloadClass:
    rules = load_network_rules()
    name = workload or rules.default_workload
    if name not in rules.classes:
        raise UsageError(f'there is no workload "{name}"', hint=f"There are {', '.join(rules.classes)}.")
    return rules.classes[name]


@remembered(8)
def _of_the_tests(decision: Decision) -> tuple[Finding, ...]:
    """Return what the tests alone say; a search asks it of the same tests again and again."""
    rules = load_network_rules()
    return (
        *evidence_findings(decision, rules),
        *manner_findings(decision, rules),
        *hour_findings(decision.log, rules),
    )


def _workload(stated: str | None, work: WorkloadClass, rules: NetworkRules) -> list[Finding]:
    if stated is not None:
        return []
    others = [other.title for other in rules.classes.values() if other is not work]
    return [
        Finding(
            code="network.workload_assumed",
            severity=Severity.NOTE,
            says=f"What the node would do is not stated; {work.title} were assumed.",
            means=f"Other work ({', '.join(others)}) asks more of the line.",
            cure="Give node.workload.",
            cite=rules.cites["workload"],
            field="node.workload",
        )
    ]


def _rate_limit(decision: Decision, rules: NetworkRules, ws: Worksheet) -> list[Finding]:
    if decision.up_mbps is None:
        return []
    share = rules.node["rate_limit"]
    setting = ws.product("Upload limit to set on the node", (decision.up_mbps, "Mbps"), share, unit="Mbps")
    return [
        Finding(
            code="network.upload_setting",
            severity=Severity.NOTE,
            says=f"Hold the node's upload to {quantity(setting, 'Mbps')}.",
            means="An upload that fills the line makes everything else in the home wait.",
            cure="Set the limit on the node or in the router.",
            cite=share.cite,
        )
    ]


# What is to be said of a line, in reading order; none of these rests on another.
SAID: tuple[Callable[[Line], Iterable[Finding]], ...] = (
    lambda line: _workload(line.workload, line.work, line.rules),
    lambda line: _of_the_tests(line.decision),
    lambda line: outage_findings(line.decision.log, line.rules, line.ws),
    lambda line: quality_findings(line.decision, line.work),
    lambda line: bufferbloat_findings(line.decision, line.rules),
    lambda line: flow_findings(line.decision, line.rules, line.ws),
    lambda line: plan_findings(line.home, line.decision, line.rules, line.ws),
    lambda line: technology_findings(line.home, line.decision, line.work, line.rules),
    lambda line: terms_findings(line.home, line.work, line.cap, line.month, line.rules),
    lambda line: _rate_limit(line.decision, line.rules, line.ws),
)
