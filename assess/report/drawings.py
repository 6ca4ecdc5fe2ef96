"""Where the lines of the drawings go: shapes in points, from the figures they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.findings import Limit
from assess.verdict import Stage

# A bar runs to a quarter above the capacity; what is longer is drawn torn off.
_TRACK = 100.0
_FULL = 1.25
_STAGE_TRACK = 100.0


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
