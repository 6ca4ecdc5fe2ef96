"""How good a record is: everything wrong or odd about it, each with what follows from it and what to do."""

from typing import TYPE_CHECKING

from assess.findings import Finding
from assess.metering.quality.generation import of_generation
from assess.metering.quality.span import of_span
from assess.metering.quality.time import of_time
from assess.metering.quality.values import of_values

if TYPE_CHECKING:
    from assess.metering.record import Record

__all__ = ["findings_of"]


def findings_of(record: "Record") -> tuple[Finding, ...]:
    """Return what is to be said of a record: its generation, its span, its times, its values."""
    return (*of_generation(record), *of_span(record), *of_time(record), *of_values(record))
