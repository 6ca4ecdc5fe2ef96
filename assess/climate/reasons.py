"""What stands behind the design temperatures: how they came about, and what makes them less sure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assess.climate.policy import Policy
from assess.climate.reading import Reading
from assess.numbers import quantity
from assess.records import Confidence


class Doubt(NamedTuple):
    """A sentence for the report, and the most confidence that it leaves."""

    confidence: Confidence
    says: str


def workings(readings: Sequence[Reading], hottest: Reading, coldest: Reading) -> Iterator[str]:
    """Give how the temperatures came about, a sentence each."""
    if len(readings) > 1:
        listed = ", ".join(f"{r.nearby.station.name} {quantity(r.cooling_1_f, '°F')}" for r in readings)
        yield f"The hottest of {len(readings)} stations counts, the strict side: {listed}."
    if coldest.nearby != hottest.nearby:
        yield f"The winter value is the coldest of them, from {coldest.nearby.station.name}."
    if hottest.correction_f:
        station_height = quantity(hottest.nearby.station.elevation_ft, "ft")
        shift = quantity(hottest.correction_f, "°F")
        yield f"Moved by {shift} for the height of the house; the station stands at {station_height}."


def doubts(
    readings: Sequence[Reading], elevation_ft: float | None, stands_for: str | None, policy: Policy
) -> Iterator[Doubt]:
    """Give what makes the temperatures less sure; `stands_for` is what stands for the house."""
    nearest = min(r.nearby for r in readings)
    name, away = nearest.station.name, quantity(nearest.distance_mi, "mi")
    if nearest.distance_mi > policy.far.value:
        yield Doubt(Confidence.LOW, f"No station is near: {name} is {away} away.")
    elif nearest.distance_mi > policy.near.value:
        yield Doubt(Confidence.MEDIUM, f"The nearest station with published values, {name}, is {away} away.")
    if not nearest.station.published:
        yield Doubt(Confidence.LOW, f"{name} has no published values; its own come from a typical year.")
    if stands_for:
        yield Doubt(Confidence.MEDIUM, f"Without a ZIP code the house is taken to be {stands_for}.")
    heights_ft = [r.nearby.station.elevation_ft for r in readings]
    low_ft, high_ft = min(heights_ft), max(heights_ft)
    if elevation_ft is None and high_ft - low_ft > policy.height_spread.value:
        span = f"{quantity(low_ft, 'ft')} to {quantity(high_ft, 'ft')}"
        yield Doubt(Confidence.MEDIUM, f"The stations stand at {span}; the elevation of the house is unknown.")
