"""A home file or an energy audit, made ready to be shown: every value it states, and where each comes from."""

from pathlib import Path

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.records import Basis
from assess.report.inputs import input_lines, source_summary
from assess.report.readings.content import Content, Listing, facts


def home_content(home: Home, file: str, kind: str, title: str) -> Content:
    """Return what a home file states; what it leaves out is unknown and is not listed."""
    lines = input_lines(home)
    own = f"{Path(file).name}, "  # said of every line, it says nothing
    place = ", ".join(part for part in (home.place.city, home.place.state, home.place.zip_code) if part)
    assumed = [line.field for line in lines if line.basis is Basis.ASSUMED]
    findings = []
    if assumed:
        findings.append(
            Finding(
                code="read.assumed",
                severity=Severity.NOTE,
                says=f"{len(assumed)} values are assumed and carry a range.",
                cure=f"See {', '.join(assumed[:6])}{' …' if len(assumed) > 6 else ''}.",
            )
        )
    return Content(
        file=file,
        kind=kind,
        title=title,
        facts=facts(place=place or None, stated=source_summary(home)),
        listings=(
            Listing(
                "Values",
                ("Field", "Value", "Basis", "Source"),
                tuple((line.field, line.value, line.basis.value, line.source.removeprefix(own)) for line in lines),
            ),
        ),
        findings=tuple(findings),
        data={"home": home.model_dump(mode="json", exclude_none=True)},
    )
