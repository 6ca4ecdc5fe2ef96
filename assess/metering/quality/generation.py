"""What the record counts: all that the house drew, or what was left of it after the sun."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.findings import Finding, Severity
from assess.numbers import quantity
from assess.rulebook import load_reference

if TYPE_CHECKING:
    from assess.metering.record import Record

_CURE = "Export a register of all that the house consumed, or use the calculated load."


def of_generation(record: "Record") -> Iterator[Finding]:
    """Yield what is to be said of generation, seen or suspected."""
    house = record.house
    if house.series is None:
        yield Finding(
            code="metering.no_readings",
            severity=Severity.UNKNOWN,
            says="The file holds no readings of energy over time.",
            means="No demand can be worked out from it.",
            cure="Export interval data, by 15 minutes, for a whole year.",
        )
        return
    if house.kind == "leg":
        yield Finding(
            code="metering.one_leg",
            severity=Severity.WARNING,
            says="Only one of the two legs was recorded.",
            means="It is half of the service; what the other leg carried is not known.",
            cure="Record both legs, or say that this is the more loaded one.",
        )
    if house.exports and house.kind == "consumption":
        yield Finding(
            code="metering.generation",
            severity=Severity.WARNING,
            says="Power was generated here, and all that the house drew was recorded beside it.",
            means="The figures are those of the house. Most editions of the code refuse recorded demand all the same.",
            cure="Have the building department confirm the method, or use the calculated load.",
        )
    elif house.exports:
        says = "Power flowed out of the home: readings are below zero or an export was counted."
        means = "The sun fed the house as well, so the meter saw less than the house drew, and its peak may be hidden."
        yield Finding(code="metering.export", severity=Severity.WARNING, says=says, means=means, cure=_CURE)
    elif house.kind == "net":
        yield Finding(
            code="metering.net",
            severity=Severity.WARNING,
            says="The register counts net energy; none of its readings is below zero.",
            means="If there is solar, it is hidden in the figures.",
            cure="Say whether there is solar (pv), or export the delivered energy.",
        )
    yield from _dips(record)


def fed_by_the_sun(record: "Record") -> bool:
    """Return whether a record without exports looks as if solar fed the house beside its meter."""
    figure = load_reference("reference/metering").figure
    dips, days = record.dips
    enough = days >= figure("generation.least").value and dips >= figure("generation.days").value * days
    return enough and not record.house.exports


def _dips(record: "Record") -> Iterator[Finding]:
    dips, days = record.dips
    if not fed_by_the_sun(record):
        return
    yield Finding(
        code="metering.noon_dips",
        severity=Severity.WARNING,
        says=f"On {dips} of {quantity(days, 'days')} the meter saw far less around noon than the least of the night.",
        means="A home draws its base load at noon too; it looks as if solar fed it, which the meter did not see.",
        cure="Say whether there is solar (pv).",
        field="pv",
    )
