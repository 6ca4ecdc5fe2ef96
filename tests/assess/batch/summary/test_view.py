"""The sentences of a summary."""

from collections.abc import Callable

import pytest

from assess.batch.records import RowResult
from assess.batch.summary import Counts, Ran
from assess.batch.summary.view import power, view_of
from assess.numbers import NARROW
from assess.verdict.records import Outcome

Results = Callable[..., RowResult]


def test_the_headline_is_the_answer(counts: Counts, ran: Ran) -> None:
    """How many homes can host, with how many GPUs and kilowatts; behind it what could become of the others."""
    view = view_of(counts, ran)
    assert view.headline == f"2 of 8 homes can host a node as they are: 24 GPUs, 21{NARROW}kW at the wall."
    assert view.more == (
        "1 home more could once a change is made. 3 homes are not decided, because something is not known. "
        "The first question below leaves nothing open in 1 of them. 2 homes cannot."
    )


@pytest.mark.parametrize(
    ("outcomes", "says"),
    [
        ([], "No home could be assessed."),
        ([Outcome.NO_GO], "The one home assessed cannot be promised a node as it is."),
        ([Outcome.NO_GO, Outcome.INCOMPLETE], "None of 2 homes can be promised a node as it is."),
        ([Outcome.GO], "1 of 1 home can host a node as it is: 16 GPUs"),
    ],
)
def test_the_headline_says_none_and_one_rightly(result: Results, ran: Ran, outcomes: list[Outcome], says: str) -> None:
    """An empty list, one home and no host at all have sentences of their own."""
    counts = Counts()
    for row, outcome in enumerate(outcomes):
        counts.add(result(row, outcome, gpus=16, wall_w=14_000))
    assert view_of(counts, ran).headline.startswith(says)


def test_bars_are_measured_by_the_longest_and_shares_by_all(counts: Counts, ran: Ran) -> None:
    """Five outcomes, none left out; the shares come to one."""
    bars = view_of(counts, ran).outcomes
    assert [bar.count for bar in bars] == [1, 1, 1, 2, 3]
    assert max(bar.length for bar in bars) == 1
    assert sum(bar.share for bar in bars) == pytest.approx(1)


def test_what_is_too_much_for_a_page_is_counted(result: Results, ran: Ran) -> None:
    """Of many limits, questions and editions the first are shown and the others counted."""
    counts = Counts()
    for n in range(30):
        counts.add(result(n, Outcome.NO_GO, binding=f"Limit {n}", edition=f"my-{n}"))
        counts.add(result(n, Outcome.INCOMPLETE, unknowns=(f"room.f{n}",), edition="nec/2023"))
    view = view_of(counts, ran)
    assert (len(view.binds), view.binds_left) == (5, 25)
    assert (len(view.asked), view.asked_left) == (6, 24)
    assert (len(view.editions), view.editions_left) == (3, 28)
    assert view.editions[0].sha256
    assert view.editions[1].sha256 == ""


@pytest.mark.parametrize(
    ("kw", "shown"), [(7.254, "7.25 kW"), (128.6, "129 kW"), (999.4, "999 kW"), (3_512.0, "3.51 MW")]
)
def test_power_is_read_at_its_size(kw: float, shown: str) -> None:
    """Megawatts from a thousand kilowatts on, and no decimals that nobody reads."""
    assert power(kw).replace(NARROW, " ") == shown
