"""How well a no that a hazard says is founded."""

import pytest

from assess.intake import Home
from assess.records import Basis, Provenance
from assess.verdict import Grade
from assess.verdict.sensitivity.grade import graded_by_hazards


@pytest.mark.parametrize(
    ("bases", "grade"),
    [
        ([Basis.LABEL, Basis.MEASURED], Grade.A),
        ([Basis.LABEL, Basis.TOLD], Grade.C),
        ([Basis.LABEL, Basis.ASSUMED], Grade.D),
        ([], Grade.A),
    ],
)
def test_a_hazard_is_as_sure_as_what_says_there_is_one(bases: list[Basis], grade: Grade) -> None:
    """Read or measured, told, or assumed; the weakest counts, and the words say how many there are."""
    fields = ["panel.make", "safety.panel_place"][: len(bases)]
    known = {
        field: Provenance(basis=basis, low=0.0, high=1.0) if basis is Basis.ASSUMED else Provenance(basis=basis)
        for field, basis in zip(fields, bases, strict=True)
    }
    found = graded_by_hazards(Home().model_copy(update={"provenance": known}), fields)
    assert found.grade is grade
    assert found.says.startswith("A hazard decides, whatever the limits say. " if bases else "A hazard decides.")
