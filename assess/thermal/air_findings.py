"""What the air around the node means for servers and people: warmth, moisture, dryness, hours, heat waves."""

from typing import TYPE_CHECKING

from assess.climate.moist_air import (
    dew_point_c,
    humidity_ratio,
    pressure_pa,
    relative_humidity_pct,
    saturation_humidity_ratio,
)
from assess.climate.si import METRES_PER_FOOT, celsius, fahrenheit
from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.numbers import percent, quantity
from assess.rulebook.reference import load_reference
from assess.thermal.flows import Air, air_class, air_in_words
from assess.thermal.inputs import Inputs
from assess.thermal.site import RoomSite, ThermalSite
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.thermal.dynamics.answer import Hourly
    from assess.thermal.dynamics.cooler import CoolerYear

_BOOK = "reference/thermal"
_SATURATED_PCT = 100.0
_SLOW_DOWN = "Set the node to slow down by room temperature before the power is cut."


def air_findings(
    site: ThermalSite, power: NodePower, air: Air | None, hours: "Hourly | None", *, fits: bool = False
) -> tuple[Finding, ...]:
    """Return the findings on the air of the room, in reading order; `fits` says that the node is let in.

    Hours that are hot enough for the power to be cut are a condition of letting it in.
    """
    if site.placement is None or site.placement.outdoors or not power.heat_to_room_w:
        return ()
    warmth = _warmth(site, air, hours)
    return (*warmth, *_moisture(site, power), *_dryness(site, air), *_exhaust(site), *_hours(hours, fits=fits))


def cooler_findings(cooler: "CoolerYear | None") -> tuple[Finding, ...]:
    """Return what the year asks of the cooler outdoors."""
    if cooler is None:
        return ()
    if not cooler.hours_short:
        says = "In every hour of a usual year the cooler carries all of the node's heat."
        return (Finding(code="thermal.cooler_hours", severity=Severity.OK, says=says, cite=cooler.label),)
    return (
        Finding(
            code="thermal.cooler_hours",
            severity=Severity.NOTE,
            says=f"In {cooler.hours_short:,} hours of a usual year the cooler cannot carry all of the node's heat.",
            means=f"It carries {percent(cooler.carried)} of the year's heat; in those hours the node must slow down.",
            cite=cooler.label,
        ),
    )


def _warmth(site: ThermalSite, air: Air | None, hours: "Hourly | None") -> list[Finding]:
    """Return the air of the design day: in balance, its cooling never resting, and hour by hour where that is warmer.

    Hour by hour a thermostat elsewhere lets the cooling rest, and an uncooled house has a warmth of its own.
    """
    if air is None:
        return []
    says = f"On the design day the room would be at {air_in_words(air.room_f)} with this node."
    hotter_f = 0.0 if hours is None or hours.design_f is None else max(0.0, hours.design_f - air.room_f)
    if hotter_f >= 1:
        says = f"On the design day the room would be at {air_in_words(air.room_f)} in a steady balance with this node, "
        says += f"and reach {air_in_words(air.room_f + hotter_f)} hour by hour."
    if air.inlet_f is None:
        return [Finding(code="thermal.room_air", severity=Severity.NOTE, says=says)]
    inputs, inlet_f = Inputs(site.home, Worksheet(recording=False)), air.inlet_f + hotter_f
    inlet = air_in_words(inlet_f)
    kind, recommended = air_class(inputs, inlet_f), inputs.figure("air_class.recommended")
    if kind is None:
        means = f"The servers would breathe {inlet}, more than any ASHRAE class of servers allows."
    elif inlet_f <= recommended.value:
        means = f"The servers would breathe {inlet}, within what ASHRAE recommends."
    else:
        means = f"The servers would breathe {inlet}: ask for servers of ASHRAE class {kind} or better."
    return [Finding(code="thermal.room_air", severity=Severity.NOTE, says=says, means=means, cite=recommended.cite)]


