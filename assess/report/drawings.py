"""Where the lines of the drawings go: shapes in points, from the figures they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.findings import Limit, Section
from assess.verdict import Stage

# A bar runs to a quarter above the capacity; what is longer is drawn torn off.
_TRACK = 100.0
_FULL = 1.25
_STAGE_TRACK = 100.0
_EDGE = 2.0  # room for a line at either end
_SERVICE = "electrical.service"


@dataclass(frozen=True)
class LimitBar:
    """The node's share of one capacity: `length` of `track`, the capacity standing at `rating`."""

    limit: Limit
    track: float
    rating: float
    length: float
    torn: bool


@dataclass(frozen=True)
class StageBar:
    """The work that a node can still do: `length` of `track`, after `before` at the stage before."""

    track: float
    before: float
    length: float


@dataclass(frozen=True)
class Piece:
    """One part of a stacked bar."""

    kind: str
    name: str
    amount: float
    start: float
    length: float


@dataclass(frozen=True)
class Headroom:
    """What the service carries, stacked, with its rating as a line."""

    pieces: tuple[Piece, ...]
    rating_a: float
    rating: float
    track: float
    outer: float


def limit_bar(limit: Limit) -> LimitBar:
    """Return the bar of one limit; an unknown capacity has a bar of no length."""
    rating = _TRACK / _FULL
    use = limit.use or 0.0
    return LimitBar(limit, _TRACK, rating, rating * min(use, _FULL), torn=use > _FULL)


def stage_bars(stages: Sequence[Stage]) -> tuple[StageBar, ...]:
    """Return the bars of a waterfall, the work asked for as long as the track; no node has a bar of no length."""
    work = [stage.best.throughput if stage.best else 0.0 for stage in stages]
    scale = _STAGE_TRACK / max(work, default=0.0) if any(work) else 0.0
    lengths = [one * scale for one in work]
    return tuple(StageBar(_STAGE_TRACK, b, n) for b, n in zip([*lengths[:1], *lengths], lengths, strict=False))


def headroom(electrical: Section, track: float) -> Headroom | None:
    """Return the stacked bar of the service; None when a part of it is not known.

    The parts are the operands of the very steps that made the limit, so that drawing and working agree.
    """
    limit = next((one for one in electrical.limits if one.code == _SERVICE), None)
    if limit is None or limit.capacity is None:
        return None
    made = [s.operands for s in electrical.steps if (s.kind, s.value, s.unit) == ("total", limit.capacity, limit.unit)]
    left = next((ops for ops in made if [o.name for o in ops] == ["rating", "house"]), None)
    asked = [s.operands for s in electrical.steps if (s.kind, s.value, s.unit) == ("product", limit.demand, limit.unit)]
    node = next((ops[0].value for ops in asked if ops[0].unit == limit.unit), None)
    if left is None or node is None:
        return None
    rating_a, house_a = left[0].value, left[1].value
    amounts = [
        ("house", "The house", house_a),
        ("node", "The node", node),
        ("adder", "Continuous-load adder", limit.demand - node),
        ("left", "Left over", max(0.0, limit.capacity - limit.demand)),
    ]
    scale = track / max(rating_a, house_a + limit.demand)
    pieces, at = [], 0.0
    for kind, name, amount in amounts:
        pieces.append(Piece(kind, name, amount, at, amount * scale))
        at += amount * scale
    return Headroom(tuple(p for p in pieces if p.amount > 0), rating_a, rating_a * scale, track, track + _EDGE)
