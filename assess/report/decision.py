"""How the answer was found, in words: what took from the request, what would give, and what could turn it."""

from dataclasses import dataclass

from assess.numbers import number
from assess.records import Basis
from assess.report.falls import Fall, falls, node_or_none
from assess.report.ways import Way, every_way, foremost, way
from assess.verdict import Chance, Doubt, PolicyUsed, Verdict

TITLE = "How the answer was found"
_MOST_TURNS = 3


@dataclass(frozen=True)
class Turn:
    """One input in doubt: its range, the node at either end, what that does, and how to settle it."""

    name: str
    basis: Basis
    value: str
    low: str
    high: str
    at_low: str
    at_high: str
    does: str
    settle: str


@dataclass(frozen=True)
class Decided:
    """Everything there is to say of how a verdict came about; what is empty is not printed.

    `ways` begin with what is `needed` for any node, where something is. `foremost` are those that page one names,
    `flips` what turns the answer and is not asked for there already, with how to settle it, and `steady` what
    changes nothing.
    """

    grade: str
    grade_says: str
    falls: tuple[Fall, ...]
    ways: tuple[Way, ...]
    foremost: tuple[Way, ...]
    turns: tuple[Turn, ...]
    steady: tuple[str, ...]
    worst: str
    flips: tuple[str, ...]
    needed: bool
    chance: Chance | None
    in_100: str
    policy: PolicyUsed | None
    title: str = TITLE

    @property
    def others(self) -> int:
        """Return how many ways page one does not name, whether as what is needed or as foremost."""
        return len(self.ways) - len(self.foremost) - int(self.needed)

    @property
    def there(self) -> bool:
        """Return whether there is anything to print."""
        return bool(self.falls or self.ways or self.turns or self.steady or self.chance or self.policy)


def decided(verdict: Verdict) -> Decided:
    """Return how a verdict came about, for its readers."""
    doubt = verdict.sensitivity
    doubts = doubt.doubts if doubt else ()
    moving = [one for one in doubts if _moves(one)]
    asked_for = {unknown.field for unknown in verdict.unknowns}
    flips = [one for one in moving if one.flips and one.field not in asked_for]
    as_stated = verdict.waterfall[-2].best if len(verdict.waterfall) > 1 else verdict.best
    fits = as_stated is not None and not verdict.blocking
    together = doubt is not None and not verdict.blocking and any(one.counts for one in doubts)
    return Decided(
        grade=doubt.grade.value if doubt else "",
        grade_says=doubt.grade_says if doubt else "",
        falls=tuple(falls(verdict)),
        ways=tuple(way(one, verdict) for one in every_way(verdict)),
        foremost=tuple(way(one, verdict) for one in foremost(verdict)),
        turns=tuple(_turn(one) for one in moving),
        steady=tuple(f"{one.name} ({one.low} to {one.high})" for one in doubts if not _moves(one)),
        worst=node_or_none(doubt.worst) if doubt and together else "",
        flips=tuple(_flip(one, fits=fits) for one in flips[:_MOST_TURNS]),
        needed=verdict.changes is not None,
        chance=verdict.chance,
        in_100=_in_100(verdict.chance) if verdict.chance else "",
        policy=verdict.policy if verdict.policy and verdict.policy.changed else None,
    )


def _moves(doubt: Doubt) -> bool:
    return doubt.flips or doubt.counts or doubt.at_low != doubt.at_high


def _turn(doubt: Doubt) -> Turn:
    does = "turns the answer" if doubt.flips else "worse end counts" if doubt.counts else "changes the node"
    ends = (doubt.low, doubt.high, node_or_none(doubt.at_low), node_or_none(doubt.at_high))
    return Turn(doubt.name, doubt.basis, doubt.value, *ends, does, doubt.settle)


def _flip(doubt: Doubt, *, fits: bool) -> str:
    """Return what turns the answer: where no node is left if one `fits` as stated, else where one would fit."""
    ends = ((doubt.low, doubt.at_low), (doubt.high, doubt.at_high))
    if fits:
        turned = "no node fits at " + " or ".join(end for end, node in ends if node is None)
    else:
        turned = " or ".join(f"{node_or_none(node)} would fit at {end}" for end, node in ends if node is not None)
    return f"{doubt.name[:1].upper()}{doubt.name[1:]}, {doubt.value} ({doubt.basis.value}): {turned}. {doubt.settle}"


def _in_100(chance: Chance) -> str:
    """Return how often a node fits, and all that was asked for, of a hundred."""
    go, asked = _of_100(chance.p_go), _of_100(chance.p_request)
    return (
        f"With what is not sure drawn from its ranges, a node fits in {go} of 100, all that was asked for in {asked}."
    )


def _of_100(share: float) -> str:
    """Return a share as a count of 100; what is neither never nor always is not rounded to it."""
    count = round(share * 100)
    if count == 0 and share > 0:
        return "fewer than 1"
    if count == 100 and share < 1:
        return "more than 99"
    return number(count)
