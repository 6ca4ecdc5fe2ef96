from itertools import pairwise

import pytest

from assess.electrical.circuit.grounding import areas_kcmil, grounding_size, increased_size
from assess.rulebook import Edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet, recompute


@pytest.mark.parametrize(
    ("breaker_a", "material", "size"),
    [
        (15, "copper", "14"),
        (60, "copper", "10"),
        (70, "copper", "8"),
        (100, "aluminum", "6"),
        (110, "copper", "6"),
        (600, "aluminum", "2/0"),
        (700, "copper", None),
    ],
)
def test_the_grounding_conductor_follows_the_breaker(
    edition: Edition, breaker_a: float, material: Material, size: str | None
) -> None:
    """The first row that is not below the breaker; above the table there is none."""
    assert grounding_size(breaker_a, material, edition, Worksheet()) == size


def test_it_grows_only_with_larger_conductors(edition: Edition) -> None:
    """The same size or a smaller one leaves it as it is."""
    sheet = Worksheet()
    assert increased_size("8", "4", "4", "copper", edition, sheet) == "8"
    assert increased_size("8", "4", "6", "copper", edition, sheet) == "8"
    assert increased_size("1", "14", "600", "copper", edition, sheet) is None


def test_the_working_of_the_increase_is_shown(edition: Edition) -> None:
    """Ratio, area and size, each computed again from its operands."""
    ws = Worksheet()
    assert increased_size("8", "4", "3", "copper", edition, ws) == "6"
    assert [step.value for step in ws.steps] == pytest.approx([1.2607, 20.813, 26.24], abs=0.001)
    assert ws.steps[1].cite == "NEC 250.122(B)"
    assert all(recompute(step) == step.value for step in ws.steps)


def test_the_areas_are_those_of_the_gauge(edition: Edition) -> None:
    """A gauge number n has a diameter of 5 x 92^((36 - n) / 39) mil; kcmil sizes are their own areas."""
    areas = areas_kcmil()
    assert list(areas) == edition.rules.conductor_ampacity.sizes
    assert all(a < b for a, b in pairwise(areas.values()))
    for size, area in areas.items():
        if "/" in size or len(size) < 3:
            gauge = 1 - int(size[0]) if "/" in size else int(size)
            assert area == pytest.approx((5 * 92 ** ((36 - gauge) / 39)) ** 2 / 1_000, rel=0.001)
        else:
            assert area == float(size)
