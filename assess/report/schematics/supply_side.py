"""The existing side of the diagram: the way from the utility down, the main panel, and its branches but the node's."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.report.schematics.branch_parts import Branch
from assess.report.schematics.node_parts import NodeRun
from assess.report.schematics.node_side import stroke_of
from assess.report.schematics.parts import Part
from assess.report.schematics.sheet import BESIDE, Sheet
from assess.report.schematics.supply_parts import Supply
from assess.report.schematics.symbols import REACH, Sort, Stroke

_SPINE = 150.0  # where the supply comes down
_LEFT = 4.0
_GROUND = 12.0  # where the lead to the grounding electrode ends
_INTO = 96.0  # where it enters the panel
_LEAD = 6.0
_WIDEST = 118.0  # of the columns below the busbar
_INDENT = 10.0  # from the edge of a column to its line
_LINES = 12
_NODE_LINE = 22.0  # from the last of the columns to the line of the node


@dataclass(frozen=True)
class Hanging:
    """A branch below the busbar: its column, and where its line comes to at the edge of the panel, `low`."""

    branch: Branch
    left: float
    width: float
    y: float


@dataclass(frozen=True)
class PanelDrawn:
    """The main panel as drawn: its lower edge, and the branches that come out of it."""

    low: float
    hanging: tuple[Hanging, ...]


def draw_supply(sheet: Sheet, served: Supply, right: float) -> float:
    """Draw the way from the utility to the main panel, and return where the panel begins [pt]."""
    width, sort = right - _SPINE - BESIDE, _utility(served)
    _, y = sheet.station(sort, served.utility, _SPINE, 0.0, width, stroke="existing", begins=True)
    _, y = sheet.station(None, served.conductors, _SPINE, y, width, stroke="existing")
    _, y = sheet.station("meter", served.meter, _SPINE, y, width, stroke="existing")
    if served.tap is not None:
        y = _tap(sheet, served.tap, y, right)
    if served.disconnect is not None:
        grounded, y = sheet.station("breaker", served.disconnect, _SPINE, y, width, stroke="existing")
        level = grounded + REACH["breaker"]
        _electrode(sheet, served.electrode, (_SPINE, level))
        return _lead(sheet, y, level + 3 * _LEAD)
    down = _lead(sheet, y, y + 4 * _LEAD)
    _electrode(sheet, served.electrode, (_INTO, down), (_INTO, down - 3 * _LEAD))
    return down


def draw_panel(
    sheet: Sheet,
    served: Supply,
    beside: Sequence[Branch],
    run: NodeRun | None,
    across: tuple[float, float, float],
    top: float,
) -> PanelDrawn:
    """Draw the main panel with the breakers on its busbar.

    `across` is where the branches begin and end and where the drawing does, with the node's column between the two.
    """
    left, end, right = across
    width = right - _SPINE - BESIDE - 2 * _LEFT
    _, y = sheet.station(None, served.panel, _SPINE, top, width, stroke="existing")
    if run is not None and run.sensor is not None:
        _, y = sheet.station("sensor", run.sensor, _SPINE, y, width, stroke="existing")
    main: Sort = "lugs" if served.lugs else "breaker"
    _, bus = sheet.station(main, served.main, _SPINE, y, width, stroke="existing")
    sheet.line("bus", (_LEFT + _INDENT, bus), (right - _LEFT - _INDENT, bus))
    step = min(_WIDEST, (end - left) / len(beside))
    hanging = [_on_bus(sheet, one, left + n * step, step, bus) for n, one in enumerate(beside)]
    low = max(bus + 3 * _LEAD, *(one.y for one in hanging))
    if run is not None:
        breaker, x = run.first, end + _NODE_LINE
        stroke, room = stroke_of(breaker), right - x - BESIDE - 2 * _LEFT
        _, y = sheet.station("breaker", breaker, x, bus, room, stroke=stroke)
        low = max(low, y)
        sheet.line(stroke, (x, y), (x, low))
    sheet.box("E", 1.0, top, right - 2.0, low - top, dashed=True)
    return PanelDrawn(low, tuple(hanging))


def draw_loads(sheet: Sheet, panel: PanelDrawn) -> float:
    """Draw what the branches feed below the panel, lettered underneath, and return where the last one ends [pt]."""
    ends = [panel.low]
    for one in panel.hanging:
        x, branch = one.left + _INDENT, one.branch
        middle = panel.low + 2 * _LEAD + REACH["generator"]
        sheet.line(_stroke(branch), (x, one.y), (x, middle - REACH[branch.kind]))
        sheet.symbol(branch.kind, "E", x, middle)
        made = sheet.letter(branch.part, one.left, middle + 2 * _LEAD, one.width, most=_LINES)
        ends.append(made.at.y + made.height)
    return max(ends)


def _lead(sheet: Sheet, y: float, down: float) -> float:
    sheet.line("existing", (_SPINE, y), (_SPINE, down))
    return down


def _utility(served: Supply) -> Sort:
    return "transformer" if served.transformer else "utility"


def _tap(sheet: Sheet, part: Part, y: float, right: float) -> float:
    """Draw solar that is connected ahead of the main, and return where the supply goes on [pt]."""
    x = _SPINE + 8 * _LEAD
    middle, end = sheet.station("pv", part, x, y, right - x - BESIDE, stroke=None)
    sheet.line("existing", (_SPINE, y), (_SPINE, end))
    sheet.line("existing", (_SPINE, middle), (x - REACH["pv"], middle))
    return end


def _electrode(sheet: Sheet, part: Part, *way: tuple[float, float]) -> None:
    """Draw the conductor to the left and down to the electrode, its lettering above it."""
    level = way[-1][1]
    sheet.letter(part, _LEFT, level - _LEAD / 2, _SPINE - 3 * _LEAD - _LEFT, most=4, above=True)
    sheet.line("grounding", *way, (_GROUND, level), (_GROUND, level + _LEAD))
    sheet.symbol("ground", "E", _GROUND, level + _LEAD)


def _on_bus(sheet: Sheet, one: Branch, left: float, step: float, bus: float) -> Hanging:
    """Draw the breaker of a branch; of one that has none of its own only the line is drawn, later."""
    y, width = bus, step - _LEAD
    if one.breaker is not None:
        beside = step - _INDENT - BESIDE - 2.0
        _, y = sheet.station("breaker", one.breaker, left + _INDENT, bus, beside, stroke=_stroke(one), most=5)
    return Hanging(one, left, width, y)


def _stroke(one: Branch) -> Stroke:
    return "existing" if one.sure else "unsure"
