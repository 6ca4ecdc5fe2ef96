"""What the cooling equipment must be able to do for a load that never rests, and what is doubtful of it."""

from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.intake import HvacKind
from assess.numbers import quantity
from assess.rulebook.reference import load_reference
from assess.thermal.equipment import Unit, sensible_btu_h
from assess.thermal.equipment.lockout import coldest, hottest
from assess.thermal.equipment.units import BOOK
from assess.thermal.indoor_limits import relied_on, unaided_w
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.nameplate_findings import nameplate_findings
from assess.thermal.site import GarageSite, RoomSite, ThermalSite
from assess.worksheet import Worksheet


def equipment_findings(site: ThermalSite, power: NodePower) -> list[Finding]:
    """Return what is seen or not known of the equipment that cools the node's room."""
    inside = site.indoors
    if inside is None or isinstance(inside, Missing):
        return []
    return [
        *_winter(site, power, relied_on(site)),
        *_hottest(site, inside.gear.own + (inside.gear.house if isinstance(inside, RoomSite) else ())),
        *_evaporative(site),
        *_surplus(inside, power),
        *nameplate_findings(site.home, inside),
        *_supply(site, inside),
    ]


def _winter(site: ThermalSite, power: NodePower, units: tuple[Unit, ...]) -> list[Finding]:
    ready = {_cools_in_winter(site, unit) for unit in units}
    if ready <= {True}:
        return []
    threshold = load_reference("reference/thermal").figure("conditions.winter_w")
    carried_w = (unaided_w(site, power) or 0.0) + _in_winter_w(site, units)
    if power.heat_to_room_w <= max(threshold.value, carried_w):
        return []
    resting = [unit for unit in units if not _cools_in_winter(site, unit)]
    bound = max((coldest(unit).value for unit in resting), default=0.0)
    if all(unit.system.low_ambient and unit.system.cooling_min_outdoor_f is None for unit in resting):
        return _colder_than_usual(site, bound, threshold.cite)
    refused = False in ready
    return [
        Finding(
            code="thermal.winter_cooling",
            severity=Severity.WARNING if refused else Severity.UNKNOWN,
            says="The room's cooling cannot run in cold weather."
            if refused
            else "Whether the room's cooling can run in cold weather is not known.",
            means="The node gives off the same heat on a winter night, and this compressor "
            f"{'rests' if refused else 'was taken to rest'} below {quantity(bound, '°F')} outdoors.",
            cure="Fit a low-ambient control, or a unit made to cool in winter; its data sheet says down to what.",
            cite=threshold.cite,
            field=None if refused else "hvac.systems.low_ambient",
        )
    ]


def _colder_than_usual(site: ThermalSite, bound_f: float, cite: str) -> list[Finding]:
    """Return a condition where winters are colder than units made to cool in winter can usually run."""
    winter_f = site.heating_99_f if site.heating_99_f is not None else bound_f
    return [
        Finding(
            code="thermal.winter_cooling",
            severity=Severity.WARNING,
            says=f"Winters here reach {quantity(winter_f, '°F')}; units made to cool in winter were taken to rest "
            f"below {quantity(bound_f, '°F')}.",
            means="The node gives off the same heat on the coldest night, when nothing would cool its room.",
            cure="Read on the data sheet down to what outdoor air the unit cools, and state it.",
            cite=cite,
            field="hvac.systems.cooling_min_outdoor_f",
        )
    ]


def _cools_in_winter(site: ThermalSite, unit: Unit) -> bool | None:
    """Return whether a unit may cool on the coldest day, by its data sheet; else what was said of its control.

    A control does not say how cold it may get: where winters are colder than usual ones allow, it is not known.
    """
    stated, winter_f, control = unit.system.cooling_min_outdoor_f, site.heating_99_f, unit.system.low_ambient
    if winter_f is None or (stated is None and not control):
        return control
    cold_enough = coldest(unit).value <= winter_f
    return cold_enough if stated is not None else cold_enough or None


