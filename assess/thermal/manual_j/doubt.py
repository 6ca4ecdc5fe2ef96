"""How far a load may be off that rests on houses of a kind: each doubt by itself, then all of them together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assess.numbers import quantity
from assess.records import Figure
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Part
from assess.worksheet.arrays import hypot

Loads = Mapping[Part, float]


@dataclass(frozen=True)
class Swing:
    """How much lower and higher a load may be [BTU/h], both as distances from it."""

    lower: float
    higher: float


@dataclass
class Doubts:
    """What is not known of a house, by the line of the load it moves, as ends over the value calculated with."""

    cooling: dict[Part, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    heating: dict[Part, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    more: dict[Part, float] = field(default_factory=dict)

    def add(self, part: Part, figure: Figure, *, summer: bool = True, winter: bool = True) -> None:
        """Count one doubt in a line, in the seasons it bears on."""
        if summer:
            self.cooling[part].append(figure)
        if winter:
            self.heating[part].append(figure)


def swing(inputs: Inputs, loads: Loads, doubts: Doubts, *, winter: bool = False) -> Swing:
    """Return the swing of a sum of loads. Doubts are independent of each other, so their squares add."""
    season, case = (doubts.heating, ", winter") if winter else (doubts.cooling, "")
    swings = {part: _of_line(inputs, part, loads[part], season[part], case) for part in season if loads.get(part)}
    if not winter:
        swings |= {part: _extra(inputs, part, more) for part, more in doubts.more.items()}
    ws, note = inputs.ws, "root of the sum of their squares: they are independent of each other"
    lower, higher = (hypot(*ends) for ends in (_ends(swings.values(), "lower"), _ends(swings.values(), "higher")))
    if not swings:
        return Swing(0.0, 0.0)
    lower = ws.given(f"All doubts together, down{case}", lower, "BTU/h", note=note)
    return Swing(lower, ws.given(f"All doubts together, up{case}", higher, "BTU/h", note=note))


def _ends(swings: Iterable[Swing], end: str) -> list[float]:
    return [getattr(one, end) for one in swings]


def _of_line(inputs: Inputs, part: Part, load: float, figures: list[Figure], case: str) -> Swing:
    down = hypot(*(1.0 - (f.value if f.low is None else f.low) / f.value for f in figures))
    up = hypot(*((f.value if f.high is None else f.high) / f.value - 1.0 for f in figures))
    found = Swing(load * min(down, 1.0), load * up)
    cite = "; ".join(dict.fromkeys(f.cite for f in figures))
    _written(inputs, f"Doubt about the {part.value}{case}", load, found, cite)
    return found


def _extra(inputs: Inputs, part: Part, more: float) -> Swing:
    found = Swing(0.0, more)
    _written(inputs, f"Doubt about the {part.value}", 0.0, found, "what is below the house is not stated")
    return found


def _written(inputs: Inputs, label: str, load: float, found: Swing, cite: str) -> None:
    if not inputs.ws.recording:
        return
    note = f"{quantity(load - found.lower, 'BTU/h')} to {quantity(load + found.higher, 'BTU/h')}"
    inputs.ws.given(label, found.higher, "BTU/h", cite=cite, note=note)
