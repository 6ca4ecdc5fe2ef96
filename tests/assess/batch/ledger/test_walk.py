"""A table beside its ledger: what stands, what is to do, what is gone."""

from collections.abc import Callable

import pytest

from assess.batch.ledger import Compared, Ledger, answered, compared
from assess.batch.ledger.walk import for_now
from assess.batch.records import RawRow, RowResult
from assess.batch.shard import Shard
from assess.errors import IntakeError

Keep = Callable[..., None]
Raw = Callable[..., RawRow]
Headings = tuple[str, ...]


def walk(ledger: Ledger, rows: list[RawRow], headings: Headings, key: str = "rules") -> tuple[list[int], Compared]:
    """Return the rows to do, and what was found."""
    found = Compared()
    return [one.number for one in compared(ledger, rows, headings, key, found)], found


def test_what_is_unchanged_stands(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """Only new and changed rows are to do; the others keep their answer."""
    keep(raw(2), raw(3), raw(5))
    to_do, found = walk(ledger, [raw(2), raw(3, "S-3", "3 Oak", 1.0), raw(4), raw(5), raw(9)], headings)
    assert to_do == [3, 4, 9]
    assert (found.kept, found.to_do, found.gone) == (2, 3, 0)


def test_other_rules_or_headings_are_other_answers(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """Under another key, or with a column renamed, every row is to do."""
    keep(raw(2), raw(3))
    assert walk(ledger, [raw(2), raw(3)], headings, "other rules")[0] == [2, 3]
    assert walk(ledger, [raw(2), raw(3)], ("ID", *headings[1:]))[0] == [2, 3]


def test_rows_that_vanish_are_gone_and_may_return(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """A row that the table lacks is marked and left out; back again, it has its answer still."""
    keep(raw(2), raw(3), raw(4))
    assert walk(ledger, [raw(2)], headings)[1].gone == 2
    assert [kept.gone for kept in ledger.rows()] == [0, 1, 1]
    assert walk(ledger, [raw(2)], headings)[1].gone == 0
    to_do, found = walk(ledger, [raw(2), raw(3), raw(4)], headings)
    assert (to_do, found.kept) == ([], 3)
    assert [kept.gone for kept in ledger.rows()] == [0, 0, 0]


def test_what_was_not_looked_at_is_not_gone(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """A limit ends the walk early, and a part of the table judges its own rows alone."""
    keep(*(raw(number) for number in range(2, 8)))
    found = Compared(whole=False)
    assert list(compared(ledger, [raw(2)], headings, "rules", found)) == []
    assert found.gone == 0
    half = Shard(1, 2)
    ours = [number for number in range(2, 8) if half.has(number)]
    assert 1 < len(ours) < 6
    found = Compared()
    assert list(compared(ledger, [raw(number) for number in ours[1:]], headings, "rules", found, ours=half.has)) == []
    assert found.gone == 1
    assert [kept.row for kept in ledger.rows() if kept.gone] == ours[:1]


def test_a_walk_that_is_broken_off_notes_nothing(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """A run that stops in the middle has not seen the rest, and marks no row of it."""
    keep(raw(3), raw(4))
    walked = compared(ledger, [raw(2), raw(9)], headings, "rules", Compared())
    assert next(walked).number == 2
    walked.close()
    assert not any(kept.gone for kept in ledger.rows())


def test_rows_that_only_moved_are_kept_where_a_walk_is_broken_off(
    ledger: Ledger, raw: Raw, keep: Keep, headings: Headings
) -> None:
    """A stop in the middle must not lose an answer that was there before."""
    keep(raw(2, "S-A", "one home", 1.0), raw(3, "S-B", "another", 2.0))
    walked = compared(
        ledger,
        [raw(2, "S-new", "a new one", 3.0), raw(3, "S-A", "one home", 1.0), raw(4, "S-X", "new too", 4.0)],
        headings,
        "rules",
        Compared(),
    )
    assert [next(walked).number, next(walked).number] == [2, 4]
    walked.close()
    assert list(answered(ledger, [raw(3, "S-A", "one home", 1.0)], headings, "rules"))


def test_only_what_stands_is_handed_over(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """Of the rows in the table those with an answer to these very words are given, in order, each once."""
    keep(raw(2), raw(4), raw(6))
    keep(raw(3), key="other rules")
    keep(raw(8), key=for_now("rules"))
    rows = [raw(2), raw(3), raw(4, "S-4", "changed", 1.0), raw(5), raw(6), raw(8)]
    given = list(answered(ledger, rows, headings, "rules"))
    assert [result.row for _, result in given] == [2, 6, 8]
    assert [one.number for one, _ in given] == [2, 6, 8]


def test_what_may_have_been_the_machine_is_done_again(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """A row kept for now is handed over, and to do all the same."""
    keep(raw(2), key=for_now("rules"))
    assert walk(ledger, [raw(2)], headings)[0] == [2]


def test_rows_out_of_order_are_refused(ledger: Ledger, raw: Raw, headings: Headings) -> None:
    """The walk relies on the order of the rows, and says where it is broken."""
    with pytest.raises(IntakeError, match="row 3 comes after row 3"):
        walk(ledger, [raw(3), raw(3)], headings)


def test_a_result_belongs_to_its_row(ledger: Ledger, raw: Raw, keep: Keep, headings: Headings) -> None:
    """Each result carries the site id and the number of the row that it is given with."""
    keep(*(raw(number) for number in range(2, 50)))
    pairs: list[tuple[RawRow, RowResult]] = list(
        answered(ledger, (raw(number) for number in range(2, 50)), headings, "rules")
    )
    assert all(result.site_id == one.cells[0] and result.row == one.number for one, result in pairs)
    assert len(pairs) == 48
