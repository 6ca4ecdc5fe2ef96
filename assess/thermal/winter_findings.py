"""Winter: what the node's heat stands in for, and what cold air does to the room and to the coolant."""

from typing import TYPE_CHECKING

from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.numbers import quantity
from assess.rulebook.reference import load_reference
from assess.thermal.enclosure import Enclosure, End
from assess.thermal.inputs import Missing
from assess.thermal.site import GarageSite, RoomSite, ThermalSite

if TYPE_CHECKING:
    from assess.thermal.dynamics.answer import Hourly

_BOOK = "reference/thermal"


def frost(site: ThermalSite, power: NodePower) -> list[Finding]:
    """Return a condition where winters are colder than the coolant may get; a stopped node makes no heat."""
    winter_f, freezing = site.heating_99_f, load_reference(_BOOK).figure("coolant.freezing")
    if not power.cooler_heat_w or winter_f is None or winter_f >= freezing.value:
        return []
    return [
        Finding(
            code="thermal.frost",
            severity=Severity.WARNING,
            says=f"Winters here reach {quantity(winter_f, '°F')}.",
            means="A node that stops in the cold no longer warms its coolant, and the lowest ambient is not published.",
            cure="Ask the maker how cold the cooler may stand; fill antifreeze, or keep pump and heater on a battery.",
            cite=freezing.cite,
        )
    ]


def winter_heat(site: ThermalSite, hours: "Hourly | None") -> list[Finding]:
    """Return how much heating the node spares the house in a year, where that is known and any at all.

    A thermostat beside the node spares heating by leaving the house cold, which is no gain.
    """
    if hours is None or hours.year is None or round(hours.year.saved_kwh) <= 0:
        return []
    if site.home.hvac.thermostat == "host_room":
        return []
    year = hours.year
    return [
        Finding(
            code="thermal.winter_heat",
            severity=Severity.NOTE,
            says=f"Of the {quantity(round(year.given_kwh), 'kWh')} that the node gives off in a year, "
            f"{quantity(round(year.saved_kwh), 'kWh')} stand in for heating.",
            cite=year.label,
        )
    ]


def cold_air(site: ThermalSite, power: NodePower) -> list[Finding]:
    """Return a condition where a fan that never rests would draw winter air through the room until it is too cold."""
    inside, winter_f = site.indoors, site.heating_99_f
    if not site.home.room.outdoor_air_cfm or winter_f is None or not isinstance(inside, (RoomSite, GarageSite)):
        return []
    if isinstance(inside.enclosure, Missing):
        return []
    book = load_reference(_BOOK)
    room_f, coldest = _on_a_winter_day(inside.enclosure, power, winter_f), book.figure("air_class.coldest")
    if room_f >= coldest.value:
        return []
    return [
        Finding(
            code="thermal.cold_air",
            severity=Severity.WARNING,
            says=f"Winter air drawn through the room without a pause would cool it to {quantity(round(room_f), '°F')}.",
            means=f"Servers are made for air of {quantity(coldest.value, '°F')} or more"
            f"{', and pipes in the room freeze' if room_f < book.figure('coolant.freezing').value else ''}.",
            cure="Let a thermostat stop the fan, and a damper close behind it, when the room is cool enough.",
            cite=coldest.cite,
        )
    ]


def _on_a_winter_day(enclosure: Enclosure, power: NodePower, winter_f: float) -> float:
    """Return the room's air with the node on the coldest day: the mean of what it is tied to, and the node's heat."""
    book = load_reference(_BOOK)
    house_f, btu_h = book.figure("year.heating_f").value, power.heat_to_room_w * book.figure("units.btu_h_per_w").value
    tied = sum(path.btu_h_f for path in enclosure.paths)
    around = sum(path.btu_h_f * (house_f if path.end is End.HOUSE else winter_f) for path in enclosure.paths)
    return (around + btu_h) / tied
