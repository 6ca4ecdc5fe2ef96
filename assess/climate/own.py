"""The temperatures that a home file states, which go before those of the weather station."""

from collections.abc import Callable, Mapping

from assess.climate.lookup import DesignConditions
from assess.climate.summer import wet_bulb_at
from assess.errors import IntakeError
from assess.records import Figure


def with_own_temperatures(conditions: DesignConditions, own: Mapping[str, float]) -> DesignConditions:
    """Return the conditions with what the home states, by field [°F]; nothing of it is an estimate any more.

    What was estimated from the 1 % dry bulb moves with it: the 0.4 % one and the twenty-year maximum by as much, the
    wet bulb to that of the same humidity. So none of them can end up on the wrong side. Raises IntakeError where a
    stated 0.4 % dry bulb is below the 1 % one, or a stated wet bulb above it, and the station's 1 % one is used.
    """
    was = conditions.cooling_1_f
    now = own.get("cooling_1_f", was)
    height_ft = conditions.elevation_ft if conditions.home_elevation_ft is None else conditions.home_elevation_ft
    move: dict[str, Callable[[float], float]] = {
        "cooling_04_f": lambda f: f + now - was,
        "coincident_wet_bulb_f": lambda f: wet_bulb_at(now, of=(was, f), elevation_ft=height_ft),
    }
    left = {
        field: _moved(figure, move[field]) if field in move and now != was else figure
        for field, figure in conditions.estimates.items()
        if field not in own
    }
    update = {"extreme_max_f": conditions.extreme_max_f + now - was, **{k: f.value for k, f in left.items()}, **own}
    found = conditions.model_copy(update={**update, "estimates": left})
    _check(found, own)
    return found


def _check(found: DesignConditions, own: Mapping[str, float]) -> None:
    dry_bulb_f = found.cooling_1_f
    for field, what, wrong in (
        ("cooling_04_f", "a 0.4 % dry bulb", own.get("cooling_04_f", dry_bulb_f) < dry_bulb_f),
        ("coincident_wet_bulb_f", "a wet bulb", own.get("coincident_wet_bulb_f", dry_bulb_f) > dry_bulb_f),
    ):
        if wrong:
            side = "below" if field == "cooling_04_f" else "above"
            raise IntakeError(
                f"{what} of {own[field]:g} °F is {side} the 1 % dry bulb of {found.station_name}, {dry_bulb_f:.1f} °F",
                where=f"weather.{field}",
                hint="Correct it, or give weather.cooling_1_f as well.",
            )


def _moved(figure: Figure, by: Callable[[float], float]) -> Figure:
    ends = {end: getattr(figure, end) for end in ("value", "low", "high")}
    return figure.model_copy(update={end: by(value) for end, value in ends.items() if value is not None})
