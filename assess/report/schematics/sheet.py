"""The sheet that a drawing is put together on."""

from assess.report.schematics.lettering import in_lines
from assess.report.schematics.parts import Mark, Part
from assess.report.schematics.symbols import LEADING, LETTERS, REACH, Box, Line, Note, Point, Sort, Stroke, Symbol

BESIDE = 14.0  # from a line to the lettering of what stands on it
_GAP = 8.0


class Sheet:
    """Gathers the shapes of a drawing, and knows how lettering and symbol share a line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.symbols: list[Symbol] = []
        self.boxes: list[Box] = []
        self.notes: list[Note] = []

    def line(self, stroke: Stroke, *points: tuple[float, float]) -> None:
        """Draw a run of straight lines."""
        self.lines.append(Line(stroke, tuple(Point(x, y) for x, y in points)))

    def symbol(self, sort: Sort, mark: Mark, x: float, y: float) -> None:
        """Set a symbol around its middle."""
        self.symbols.append(Symbol(sort, mark, Point(x, y)))

    def box(self, mark: Mark, x: float, y: float, width: float, height: float, *, dashed: bool = False) -> None:
        """Draw an enclosure."""
        self.boxes.append(Box(mark, Point(x, y), width, height, dashed))

    def letter(self, part: Part, x: float, y: float, width: float, *, most: int, above: bool = False) -> Note:
        """Letter a part below `y`, or above it, in at most `most` lines, and return the lettering."""
        lines = in_lines(part.lettering, width, LETTERS, most=most)
        top = y - len(lines) * LEADING if above else y
        made = Note(part, Point(x, top), width, lines)
        self.notes.append(made)
        return made

    def station(
        self,
        sort: Sort | None,
        part: Part,
        x: float,
        y: float,
        width: float,
        *,
        stroke: Stroke | None,
        most: int = 4,
        begins: bool = False,
    ) -> tuple[float, float]:
        """Run a line at `x` down from `y` through a symbol with its lettering to the right.

        Return where the symbol's middle is, and where the station ends. Without a symbol the line runs on; where the
        line `begins` none leads to the symbol, and without a `stroke` there is none at all.
        """
        reach = 0.0 if sort is None else REACH[sort]
        made = self.letter(part, x + BESIDE, y, width, most=most)
        height = max(2 * reach, made.height) + _GAP
        middle, end = y + height / 2, y + height
        self.notes[-1] = Note(part, Point(made.at.x, middle - made.height / 2), width, made.lines)
        if sort is not None:
            self.symbol(sort, part.mark, x, middle)
        if stroke is not None:
            pieces = ((y, middle - reach), (middle + reach, end))
            for start, stop in pieces[1 if begins else 0 :]:
                self.line(stroke, (x, start), (x, stop))
        return middle, end