def _moisture(site: ThermalSite, power: NodePower) -> list[Finding]:
    """Return a warning where damp outdoor air would be drawn through servers that are not made for it."""
    weather, room = site.weather, site.home.room
    if not room.outdoor_air_cfm or power.cooler_heat_w or weather is None or weather.coincident_wet_bulb_f is None:
        return []
    book = load_reference(_BOOK)
    dense = power.gpus >= book.figure("air_limit.dense_gpus").value
    allowed = book.figure(f"air_class.dew_point{'_dense' if dense else ''}")
    pressure = pressure_pa(site.outdoors.elevation_ft * METRES_PER_FOOT)
    dry_c, wet_c = celsius(weather.cooling_1_f), celsius(weather.coincident_wet_bulb_f)
    ratio = humidity_ratio(dry_c, wet_bulb_c=min(dry_c, wet_c), pressure=pressure)
    if ratio <= saturation_humidity_ratio(celsius(allowed.value), pressure):
        return []  # air without any water has no dew point to ask for
    outdoors_f = fahrenheit(dew_point_c(ratio, pressure))
    return [
        Finding(
            code="thermal.damp_air",
            severity=Severity.WARNING,
            says=f"The outdoor air drawn through the room is damp: a dew point near {outdoors_f:.0f} °F in summer.",
            means=f"Servers like these are made for a dew point of at most {quantity(allowed.value, '°F')}; above it "
            "water can settle on cold parts when the node rests.",
            cure="Cool the room without outdoor air, or have the maker allow the moisture in writing.",
            cite=allowed.cite,
        )
    ]


def _dryness(site: ThermalSite, air: Air | None) -> list[Finding]:
    """Return a note where winter air drawn through the room becomes drier than servers are made for."""
    winter_f = site.heating_99_f
    if not site.home.room.outdoor_air_cfm or air is None or winter_f is None:
        return []
    driest = load_reference(_BOOK).figure("air_class.driest")
    pressure = pressure_pa(site.outdoors.elevation_ft * METRES_PER_FOOT)
    ratio = humidity_ratio(celsius(winter_f), relative_humidity_pct=_SATURATED_PCT, pressure=pressure)
    indoors_pct = relative_humidity_pct(celsius(max(air.room_f, winter_f)), ratio, pressure)
    if indoors_pct >= driest.value:
        return []
    return [
        Finding(
            code="thermal.dry_air",
            severity=Severity.NOTE,
            says=f"Winter air drawn through the room would be at {indoors_pct:.0f}% humidity when it is warmed.",
            means=f"Below {quantity(driest.value, driest.unit)} static electricity can harm electronics.",
            cure="Throttle the outdoor air in winter; the cold needs less of it.",
            cite=driest.cite,
        )
    ]


def _exhaust(site: ThermalSite) -> list[Finding]:
    if not site.home.room.exhaust_cfm or not isinstance(site.indoors, RoomSite):
        return []
    return [
        Finding(
            code="thermal.exhaust",
            severity=Severity.NOTE,
            says="For the air that the fan blows out, outdoor air leaks into the house.",
            means="The house must cool and dry it; on a humid day the moisture is a load of its own, not counted here.",
            cure="Bring the air in on purpose, through a filter, next to the room.",
        )
    ]


def _hours(hours: "Hourly | None", *, fits: bool) -> list[Finding]:
    """Return the hours of the year above the room's limit, none too, and a heat wave where it is too warm."""
    found = []
    if hours is not None and hours.year is not None and hours.year.hours_above:
        found.append(
            Finding(
                code="thermal.hours_above",
                severity=(severity := _if_cut_off(hours.year.warmest_f, fits=fits)),
                says=f"In {hours.year.hours_above:,} hours of the year the room would be above its limit.",
                means=f"The warmest hour is {air_in_words(hours.year.warmest_f)}; the node must give way then.",
                cure=_SLOW_DOWN if severity is Severity.WARNING else "",
                cite=hours.year.label,
            )
        )
    elif hours is not None and hours.year is not None:
        says = "In no hour of a usual year would the room be above its limit."
        found.append(Finding(code="thermal.hours_above", severity=Severity.OK, says=says, cite=hours.year.label))
    if hours is not None and hours.wave_f is not None:
        stop = load_reference(_BOOK).figure("failure.stop_f")
        if hours.wave_f > stop.value:
            found.append(
                Finding(
                    code="thermal.heat_wave",
                    severity=_if_cut_off(hours.wave_f, fits=fits),
                    says=f"In a heat wave of three days the room would reach {air_in_words(hours.wave_f)}.",
                    means="Such a wave comes about once in twenty years. The node must be throttled or stopped for it.",
                    cure=_SLOW_DOWN,
                    cite=stop.cite,
                )
            )
    return found


def _if_cut_off(air_f: float, *, fits: bool) -> Severity:
    """Return a condition for a node that is let in and would have its power cut in that air, else a note."""
    return (
        Severity.WARNING if fits and air_f > load_reference(_BOOK).figure("failure.cutoff_f").value else Severity.NOTE
    )
