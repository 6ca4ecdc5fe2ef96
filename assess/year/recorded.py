"""What a meter recorded of the whole house, by the clock of its place, for the year; None where a part is hidden.

Times with their offset come in UTC; the year runs on local standard time. The smallest offset that a file gives is that
of standard time; a file whose times are all UTC is moved by the longitude of its place.
"""

from typing import TYPE_CHECKING

import numpy as np

from assess.intake import Home
from assess.year.measured import Measured
from assess.year.steps import Array

if TYPE_CHECKING:
    from assess.metering.record import Record
    from assess.metering.record.house import House
    from assess.metering.record.series import Series

_LEGS = 2.0
_DEGREES_PER_HOUR = 15.0
_HOUR_S = 3_600


def recorded_use(record: "Record", home: Home, *, longitude_deg: float | None = None) -> Measured | None:
    """Return what the whole house drew, by local standard time; None where solar power may hide a part of it.

    A single leg stands for both, as in its demand. `longitude_deg` (east positive) is that of the home.
    """
    series = record.house.series
    if series is None or not len(series) or _hidden(record, home):
        return None
    start_s = series.axis_s + _standard_s(series, longitude_deg)
    if record.house.kind == "leg":
        return Measured(start_s, series.length_s, _LEGS * series.wh, series.wh)
    return Measured(start_s, series.length_s, series.wh, _more_loaded_wh(record.house, series))


def _hidden(record: "Record", home: Home) -> bool:
    """Return whether the sun may have fed the house beside the meter."""
    from assess.metering.quality.generation import fed_by_the_sun

    stated, pv = home.demand, home.pv
    kind = (None if stated is None else stated.register_kind) or record.house.kind
    if "consumption" in {kind, record.house.kind}:
        return False
    no_pv = pv is not None and (pv.power_kw == 0 or pv.inverter_a == 0)
    exports = record.house.exports or (stated is not None and bool(stated.exports))
    return exports or (pv is not None and not no_pv) or (pv is None and fed_by_the_sun(record))


def _standard_s(series: "Series", longitude_deg: float | None) -> int:
    """Return what is to be added to the times of a series to have local standard time [s]."""
    if series.offset_s is None:
        return 0
    if series.offset_s.any():
        return int(series.offset_s.min())
    return 0 if longitude_deg is None else round(longitude_deg / _DEGREES_PER_HOUR) * _HOUR_S


def _more_loaded_wh(house: "House", series: "Series") -> Array | None:
    """Return the energy of the more loaded leg in each reading of the house [Wh]; None where a leg lacks some."""
    if house.legs is None:
        return None
    both = []
    for leg in house.legs:
        at = np.searchsorted(leg.axis_s, series.axis_s)
        at = np.minimum(at, len(leg) - 1)
        same = (leg.axis_s[at] == series.axis_s) & (leg.length_s[at] == series.length_s)
        if not same.all():
            return None
        both.append(leg.wh[at])
    larger: Array = np.maximum(both[0], both[1])
    return larger
