"""What a breaker is good for in hot air: less than its handle says, above the temperature it is calibrated at."""

from functools import cache

from assess.intake import Home
from assess.records import Figure
from assess.rulebook import load_reference
from assess.worksheet import Worksheet

_NAME = "reference/equipment"
_MAKER = "breaker_heat.maker_"


def hot_panel_f(home: Home) -> float | None:
    """Return the air around the panel [°F] where it is hotter than breakers are calibrated for, else None."""
    ambient_f = home.panel.ambient_f
    return ambient_f if ambient_f is not None and ambient_f > calibrated().value else None


def calibrated() -> Figure:
    """Return the temperature that breakers are calibrated at [°F]."""
    return load_reference(_NAME).figure("breaker_heat.calibrated")


@cache
def _made_sizes() -> tuple[float, ...]:
    """Return the sizes of breakers that a maker gives a table for [A]."""
    return tuple(float(name.removeprefix(_MAKER)) for name in load_reference(_NAME).tables if name.startswith(_MAKER))


def rating_in_heat_a(name: str, rating_a: float, ambient_f: float, ws: Worksheet) -> float:
    """Return what a breaker carries in air of `ambient_f` [A].

    A maker's table is read for the sizes it has, the general rule for all others and beyond the table.
    """
    reference = load_reference(_NAME)
    # Asked size by size, so that of many breakers each finds its own.
    sizes = (size for size in _made_sizes() if rating_a == size)
    maker = next((reference.tables[f"{_MAKER}{size:g}"] for size in sizes), None)
    label = f"{name}, {rating_a:g} A in hot air"
    known_a = None
    if maker is not None:
        known_a = ws.lookup(
            label,
            ambient_f,
            maker.rows,
            key_unit="°F",
            unit="A",
            how="between",
            cite=maker.cite,
            confidence=maker.confidence,
        )
        if ambient_f <= maker.rows[-1][0]:
            return known_a
    rule = reference.table("breaker_heat.rule")
    share = ws.lookup(
        "Share of a rating in hot air",
        ambient_f,
        rule.rows,
        key_unit="°F",
        unit="",
        how="between",
        cite=rule.cite,
        confidence=rule.confidence,
    )
    general_a = ws.share(label, rating_a, share, unit="A", cite=rule.cite)
    if known_a is None:
        return general_a
    less = known_a < general_a
    return ws.choose(label, less, known_a, general_a, unit="A", because="the maker's last row is lower")
