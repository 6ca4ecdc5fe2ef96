"""The site checklist: each question of the table is answered yes, no or not at all, and each answer says something."""

from assess.findings import Finding, Severity
from assess.intake import Home, Placement
from assess.rulebook import Edition
from assess.safety.hazards import Check, HazardRules
from assess.safety.node import NodeFacts


def checklist_findings(
    home: Home, node: NodeFacts, placement: Placement | None, edition: Edition, rules: HazardRules
) -> list[Finding]:
    """Return one finding for each question that arises at this home."""
    found = []
    for check in rules.checks:
        if not _arises(check, home, node, placement):
            continue
        answer = answer_of(home, check.field)
        finding = _unseen(check, home, edition) if answer is None else _seen(check, answer, edition)
        if finding is not None:
            found.append(finding)
    return found


def answer_of(home: Home, path: str) -> bool | None:
    """Return the answer to a question by its dotted field name; None when it was not given."""
    value: object = home
    for name in path.split("."):
        value = getattr(value, name)
    return value if isinstance(value, bool) else None


def _arises(check: Check, home: Home, node: NodeFacts, placement: Placement | None) -> bool:
    if check.places and placement not in check.places:
        return False
    if check.needs == "liquid":
        return node.liquid
    if check.needs == "combustion":
        return home.room.combustion_appliance is True
    return True


def _seen(check: Check, answer: bool, edition: Edition) -> Finding:  # noqa: FBT001 - the answer is what is told
    if answer is check.hazard:
        severity, says, cure = check.severity, check.says, check.cure
    else:
        severity, says, cure = Severity.OK, check.fine, ""
    return Finding(
        code=check.code,
        severity=severity,
        says=says,
        means=check.means,
        cure=cure,
        cite=check.source(edition),
        mends_home=check.mends_home and severity is Severity.WARNING,
        field=check.field if severity is Severity.BLOCKING else None,
    )


def _unseen(check: Check, home: Home, edition: Edition) -> Finding | None:
    """Return what an open question says; the year of building settles some and sharpens others."""
    severity, year = check.unseen, home.dwelling.year_built
    if check.years is not None and year is not None:
        first, last = check.years
        if not first <= year <= last:
            return None
        severity = Severity.WARNING
    return Finding(
        code=check.code,
        severity=severity,
        says=check.unknown,
        means=check.means,
        cure=check.look,
        cite=check.source(edition),
        field=check.field,
    )
