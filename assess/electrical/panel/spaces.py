"""The spaces of a panel: odd numbers on the left, even on the right, so that a two-pole breaker takes n and n + 2."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.intake.service import Panelboard
from assess.worksheet import Worksheet

_DOWN = 2  # the space below is the next number of the same side
_MOST = 8  # numbers written out in one line


@dataclass(frozen=True)
class SpaceMap:
    """What is free in a panel whose directory is known.

    `halves` are free halves of tandems, which take one pole only. `move` is a one-pole breaker and the free
    space it would have to move to, where that makes a pair that is not there now.
    """

    free: tuple[int, ...]
    halves: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    move: tuple[int, int] | None = None

    @property
    def pairs_named(self) -> str:
        """Return the pairs as they are spoken of: `5-7, 6-8`."""
        return ", ".join(f"{upper}-{lower}" for upper, lower in self.pairs)

    @property
    def freed(self) -> tuple[int, int] | None:
        """Return the pair that the move frees."""
        if self.move is None:
            return None
        place, target = self.move
        other = next(n for n in (place - _DOWN, place + _DOWN) if n in self.free and n != target)
        return min(place, other), max(place, other)


def space_map(panel: Panelboard) -> SpaceMap | None:
    """Return what is free in a panel; None where its directory or its size is not known."""
    pairs = panel.free_pairs()
    if pairs is None or panel.spaces_total is None:
        return None
    circuits = [c for c in panel.circuits or () if c.load_type != "spare"]
    taken = {position for circuit in circuits for position in circuit.positions}
    rows = {row for circuit in circuits for row in circuit.rows}
    free = tuple(n for n in range(1, panel.spaces_total + 1) if n not in rows)
    halves = tuple(sorted(_other_half(p) for p in taken if not p[-1].isdigit() and _other_half(p) not in taken))
    alone = sorted(int(c.space) for c in circuits if c.space.isdigit())
    return SpaceMap(free, halves, tuple(pairs), None if pairs else next(_moves(alone, free), None))


def spaces_written(panel: Panelboard, ws: Worksheet) -> None:
    """Write down the free spaces of a panel and their pairs, where its directory is known."""
    found = space_map(panel)
    if found is None:
        return
    note = "odd numbers left, even right"
    free = _listed([*map(str, found.free), *found.halves])
    ws.given(f"Free spaces: {free}", len(found.free), "spaces", note=note)
    pairs = _listed(found.pairs_named.split(", ") if found.pairs else [])
    ws.given(f"Pairs for a two-pole breaker: {pairs}", len(found.pairs), "pairs", note=note)


def _listed(names: list[str]) -> str:
    """Return the first names, and how many more there are."""
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return (", ".join(names[:_MOST]) or "none") + more


def _moves(alone: list[int], free: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield each one-pole breaker beside a free space of its side, with another free space it could move to."""
    for place in alone:
        for other in (place - _DOWN, place + _DOWN):
            if other in free:
                yield from ((place, target) for target in free if target != other)


def _other_half(position: str) -> str:
    return position[:-1] + ("B" if position.endswith("A") else "A")
