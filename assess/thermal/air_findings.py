"""What the air around the node means for servers and people: warmth, moisture, dryness, hours, heat waves."""

from typing import TYPE_CHECKING

from assess.climate.moist_air import dew_point_c, humidity_ratio, pressure_pa, relative_humidity_pct
from assess.climate.si import METRES_PER_FOOT, celsius, fahrenheit
from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.numbers import percent, quantity
from assess.rulebook.reference import load_reference
from assess.thermal.flows import Air, air_class
from assess.thermal.inputs import Inputs
from assess.thermal.site import RoomSite, ThermalSite
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.thermal.dynamics.answer import Hourly
    from assess.thermal.dynamics.cooler import CoolerYear

_BOOK = "reference/thermal"
_SATURATED_PCT = 100.0
_THERMOMETER_F = 150.0


def air_findings(site: ThermalSite, power: NodePower, air: Air | None, hours: "Hourly | None") -> tuple[Finding, ...]:
    """Return the findings on the air of the room, in reading order."""
    if site.placement is None or site.placement.outdoors or not power.heat_to_room_w:
        return ()
    return (*_warmth(site, air), *_moisture(site, power), *_dryness(site, air), *_exhaust(site), *_hours(hours))


def cooler_findings(cooler: "CoolerYear | None") -> tuple[Finding, ...]:
    """Return what the year asks of the cooler outdoors."""
    if cooler is None:
        return ()
    if not cooler.hours_short:
        says = "In every hour of a usual year the cooler carries all of the node's heat."
        return (Finding(code="thermal.cooler_hours", severity=Severity.OK, says=says),)
    return (
        Finding(
            code="thermal.cooler_hours",
            severity=Severity.NOTE,
            says=f"In {cooler.hours_short:,} hours of a usual year the cooler cannot carry all of the node's heat.",
            means=f"It carries {percent(cooler.carried)} of the year's heat; in those hours the node must slow down.",
        ),
    )


def _warmth(site: ThermalSite, air: Air | None) -> list[Finding]:
    if air is None:
        return []
    says = f"On the design day the room would be at {quantity(round(air.room_f), '°F')} with this node."
    if air.inlet_f is None:
        return [Finding(code="thermal.room_air", severity=Severity.NOTE, says=says)]
    inputs = Inputs(site.home, Worksheet(recording=False))
    inlet = quantity(round(air.inlet_f), "°F")
    kind, recommended = air_class(inputs, air.inlet_f), inputs.figure("air_class.recommended")
    if kind is None:
        means = f"The servers would breathe {inlet}, more than any ASHRAE class of servers allows."
    elif air.inlet_f <= recommended.value:
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
    outdoors_f = fahrenheit(dew_point_c(ratio, pressure))
    if outdoors_f <= allowed.value:
        return []
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


def _hours(hours: "Hourly | None") -> list[Finding]:
    found = []
    if hours is not None and hours.year is not None and hours.year.hours_above:
        found.append(
            Finding(
                code="thermal.hours_above",
                severity=Severity.NOTE,
                says=f"In {hours.year.hours_above:,} hours of the year the room would be above its limit.",
                means=f"The warmest hour is {_warmest(hours.year.warmest_f)}; the node must give way then.",
            )
        )
    if hours is not None and hours.wave_f is not None:
        stop = load_reference(_BOOK).figure("failure.stop_f")
        if hours.wave_f > stop.value:
            found.append(
                Finding(
                    code="thermal.heat_wave",
                    severity=Severity.NOTE,
                    says=f"In a heat wave of three days the room would reach {hours.wave_f:.0f} °F.",
                    means="Such a wave comes about once in twenty years. The node must be throttled or stopped for it.",
                    cure="Set the node to slow down by room temperature before the power is cut.",
                    cite=stop.cite,
                )
            )
    return found


def _warmest(air_f: float) -> str:
    """Return a temperature in words; far beyond any limit it says no more than that the room has no way out."""
    return f"{air_f:.0f} °F" if air_f <= _THERMOMETER_F else f"above {_THERMOMETER_F:.0f} °F"
