"""What happens after the report: who does what, in order, by the answer that it gives."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.findings import Severity
from assess.report.ways import every_way
from assess.verdict import Outcome, Remedy, Verdict

YOU, ELECTRICIAN, INSTALLER = "You", "A licensed electrician", "Whoever installs the node"
PREPARER, OFFICES = "Whoever prepared this report", "The building department and the power company"
_BY_SECTION = {"electrical": ELECTRICIAN, "safety": ELECTRICIAN, "thermal": INSTALLER}
_DECIDE = "decide whether the work may be done. Where they ask for more than this report, they are right."
_CHECKS = (
    "checks on site what this report rests on, applies for the permit, and asks the power company whether its lines "
    "can carry the node."
)


@dataclass(frozen=True)
class NextStep:
    """One step: who takes it, what it is, and what belongs to it."""

    who: str
    does: str
    items: tuple[str, ...] = ()


def next_steps(assessment: Assessment) -> tuple[NextStep, ...]:
    """Return the steps that follow from an answer, in order."""
    verdict = assessment.verdict
    match verdict.outcome:
        case Outcome.GO | Outcome.GO_CAPPED:
            return tuple(_to_switching_on(assessment))
        case Outcome.INCOMPLETE:
            return tuple(_to_an_answer())
        case _:
            return tuple(_through_changes(verdict))


def _to_switching_on(assessment: Assessment) -> Iterator[NextStep]:
    asked = _conditions(assessment)
    yield NextStep(
        YOU,
        "give the electrician's part of this report to a licensed electrician, and ask your insurer, and your landlord "
        "or homeowners' association where there is one.",
        asked.get(YOU, ()),
    )
    yield NextStep(ELECTRICIAN, _CHECKS)
    yield NextStep(OFFICES, _DECIDE)
    yield NextStep(ELECTRICIAN, "builds the circuit and its safety switches.", asked.get(ELECTRICIAN, ()))
    yield NextStep(
        INSTALLER,
        "sets it up by the commissioning card, the list of settings in the electrician's part, and checks it at full "
        "load.",
        asked.get(INSTALLER, ()),
    )


def _to_an_answer() -> Iterator[NextStep]:
    yield NextStep(
        YOU, "find out what is still unknown, or have an electrician do it; photos help. Nothing is bought before."
    )
    yield NextStep(PREPARER, "assesses the home again with it. The answer may then be yes or no.")
    yield NextStep(ELECTRICIAN, f"comes in after a yes: {_CHECKS}")


def _through_changes(verdict: Verdict) -> Iterator[NextStep]:
    first = next(iter(every_way(verdict)), None)
    if verdict.blocking:
        yield NextStep(YOU, "have this seen to, whether a node comes or not. No node before that.", verdict.blocking)
    elif first is None and verdict.outcome is Outcome.GO_IF:
        yield NextStep(YOU, "have this done first, and then the home assessed again.", verdict.conditions)
    elif first is None:
        yield NextStep(YOU, "have no node installed. Of all the changes that were tried, none makes one fit.")
    if first is None:
        return
    yield NextStep(YOU, f"decide whether the change is worth its cost, and get a quote for it: {_changes(first)}.")
    yield NextStep(_who(first), "makes the change, with a permit where one is needed.")
    yield NextStep(PREPARER, "assesses the home again as it then is. Until that says yes, no node is installed.")
    yield NextStep(ELECTRICIAN, f"comes in after a yes: {_CHECKS}")


def _changes(remedy: Remedy) -> str:
    return "; ".join(f"{title[:1].lower()}{title[1:]}" for title in remedy.titles)


def _who(remedy: Remedy) -> str:
    several = list(dict.fromkeys(change.who for change in remedy.changes if change.who)) or ["A contractor"]
    who = " and ".join(several)
    return f"{who[:1].upper()}{who[1:]}"


def _conditions(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """Return what must be done before it is switched on, by who does it; what no discipline says is the reader's."""
    whose = {
        f"{finding.says} {finding.cure}".strip(): _BY_SECTION.get(section.name, YOU)
        for section in assessment.sections
        for finding in section.findings
        if finding.severity is Severity.WARNING
    }
    found: dict[str, tuple[str, ...]] = {}
    for condition in assessment.verdict.conditions:
        who = whose.get(condition, YOU)
        found[who] = (*found.get(who, ()), condition)
    return found
