"""The single-line diagram: from the utility down to the busbar of the main panel, and from there to the node."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.electrical.panel.tree import way_to_node
from assess.report.schematics.branch_parts import branches
from assess.report.schematics.lettering import width_of
from assess.report.schematics.node_parts import node_run
from assess.report.schematics.node_side import draw_node
from assess.report.schematics.parts import Part
from assess.report.schematics.sheet import Sheet
from assess.report.schematics.supply_parts import supply
from assess.report.schematics.supply_side import draw_loads, draw_panel, draw_supply
from assess.report.schematics.symbols import LEADING, LETTERS, Box, Line, Note, Point, Stroke, Symbol
from assess.verdict import Outcome

WIDTH = 484.0
_NODE = 300.0  # where the column of the node begins
_EDGE = 8.0
_WHY = {
    Outcome.GO_IF: "the home must be changed first",
    Outcome.INCOMPLETE: "too much is still unknown to say which may be built",
    Outcome.NO_GO: "none may be installed in this home as it is",
}
_KEY: tuple[tuple[Stroke, str], ...] = (
    ("existing", "(E) existing"),
    ("new", "(N) new"),
    ("unsure", "connection not known or not shown"),
    ("grounding", "grounding"),
    ("signal", "signal of the PCS"),
)


@dataclass(frozen=True)
class SingleLine:
    """The diagram as shapes [pt], its parts in the order of the current, and in words why no node is on it."""

    width: float
    height: float
    lines: tuple[Line, ...]
    symbols: tuple[Symbol, ...]
    boxes: tuple[Box, ...]
    notes: tuple[Note, ...]
    parts: tuple[Part, ...]
    no_node: str

    @property
    def words(self) -> str:
        """Return the diagram in words, for those who cannot see it."""
        return " ".join(["Single-line diagram.", *(part.words for part in self.parts), self.no_node]).strip()


def single_line(assessment: Assessment) -> SingleLine:
    """Return the single-line diagram of an assessment.

    A node is on it only where one is approved: such a drawing is built from, whatever is written beside it.
    """
    home, run, sheet = assessment.home, node_run(assessment), Sheet()
    way = {place.panel.name for place in way_to_node(home)} if run else set()
    card = assessment.verdict.card
    beside = list(branches(home, way, node_is_there=card is not None and card.existing_circuit))
    served, right = supply(home), _NODE if run else WIDTH
    top = draw_supply(sheet, served, WIDTH)
    panel = draw_panel(sheet, served, beside, run, (_EDGE, right - _EDGE, WIDTH), top)
    end = draw_loads(sheet, panel)
    if run is not None:
        end = draw_node(sheet, run, (_NODE, WIDTH), panel.low, end)
    return SingleLine(
        width=WIDTH,
        height=_key(sheet, end + LEADING),
        lines=tuple(sheet.lines),
        symbols=tuple(sheet.symbols),
        boxes=tuple(sheet.boxes),
        notes=tuple(sheet.notes),
        parts=(*served.parts, *(part for one in beside for part in one.parts), *(run.parts if run else ())),
        no_node="" if run else f"No node is drawn, for none is approved: {_WHY[assessment.verdict.outcome]}.",
    )


def _key(sheet: Sheet, y: float) -> float:
    """Draw the key of the strokes, and return where the drawing ends [pt]."""
    x = _EDGE
    drawn: set[Stroke] = {line.stroke for line in sheet.lines}
    drawn |= {"new"} if any(box.mark == "N" for box in sheet.boxes) else set()
    for stroke, words in (one for one in _KEY if one[0] in drawn):
        sheet.line(stroke, (x, y + LEADING / 2), (x + 18.0, y + LEADING / 2))
        width = width_of(words, LETTERS)
        sheet.notes.append(Note(None, Point(x + 22.0, y), width, (words,)))
        x = round(x + 22.0 + width + 14.0, 1)
    return y + LEADING + 2.0
