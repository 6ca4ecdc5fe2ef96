"""The same assessment once more, from what a report carries."""

from typing import TYPE_CHECKING

from assess.assessment import Assessment, assess
from assess.findings import Finding
from assess.intake.files import check_marks
from assess.intake.weather_year import WeatherYear
from assess.rulebook import Edition, EditionChoice

if TYPE_CHECKING:
    from assess.year.measured import Measured


def recompute(
    carried: Assessment, edition: Edition, *, hourly: WeatherYear | None, record: "Measured | None"
) -> Assessment:
    """Return what the present program and rule data make of the inputs of an assessment.

    The weather year and the meter's record are not carried, only their hashes: the caller brings them.
    Raises AssessError.
    """
    check_marks(carried.home)
    asked, used = carried.asked, carried.edition
    return assess(
        carried.home.model_copy(update={"node": asked.node}),
        edition,
        on=carried.date,
        choice=EditionChoice(name=used.id, reason=used.reason, warning=used.warning, confidence=used.confidence),
        weather=asked.weather,
        method=carried.method,
        hourly=hourly,
        record=record,
        record_findings=_said(carried, "record"),
        photo_findings=_said(carried, "photos"),
        explore=asked.explore,
        policy=asked.policy,
    )


def _said(carried: Assessment, name: str) -> tuple[Finding, ...]:
    """Return what was said of files that are not carried."""
    return tuple(one for section in carried.sections if section.name == name for one in section.findings)
