"""What the room's heat relies on between room and house: a door, a way back for the air, a thermostat."""

from typing import TYPE_CHECKING

from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.intake import Placement
from assess.numbers import quantity
from assess.rulebook.reference import load_reference
from assess.thermal.indoor_limits import IDLE, ROOM, indoor_limits
from assess.thermal.site import RoomSite, Sheets, ThermalSite, prepare_thermal

if TYPE_CHECKING:
    from assess.thermal.dynamics.answer import Hourly

_BOOK = "reference/thermal"
_LETS_AIR_BY = {"open", "louvered"}


def passage_findings(site: ThermalSite, power: NodePower, hours: "Hourly | None", *, fits: bool) -> tuple[Finding, ...]:
    """Return what stands or falls with a door, a gap or a thermostat; `fits` says that the node is let in."""
    if site.placement is Placement.GARAGE:
        return tuple(_garage_exhaust(site))
    if not isinstance(site.indoors, RoomSite):
        return ()
    return (*(_door(site, power) if fits else ()), *_way_back(site), *_thermostat(site, power, hours))


def _door(site: ThermalSite, power: NodePower) -> list[Finding]:
    """Return a condition where the room would not take the node's heat with its door shut."""
    if site.home.room.door != "open":
        return []
    shut = site.home.model_copy(update={"room": site.home.room.model_copy(update={"door": "shut"})})
    there = prepare_thermal(shut, site.placement, site.weather, recording=False)
    limits = indoor_limits(Sheets(shut, recording=False), there, power, year=False).limits
    left = [limit.capacity for limit in limits if limit.code in {ROOM, IDLE} and limit.capacity is not None]
    if not left or power.heat_to_room_w <= min(left):
        return []
    return [
        Finding(
            code="thermal.door",
            severity=Severity.WARNING,
            says="The room takes the node's heat only while its door stands open.",
            means=f"With the door shut it takes {quantity(min(left), 'W')}, and people shut doors.",
            cure="Take the door off its hinges, or give the room a louvered door or a transfer fan with a way back.",
        )
    ]


def _way_back(site: ThermalSite) -> list[Finding]:
    """Return a condition where more air was counted on than passes under a door that may be shut.

    A transfer fan takes away what a register blows in; what it takes beyond that must come in under the door.
    """
    room, undercut = site.home.room, load_reference(_BOOK).figure("room.undercut_cfm")
    blown_in = room.supply_cfm or 0.0
    taken_out = (room.transfer_cfm or 0.0) + (room.exhaust_cfm or 0.0)
    if room.door in _LETS_AIR_BY or abs(blown_in - taken_out) <= undercut.value:
        return []
    inward = blown_in > taken_out
    cfm = quantity(abs(blown_in - taken_out), "CFM")
    return [
        Finding(
            code="thermal.return_air",
            severity=Severity.WARNING,
            says=f"{cfm} are {'blown into' if inward else 'drawn from'} a room whose door may be shut.",
            means=f"A gap under the door lets {quantity(undercut.value, 'CFM')} by at most; "
            f"more is {'pushed back' if inward else 'not moved'}, and was counted on.",
            cure="Give the room a return, a transfer grille or a louvered door, and measure with the door shut.",
            cite=undercut.cite,
        )
    ]


def _thermostat(site: ThermalSite, power: NodePower, hours: "Hourly | None") -> list[Finding]:
    """Return a condition where the node's warmth would tell the house's thermostat that all is warm."""
    threshold = load_reference(_BOOK).figure("conditions.winter_w")
    if site.home.hvac.thermostat != "host_room" or power.heat_to_room_w <= threshold.value:
        return []
    coldest_f = None if hours is None or hours.year is None else hours.year.coldest_house_f
    means = "The node's warmth keeps the heating off and the cooling on, whatever the rest of the house needs."
    if coldest_f is not None:
        means += f" The house would get as cold as {quantity(round(coldest_f), '°F')}."
    return [
        Finding(
            code="thermal.thermostat",
            severity=Severity.WARNING,
            says="The thermostat of the house hangs in the node's room.",
            means=means,
            cure="Hang the thermostat where people live, and cool the node's room by a unit of its own.",
            cite=threshold.cite,
        )
    ]


def _garage_exhaust(site: ThermalSite) -> list[Finding]:
    if not site.home.room.exhaust_cfm:
        return []
    return [
        Finding(
            code="thermal.garage_exhaust",
            severity=Severity.NOTE,
            says="The garage's exhaust fan was not counted.",
            means="What comes in behind it is outdoor air only if the garage has an opening to the outdoors.",
            cure="Make that opening, then state the fan as outdoor air through the room.",
            field="room.outdoor_air_cfm",
        )
    ]
