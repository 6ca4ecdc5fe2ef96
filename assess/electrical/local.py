"""What a state or a city asks for beyond the figures of its code."""

from assess.findings import Finding, Severity
from assess.records import Confidence
from assess.rulebook import Edition


def local_requirements(edition: Edition) -> tuple[Finding, ...]:
    """Return one note for each requirement of the edition, in the order of its file."""
    return tuple(
        Finding(
            code="electrical.local_requirement",
            severity=Severity.NOTE,
            says=one.text,
            means=f"{edition.title}; no figure used here changes by it.",
            cure="Confirm it with the building department." if one.confidence.rank > Confidence.HIGH.rank else "",
            cite=one.cite,
        )
        for one in edition.requirements
    )
