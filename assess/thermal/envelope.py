"""How well the house keeps the heat out: what is measured goes before what is seen, and that before the year."""

from typing import Literal

from assess.thermal.inputs import Inputs, Known, Missing

Part = Literal["wall_u", "ceiling_u", "window_u", "window_shgc"]
BOOK = "reference/manual_j"

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


def cathedral_u(inputs: Inputs) -> Known:
    """Return the U-factor of a roof over rooms [BTU/h·ft²·°F], or what is missing to know it."""
    label, unit = _LABELS["ceiling_u"]
    said = inputs.stated("dwelling.ceiling_u", label, unit)
    return said if said is not None else _of_its_kind(inputs, "cathedral_u", label, opaque=True)


def air_changes_ach50(inputs: Inputs, zone: str | None, stories: float) -> Known:
    """Return the air changes at 50 Pa [per h] of such a house in an IECC zone, or what is missing to know them."""
    found = _of_its_kind(inputs, "ach50", "Air changes at 50 Pa", opaque=False)
    if isinstance(found, Missing):
        return found
    book = inputs.of(BOOK)
    factors = [book.figure(f"leaks_of_zone.{_zone_kind(zone)}")]
    if stories > 1:
        factors.append(book.figure("leaks_of_zone.stories"))
    return inputs.ws.product("Air changes at 50 Pa, here", (found, "per h"), *factors, unit="per h")


def _zone_kind(zone: str | None) -> str:
    match (zone or "").strip().upper():
        case "1A" | "2A":
            return "hot_humid"
        case "3A":
            return "warm"
        case "" | "4A" | "3C" | "4C":
            return "mixed"
        case known:
            return "dry" if known.endswith("B") else "cool"


def floor_u(inputs: Inputs) -> Known:
    """Return the U-factor of a floor over an unheated space [BTU/h·ft²·°F], or what is missing to know it."""
    return _of_its_kind(inputs, "floor_u", "U-factor of the floor", opaque=True)


def _of_its_kind(inputs: Inputs, part: str, label: str, *, opaque: bool) -> Known:
    """Return the value of such houses. Windows and leaks do not show in the insulation: there the year goes first."""
    inputs = inputs.of(BOOK)
    seen, year = inputs.home.dwelling.insulation, inputs.home.dwelling.year_built
    if seen is not None and (opaque or year is None):
        return inputs.assumed(label, inputs.figure(f"seen.{seen}.{part}"), f'insulation seen: "{seen}"')
    if year is None:
        cure = "Give the year built or the insulation seen, or a Manual J load of the house."
        return Missing("dwelling.year_built", cure)
    return inputs.of_its_year(label, year, inputs.figures.table(f"vintage.{part}"))
