"""What the verdict is so far, in a line, and which question would matter most to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assess.intake.field_names import dotted
from assess.interview.judging import Judge
from assess.interview.marks import Mark
from assess.interview.route import Stop
from assess.interview.wording import name_of
from assess.records import Basis

if TYPE_CHECKING:
    from assess.assessment import Assessment
    from assess.interview.judging import Judged


def verdict_line(judge: Judge) -> str:
    """Return the verdict in a line, and where it is older than the last answer, that it is."""
    judged = judge.latest
    if judged is None:
        return "Verdict so far: being worked out"
    behind = judge.behind
    age = f" ({behind} {'answer' if behind == 1 else 'answers'} ago)" if behind else ""
    if isinstance(judged.found, Exception):
        return f"Verdict so far{age}: none, {judged.found}"
    return f"Verdict so far{age}: {outcome_in_words(judged.found)}"


def outcome_in_words(assessment: "Assessment") -> str:
    """Return the outcome with its node, or with how much is still unknown."""
    from assess.verdict import Outcome, node_in_words

    verdict = assessment.verdict
    word = verdict.outcome.value.replace("go_capped", "go, capped").replace("_", " ").upper()
    if verdict.outcome is Outcome.INCOMPLETE:
        return f"{word}, {len(verdict.unknowns)} unknown"
    if verdict.best is not None and verdict.outcome in {Outcome.GO, Outcome.GO_CAPPED}:
        return f"{word}: {node_in_words(verdict.best)}"
    return word


def foremost(judge: Judge, stops: Sequence[Stop]) -> Stop | None:
    """Return the unanswered question that matters most now.

    What could flip the answer comes first, in the order of the verdict, then what was assumed for want of an answer,
    as the sensitivity weighs it. A question answered with "don't know" is not asked for again.
    """
    found = _assessed(judge.latest)
    if found is None:
        return None
    places = {dotted(path): stop for stop in stops for path in (stop.marked_at, stop.path)}
    asked = (places.get(field) for field in _weighty(found))
    return next((s for s in asked if s is not None and not s.known and s.mark in {None, Mark.SKIPPED}), None)


def _assessed(judged: "Judged | None") -> "Assessment | None":
    return None if judged is None or isinstance(judged.found, Exception) else judged.found


def _weighty(assessment: "Assessment") -> list[str]:
    verdict = assessment.verdict
    doubts = verdict.sensitivity.doubts if verdict.sensitivity else ()
    return [one.field for one in verdict.unknowns] + [one.field for one in doubts if one.basis is Basis.ASSUMED]


def foremost_line(stop: Stop | None) -> str:
    """Return what matters most now, in a line."""
    return f"Matters most now (!): {name_of(stop)}" if stop is not None else ""


def cure_of(judge: Judge, stop: Stop) -> str:
    """Return how a field is found out, where the verdict says so."""
    found = _assessed(judge.latest)
    fields = {dotted(stop.path), dotted(stop.marked_at)}
    return next((one.cure for one in found.verdict.unknowns if one.field in fields), "") if found else ""
