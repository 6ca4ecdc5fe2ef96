"""The rows of a panel schedule: what stands on each space, left and right, tandems in halves."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.electrical.panel.legs import leg_of
from assess.intake import Home
from assess.intake.service import Circuit, Panelboard
from assess.numbers import quantity
from assess.report.schematics.lettering import in_lines
from assess.report.schematics.symbols import LETTERS

LABEL_WIDTH = 114.0  # of the column of labels, its padding left out
_MANY = 28  # rows, above which a page has room for one line each
_SIDES = 2
_NO_LOAD = {"pv", "battery", "spare"}


@dataclass(frozen=True)
class Cell:
    """One pole of a breaker, or one empty space: `load_va` is what it puts on its leg, None where that is not known.

    `kind` is `circuit`, `second` for the other pole of a breaker above it, `free`, or `unlisted` where nobody says.
    """

    place: str
    leg: str
    kind: str
    new: bool = False
    breaker: str = ""
    label: tuple[str, ...] = ()
    load_va: float | None = None


@dataclass(frozen=True)
class Row:
    """One row on the wall: a space on either side, both on one leg; a tandem is two cells."""

    leg: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """Return how many lines of cells it takes."""
        return max(len(self.left), len(self.right))


@dataclass(frozen=True)
class _Breaker:
    """One breaker as the schedule shows it."""

    positions: tuple[str, ...]
    rating: str
    label: str
    va: float | None
    new: bool = False


def rows_of(assessment: Assessment, panel: Panelboard, places: tuple[int, ...]) -> tuple[Row, ...]:
    """Return the rows of a panel with the node's breaker on `places`; none where its circuits are not listed."""
    if panel.circuits is None:
        return ()
    breakers = list(_breakers(assessment, panel, places))
    standing = {position: (one, pole) for one in breakers for pole, position in enumerate(one.positions)}
    last = panel.spaces_total or max((_space(position) for position in standing), default=0)
    spaces = [_positions(n, standing) for n in range(1, last + 1)]
    most = 2 if last <= _SIDES * _MANY and len(standing) <= _SIDES * _MANY else 1
    empty = "unlisted" if panel.spaces_total is None else "free"
    cells = [tuple(_cell(position, standing, empty, most) for position in positions) for positions in spaces]
    if len(cells) % _SIDES:
        cells.append(())
    return tuple(Row(leg_of(n + 1), cells[n], cells[n + 1]) for n in range(0, len(cells), _SIDES))


def _breakers(assessment: Assessment, panel: Panelboard, places: tuple[int, ...]) -> Iterator[_Breaker]:
    """Yield what stands in the panel; a new node takes the place of spare breakers."""
    card = assessment.verdict.card
    there = card is not None and card.existing_circuit
    of_kind = _loads_of_one_breaker(assessment.home)
    for one in panel.circuits or ():
        hosting = bool(places) and bool(one.rows & set(places))
        if hosting and not there:
            continue
        rating = "not known" if one.breaker_a is None else quantity(one.breaker_a, "A")
        va = None if one.load_type in _NO_LOAD else one.nameplate_va or of_kind.get(str(one.load_type))
        if hosting and one.load_type == "compute":
            yield _Breaker(tuple(one.positions), rating, _node_label(assessment), assessment.power.wall_va)
        else:
            yield _Breaker(tuple(one.positions), rating, _label(one), va)
    if places and card is not None and not there:
        rating, positions = quantity(card.breaker_a, "A"), tuple(map(str, places))
        yield _Breaker(positions, rating, _node_label(assessment), assessment.power.wall_va, new=True)


def _loads_of_one_breaker(home: Home) -> dict[str, float]:
    """Return the nameplate [VA] by kind of load, where the home has one load of that kind and one breaker for it."""
    panels: list[Panelboard] = [home.panel, *(home.panel.subpanels or ())]
    breakers = Counter(one.load_type for panel in panels for one in panel.circuits or ())
    loads = [one for one in home.loads or () if one.fuel == "electric"]
    kinds = Counter(one.kind for one in loads)
    return {
        one.kind.value: one.nameplate_va
        for one in loads
        if kinds[one.kind] == breakers[one.kind] == one.count and one.nameplate_va is not None
    }


def _label(one: Circuit) -> str:
    words = one.label or (one.load_type.replace("_", " ") if one.load_type else "not labelled")
    return f"{words} (under power control)" if one.managed else words


def _node_label(assessment: Assessment) -> str:
    card = assessment.verdict.card
    setting = None if card is None else card.pcs_setpoint_a
    return "Node" if setting is None else f"Node, held by (N) PCS at {quantity(setting, 'A')}"


def _positions(space: int, standing: dict[str, tuple[_Breaker, int]]) -> tuple[str, ...]:
    """Return the positions of a space: both halves where one of them is taken."""
    halves = (f"{space}A", f"{space}B")
    return halves if any(half in standing for half in halves) else (str(space),)


def _cell(position: str, standing: dict[str, tuple[_Breaker, int]], empty: str, most: int) -> Cell:
    leg = leg_of(_space(position))
    if position not in standing:
        words = ("not listed",) if empty == "unlisted" else ()
        return Cell(position, leg, empty, label=words)
    one, pole = standing[position]
    poles = len(one.positions)
    share = None if one.va is None else one.va / poles
    if pole:
        return Cell(position, leg, "second", one.new, f"with {one.positions[0]}", ("second pole",), share)
    rating = one.rating if poles == 1 else f"{one.rating}, {poles}P"
    label = in_lines(f"(N) {one.label}" if one.new else one.label, LABEL_WIDTH, LETTERS, most=most)
    return Cell(position, leg, "circuit", one.new, rating, label, share)


def _space(position: str) -> int:
    return int(position.rstrip("AB"))
