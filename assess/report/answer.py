"""The answer: the verdict in figures and reasons, and the room that it leaves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assess.findings import Limit, Step
from assess.records import Basis
from assess.report.decision import Decided, decided
from assess.report.drawings import LimitBar, limit_bar
from assess.report.given import Group
from assess.report.marks import MARKS, Mark
from assess.verdict import Configuration, Outcome, Verdict
from assess.verdict.words import margin_in_words


@dataclass(frozen=True)
class Figures:
    """One configuration in large figures, and what it stands for."""

    title: str
    configuration: Configuration


@dataclass(frozen=True)
class Margin:
    """One limit as a row of the picture: the bar, and what it leaves in words."""

    bar: LimitBar
    words: str
    role: str


@dataclass(frozen=True)
class Answer:
    """What every edition of the report begins with."""

    mark: Mark
    figures: Figures
    asked: Configuration | None
    reasons: tuple[str, ...]
    margins: tuple[Margin, ...]
    bases: tuple[tuple[Basis, int], ...]
    decided: Decided


def answer(verdict: Verdict, given: Iterable[Group], steps: Iterable[Step] = ()) -> Answer:
    """Return the answer of a verdict on a home of which `given` is known; `steps` are those behind its limits."""
    figures, steps = _figures(verdict), tuple(steps)
    return Answer(
        mark=MARKS[verdict.outcome],
        figures=figures,
        asked=None if figures.configuration == verdict.requested else verdict.requested,
        reasons=_reasons(verdict),
        margins=tuple(_margin(limit, verdict, steps) for limit in verdict.limits),
        bases=_bases(given),
        decided=decided(verdict),
    )


def _figures(verdict: Verdict) -> Figures:
    match verdict.outcome:
        case Outcome.GO | Outcome.GO_CAPPED:
            return Figures("What can be installed", verdict.best or verdict.shown)
        case Outcome.GO_IF if verdict.changes and verdict.changes.after:
            return Figures("What can be installed after the changes", verdict.changes.after)
        case Outcome.INCOMPLETE if verdict.best:
            return Figures("What it looks like so far", verdict.best)
        case _:
            return Figures("What was asked for", verdict.requested)


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    """Return the reasons that are not said again a few lines further down, as unknown."""
    unknown = {one.says for one in verdict.unknowns}
    return tuple(reason for reason in verdict.reasons if reason not in unknown)


def _margin(limit: Limit, verdict: Verdict, steps: Iterable[Step]) -> Margin:
    role = ""
    if verdict.binding and limit.code == verdict.binding.code:
        # Where a hazard decides, the tightest limit does not.
        role = "tightest" if verdict.blocking else "decides"
    elif verdict.next_limit and limit.code == verdict.next_limit.code:
        role = "next"
    # One pair of spaces suffices and more are not counted, so that nothing left of them would mislead.
    words = "room for the node's breaker" if limit.unit == "spaces" and limit.fits else margin_in_words(limit, steps)
    return Margin(limit_bar(limit), words, role)


def _bases(given: Iterable[Group]) -> tuple[tuple[Basis, int], ...]:
    """Return how many values came to be known in which way."""
    counts = Counter(value.basis for group in given for line in group.lines for run in line for value in run.values)
    return tuple((basis, counts[basis]) for basis in Basis if counts[basis])
