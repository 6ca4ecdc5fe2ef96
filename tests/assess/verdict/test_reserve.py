"""What a policy keeps free of a limit: a share of what is there, of whole things in whole things."""

import pytest

from assess.findings import Limit
from assess.records import Confidence, Figure
from assess.verdict.reserve import less_reserve
from assess.worksheet import Worksheet, recompute


def limit(capacity: float | None, unit: str, node_w: float | None = None) -> Limit:
    """Return a limit of so much."""
    return Limit(code="a.limit", name="Room", capacity=capacity, demand=2, unit=unit, node_w=node_w)


def kept(share: float) -> Figure:
    """Return the share to be kept free."""
    return Figure(value=share, unit="of capacity", cite="the policy", confidence=Confidence.LOW)


@pytest.mark.parametrize(
    ("capacity", "unit", "share", "left"),
    [
        (80, "A", 0.25, 60),
        (9, "GPUs", 0.25, 6),  # 6.75, and three quarters of a GPU are none
        (10, "GPUs", 0.3, 7),  # 7 to the last bit
        (8, "spaces", 0.25, 8),
        (0.5, "A", 0.5, 0.25),
        (0, "A", 0.25, 0),
        (-5, "A", 0.25, -5),
        (None, "A", 0.25, None),
        (80, "A", 0, 80),
    ],
)
def test_a_share_of_what_is_there_is_kept(capacity: float | None, unit: str, share: float, left: float | None) -> None:
    """Spaces are there or are not, what is short leaves nothing to keep, and of the unknown nothing is known."""
    (found,) = less_reserve([limit(capacity, unit)], kept(share), Worksheet(recording=False))
    assert found.capacity == (None if left is None else pytest.approx(left))
    assert found.model_copy(update={"capacity": capacity}) == limit(capacity, unit)


def test_the_node_that_a_limit_speaks_of_is_smaller_as_well() -> None:
    """3,000 W less a fifth."""
    (found,) = less_reserve([limit(100, "W", 3_000)], kept(0.2), Worksheet(recording=False))
    assert found.node_w == pytest.approx(2_400)


def test_it_is_written_down_with_the_policy_as_its_source() -> None:
    """A line a limit, two where it counts GPUs, none where nothing is kept."""
    ws = Worksheet()
    less_reserve([limit(80, "A"), limit(9, "GPUs")], kept(0.25), ws)
    assert [(step.label, step.unit, step.value) for step in ws.steps] == [
        ("Room, less what is kept free", "A", 60),
        ("Room, less what is kept free", "", 6.75),
        ("Room, less what is kept free, in whole GPUs", "GPUs", 6),
    ]
    assert [recompute(step) for step in ws.steps] == pytest.approx([60, 6.75, 6])
    assert [step.cite for step in ws.steps[:2]] == ["the policy"] * 2
    operands = [[(one.name, one.unit) for one in step.operands] for step in ws.steps]
    assert [[unit for _, unit in several] for several in operands[:2]] == [
        ["A", "of capacity"],
        ["GPUs", "of capacity"],
    ]
    assert [name for name, _ in operands[2]] == ["GPUs", "part of a GPU"]
    nothing = Worksheet()
    less_reserve([limit(80, "A")], kept(0), nothing)
    assert not nothing.steps
