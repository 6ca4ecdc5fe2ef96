"""How well the house keeps the heat out: what is measured goes before what is seen, and that before the year."""

from typing import Literal

from assess.thermal.inputs import Inputs, Known, Missing

Part = Literal["wall_u", "ceiling_u", "window_u", "window_shgc"]

_LABELS: dict[Part, tuple[str, str]] = {
    "wall_u": ("U-factor of the walls", "BTU/h·ft²·°F"),
    "ceiling_u": ("U-factor under the roof", "BTU/h·ft²·°F"),
    "window_u": ("U-factor of the windows", "BTU/h·ft²·°F"),
    "window_shgc": ("Solar heat gain of the windows", "SHGC"),
}


def quality(inputs: Inputs, part: Part) -> Known:
    """Return one property of the envelope in its own unit, or what is missing to know it."""
    label, unit = _LABELS[part]
    said = inputs.stated(f"dwelling.{part}", label, unit)
    if said is not None:
        return said
    return _of_its_kind(inputs, part, label, opaque=part in {"wall_u", "ceiling_u"})


def leakiness(inputs: Inputs) -> Known:
    """Return how leaky the house is against the average one, or what is missing to know it."""
    return _of_its_kind(inputs, "leakiness", "Leakiness", opaque=False)


def _of_its_kind(inputs: Inputs, part: str, label: str, *, opaque: bool) -> Known:
    """Return the value of such houses. Windows and leaks do not show in the insulation: there the year goes first."""
    seen, year = inputs.home.dwelling.insulation, inputs.home.dwelling.year_built
    if seen is not None and (opaque or year is None):
        return inputs.assumed(label, inputs.figure(f"seen.{seen}.{part}"), f'insulation seen: "{seen}"')
    if year is None:
        cure = "Give the year built or the insulation seen, or a Manual J load of the house."
        return Missing("dwelling.year_built", cure)
    return inputs.of_its_year(label, year, inputs.figures.table(f"vintage.{part}"))