def _in_winter_w(site: ThermalSite, relied_on: tuple[Unit, ...]) -> float:
    """Return what those units carry that are known to cool in cold weather [W]; on the mild day, to be strict."""
    ready = tuple(unit for unit in relied_on if _cools_in_winter(site, unit))
    if not ready:
        return 0.0
    inputs = Inputs(site.home, Worksheet(recording=False))
    mild_f = inputs.figure("mild_day.outdoor_f").value
    return inputs.watts("Cooling in winter", sensible_btu_h(inputs, ready, mild_f, site.outdoors, "Cooling in winter"))


def _hottest(site: ThermalSite, units: tuple[Unit, ...]) -> list[Finding]:
    extreme = site.outdoors.extreme_f
    if isinstance(extreme, Missing):
        return []
    bounds = [bound for bound in map(hottest, units) if bound is not None and bound.value < extreme]
    if bounds:
        lowest = min(bounds, key=lambda bound: bound.value)
        unread = all(unit.system.cooling_max_outdoor_f is None for unit in units)
        by = "unless its data sheet says more" if unread else "by its data sheet"
        return [
            Finding(
                code="thermal.hottest_hour",
                severity=Severity.WARNING,
                says=f"Outdoor air can reach {quantity(extreme, '°F')} here, and a unit that is counted on stops "
                f"above {quantity(lowest.value, '°F')}, {by}.",
                means="It would stop in the very hours it is needed most.",
                cure="Choose a unit whose data sheet goes that far, and shade its outdoor part.",
                cite=lowest.cite,
                field="hvac.systems.cooling_max_outdoor_f" if unread else None,
            )
        ]
    fitted = load_reference(BOOK).figure("curve.outdoor_f")
    if not units or fitted.high is None or extreme <= fitted.high:
        return []
    return [
        Finding(
            code="thermal.hottest_hour",
            severity=Severity.NOTE,
            says=f"Outdoor air can reach {quantity(extreme, '°F')} here.",
            means=f"The published capacity curves end at {quantity(fitted.high, '°F')}; above it they were carried on.",
            cite=fitted.cite,
        )
    ]


def _surplus(inside: RoomSite | GarageSite, power: NodePower) -> list[Finding]:
    """Return the interval of what the house has left, where the node's heat lies inside it."""
    if isinstance(inside, GarageSite) or isinstance(inside.balance, Missing):
        return []
    balance = inside.balance
    if not balance.left_w < power.heat_to_room_w <= balance.best_w:
        return []
    return [
        Finding(
            code="thermal.surplus",
            severity=Severity.NOTE,
            says=f"On the design day the house's own cooling has {balance.in_words}, left for the node.",
            means="Only the low end is counted on: load, ducts and equipment all at their worst at once. "
            "What is left is a small difference of large numbers.",
            cure="Measure the blower's airflow, the supply and return temperatures and the duct loss; "
            "each narrows the interval.",
            field="hvac.systems.split_f",
        )
    ]


def _evaporative(site: ThermalSite) -> list[Finding]:
    if not any(system.kind is HvacKind.EVAPORATIVE for system in site.home.hvac.systems or ()):
        return []
    return [
        Finding(
            code="thermal.evaporative",
            severity=Severity.NOTE,
            says="The evaporative cooler was not counted.",
            means="How much it cools depends on the humidity of the day, and it wets the air around the node.",
        )
    ]


def _supply(site: ThermalSite, inside: RoomSite | GarageSite) -> list[Finding]:
    """Return a note where nobody looked whether the house's cooled air reaches the room."""
    unseen = [u for u in inside.gear.house if not u.ductless and u.system.serves_host_room is None]
    if isinstance(inside, GarageSite) or not unseen or site.home.room.supply_cfm is not None:
        return []
    taken = "It was taken to" if unseen[0] in inside.gear.ducted else "It was taken not to"
    return [
        Finding(
            code="thermal.supply_unseen",
            severity=Severity.NOTE,
            says=f"Whether the house's cooled air reaches the node's room was not looked at. {taken}.",
            means="Supply air decides what the room takes on the hottest day.",
            cure="Look for a register in the room, and measure its air.",
            field="room.supply_cfm",
        )
    ]
