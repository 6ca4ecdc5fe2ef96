"""The page of a panel on the wall, for a terminal of 60 columns and more, in colour or not, in Unicode or ASCII."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from assess.intake import Home
from assess.intake.service import Panelboard
from assess.report.wall.layout import Line, Wall, wall_of
from assess.report.wall.words import fed, label, nothing_written, of_the_node, sources_elsewhere, title
from assess.terminal import Terminal

_WIDEST, _NARROWEST = 100, 56
_LEG = 4  # columns between the sides
_AMPS, _SPACE = 3, 3
_STROKES = {"": " ", "only": "─", "top": "┌", "along": "│", "bottom": "└"}
_MIRRORED = {"┌": "┐", "└": "┘"}
_PAIR, _FREE, _CUT, _DOT, _BELOW = "○", "·", "…", "·", "└─ "
_PLAIN = str.maketrans("─┌└┐┘│○·…", "-/\\\\/|o.~")
_SIGNS = f"{''.join(_STROKES.values())}{''.join(_MIRRORED.values())}{_PAIR}{_FREE}{_CUT}"


@dataclass(frozen=True)
class _Style:
    """How wide the page is, which signs the terminal has, and how it spells those that it has not."""

    width: int
    encoding: str
    spelling: str

    @property
    def plain(self) -> bool:
        return not all(map(self._has, _SIGNS))

    def shown(self, text: Text) -> Text:
        """Return a line in signs that the terminal has, as wide as before."""
        if not self.plain:
            return text
        signs = "".join(map(self._spelled, text.plain.translate(_PLAIN)))
        return Text(signs, spans=text.spans, style=text.style)

    def _spelled(self, sign: str) -> str:
        """Return a sign as the stream spells it (é is an e), or question marks where that is wider or narrower."""
        spelled = sign.encode(self.encoding, self.spelling).decode(self.encoding)
        return spelled if len(spelled) == cell_len(sign) else "?" * cell_len(sign)

    def _has(self, sign: str) -> bool:
        try:
            sign.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def print_wall(home: Home) -> None:
    """Print the panels of a home to standard output, each sub-panel below the one that feeds it."""
    console = Terminal(highlight=False)
    handler = getattr(console.file, "errors", None)
    spelling = handler if handler not in {None, "strict"} else "replace"
    style = _Style(max(_NARROWEST, min(console.width, _WIDEST)), console.encoding, spelling)
    for text in _page(home, style.width):
        console.print(style.shown(text), soft_wrap=len(text.plain) <= style.width)


def _page(home: Home, width: int) -> Iterator[Text]:
    yield from _panel(home.panel, home, 0, width)
    yield Text()
    yield Text(of_the_node(home), style="bold")
    yield from (Text(said) for said in (*nothing_written(home), *sources_elsewhere(home)))
    panels: list[Panelboard] = [home.panel, *(home.panel.subpanels or ())]
    if any(line.paired for one in panels if (wall := wall_of(one)) for _, *sides in wall.lines for line in sides):
        yield Text(f"{_PAIR} room for two poles: free, and so is the space above or below it", style="dim")


def _panel(panel: Panelboard, home: Home, depth: int, width: int) -> Iterator[Text]:
    margin = "   " * min(depth, 3)
    yield Text(f"{margin[3:]}{_BELOW if depth else ''}{title(panel, home)}", style="bold")
    yield Text(f"{margin}{label(panel)}")
    wall = wall_of(panel)
    if wall is None:
        yield Text(f"{margin}Its circuits are not listed.")
    elif not wall.lines:
        yield Text(f"{margin}No breaker is listed, and how many spaces it has is not known.")
    else:
        yield from (Text.assemble(margin, line) for line in _columns(wall, width - len(margin)))
    name = getattr(panel, "name", None)
    for one in home.panel.subpanels or ():
        if one.fed_from == name:
            yield Text()
            yield from _panel(one, home, depth + 1, width)


def _columns(wall: Wall, width: int) -> Iterator[Text]:
    side = (width - _LEG) // 2
    odd = f"{'A':>{_SPACE + wall.lanes + _AMPS + 2}} odd spaces"
    even = f"even spaces   A{' ' * (_SPACE + wall.lanes + 2)}"
    yield Text(f"{odd}{even:>{2 * side + _LEG - len(odd)}}", style="dim")
    yield Text("─" * (2 * side + _LEG), style="dim")
    for leg, left, right in wall.lines:
        yield Text.assemble(
            _side(left, wall, side, mirrored=False), (f"{leg:^{_LEG}}", "dim"), _side(right, wall, side, mirrored=True)
        )
    yield Text("─" * (2 * side + _LEG), style="dim")


def _side(line: Line, wall: Wall, width: int, *, mirrored: bool) -> Text:
    """Return one side of a line: from the outside the space, the bracket, the rating, and the label towards the bus."""
    strokes = [_STROKES[stroke] for stroke in line.strokes]
    if line.position and line.circuit is None:
        strokes[0] = _sign(line, wall)
    elif line.paired:
        strokes[0] = _PAIR
    rating = _rating(line)
    words = _words(line, wall, width - _SPACE - wall.lanes - _AMPS - 3)
    style = _look(line)
    if mirrored:
        drawn = "".join(_MIRRORED.get(stroke, stroke) for stroke in strokes)
        return Text(f"{words} {rating:>{_AMPS}} {drawn} {line.position:<{_SPACE}}", style=style)
    drawn = "".join(reversed(strokes))
    return Text(f"{line.position:>{_SPACE}} {drawn} {rating:>{_AMPS}} {words}", style=style)


def _sign(line: Line, wall: Wall) -> str:
    return _PAIR if line.paired else _FREE if wall.whole else " "


def _rating(line: Line) -> str:
    if line.circuit is None or line.pole == "second":
        return ""
    return "?" if line.circuit.breaker_a is None else f"{line.circuit.breaker_a:g}"


def _words(line: Line, wall: Wall, width: int) -> str:
    if not line.position or line.pole == "second":
        return " " * width
    if line.circuit is None:
        free = "free" if line.position.isdigit() else "free half"
        return set_cell_size(free if wall.whole else "not listed", width)
    words, tags = fed(line.circuit)
    behind = "".join(f" [{tag}]" for tag in tags)
    room = width - len(behind)
    if cell_len(words) > room:
        words = set_cell_size(words, max(room - 1, 0)).rstrip() + _CUT
    return set_cell_size(words + behind, width)


def _look(line: Line) -> str:
    """Return the colour of a line; what it says is in its words and signs as well."""
    looks: Mapping[str | None, str] = {"spare": "dim", "pv": "yellow3", "battery": "yellow3", "compute": "cyan"}
    if line.paired:
        return "bold green"
    if line.circuit is None:
        return "dim"
    return looks.get(line.circuit.load_type, "")
