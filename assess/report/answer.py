"""Page one: the verdict put for the person who lives there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from assess.findings import Limit, Step
from assess.records import Basis
from assess.report.decision import Decided, decided
from assess.report.drawings import LimitBar, limit_bar
from assess.report.given import Group
from assess.report.marks import MARKS, Mark
from assess.verdict import Configuration, Outcome, Verdict
from assess.verdict.words import margin_in_words

# Page one by rule of thumb, in points: what is always there, and the heights of its lines and their letters to a line.
_PAGE, _ALWAYS = 692.0, 262.0
_HEADING, _LINE, _HEADLINE, _ROW = 21.0, 13.0, 19.5, 13.5
_LETTERS, _HEADLINE_LETTERS, _NAME_LETTERS, _MARGIN_LETTERS = 104, 58, 36, 54


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
    """Everything page one prints; `long` when it needs more than one, so that what follows must not wait."""

    mark: Mark
    figures: Figures
    asked: Configuration | None
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    margins: tuple[Margin, ...]
    bases: tuple[tuple[Basis, int], ...]
    decided: Decided
    long: bool


def answer(verdict: Verdict, given: Iterable[Group], steps: Iterable[Step] = ()) -> Answer:
    """Return page one of a verdict on a home of which `given` is known; `steps` are those behind its limits."""
    figures, found, steps = _figures(verdict), decided(verdict), tuple(steps)
    margins = tuple(_margin(limit, verdict, steps) for limit in verdict.limits)
    reasons, conditions = _reasons(verdict), _conditions(verdict)
    return Answer(
        mark=MARKS[verdict.outcome],
        figures=figures,
        asked=None if figures.configuration == verdict.requested else verdict.requested,
        reasons=reasons,
        conditions=conditions,
        margins=margins,
        bases=_bases(given),
        decided=found,
        long=_is_long(verdict, reasons, conditions, margins, found),
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


def _conditions(verdict: Verdict) -> tuple[str, ...]:
    """Return what must be done before it is switched on; where nothing can be yet, the findings say it."""
    return verdict.conditions if verdict.outcome in {Outcome.GO, Outcome.GO_CAPPED} else ()


def _margin(limit: Limit, verdict: Verdict, steps: Iterable[Step]) -> Margin:
    role = ""
    if verdict.binding and limit.code == verdict.binding.code:
        # Where a hazard decides, the tightest limit does not.
        role = "tightest" if verdict.blocking else "decides"
    elif verdict.next_limit and limit.code == verdict.next_limit.code:
        role = "next"
    return Margin(limit_bar(limit), margin_in_words(limit, steps), role)


def _bases(given: Iterable[Group]) -> tuple[tuple[Basis, int], ...]:
    """Return how many values came to be known in which way."""
    counts = Counter(value.basis for group in given for line in group.lines for run in line for value in run.values)
    return tuple((basis, counts[basis]) for basis in Basis if counts[basis])


def _is_long(
    verdict: Verdict, reasons: tuple[str, ...], conditions: tuple[str, ...], margins: tuple[Margin, ...], found: Decided
) -> bool:
    """Return whether the answer will hardly fit on one page."""
    unknowns = tuple(f"{one.says} {one.cure} {one.field}" for one in verdict.unknowns)
    changes = (*verdict.changes.titles, verdict.changes.buys) if verdict.changes else ()
    ways = tuple(f"{way.titles}: {way.buys}. Rough cost: {way.costs}." for way in found.foremost)
    lists = [some for some in (reasons, conditions, unknowns, changes, ways, found.flips) if some]
    height = _ALWAYS + _HEADLINE * ceil(len(verdict.headline) / _HEADLINE_LETTERS)
    height += sum(_HEADING + _LINE * sum(ceil(len(text) / _LETTERS) for text in some) for some in lists)
    height += _LINE * sum(ceil(len(text) / _LETTERS) for text in (found.grade_says, found.in_100))
    for row in margins:
        lines = max(ceil(len(row.bar.limit.name) / _NAME_LETTERS), ceil(len(row.words) / _MARGIN_LETTERS))
        height += _ROW * lines
    return height > _PAGE
