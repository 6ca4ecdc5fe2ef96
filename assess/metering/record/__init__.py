"""A meter file gone through once: its registers in columns, and what there is to say of how it was recorded.

`record_of(file)` is the way in, `demand_of(record)` the demand that it shows. The room is
arrays all through, and so is imported late.
"""

from assess.metering.record.demand import Demand, demand_of
from assess.metering.record.house import House
from assess.metering.record.record import Record, record_of
from assess.metering.record.series import Series
from assess.metering.record.windows import Peak

__all__ = ["Demand", "House", "Peak", "Record", "Series", "demand_of", "record_of"]
