"""What the contract says of the line: servers, the data cap, a second path."""

from assess.findings import Finding, Limit, Severity
from assess.intake import Home
from assess.network.needs import NetworkRules, WorkloadClass
from assess.network.volume import Month
from assess.numbers import quantity


def terms_findings(
    home: Home, work: WorkloadClass, cap: Limit | None, month: Month, rules: NetworkRules
) -> list[Finding]:
    """Return what the provider's terms and plan allow a home whose month is `month`."""
    return [_servers(home, rules), _cap(home, work, cap, month, rules), *_second_path(home, rules)]


def _servers(home: Home, rules: NetworkRules) -> Finding:
    allowed, code, cite = home.internet.servers_allowed, "network.terms", rules.cites["terms"]
    if allowed:
        says, means = "The provider's terms allow servers or business use.", "The line may carry a node."
        return Finding(code=code, severity=Severity.OK, says=says, means=means, cite=cite)
    unknown = allowed is None
    return Finding(
        code=code,
        severity=Severity.WARNING,
        says="Whether the provider's terms allow a node is not known."
        if unknown
        else "The provider's terms do not allow servers or business use.",
        means="The provider may end or slow the line of a home that runs one.",
        cure="Order a business-class service, or get written permission.",
        cite=cite,
        field="internet.servers_allowed" if unknown else None,
    )


def _cap(home: Home, work: WorkloadClass, cap: Limit | None, month: Month, rules: NetworkRules) -> Finding:
    moved = f"The home with the node is taken to move {quantity(month.home_tb, 'TB')} a month"
    line, code, cite = home.internet, "network.data_cap", rules.cites["cap"]
    if cap is not None and cap.capacity is not None:
        short = not cap.fits or work.unlimited
        wanted = f" {work.title.capitalize()} expects a line without one." if work.unlimited else ""
        return Finding(
            code=code,
            severity=Severity.WARNING if short else Severity.NOTE,
            says=f"The plan has a data cap of {quantity(line.data_cap_tb, 'TB')} a month.",
            means=f"{moved}; the cap serves {quantity(cap.capacity, cap.unit)}.{wanted}",
            cure="Move to a plan without a data cap." if short else "",
            cite=cite,
        )
    if line.unlimited_data:
        says, means = "The plan has no data cap.", f"{moved}, which costs nothing more."
        return Finding(code=code, severity=Severity.OK, says=says, means=means, cite=cite)
    return Finding(
        code=code,
        severity=Severity.WARNING,
        says="Whether the plan has a data cap is not known.",
        means=f"{moved}; a node can use up a household cap in days.",
        cure="Read the cap on the bill or on the provider's broadband label.",
        cite=cite,
        field="internet.data_cap_tb",
    )


def _second_path(home: Home, rules: NetworkRules) -> list[Finding]:
    if home.internet.second_path:
        return []
    unknown = home.internet.second_path is None
    return [
        Finding(
            code="network.second_path",
            severity=Severity.NOTE,
            says="A second line is not stated." if unknown else "There is one line only.",
            means="When it is down the node is cut off; that suits work that can wait.",
            cure="Put modem and router on the battery; add a second line of another kind for work that cannot wait.",
            cite=rules.cites["path"],
            field="internet.second_path" if unknown else None,
        )
    ]
