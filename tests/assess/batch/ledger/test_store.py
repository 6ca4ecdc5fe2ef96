"""The file of the ledger: opened, written whole or not at all, refused where it is not ours."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assess.batch.ledger import Ledger, open_ledger, result_of, set_aside
from assess.batch.ledger.database import APPLICATION_ID
from assess.batch.records import RawRow, RowResult
from assess.errors import ReportError, UsageError

Keep = Callable[..., None]
Raw = Callable[..., RawRow]
Answer = Callable[..., RowResult]


def test_an_answer_comes_back_as_it_was(ledger: Ledger, raw: Raw, answered_by: Answer) -> None:
    """What is read from the ledger is equal to what was kept, to the last digit."""
    one = raw(7)
    before = answered_by(one, "S-7", "abc")
    ledger.keep([(one, before, "rules")])
    (kept,) = ledger.rows()
    assert result_of(kept, one) == before


def test_it_is_known_for_what_it_is(tmp_path: Path) -> None:
    """The header carries our mark and the version of the shape, and the log is written ahead."""
    with open_ledger(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_rows_of_a_step_are_kept_all_or_none(ledger: Ledger, raw: Raw, answered_by: Answer) -> None:
    """Where one row of a step cannot be written, none of them is."""
    rows = [(raw(number), answered_by(raw(number)), "rules") for number in (2, 3)]
    unwritable = (raw(4), answered_by(raw(4)), None)
    with pytest.raises(ReportError, match="cannot be written"):
        ledger.keep([*rows, unwritable])  # type: ignore[list-item] # what SQLite refuses
    assert list(ledger.rows()) == []
    ledger.keep(rows)
    assert [kept.row for kept in ledger.rows()] == [2, 3]


def test_rows_come_in_their_order_over_many_pages(ledger: Ledger, raw: Raw, keep: Keep) -> None:
    """Twelve thousand rows kept in any order are read in the order of the table, while others are written."""
    keep(*(raw(number) for number in range(12_001, 1, -1)))
    seen = []
    for kept in ledger.rows():
        seen.append(kept.row)
        if kept.row == 100:
            keep(raw(50_000))
    assert seen == [*range(2, 12_002), 50_000]


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    """A process killed before its first step leaves an empty file; the next one begins in it."""
    (tmp_path / "ledger.sqlite").touch()
    with open_ledger(tmp_path) as ledger:
        assert list(ledger.rows()) == []


def test_a_stranger_is_refused(tmp_path: Path) -> None:
    """A database of another program is refused and not touched."""
    path = tmp_path / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE photos (name TEXT)")
        file.commit()
    before = path.read_bytes()
    with pytest.raises(UsageError, match="is not a ledger of a batch"), open_ledger(tmp_path):
        pass
    assert path.read_bytes() == before


def test_a_later_shape_is_refused(tmp_path: Path, ledger: Ledger) -> None:
    """A ledger of a later version names its shape, and says how to go on."""
    ledger.close()
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
        file.execute("PRAGMA user_version = 9")
    with (
        pytest.raises(UsageError, match=r"another version of this program \(shape 9\).*--fresh"),
        open_ledger(tmp_path),
    ):
        pass


@pytest.mark.parametrize("damage", [b"no database at all, but long enough to be one" * 100, None])
def test_a_damaged_one_is_said_to_be(
    tmp_path: Path, ledger: Ledger, raw: Raw, keep: Keep, damage: bytes | None
) -> None:
    """Other bytes, and pages that are torn out, are told as damage, with the way on."""
    keep(*(raw(number) for number in range(2, 2_000)))
    ledger.close()
    path = tmp_path / "ledger.sqlite"
    if damage is None:
        whole = path.read_bytes()
        damage = whole[:8192] + b"\xff" * (len(whole) - 8192)
    path.write_bytes(damage)
    with (
        pytest.raises(ReportError, match=r"is damaged\. The same command with --fresh"),
        open_ledger(tmp_path) as opened,
    ):
        list(opened.rows())


def test_set_aside_moves_it_whole(tmp_path: Path, ledger: Ledger, raw: Raw, keep: Keep) -> None:
    """What a killed run left in its log goes along, and the next ledger is empty."""
    keep(raw(2), raw(3))  # still open: these are in the log alone
    set_aside(tmp_path)
    ledger.close()
    with closing(sqlite3.connect(tmp_path / "ledger.old.sqlite")) as old:
        assert old.execute("SELECT count(*) FROM home").fetchone() == (2,)
    with open_ledger(tmp_path) as fresh:
        assert list(fresh.rows()) == []


def test_set_aside_takes_a_damaged_one_too(tmp_path: Path) -> None:
    """What is no database any longer is kept aside as it is."""
    (tmp_path / "ledger.sqlite").write_bytes(b"torn" * 2_000)
    set_aside(tmp_path)
    assert (tmp_path / "ledger.old.sqlite").read_bytes() == b"torn" * 2_000
    assert not (tmp_path / "ledger.sqlite").exists()
