import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.nameplate import check_nameplate, largest_breaker_a
from assess.errors import IntakeError
from assess.rulebook import Edition
from assess.worksheet import Worksheet


@pytest.mark.parametrize(
    ("mca_a", "mocp_a", "where", "says"),
    [
        (
            80,
            70,
            "node.mca_a",
            "The minimum circuit ampacity, 80 A, is more than the maximum overcurrent protection, 70 A (node.mocp_a).",
        ),
        (66, 68, "node.mocp_a", "There is no standard breaker of at most 68 A and not below 66 A (node.mca_a)."),
        (None, 9, "node.mocp_a", "There is no standard breaker of at most 9 A."),
    ],
)
def test_a_nameplate_that_contradicts_is_refused(
    edition: Edition, mca_a: float | None, mocp_a: float, where: str, says: str
) -> None:
    """MCA above MOCP, or no standard size between them."""
    with pytest.raises(IntakeError) as refused:
        check_nameplate(CircuitConditions(mca_a=mca_a, mocp_a=mocp_a), edition)
    assert refused.value.where == where
    assert says in str(refused.value).replace("\N{THIN SPACE}", " ")


@pytest.mark.parametrize(("mca_a", "mocp_a"), [(None, None), (66, None), (66, 70), (70, 70), (None, 52), (66, 75)])
def test_a_nameplate_that_holds_together_is_taken(edition: Edition, mca_a: float | None, mocp_a: float | None) -> None:
    """MCA at most MOCP, and a standard size between them."""
    check_nameplate(CircuitConditions(mca_a=mca_a, mocp_a=mocp_a), edition)


@pytest.mark.parametrize(("mocp_a", "largest_a"), [(None, None), (70, 70), (75, 70), (10, 10)])
def test_the_largest_breaker_is_a_standard_size(
    edition: Edition, mocp_a: float | None, largest_a: float | None
) -> None:
    """75 A on a nameplate allow 70 A."""
    assert largest_breaker_a(CircuitConditions(mocp_a=mocp_a), edition, Worksheet()) == largest_a


def test_the_nameplate_stands_in_the_working(edition: Edition) -> None:
    """What was read, and the standard size within it where that is another."""
    ws = Worksheet()
    largest_breaker_a(CircuitConditions(mocp_a=75), edition, ws)
    assert [(step.label, step.value, step.unit, step.cite) for step in ws.steps] == [
        ("Maximum overcurrent protection, nameplate", 75, "A", ""),
        ("Largest standard breaker within it", 70, "A", "NEC 240.6(A)"),
    ]
    largest_breaker_a(CircuitConditions(mocp_a=70), edition, ws)
    assert len(ws.steps) == 3
