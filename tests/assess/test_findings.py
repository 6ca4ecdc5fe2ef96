from math import inf

import pytest

from assess.findings import Finding, Limit, Operand, Section, Severity, Step, Worked


def limit(capacity: float | None, demand: float) -> Limit:
    """Return a limit in amperes."""
    return Limit(code="electrical.service", name="Service", capacity=capacity, demand=demand, unit="A")


@pytest.mark.parametrize(
    ("capacity", "demand", "margin", "use"),
    [
        (100, 65.1, 34.9, 0.651),
        (65.1, 65.1, 0, 1),
        (50, 65.1, -15.1, 1.302),
        (0, 65.1, -65.1, inf),
        (-5, 65.1, -70.1, inf),
        (0, 0, 0, 0),
        (-5, 0, -5, inf),
    ],
)
def test_a_limit_says_whether_by_how_much_and_what_share(
    capacity: float, demand: float, margin: float, use: float
) -> None:
    """Fit, margin and use agree, also where the house alone takes more than there is."""
    one = limit(capacity, demand)
    assert one.margin == pytest.approx(margin)
    assert one.use == pytest.approx(use)
    assert one.fits is (margin >= 0) is (use <= 1)


def test_an_unknown_capacity_gives_no_answer() -> None:
    """Neither a yes nor a no nor a number: that is what makes a verdict incomplete."""
    one = limit(None, 65.1)
    assert (one.fits, one.margin, one.use) == (None, None, None)


def test_the_last_bits_of_a_division_do_not_decide() -> None:
    """80 A asked as 64 × 1.25 fit 80 A, and a whole ampere more does not."""
    assert limit(80, 80 * (1 + 1e-12)).fits is True
    assert limit(80, 80.001).fits is False


def test_a_section_has_the_steps_of_its_worksheets_in_order() -> None:
    """The report prints what the section holds, sheet after sheet."""
    first, second = (
        Step(label=label, kind="given", operands=(Operand(name=label, value=1),), working="", value=1, unit="")
        for label in ("first", "second")
    )
    section = Section(
        name="electrical",
        title="Electrical",
        worked=(Worked(title="One", steps=(first,)), Worked(title="Two", steps=(second,), governs=False)),
    )
    assert section.steps == (first, second)


def test_severity_has_words_not_numbers() -> None:
    """Files and reports carry the word."""
    finding = Finding(code="electrical.pv", severity=Severity.WARNING, says="Solar panels feed this service.")
    assert finding.model_dump(mode="json")["severity"] == "warning"


def test_a_limit_of_many_answers_for_each() -> None:
    """Of capacities in an array fit, margin and use are arrays, each as that of one limit."""
    np = pytest.importorskip("numpy")
    capacities = [100.0, 65.1, 50.0, 0.0, -5.0]
    many = limit(np.array(capacities), 65.1)
    each = [limit(capacity, 65.1) for capacity in capacities]
    assert many.fits.tolist() == [one.fits for one in each]  # type: ignore[union-attr]
    assert many.use.tolist() == [one.use for one in each]  # type: ignore[union-attr]
    assert many.margin.tolist() == [one.margin for one in each]  # type: ignore[union-attr]
