"""How well the house is insulated: what is measured goes before what is seen, and that before the year built."""

from dataclasses import dataclass
from typing import Literal

from assess.thermal.inputs import Inputs, Known, Missing

Part = Literal["wall_u", "ceiling_u", "window_u", "window_shgc", "leakiness"]
UNKNOWN = Missing("dwelling.year_built", "Give the year built or the insulation seen, or a Manual J load.")

_LABELS: dict[Part, tuple[str, str]] = {
    "wall_u": ("U-factor of the walls", "BTU/h·ft²·°F"),
    "ceiling_u": ("U-factor under the roof", "BTU/h·ft²·°F"),
    "window_u": ("U-factor of the windows", "BTU/h·ft²·°F"),
    "window_shgc": ("Solar heat gain of the windows", "SHGC"),
    "leakiness": ("Leakiness", "of average"),
}


@dataclass(frozen=True)
class Quality:
    """A property of the envelope; `stated` tells a value of this house from one of its kind."""

    value: float
    stated: bool


def quality(inputs: Inputs, part: Part) -> Quality | Missing:
    """Return one property of the envelope in its own unit, or what is missing to know it.

    Windows and leakage cannot be told from the insulation of the walls, so there the year goes first.
    """
    label, unit = _LABELS[part]
    said = None if part == "leakiness" else inputs.stated(f"dwelling.{part}", label, unit)
    if said is not None:
        return Quality(said, stated=True)
    found = _of_its_kind(inputs, part, label)
    return found if isinstance(found, Missing) else Quality(found, stated=False)


def _of_its_kind(inputs: Inputs, part: Part, label: str) -> Known:
    seen, year = inputs.home.dwelling.insulation, inputs.home.dwelling.year_built
    opaque = part in {"wall_u", "ceiling_u"}
    if seen is not None and (opaque or year is None):
        return inputs.assumed(label, inputs.figure(f"seen.{seen}.{part}"), f'insulation seen: "{seen}"')
    if year is None:
        return UNKNOWN
    return inputs.looked_up(label, float(year), inputs.figures.table(f"vintage.{part}"), how="at least")
