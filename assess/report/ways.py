"""The ways to more in words: what changes buy, who does them, and what they may cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.numbers import quantity
from assess.report.marks import MARKS
from assess.report.options import dollars
from assess.verdict import Remedy, Verdict, gpu_or_gpus


@dataclass(frozen=True)
class Price:
    """One change of a way with who does it; `cite` is where its rough cost is from."""

    title: str
    who: str
    cost: str
    cite: str


@dataclass(frozen=True)
class Way:
    """One way to more: its changes, the node that it buys, what that is more than today, and the answer after it."""

    changes: tuple[Price, ...]
    buys: str
    gained: str
    after: str
    reaches: bool

    @property
    def titles(self) -> str:
        """Return the changes as one sentence without its end."""
        first, *others = [change.title for change in self.changes]
        return "; and ".join([first, *(f"{title[:1].lower()}{title[1:]}" for title in others)])

    @property
    def says(self) -> str:
        """Return the way in a sentence, with its rough cost in another."""
        all_of_it = ", all that was asked for" if self.reaches else ""
        return f"{self.titles}: {self.buys}{all_of_it}. Rough cost: {self.costs}."

    @property
    def costs(self) -> str:
        """Return what the changes may cost, one after the other."""
        return "; ".join(change.cost for change in self.changes)


def every_way(verdict: Verdict) -> Sequence[Remedy]:
    """Return every way there is, each once: first what is needed at all, then what reaches the request."""
    several = (verdict.changes, verdict.to_request, verdict.best_single, *verdict.ways_up)
    return list({one.titles: one for one in several if one is not None}.values())


def foremost(verdict: Verdict) -> Sequence[Remedy]:
    """Return the best single change and the fewest that reach the request, but for what is needed at all."""
    needed = verdict.changes.titles if verdict.changes else ()
    several = (verdict.best_single, verdict.to_request)
    return list({one.titles: one for one in several if one is not None and one.titles != needed}.values())


def way(remedy: Remedy, verdict: Verdict) -> Way:
    """Return a way in words; what it gains is said where something fits today, from nothing it is all it buys."""
    return Way(
        changes=tuple(
            Price(change.title, change.who, dollars(change.cost), change.cost.cite if change.cost else "")
            for change in remedy.changes
        ),
        buys=remedy.buys,
        gained=_gained(remedy, verdict),
        after=MARKS[remedy.outcome].word if remedy.outcome else "",
        reaches=remedy.reaches,
    )


def _gained(remedy: Remedy, verdict: Verdict) -> str:
    if remedy.after is None or verdict.best is None:
        return ""
    gpus, cap_w = remedy.gpus_gained, remedy.cap_gained_w
    count, cap = f"{abs(gpus)} {gpu_or_gpus(abs(gpus))}", quantity(abs(cap_w), "W")
    said = [f"{count} {'more' if gpus > 0 else 'fewer'}"] if gpus else []
    if cap_w:
        said.append(f"cap {cap} {'higher' if cap_w > 0 else 'lower'}")
    return ", ".join(said)
