"""The temperatures that a home file states, which go before those of the weather station."""

from collections.abc import Callable, Mapping

from assess.climate.lookup import DesignConditions
from assess.climate.summer import driest_wet_bulb, wet_bulb_at
from assess.errors import IntakeError
from assess.records import Figure


def with_own_temperatures(conditions: DesignConditions, own: Mapping[str, float]) -> DesignConditions:
    """Return the conditions with what the home states, by field [°F]; nothing of it is an estimate any more.

    What was estimated from the 1 % dry bulb moves with it: the 0.4 % one and the twenty-year maximum by as much, the
    wet bulb to that of the same humidity. So none of them can end up on the wrong side. Raises IntakeError where a
    stated 0.4 % dry bulb is below the 1 % one, or a stated wet bulb above it or below that of air without any water.
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
    _check(found, own, height_ft)
    return found


def _check(found: DesignConditions, own: Mapping[str, float], height_ft: float) -> None:
    dry_bulb_f, wet_bulb_f = found.cooling_1_f, own.get("coincident_wet_bulb_f")
    hottest_f = own.get("cooling_04_f", dry_bulb_f)
    station = f"the 1 % dry bulb of {found.station_name}, {dry_bulb_f:.1f} °F"
    if hottest_f < dry_bulb_f:
        raise _wrong("cooling_04_f", f"a 0.4 % dry bulb of {hottest_f:g} °F is below {station}")
    if wet_bulb_f is None:
        return
    if wet_bulb_f > dry_bulb_f:
        raise _wrong("coincident_wet_bulb_f", f"a wet bulb of {wet_bulb_f:g} °F is above {station}")
    driest_f = driest_wet_bulb(dry_bulb_f, elevation_ft=height_ft)
    if wet_bulb_f < driest_f:
        says = f"a wet bulb of {wet_bulb_f:g} °F is lower than air of {dry_bulb_f:.1f} °F has without any water, "
        raise _wrong("coincident_wet_bulb_f", f"{says}{driest_f:.1f} °F")


def _wrong(field: str, says: str) -> IntakeError:
    return IntakeError(says, where=f"weather.{field}", hint="Correct it, or give weather.cooling_1_f as well.")


def _moved(figure: Figure, by: Callable[[float], float]) -> Figure:
    ends = {end: getattr(figure, end) for end in ("value", "low", "high")}
    return figure.model_copy(update={end: by(value) for end, value in ends.items() if value is not None})
