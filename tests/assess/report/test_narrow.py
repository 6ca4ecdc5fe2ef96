"""The terminal page where it is narrow, and where it goes to a file."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.numbers import quantity
from assess.report.table import print_assessment


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_name_and_no_figure_is_lost(
    width: int,
    example: Callable[[str], Assessment],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What each limit is called, asks and leaves stands there in full, in the width there is, without a box."""
    monkeypatch.setenv("COLUMNS", str(width))
    assessment = example("go-cleveland")
    print_assessment(assessment)
    page = capsys.readouterr().out
    assert [line for line in page.splitlines() if len(line) > width] == []
    assert not set(page) & set("╭╮╰╯│─…")
    (limits,) = [part for part in page.split("\n\n") if part.startswith("Limits, tightest first")]
    for limit in assessment.verdict.limits:
        assert quantity(limit.demand, limit.unit) in limits
        assert quantity(limit.capacity, limit.unit) in limits
        assert [word for word in limit.name.split() if word not in limits] == []
