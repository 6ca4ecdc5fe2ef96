"""What several pictures take from an assessment: a section's series and steps, and the service in amperes."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.findings import Section, Series, Step

_SERVICE = "electrical.service"
W_PER_KW = 1000


@dataclass(frozen=True)
class Service:
    """The service as the limit on it was worked out [A]; `recorded_a` is None where no meter recorded the house."""

    rating_a: float
    volts: float
    house_a: float
    node_a: float
    adder_a: float
    left_a: float
    recorded_a: float | None

    @property
    def rating_kw(self) -> float:
        """Return the rating in kilowatts."""
        return self.rating_a * self.volts / W_PER_KW


def section_of(assessment: Assessment, name: str) -> Section | None:
    """Return a section by its name."""
    return next((section for section in assessment.sections if section.name == name), None)


def series_of(assessment: Assessment, code: str) -> Series | None:
    """Return the figures of a picture by their code, which begins with the name of their section."""
    section = section_of(assessment, code.partition(".")[0])
    return None if section is None else next((one for one in section.series if one.code == code), None)


def curves_of(series: Series) -> dict[str, tuple[float, ...]]:
    """Return the curves of a picture by name."""
    return {curve.name: curve.values for curve in series.curves}


def step_of(section: Section | None, label: str) -> Step | None:
    """Return the first step of a section with this label."""
    return None if section is None else next((step for step in section.steps if step.label == label), None)


def service_of(assessment: Assessment) -> Service | None:
    """Return the service; None when a part of it is not known.

    The parts are the operands of the very steps that made the limit, so that picture and working agree.
    """
    electrical = section_of(assessment, "electrical")
    limit = next((one for one in electrical.limits if one.code == _SERVICE), None) if electrical else None
    if electrical is None or limit is None or limit.capacity is None:
        return None
    totals = [
        s.operands for s in electrical.steps if (s.kind, s.value, s.unit) == ("total", limit.capacity, limit.unit)
    ]
    products = [s for s in electrical.steps if s.kind == "product"]
    left = next((parts for parts in totals if [part.name for part in parts] == ["rating", "house"]), None)
    asked = (s.operands[0] for s in products if (s.value, s.unit) == (limit.demand, limit.unit))
    node_a = next((first.value for first in asked if first.unit == limit.unit), None)
    at_wall = (part for s in products if (s.value, s.unit) == (limit.node_w, "W") for part in s.operands)
    volts = next((part.value for part in at_wall if part.unit == "V"), None)
    if left is None or node_a is None or volts is None:
        return None
    recorded = step_of(electrical, "Recorded demand")
    return Service(
        rating_a=left[0].value,
        volts=volts,
        house_a=left[1].value,
        node_a=node_a,
        adder_a=limit.demand - node_a,
        left_a=limit.capacity - limit.demand,
        recorded_a=None if recorded is None else recorded.value / volts,
    )
