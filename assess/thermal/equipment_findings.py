"""What the cooling equipment must be able to do for a load that never rests, and what is doubtful of it."""

from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.intake import HvacKind
from assess.numbers import quantity
from assess.rulebook.reference import load_reference
from assess.thermal.equipment import Unit, sensible_btu_h
from assess.thermal.equipment.lockout import coldest, hottest
from assess.thermal.equipment.units import BOOK
from assess.thermal.indoor_limits import unaided_w
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.nameplate_findings import nameplate_findings
from assess.thermal.site import GarageSite, RoomSite, ThermalSite
from assess.worksheet import Worksheet


def equipment_findings(site: ThermalSite, power: NodePower) -> list[Finding]:
    """Return what is seen or not known of the equipment that cools the node's room."""
    inside = site.indoors
    if inside is None or isinstance(inside, Missing):
        return []
    relied_on = inside.gear.own
    if isinstance(inside, RoomSite) and site.home.hvac.thermostat == "host_room":
        relied_on += inside.gear.ducted
    return [
        *_winter(site, power, relied_on),
        *_hottest(site, inside.gear.own + inside.gear.house),
        *_evaporative(site),
        *_surplus(inside, power),
        *nameplate_findings(site.home, inside),
        *_supply(site, inside),
        *(_return(site) if isinstance(inside, RoomSite) else []),
    ]


def _winter(site: ThermalSite, power: NodePower, relied_on: tuple[Unit, ...]) -> list[Finding]:
    ready = {_cools_in_winter(site, unit) for unit in relied_on}
    if ready <= {True}:
        return []
    threshold = load_reference("reference/thermal").figure("conditions.winter_w")
    carried_w = (unaided_w(site, power) or 0.0) + _in_winter_w(site, relied_on)
    if power.heat_to_room_w <= max(threshold.value, carried_w):
        return []
    refused = False in ready
    bound = max((coldest(unit).value for unit in relied_on if not _cools_in_winter(site, unit)), default=0.0)
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


def _cools_in_winter(site: ThermalSite, unit: Unit) -> bool | None:
    """Return whether a unit may cool on the coldest day, by its data sheet; else what was said of its control."""
    stated, winter_f = unit.system.cooling_min_outdoor_f, site.heating_99_f
    if stated is None or winter_f is None:
        return unit.system.low_ambient
    return stated <= winter_f


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
        return [
            Finding(
                code="thermal.hottest_hour",
                severity=Severity.WARNING,
                says=f"Outdoor air can reach {quantity(extreme, '°F')} here.",
                means=f"A unit that is counted on stops above {quantity(lowest.value, '°F')}, as {lowest.cite} says, "
                "on the very day it is needed.",
                cure="Choose a unit whose data sheet goes that far, and shade its outdoor part.",
                cite=lowest.cite,
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


def _return(site: ThermalSite) -> list[Finding]:
    room, undercut = site.home.room, load_reference("reference/thermal").figure("room.undercut_cfm")
    shut = room.door not in {"open", "louvered"} and not room.transfer_cfm
    if not shut or room.supply_cfm is None or room.supply_cfm <= undercut.value:
        return []
    return [
        Finding(
            code="thermal.return_air",
            severity=Severity.NOTE,
            says=f"{quantity(room.supply_cfm, 'CFM')} are blown into a room whose door may be shut.",
            means=f"A gap under the door lets out {quantity(undercut.value, 'CFM')} at most; more is pushed back.",
            cure="Give the room a return, a transfer grille or a louvered door, and measure with the door shut.",
            cite=undercut.cite,
        )
    ]
