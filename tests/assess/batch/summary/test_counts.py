"""Counts of a run, row by row."""

import tracemalloc
from collections.abc import Callable

from assess.batch.records import RowResult, Status
from assess.batch.summary import Asked, Counts
from assess.batch.summary import counts as module
from assess.batch.summary.counts import HAZARD
from assess.verdict.records import Outcome

Results = Callable[..., RowResult]


def test_every_row_is_counted_and_every_home_once(counts: Counts) -> None:
    """A duplicate is a row, not a home; rows without an answer have their status and no outcome."""
    assert counts.rows == 11
    assert counts.statuses == {
        Status.OK: 7,
        Status.WARNING: 1,
        Status.DUPLICATE: 1,
        Status.ERROR: 1,
        Status.SKIPPED: 1,
    }
    assert counts.outcomes == {
        Outcome.GO: 1,
        Outcome.GO_CAPPED: 1,
        Outcome.GO_IF: 1,
        Outcome.NO_GO: 2,
        Outcome.INCOMPLETE: 3,
    }
    assert (counts.homes, counts.hosts, counts.reports) == (8, 2, 1)


def test_only_nodes_that_may_be_promised_are_added_up(counts: Counts) -> None:
    """The GPUs and watts are those of homes that can host as they are: 16 and 8, 14 kW and 7 kW."""
    assert (counts.node_gpus, counts.node_kw) == (24, 21.0)


def test_what_binds_is_counted_where_less_fits_than_was_asked(counts: Counts) -> None:
    """A go is held back by nothing; a hazard goes before any limit."""
    assert counts.binds == {"Panel spaces": 2, HAZARD: 1}


def test_a_problem_counts_once_for_a_row(counts: Counts) -> None:
    """Two cells of a row with the same fault are one row to mend."""
    assert counts.problems == {"negative": 1, "out_of_range": 1, "other_unit": 1}
    assert counts.editions == {"nec/2023": 7, "nec/2020": 1}


def test_entries_of_a_list_are_one_field(counts: Counts) -> None:
    """Which system of a home lacks its capacity is no matter to a list of homes."""
    assert counts.lacks == {
        "internet.tests": 3,
        "panel.make": 2,
        "panel.main_a": 1,
        "hvac.systems.*.cooling_btu_h": 1,
    }


def test_what_is_asked_first_is_what_most_lack(counts: Counts) -> None:
    """Each group tells how many lack any of it, how many only it, and how many are settled once it is known, too."""
    groups = [("hvac.systems.*.cooling_btu_h",), ("panel.main_a", "panel.make"), ("internet.tests",), ("pv",)]
    assert list(counts.asked(groups)) == [
        Asked(("internet.tests",), lack=3, lack_only=1, settles=1),
        Asked(("panel.make", "panel.main_a"), lack=2, lack_only=0, settles=2),
        Asked(("hvac.systems.*.cooling_btu_h",), lack=1, lack_only=0, settles=3),
    ]


def test_counts_of_a_long_run_stay_small(result: Results) -> None:
    """Fifty thousand homes with the usual gaps leave no more behind than one of each."""
    fields = ("panel.make", "panel.main_a", "internet.tests", "loads")
    rows = [result(n, Outcome.INCOMPLETE, unknowns=fields[: n % 5]) for n in range(20)]
    counts = Counts()
    tracemalloc.start()
    for _ in range(2_500):
        for one in rows:
            counts.add(one)
    held_bytes, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counts.homes == 50_000
    assert held_bytes < 100_000


def test_rare_combinations_are_counted_apart(result: Results) -> None:
    """Where every home lacks something else, no more combinations are held than the limit, and none is forgotten."""
    limit = module._MOST_COMBINATIONS
    counts = Counts()
    for n in range(limit + 7):
        bits = [f"room.f{k}" for k in range(14) if n >> k & 1]
        counts.add(result(n, Outcome.INCOMPLETE, unknowns=tuple(bits)))
    assert len(counts.combinations) == limit
    assert counts.not_combined == 7
    assert counts.combinations.total() + counts.not_combined == counts.outcomes[Outcome.INCOMPLETE]
