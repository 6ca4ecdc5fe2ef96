"""The limit on the work that a year loses: asked, done and allowed worked out by hand."""

import pytest

from assess.records import Confidence, Figure
from assess.verdict.availability import availability_limit
from assess.worksheet import Worksheet, recompute


def least(share: float) -> Figure:
    """Return the share of the work that must be delivered."""
    return Figure(value=share, unit="of the work asked", cite="the policy", confidence=Confidence.LOW)


@pytest.mark.parametrize(
    ("asked", "done", "share", "lost_pct", "may_pct", "fits"),
    [
        (1_000, 900, 0.8, 10, 20, True),
        (1_000, 800, 0.8, 20, 20, True),
        (1_000, 799, 0.8, 20.1, 20, False),
        (140_160, 35_040, 0.25, 75, 75, True),
        (1_000, 1_000, 1.0, 0, 0, True),
        (1_000, 1_000.000_001, 1.0, 0, 0, True),
        (1_000, 999, 1.0, 0.1, 0, False),
    ],
)
def test_what_is_lost_is_the_rest_of_what_was_asked(
    asked: float, done: float, share: float, lost_pct: float, may_pct: float, *, fits: bool
) -> None:
    """(asked - done) / asked, in percent, against 1 - share; the last bits of a sum are no loss."""
    limit = availability_limit(asked, done, least(share), Worksheet(recording=False))
    assert limit.demand == pytest.approx(lost_pct)
    assert limit.capacity == pytest.approx(may_pct)
    assert limit.fits is fits
    assert limit.demand >= 0
    assert (limit.code, limit.name, limit.unit) == ("year.availability", "Work lost in a year", "%")
    assert limit.cite == "the policy"


def test_each_step_is_written_down() -> None:
    """Hours lost, their share, and the share that may be: four lines that compute again."""
    ws = Worksheet()
    availability_limit(1_000, 900, least(0.8), ws)
    told = [(step.label, step.unit) for step in ws.steps]
    assert told == [
        ("GPU-hours lost in a year", "GPU-h"),
        ("Work lost in a year", "%"),
        ("Share of the work that may be lost", "of it"),
        ("Work that may be lost in a year", "%"),
    ]
    assert [step.value for step in ws.steps] == pytest.approx([100, 10, 0.2, 20])
    assert [recompute(step) for step in ws.steps] == pytest.approx([100, 10, 0.2, 20])
    assert ws.steps[-1].cite == "the policy"
    operands = [[(one.name, one.unit) for one in step.operands] for step in ws.steps]
    assert [name for name, _ in operands[0]] == ["asked", "done"]
    assert [name for name, _ in operands[2]] == ["all", "to be done"]
