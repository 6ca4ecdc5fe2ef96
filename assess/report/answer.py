"""Page one: the verdict put for the person who lives there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from assess.findings import Limit
from assess.numbers import number, quantity
from assess.records import Basis
from assess.report.drawings import LimitBar, limit_bar
from assess.report.given import Group
from assess.verdict import Configuration, Outcome, Verdict

# Page one by rule of thumb, in points: what is always there, and the heights of its lines and their letters to a line.
_PAGE, _ALWAYS = 692.0, 305.0
_HEADING, _LINE, _HEADLINE, _ROW = 23.0, 13.0, 19.5, 14.5
_LETTERS, _HEADLINE_LETTERS, _NAME_LETTERS = 104, 58, 40


@dataclass(frozen=True)
class Mark:
    """The answer as a word and a shape; the tone only goes with them."""

    word: str
    shape: str
    tone: str


@dataclass(frozen=True)
class Figures:
    """One configuration in large figures, and what it stands for."""

    title: str
    configuration: Configuration


@dataclass(frozen=True)
class Margin:
    """One limit as a row of the picture: the bar, and its amounts in words."""

    bar: LimitBar
    amounts: str
    margin: str
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
    long: bool


_MARKS = {
    Outcome.GO: Mark("Go", "check", "go"),
    Outcome.GO_CAPPED: Mark("Go, with a smaller node", "check", "capped"),
    Outcome.GO_IF: Mark("Go, after changes", "arrow", "changes"),
    Outcome.NO_GO: Mark("No go", "cross", "stop"),
    Outcome.INCOMPLETE: Mark("Not decided yet", "question", "unsure"),
}


def answer(verdict: Verdict, given: Iterable[Group]) -> Answer:
    """Return page one of a verdict on a home of which `given` is known."""
    figures = _figures(verdict)
    reasons, conditions = _reasons(verdict), _conditions(verdict)
    return Answer(
        mark=_MARKS[verdict.outcome],
        figures=figures,
        asked=None if figures.configuration == verdict.requested else verdict.requested,
        reasons=reasons,
        conditions=conditions,
        margins=tuple(_margin(limit, verdict) for limit in verdict.limits),
        bases=_bases(given),
        long=_is_long(verdict, reasons, conditions),
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


def _margin(limit: Limit, verdict: Verdict) -> Margin:
    role = ""
    if verdict.binding and limit.code == verdict.binding.code:
        # Where a hazard decides, the tightest limit does not.
        role = "tightest" if verdict.blocking else "decides"
    elif verdict.next_limit and limit.code == verdict.next_limit.code:
        role = "next"
    if limit.capacity is None or limit.margin is None:
        return Margin(limit_bar(limit), f"{quantity(limit.demand, limit.unit)} needed", "not known", role)
    amounts = f"{number(limit.demand, limit.unit)} of {quantity(max(0.0, limit.capacity), limit.unit)}"
    if limit.margin < 0:
        return Margin(limit_bar(limit), amounts, f"short by {quantity(-limit.margin, limit.unit)}", role)
    left = quantity(limit.margin, limit.unit) if limit.margin > 0 else "nothing"
    return Margin(limit_bar(limit), amounts, f"{left} to spare", role)


def _bases(given: Iterable[Group]) -> tuple[tuple[Basis, int], ...]:
    """Return how many values came to be known in which way."""
    counts = Counter(value.basis for group in given for line in group.lines for run in line for value in run.values)
    return tuple((basis, counts[basis]) for basis in Basis if counts[basis])


def _is_long(verdict: Verdict, reasons: tuple[str, ...], conditions: tuple[str, ...]) -> bool:
    """Return whether the answer will hardly fit on one page."""
    unknowns = tuple(f"{one.says} {one.cure} {one.field}" for one in verdict.unknowns)
    changes = (*verdict.changes.titles, verdict.changes.buys) if verdict.changes else ()
    ways = tuple(f"{'; '.join(way.titles)}: {way.buys}" for way in verdict.ways_up)
    lists = [some for some in (reasons, conditions, unknowns, changes, ways) if some]
    height = _ALWAYS + _HEADLINE * ceil(len(verdict.headline) / _HEADLINE_LETTERS)
    height += sum(_HEADING + _LINE * sum(ceil(len(text) / _LETTERS) for text in some) for some in lists)
    height += _ROW * sum(ceil(len(limit.name) / _NAME_LETTERS) for limit in verdict.limits)
    return height > _PAGE
