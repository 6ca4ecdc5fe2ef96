"""Rows that say the same home, found by the ledger and never merged."""

from collections.abc import Callable

from assess.batch.ledger import Ledger, result_of
from assess.batch.records import RawRow, RowResult, Status

Raw = Callable[..., RawRow]
Answer = Callable[..., RowResult]


def found(ledger: Ledger) -> dict[int, int | None]:
    """Return of each row the row that said the same home before."""
    ledger.link_duplicates()
    return {kept.row: kept.duplicate_of for kept in ledger.rows()}


def test_by_site_id_by_address_and_word_for_word(ledger: Ledger, raw: Raw, answered_by: Answer) -> None:
    """The first row stays what it is; each later one names the first that says the same."""
    rows = [
        (raw(2, "A", "x", 1), "A", "key x"),
        (raw(3, "B", "x", 2), "B", "key x"),
        (raw(4, "A", "y", 3), "A", "key y"),
        (raw(5, "", "", 4), "", ""),
        (raw(6, "", "", 5), "", ""),
        (raw(7, "", "", 4), "", ""),
        (raw(8, "C", "y", 6), "C", "key y"),
    ]
    ledger.keep((one, answered_by(one, site, address), "rules") for one, site, address in reversed(rows))
    assert found(ledger) == {2: None, 3: 2, 4: 2, 5: None, 6: None, 7: 5, 8: 4}


def test_it_is_still_answered(ledger: Ledger, raw: Raw, answered_by: Answer) -> None:
    """A duplicate has its own answer and says which row it repeats; an error stays one."""
    ledger.keep((raw(n, "A", n), answered_by(raw(n, "A", n), "A"), "rules") for n in (2, 3))
    ledger.keep([(raw(4, "A", 4), answered_by(raw(4, "A", 4), "A", status=Status.ERROR), "rules")])
    ledger.link_duplicates()
    first, second, third = (result_of(kept) for kept in ledger.rows())
    assert (first.status, first.duplicate_of) == (Status.OK, None)
    assert (second.status, second.duplicate_of) == (Status.DUPLICATE, 2)
    assert second.answer == first.answer
    assert (third.status, third.duplicate_of) == (Status.ERROR, 2)


def test_empty_rows_repeat_nothing(ledger: Ledger, raw: Raw, answered_by: Answer) -> None:
    """Rows with nothing in them are alike, and no duplicates."""
    ledger.keep((raw(n, "", ""), answered_by(raw(n, "", ""), status=Status.SKIPPED), "rules") for n in (2, 3))
    assert found(ledger) == {2: None, 3: None}


def test_it_follows_the_table(ledger: Ledger, raw: Raw, answered_by: Answer) -> None:
    """When the first row goes or changes, the next one is no duplicate any longer; asking twice changes nothing."""
    ledger.keep((raw(n, "A", n), answered_by(raw(n, "A", n), "A"), "rules") for n in (2, 3, 4))
    assert found(ledger) == found(ledger) == {2: None, 3: 2, 4: 2}
    ledger.mark_gone([2])
    assert found(ledger) == {2: None, 3: None, 4: 3}
    ledger.mark_gone([2], gone=False)
    ledger.keep([(raw(2, "Z", 2), answered_by(raw(2, "Z", 2), "Z"), "rules")])
    assert found(ledger) == {2: None, 3: None, 4: 3}
