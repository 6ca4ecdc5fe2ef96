"""Where the node's heat goes on the design day: from the wall into liquid, outdoor air or a room, and out of it."""

from dataclasses import dataclass
from typing import NamedTuple

from assess.assessment import Assessment
from assess.findings import Step, Worked
from assess.numbers import percent, quantity
from assess.report.pictures.axes import ROW, apart, middle
from assess.report.pictures.facts import section_of
from assess.report.pictures.shapes import Box, Picture, Text, pt

_FIELD, _BLOCK, _APART, _PAD = 72.0, 9.0, 26.0, 4.0
_SECOND, _THIRD = 0.33, 0.68  # of the width
_SHEET, _DAY = "Where the heat goes, design day", " on the design day"
_ROOM_AIR = ("Room air, its cooling resting in between", "Room air with this node")
_BY_FAN = ("By outdoor air", "By exhaust fan")
_LEAST_W = 0.5  # what rounds to nothing is not drawn


@dataclass(frozen=True)
class Band:
    """Heat on its way between two blocks: where it leaves and arrives, its upper edges, how thick it is."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float
    kind: str

    @property
    def bend(self) -> float:
        """Return the place toward which both ends bend."""
        return pt((self.x1 + self.x2) / 2)

    @property
    def foot1(self) -> float:
        """Return the lower edge where it leaves."""
        return pt(self.y1 + self.thick)

    @property
    def foot2(self) -> float:
        """Return the lower edge where it arrives."""
        return pt(self.y2 + self.thick)


@dataclass(frozen=True)
class Heat(Picture):
    """Blocks of watts in three columns, and the bands between them."""

    blocks: tuple[Box, ...]
    bands: tuple[Band, ...]


class _Part(NamedTuple):
    """Heat in one place [W]: its name on the picture and its way in a sentence."""

    name: str
    way: str
    watts: float
    kind: str


def heat(assessment: Assessment, width: float) -> Heat | None:
    """Return the picture; None where the heat was not worked out."""
    power, thermal = assessment.power, section_of(assessment, "thermal")
    if thermal is None or not thermal.worked or power.wall_w <= 0:
        return None
    sheets = {sheet.title: sheet for sheet in thermal.worked}
    moved = "Heat pump, fans, electronics" if power.heat_pump_w else "Fans, pumps, electronics"
    second = _drawn(
        _Part("Liquid, to the cooler", "into the liquid of the cooler", power.cooler_heat_w, "liquid"),
        _Part(moved, f"from {_lower(moved)}", power.heat_outdoors_w - power.cooler_heat_w, "cabinet"),
        _Part("Air of the room", "into the air of the room", power.heat_to_room_w, "room"),
    )
    out = _Part("Air outdoors", "into the air outdoors", power.heat_outdoors_w, "outdoors")
    third = _drawn(out, *_out_of_the_room(power.heat_to_room_w, sheets))
    title = "Where the heat of the node goes" + (_DAY if power.heat_to_room_w else "")
    return _drawing(title, _Part("Node at the wall", "", power.wall_w, "node"), second, third, width)


def _drawn(*parts: _Part) -> list[_Part]:
    return [part for part in parts if part.watts >= _LEAST_W]


def _out_of_the_room(room_w: float, sheets: dict[str, Worked]) -> list[_Part]:
    """Return what carries the heat out of the room; nothing where its balance was not worked out.

    Where more comes in from outdoors than goes out, all of the node's heat is on its way into the house.
    """
    balance = sheets.get(_SHEET)
    if balance is None or room_w < _LEAST_W:
        return []
    steps = [step for step in balance.steps if step.label == "The same in watts"]
    house_w = max(0.0, steps[-1].value) if steps else 0.0
    fans_w = _by_fans_w(balance, sheets)
    house_w = min(house_w, room_w - fans_w)
    own = any(part.name == "own cooling" for sheet in sheets.values() for step in sheet.steps for part in step.operands)
    rest = "Its own cooling, walls, leaks" if own else "Walls, floor and leaks"
    return [
        _Part("The house, and its cooling", "to the cooling of the house", house_w, "house"),
        _Part("Ventilation", "out by ventilation", fans_w, "outdoors"),
        _Part(rest, f"out by {_lower(rest)}", room_w - house_w - fans_w, "fabric"),
    ]


def _by_fans_w(balance: Worked, sheets: dict[str, Worked]) -> float:
    """Return what fans carry out of the building with the room as warm as it is with this node [W]."""
    at_limit = next(
        (sheet for title, sheet in sheets.items() if title.endswith(_DAY) and _labelled(sheet, "Heat that can leave")),
        None,
    )
    room = next((step for label in _ROOM_AIR if (step := _labelled(balance, label))), None)
    own = _labelled(balance, _ROOM_AIR[1])
    per_w = _labelled(balance, "Per degree of the room")
    if at_limit is None or room is None or own is None or per_w is None:
        return 0.0
    warmer_f = room.value - own.operands[0].value
    ways = [step for label in _BY_FAN if (step := _labelled(at_limit, label))]
    btu_h = sum(step.value + step.operands[0].value * warmer_f for step in ways)
    return max(0.0, btu_h / per_w.operands[1].value)


def _labelled(sheet: Worked, label: str) -> Step | None:
    return next((step for step in sheet.steps if step.label == label), None)


def _drawing(title: str, source: _Part, second: list[_Part], third: list[_Part], width: float) -> Heat:
    per_w = _FIELD / source.watts
    rows = max(len(second), len(third))
    height = max(_FIELD + (rows - 1) * _APART, rows * _APART)
    columns = [(0.0, [source]), (_SECOND * width, second), (_THIRD * width, third)]
    placed = [_column(x, parts, per_w, height) for x, parts in columns]
    blocks = [box for boxes in placed for box in boxes]
    texts = [text for (_, parts), boxes in zip(columns, placed, strict=True) for text in _labels(parts, boxes)]
    return Heat(
        name="heat",
        title=title,
        says=_says(source, second, third),
        width=width,
        height=height + 2.0,
        texts=tuple(texts),
        blocks=tuple(blocks),
        bands=tuple(_bands(placed, per_w, second, third)),
    )


def _column(x: float, parts: list[_Part], per_w: float, height: float) -> list[Box]:
    """Return the blocks of a column, spread over its height."""
    thick = [part.watts * per_w for part in parts]
    free = height - sum(thick)
    gap = free / (len(parts) + 1)
    boxes, y = [], gap
    for part, tall in zip(parts, thick, strict=True):
        boxes.append(Box(x, y, _BLOCK, max(tall, 0.5), part.kind))
        y += tall + gap
    return boxes


def _labels(parts: list[_Part], boxes: list[Box]) -> list[Text]:
    centers = apart([box.y + box.height / 2 for box in boxes], 2.4 * ROW, ROW, 1e9)
    texts = []
    for part, box, at in zip(parts, boxes, centers, strict=True):
        x, y = box.x + _BLOCK + _PAD, middle(at)
        texts += [Text(x, y - ROW / 2, part.name, strong=True), Text(x, y + ROW / 2, quantity(part.watts, "W"))]
    return texts


def _bands(placed: list[list[Box]], per_w: float, second: list[_Part], third: list[_Part]) -> list[Band]:
    """Return the bands from the source to the second column, and from there to the third."""
    source, bands, y = placed[0][0], [], placed[0][0].y
    for part, box in zip(second, placed[1], strict=True):
        bands.append(Band(source.x + _BLOCK, y, box.x, box.y, pt(part.watts * per_w), part.kind))
        y = pt(y + part.watts * per_w)
    into = {part.kind + part.name: box.y for part, box in zip(third, placed[2], strict=True)}
    for part, box in zip(second, placed[1], strict=True):
        y = box.y
        for to, goal in zip(third, placed[2], strict=True):
            if (part.kind == "room") == (to.name == "Air outdoors"):
                continue
            watts = to.watts if part.kind == "room" else part.watts
            key = to.kind + to.name
            bands.append(Band(box.x + _BLOCK, pt(y), goal.x, pt(into[key]), pt(watts * per_w), to.kind))
            y, into[key] = y + watts * per_w, into[key] + watts * per_w
    return bands


def _says(source: _Part, second: list[_Part], third: list[_Part]) -> str:
    """Return the message of the picture in one sentence."""
    ways = [f"{quantity(one.watts, 'W')} ({percent(one.watts / source.watts)}) {one.way}" for one in second]
    ends = [f"{quantity(one.watts, 'W')} {one.way}" for one in third]
    then = f", and in the end {_listed(ends)}" if ends else ""
    return f"All of the {quantity(source.watts, 'W')} that the node draws turns to heat: {_listed(ways)}{then}."


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
