"""The pictures of measured and calculated things: their geometry; the drawing is the templates' part."""

from dataclasses import dataclass, fields

from assess.assessment import Assessment
from assess.report.pictures.day import Day, day
from assess.report.pictures.failure import Failure, failure
from assess.report.pictures.headroom import Headroom, headroom
from assess.report.pictures.heat import Heat, heat
from assess.report.pictures.limits import Limits, limits
from assess.report.pictures.line import InternetLine, internet_line
from assess.report.pictures.months import Months, months
from assess.report.pictures.shapes import Picture


@dataclass(frozen=True)
class Pictures:
    """Every picture there is of an assessment; None where the data are not there."""

    limits: Limits | None
    headroom: Headroom | None
    day: Day | None
    months: Months | None
    heat: Heat | None
    failure: Failure | None
    download: InternetLine | None
    upload: InternetLine | None

    @property
    def drawn(self) -> tuple[Picture, ...]:
        """Return the pictures that there are, in reading order."""
        return tuple(one for field in fields(self) if (one := getattr(self, field.name)) is not None)


def pictures_of(assessment: Assessment, width_pt: float) -> Pictures:
    """Return the pictures of an assessment, each as wide as `width_pt` [pt]."""
    return Pictures(
        limits=limits(assessment, width_pt),
        headroom=headroom(assessment, width_pt),
        day=day(assessment, width_pt),
        months=months(assessment, width_pt),
        heat=heat(assessment, width_pt),
        failure=failure(assessment, width_pt),
        download=internet_line(assessment, "download", width_pt),
        upload=internet_line(assessment, "upload", width_pt),
    )


__all__ = ["Pictures", "pictures_of"]
