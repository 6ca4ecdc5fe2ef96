"""What stands beside the limits: preconditions and hazards, what is doubtful, what is good to know."""

from typing import TYPE_CHECKING

from assess.climate.stations import distance_mi
from assess.findings import Finding, Limit, Severity
from assess.hardware import NodePower
from assess.intake import Home, Placement
from assess.numbers import quantity
from assess.records import Figure
from assess.rulebook.reference import load_reference
from assess.thermal.air_limit import inlet_f, usual_air
from assess.thermal.equipment_findings import equipment_findings
from assess.thermal.indoor_limits import HOUSE, IDLE, ROOM
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.site import RoomSite, ThermalSite
from assess.thermal.winter_findings import cold_air, frost, winter_heat
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.thermal.dynamics.answer import Hourly


def thermal_findings(
    site: ThermalSite, power: NodePower, limits: tuple[Limit, ...], hours: "Hourly | None" = None
) -> tuple[Finding, ...]:
    """Return the findings, in reading order; `hours` is what is known of a failure."""
    if site.placement is not None and site.placement.outdoors:
        return (*_outdoors(site.home, power), *frost(site, power))
    if not power.heat_to_room_w:
        return tuple(frost(site, power))
    inputs = Inputs(site.home, Worksheet(recording=False))
    found = [*_cutoff(site.home, power, hours), *_fans(site), *equipment_findings(site, power)]
    found += [*_servers(inputs, site, power), *_doubts(site, limits), *_weather_far(site)]
    return (*found, *cold_air(site, power), *frost(site, power), *winter_heat(site, hours))


def _figure(key: str) -> Figure:
    return load_reference("reference/thermal").figure(key)


def _outdoors(home: Home, power: NodePower) -> list[Finding]:
    if not power.cooler_heat_w:
        return [
            Finding(
                code="thermal.air_cooled_outdoors",
                severity=Severity.BLOCKING,
                says="The node is cooled by air and would stand outdoors.",
                means="Its servers would breathe hot, wet and dusty air that no class of them is made for.",
                cure="Choose a sealed, liquid-cooled node, or a place indoors.",
            )
        ]
    found = [
        Finding(
            code="thermal.no_heat_indoors",
            severity=Severity.OK,
            says="All heat of the node goes to the open air; the house's own cooling carries none of it.",
        )
    ]
    if home.room.kind is not None and not home.room.kind.outdoors:
        found.append(
            Finding(
                code="thermal.not_in_the_room",
                severity=Severity.WARNING,
                says=f"The node would stand outdoors, not in the {home.room.kind.replace('_', ' ')}.",
                means="What was seen of the room has no part in the answer.",
                cure="Choose its place outdoors and say how much sun it gets, or ask for a node made for indoors.",
            )
        )
    if home.safety.beside_sleeping_room:
        noise = _figure("conditions.noise_db")
        found.append(
            Finding(
                code="thermal.noise",
                severity=Severity.NOTE,
                says="The cooler would stand beside a sleeping room.",
                means=f"About {quantity(noise.value, noise.unit)} is reported of such a unit, day and night.",
                cure="Set it by another wall, or ask the maker for the sound level at the window.",
                cite=noise.cite,
            )
        )
    return found


def _cutoff(home: Home, power: NodePower, hours: "Hourly | None") -> list[Finding]:
    threshold, cutoff = _figure("conditions.cutoff_w"), home.safety.over_temperature_cutoff
    if power.heat_to_room_w <= threshold.value:
        return []
    means = hours.failure.in_words if hours else "When cooling fails, a shut room with this node is too hot in minutes."
    if cutoff:
        return [
            Finding(
                code="thermal.cutoff",
                severity=Severity.OK,
                says="The node's power is cut by itself when the room gets too warm.",
                means=means,
                cite=threshold.cite,
            )
        ]
    unseen = cutoff is None
    return [
        Finding(
            code="thermal.cutoff",
            severity=Severity.WARNING,
            says="Whether the node's power is cut by itself in a room too warm is not known."
            if unseen
            else "Nothing cuts the node's power when the room gets too warm.",
            means=means,
            cure="Fit an automatic power cut-off by room temperature, and test it when commissioning.",
            cite=threshold.cite,
            field="safety.over_temperature_cutoff" if unseen else None,
        )
    ]


def _fans(site: ThermalSite) -> list[Finding]:
    """Return what a fan in the room may do to a flame, and a garage's transfer fan to the house."""
    room, found = site.home.room, []
    if room.outdoor_air_cfm or room.transfer_cfm or room.exhaust_cfm:
        found += _flame(appliance=room.combustion_appliance, exhausted=bool(room.outdoor_air_cfm or room.exhaust_cfm))
    if room.transfer_cfm and site.placement is Placement.GARAGE:
        found.append(
            Finding(
                code="thermal.garage_opening",
                severity=Severity.WARNING,
                says="A fan would move air between the garage and the house.",
                means="Exhaust and fire must not pass from a garage to the house, so that air was not counted.",
                cure="Close the opening; draw outdoor air through the garage instead.",
            )
        )
    return found


