"""Where each breaker stands on the wall: lines of either side, and brackets over the spaces of two-pole breakers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assess.electrical.panel.legs import leg_of
from assess.intake.service import Circuit, Panelboard

LEGS = {"A": "L1", "B": "L2"}
Pole = Literal["only", "first", "second", "none"]
Stroke = Literal["", "only", "top", "along", "bottom"]


@dataclass(frozen=True)
class Line:
    """One line of one side: a space or half of a tandem, what stands on it, and the strokes of its brackets.

    `pole` is which pole of its breaker stands here; `paired` says that the space is free and has a free one above or
    below it. `strokes` go from the label outwards. An empty `position` is the blank beside a tandem.
    """

    position: str
    circuit: Circuit | None = None
    pole: Pole = "none"
    paired: bool = False
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True)
class Wall:
    """The lines of a panel from the top down: the leg at the head of each row, else nothing, and its two sides."""

    lines: tuple[tuple[str, Line, Line], ...]
    lanes: int
    whole: bool  # how many spaces it has is known


def wall_of(panel: Panelboard) -> Wall | None:
    """Return the two columns of a panel, odd spaces left and even ones right; None where no circuits are listed."""
    if panel.circuits is None:
        return None
    standing = {position: one for one in panel.circuits for position in one.positions}
    last = panel.spaces_total or max((_space(position) for position in standing), default=0)
    pairs = {n for pair in panel.free_pairs() or () for n in pair}
    rows = [(n, [_positions(n + side, last, standing) for side in (0, 1)]) for n in range(1, last + 1, 2)]
    heights = [max(map(len, both)) for _, both in rows]
    sides = [
        [position for (_, both), height in zip(rows, heights, strict=True) for position in _filled(both[side], height)]
        for side in (0, 1)
    ]
    brackets = [_brackets(side, standing) for side in sides]
    lanes = max(1, *(lane + 1 for one in brackets for lane, _, _ in one)) if any(brackets) else 1
    legs = [
        LEGS[leg_of(space)] if line == 0 else ""
        for (space, _), height in zip(rows, heights, strict=True)
        for line in range(height)
    ]
    left, right = (
        tuple(_lines(side, standing, pairs, drawn, lanes)) for side, drawn in zip(sides, brackets, strict=True)
    )
    return Wall(tuple(zip(legs, left, right, strict=True)), lanes, panel.spaces_total is not None)


def _positions(space: int, last: int, standing: dict[str, Circuit]) -> list[str]:
    """Return the positions of a space, both halves where one of them is taken; none for a space that is not there."""
    halves = [f"{space}A", f"{space}B"]
    if any(half in standing for half in halves):
        return halves
    return [str(space)] if space <= last else []


def _filled(positions: list[str], height: int) -> list[str]:
    return [*positions, *[""] * (height - len(positions))]


def _brackets(side: list[str], standing: dict[str, Circuit]) -> list[tuple[int, int, int]]:
    """Return the lane, first and last line of each two-pole breaker; the outer one of a quad has a lane outside."""
    places = {position: line for line, position in enumerate(side)}
    spans = {
        tuple(sorted(places[p] for p in one.positions)) for p, one in standing.items() if p in places and one.poles == 2
    }
    found: list[tuple[int, int, int]] = []
    for first, end in sorted(spans, key=lambda span: (span[1] - span[0], span)):
        taken = {lane for lane, top, bottom in found if top <= end and first <= bottom}
        found.append((next(lane for lane in range(len(spans)) if lane not in taken), first, end))
    return found


def _lines(
    side: list[str],
    standing: dict[str, Circuit],
    pairs: set[int],
    brackets: Iterable[tuple[int, int, int]],
    lanes: int,
) -> Iterator[Line]:
    for line, position in enumerate(side):
        one = standing.get(position)
        strokes: list[Stroke] = [""] * lanes
        if one is not None and one.poles == 1:
            strokes[0] = "only"
        for lane, top, bottom in brackets:
            if top <= line <= bottom:
                strokes[lane] = "top" if line == top else "bottom" if line == bottom else "along"
        paired = position.isdigit() and int(position) in pairs and (one is None or one.load_type == "spare")
        yield Line(position, one, _pole(one, position), paired, tuple(strokes))


def _pole(one: Circuit | None, position: str) -> Pole:
    if one is None:
        return "none"
    if one.poles == 1:
        return "only"
    first = min(one.positions, key=lambda p: (_space(p), p))
    return "first" if position == first else "second"


def _space(position: str) -> int:
    return int(position.rstrip("AB"))
