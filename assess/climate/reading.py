"""What one station says of one house: its temperatures, brought to the height of the house."""

from typing import NamedTuple

from assess.climate.policy import Policy
from assess.climate.stations import Nearby


class Reading(NamedTuple):
    """A station's design temperatures at the height of the house, and how far the summer one was moved."""

    nearby: Nearby
    cooling_1_f: float
    heating_99_f: float
    correction_f: float


def read_station(nearby: Nearby, elevation_ft: float | None, policy: Policy) -> Reading:
    """Return what a station says of a house at `elevation_ft`; unknown or little different, as it stands."""
    station = nearby.station
    rise_ft = 0.0 if elevation_ft is None else elevation_ft - station.elevation_ft
    correction_f = -policy.lapse.value * rise_ft if abs(rise_ft) > policy.height_step.value else 0.0
    return Reading(
        nearby,
        station.cooling_1_f + correction_f,
        # On cold nights the valleys are the coldest, so a winter is never taken to be milder lower down.
        station.heating_99_f + min(0.0, correction_f),
        correction_f,
    )