def _flame(*, appliance: bool | None, exhausted: bool) -> list[Finding]:
    if appliance is False:
        return []
    if appliance is None:
        severity, says = Severity.UNKNOWN, "Whether a gas appliance draws air from the node's room is not known."
    else:
        severity = Severity.BLOCKING if exhausted else Severity.WARNING
        says = "A gas appliance draws its air from a room that a fan draws on."
    return [
        Finding(
            code="thermal.combustion_air",
            severity=severity,
            says=says,
            means="A fan can pull flue gas with carbon monoxide back into the room.",
            cure="Give the appliance a sealed air supply, or move the node, and have the draft tested.",
            field="room.combustion_appliance" if appliance is None or exhausted else None,
        )
    ]


def _servers(inputs: Inputs, site: ThermalSite, power: NodePower) -> list[Finding]:
    stated, own = site.home.room.max_air_f, site.policy.warmest
    if stated is None or (own is not None and own.value < stated):  # then the cooler air of the policy counts
        return []
    allowed = inlet_f(inputs, power, site.outdoors.elevation_ft)
    if power.cooler_heat_w > 0 or stated <= allowed:
        return _people(site, stated)
    return [
        Finding(
            code="thermal.inlet",
            severity=Severity.WARNING,
            says=f"The room may reach {quantity(stated, '°F')}, as stated.",
            means=f"Air-cooled servers like these are made for a room of at most {quantity(allowed, '°F')}.",
            cure="Have the maker confirm the warmer air in writing, or allow less.",
            cite=_figure("air_limit.inlet").cite,
        )
    ]


def _people(site: ThermalSite, stated_f: float) -> list[Finding]:
    """Return a condition where a room may be warmer than people in it, or other things in it, are made for."""
    lived_in = site.placement is Placement.LIVING_SPACE
    usual = usual_air(site.placement)
    if stated_f <= usual.value:
        return []
    return [
        Finding(
            code="thermal.warm_room",
            severity=Severity.WARNING,
            says=f"The room may reach {quantity(stated_f, '°F')}, as stated.",
            means=f"{'People' if lived_in else 'Other equipment'} in it would be at ease up to "
            f"{quantity(usual.value, '°F')}; the limits of the room were taken at the warmer air.",
            cure="Make sure that nobody stays there and nothing in it minds, or allow less.",
            cite=usual.cite,
            field="room.max_air_f",
        )
    ]


def _weather_far(site: ThermalSite) -> list[Finding]:
    """Return a condition where the hourly file is of another place than the home."""
    weather, year, far = site.weather, site.hourly, _figure("year.far_mi")
    if weather is None or year is None or weather.latitude_deg is None or weather.longitude_deg is None:
        return []
    away_mi = distance_mi((weather.latitude_deg, weather.longitude_deg), (year.latitude_deg, year.longitude_deg))
    if away_mi <= far.value:
        return []
    return [
        Finding(
            code="thermal.weather_far",
            severity=Severity.WARNING,
            says=f"The hourly weather is of a place {quantity(round(away_mi), 'mi')} from the home: {year.label}.",
            means="The hours of the year were counted with it; the design days are those of the home.",
            cure="Give the file of the nearest station, or leave it out.",
            cite=far.cite,
            field="weather.hourly_file",
        )
    ]


def _doubts(site: ThermalSite, limits: tuple[Limit, ...]) -> list[Finding]:
    by_code, found = {limit.code: limit for limit in limits}, []
    house, room, idle = (by_code.get(code) for code in (HOUSE, ROOM, IDLE))
    inside = site.indoors
    estimated = site.home.dwelling.design_cooling_load_btu_h is None
    if estimated and house and house.margin is not None and house.margin < 0 and isinstance(inside, RoomSite):
        balance = inside.balance
        doubt_w = 0.0 if isinstance(balance, Missing) else balance.best_w - balance.left_w
        if doubt_w + house.margin >= 0 < doubt_w:
            found.append(
                Finding(
                    code="thermal.load_estimated",
                    severity=Severity.NOTE,
                    says="The cooling load of the house is estimated, and what it leaves was counted at its low end.",
                    means=f"With everything at its best the house could take {quantity(doubt_w, 'W')} more.",
                    cure="A Manual J load calculation of the house would settle it.",
                    cite=_figure("house.uncertainty").cite,
                    field="dwelling.design_cooling_load_btu_h",
                )
            )
    if room and idle and room.fits and idle.fits is False:
        found.append(
            Finding(
                code="thermal.idle_day",
                severity=Severity.NOTE,
                says="The room keeps cool on the hottest day, but not on a mild one.",
                means="The thermostat stands elsewhere: once the house is cool the compressor stops, "
                "and the node does not.",
                cure="Give the room cooling with a thermostat of its own, or a steady exchange of air with the house.",
            )
        )
    return found
