"""The column of the node: feeders and sub-panels, the branch circuit, disconnect, power control and the node."""

from assess.report.schematics.node_parts import Feeder, NodeRun
from assess.report.schematics.parts import Part
from assess.report.schematics.sheet import BESIDE, Sheet
from assess.report.schematics.symbols import Sort, Stroke

_LINE = 14.0  # from the edge of the column to its line
_GROUND = 9.0  # from that line to the grounding conductor beside it
_INSET = 6.0
_CONTROL = (4.0, 220.0)  # where the power control system stands, left of the column


def draw_node(sheet: Sheet, run: NodeRun, column: tuple[float, float], top: float, clear: float) -> float:
    """Draw everything from the main panel's edge at `top` to the node, and return where it ends [pt].

    `clear` is where what stands to the left of the column ends, and the power control system may begin.
    """
    left, right = column
    x, width = left + _LINE, right - left - _LINE - BESIDE - _INSET
    y = top
    breakers = [*(feeder.breaker for feeder in run.feeders[1:]), run.breaker]
    for feeder, breaker in zip(run.feeders, breakers, strict=False):
        y = _subpanel(sheet, feeder, breaker, column, y)
    begin, stroke = y, stroke_of(run.conductors)
    for sort, part in _circuit(run):
        _, y = sheet.station(sort, part, x, y, width, stroke=stroke)
    end = max(y, clear + _INSET) if run.control is not None else y
    sheet.line(stroke, (x, y), (x, end))
    sheet.line("grounding", (x + _GROUND, begin), (x + _GROUND, end))
    low = _boxed(sheet, run.node, left, right - 1.0, end)
    if run.control is None:
        return low
    middle = end + 2 * _INSET
    sheet.line("signal", (_CONTROL[1], middle), (left, middle))
    return max(low, _boxed(sheet, run.control, *_CONTROL, end))


def stroke_of(part: Part) -> Stroke:
    """Return how the line to a part is drawn."""
    return "new" if part.mark == "N" else "existing"


def _circuit(run: NodeRun) -> tuple[tuple[Sort | None, Part], ...]:
    return (None, run.conductors), (None, run.grounding), ("disconnect", run.disconnect)


def _subpanel(sheet: Sheet, feeder: Feeder, breaker: Part, column: tuple[float, float], top: float) -> float:
    """Draw the feeder of a sub-panel, and the sub-panel with the next breaker; return its lower edge [pt]."""
    left, right = column
    x, width = left + _LINE, right - left - _LINE - BESIDE - _INSET
    _, edge = sheet.station(None, feeder.conductors, x, top, width, stroke="existing")
    sheet.line("grounding", (x + _GROUND, top), (x + _GROUND, edge))
    _, y = sheet.station(None, feeder.panel, x, edge, width, stroke="existing")
    _, bus = sheet.station("lugs" if feeder.lugs else "breaker", feeder.main, x, y, width, stroke="existing")
    sheet.line("bus", (left + _INSET, bus), (right - 2 * _INSET, bus))
    _, low = sheet.station("breaker", breaker, x, bus, width, stroke=stroke_of(breaker))
    sheet.box("E", left, edge, right - left - 1.0, low - edge, dashed=True)
    return low


def _boxed(sheet: Sheet, part: Part, left: float, right: float, top: float) -> float:
    """Draw a part as a box with its lettering inside, and return its lower edge [pt]."""
    made = sheet.letter(part, left + _INSET, top + _INSET / 2, right - left - 2 * _INSET, most=6)
    height = made.height + _INSET
    sheet.box(part.mark, left, top, right - left, height)
    return top + height
