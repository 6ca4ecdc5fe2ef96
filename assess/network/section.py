"""The internet section: what the line measures, what the work asks, how many GPUs that serves."""

from functools import lru_cache

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
from assess.network.terms import terms_findings
from assess.network.volume import Month, month_of
from assess.numbers import quantity
from assess.worksheet import Worksheet


def assess_network(home: Home, gpus: int, workload: str | None, *, recording: bool = True) -> Section:
    """Return the internet section for a node of `gpus` GPUs that does `workload`, batch jobs when None.

    Limits are in GPUs. Raises UsageError for a workload that is not known, RuleDataError for malformed figures.
    """
    rules, work = load_network_rules(), _work(workload)
    ws = Worksheet(recording=recording)
    decision = decide(home, rules, ws)
    limits, month, cap = _limits(home, decision, work, gpus, ws)
    findings = [
        *_workload(workload, work, rules),
        *_of_the_tests(decision),
        *outage_findings(decision.log, rules, ws),
        *quality_findings(decision, work),
        *bufferbloat_findings(decision, rules),
        *flow_findings(decision, rules, ws),
        *plan_findings(home, decision, rules, ws),
        *technology_findings(home, decision, work, rules),
        *terms_findings(home, work, cap, month, rules),
        *_rate_limit(decision, rules, ws),
    ]
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


@lru_cache(maxsize=8)
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
