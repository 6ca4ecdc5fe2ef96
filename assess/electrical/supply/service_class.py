"""What a service may carry without pause, where its meter base is rated for less than its disconnect."""

from collections.abc import Iterator

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.numbers import quantity
from assess.records import Basis, Figure
from assess.rulebook import load_reference
from assess.worksheet import Worksheet


def service_rating_a(home: Home, ws: Worksheet) -> float | None:
    """Return what the service counts for [A]: its rating, or the continuous rating of its meter base if that is less.

    A service that is called 400 A is taken at the continuous rating of that class where its meter base was not read.
    """
    rating_a, read_a = home.service.rating_a, home.service.continuous_a
    if rating_a is None:
        return None
    label = "Meter base, continuous rating"
    if read_a is not None:
        continuous_a = ws.given(label, read_a, "A", basis=home.basis_of("service.continuous_a").basis)
    elif (figure := _by_class(rating_a)) is not None:
        note = f"not read; usual for a service of {rating_a:g} A"
        continuous_a = ws.given(label, figure, basis=Basis.ASSUMED, note=note)
    else:
        return rating_a
    less = continuous_a < rating_a
    because = "the meter base is rated for less than the service"
    return ws.choose("Service counts for", less, continuous_a, rating_a, unit="A", because=because)


def class_finding(home: Home) -> Iterator[Finding]:
    """Yield that the meter base of a large service was not read, and what it was taken for."""
    rating_a = home.service.rating_a
    if rating_a is None or home.service.continuous_a is not None or (figure := _by_class(rating_a)) is None:
        return
    yield Finding(
        code="electrical.service_class",
        severity=Severity.NOTE,
        says=f"The service of {quantity(rating_a, 'A')} is counted at {quantity(figure.value, 'A')}.",
        means="Homes of this size stand on a meter base of that continuous rating as a rule, and a node never rests.",
        cure="Read the continuous rating on the meter base.",
        cite=figure.cite,
        field="service.continuous_a",
    )


def _by_class(rating_a: float) -> Figure | None:
    reference = load_reference("reference/equipment")
    over, up_to = reference.figure("meter_base.class_over"), reference.figure("meter_base.class_up_to")
    return reference.figure("meter_base.class_continuous") if over.value < rating_a <= up_to.value else None
