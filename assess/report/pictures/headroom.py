"""The service as a bar: the house by the code and as measured, the node, its adder, what is left, the rating."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.numbers import number, quantity
from assess.report.pictures.axes import ROW, Scale, flag, kept, ticks
from assess.report.pictures.facts import Service, service_of
from assess.report.pictures.shapes import SIZE, Box, Line, Picture, Text, width_of

_EDGE, _BAR, _PAD, _MARK = 2.0, 30.0, 3.0, 5.0
_NAMES = {"house": "House, calculated", "node": "Node", "adder": "Continuous adder", "left": "Left"}


@dataclass(frozen=True)
class Headroom(Picture):
    """The bar; `keys` are boxes beside the names of pieces too narrow for them, `recorded` the mark of the meter."""

    pieces: tuple[Box, ...]
    keys: tuple[Box, ...]
    axis: tuple[Line, ...]
    rating: Line
    recorded: Line | None


def headroom(assessment: Assessment, width: float) -> Headroom | None:
    """Return the picture; None when a part of the service is not known."""
    service = service_of(assessment)
    if service is None:
        return None
    amounts = _amounts(service)
    scale = Scale(0.0, max(service.rating_a, sum(amounts.values())), _EDGE, width - _EDGE)
    top = ROW + (0.0 if service.recorded_a is None else ROW + _MARK)
    foot = top + _BAR
    pieces = _pieces(amounts, scale, top)
    named = [piece for piece in pieces if _room(piece.kind, amounts) <= piece.width]
    keys, below = _keys([piece for piece in pieces if piece not in named], amounts, foot + 8.0 + 2 * ROW)
    axis, words = _axis(scale, foot + 2.0, width)
    at = scale.at(service.rating_a)
    texts = [flag(f"Service rating {quantity(service.rating_a, 'A')}", at, SIZE, width), *words, *below]
    for piece in named:
        texts += _inside(piece, amounts[piece.kind])
    recorded = None
    if service.recorded_a is not None:
        mark = scale.at(service.recorded_a)
        recorded = Line(mark, top, mark, top + _MARK, "recorded")
        texts.append(flag(f"House, highest recorded {quantity(service.recorded_a, 'A')}", mark, top - _MARK, width))
    return Headroom(
        name="headroom",
        title="The service: what the house takes and what the node adds",
        says=_says(service),
        width=width,
        height=foot + 11.0 + 2 * ROW,
        texts=tuple(texts),
        pieces=tuple(pieces),
        keys=tuple(keys),
        axis=tuple(axis),
        rating=Line(at, ROW, at, foot + 2.0, "rating"),
        recorded=recorded,
    )


def _amounts(service: Service) -> dict[str, float]:
    """Return the pieces in the order in which they stand, end to end [A]."""
    amounts = {"house": service.house_a, "node": service.node_a, "adder": service.adder_a, "left": service.left_a}
    return {kind: amps for kind, amps in amounts.items() if amps > 0}


def _pieces(amounts: dict[str, float], scale: Scale, top: float) -> list[Box]:
    pieces, run = [], 0.0
    for kind, amps in amounts.items():
        pieces.append(Box(scale.at(run), top, scale.at(run + amps) - scale.at(run), _BAR, kind))
        run += amps
    return pieces


def _room(kind: str, amounts: dict[str, float]) -> float:
    """Return how wide a piece must be to hold its name and its amount."""
    return max(width_of(_NAMES[kind], strong=True), width_of(quantity(amounts[kind], "A"))) + 2 * _PAD


def _inside(piece: Box, amps: float) -> list[Text]:
    x, y, light = piece.x + piece.width / 2, piece.y + _BAR / 2 - 2.0, piece.kind == "node"
    return [
        Text(x, y, _NAMES[piece.kind], "middle", strong=True, light=light),
        Text(x, y + ROW, quantity(amps, "A"), "middle", light=light),
    ]


def _keys(narrow: list[Box], amounts: dict[str, float], y: float) -> tuple[list[Box], list[Text]]:
    keys, texts, x = [], [], _EDGE
    for piece in narrow:
        text = Text(x + SIZE + _PAD, y, f"{_NAMES[piece.kind]} {quantity(amounts[piece.kind], 'A')}")
        keys.append(Box(x, y - SIZE + 1.0, SIZE, SIZE, piece.kind))
        texts.append(text)
        x = text.x + text.width + 4 * _PAD
    return keys, texts


def _axis(scale: Scale, y: float, width: float) -> tuple[list[Line], list[Text]]:
    lines = [Line(scale.start, y, scale.end, y, "axis")]
    texts = [Text(scale.end, y + 6.0 + 2 * ROW, "current at the service [A]", "end")]
    for value in ticks(0.0, scale.high):
        lines.append(Line(scale.at(value), y, scale.at(value), y + 2.0, "axis"))
        texts.append(kept(number(value, "A"), scale.at(value), y + 4.0 + ROW, width))
    return lines, texts


def _says(service: Service) -> str:
    """Return the message of the picture in one sentence."""
    recorded, left = service.recorded_a, service.left_a
    seen = "" if recorded is None else f" ({quantity(recorded, 'A')} is the highest recorded)"
    comes_to = f"leaves {quantity(left, 'A')}" if left >= 0 else f"is {quantity(-left, 'A')} too much"
    return (
        f"Of a service of {quantity(service.rating_a, 'A')}, the house is calculated to take "
        f"{quantity(service.house_a, 'A')}{seen} and the node takes {quantity(service.node_a, 'A')}, with "
        f"{quantity(service.adder_a, 'A')} on top because it never rests; that {comes_to}."
    )
