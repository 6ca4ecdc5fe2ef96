"""What is not known and could flip the answer."""

from assess.findings import Severity
from assess.thermal.stated_findings import stated_findings
from assess.verdict.forward import Case
from assess.verdict.records import Unknown


def unknowns_of(case: Case) -> tuple[Unknown, ...]:
    """Return each field once that could flip the answer: unknown findings first, then limits without a capacity."""
    found: dict[str, Unknown] = {}
    # A silent case leaves out what is to be read again; it is open there all the same.
    for finding in (*case.findings, *stated_findings(case.site.thermal)):
        if finding.severity is Severity.UNKNOWN:
            field = finding.field or finding.code
            found.setdefault(field, Unknown(field=field, says=finding.says, cure=finding.cure))
    for limit in case.limits:
        if limit.capacity is None:
            field = limit.field or limit.code
            verb = "are" if limit.name.endswith("s") else "is"
            found.setdefault(field, Unknown(field=field, says=f"{limit.name} {verb} not known.", cure=limit.cure))
    return tuple(found.values())
