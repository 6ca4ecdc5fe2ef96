"""Rows of a table and what came of them, made in a line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assess.batch.ledger import Ledger, open_ledger
from assess.batch.records import RawRow, RowResult, Status
from assess.batch.row_hash import input_sha256
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

HEADINGS = ("Site ID", "Street Address", "Square Feet")
KEY = "rules"

Keep = Callable[..., None]


def row(number: int, *cells: str | float) -> RawRow:
    """Return a row of the table."""
    return RawRow(number, cells or (f"S-{number}", f"{number} Elm Street", 1800.0 + number))


def answer(raw: RawRow, site_id: str = "", address_key: str = "", status: Status = Status.OK) -> RowResult:
    """Return an answer to a row."""
    brief = Brief(Outcome.GO, 16, 600.0, 15950.788726137380, "Outdoor heat rejection", "thermal.cooler", 0.99)
    digest = input_sha256(raw, HEADINGS)
    return RowResult(raw.number, site_id, status, digest, (), brief, address_key)


@pytest.fixture
def headings() -> tuple[str, ...]:
    """Return the headings of the table."""
    return HEADINGS


@pytest.fixture
def raw() -> Callable[..., RawRow]:
    """Return the maker of rows."""
    return row


@pytest.fixture
def answered_by() -> Callable[..., RowResult]:
    """Return the maker of answers."""
    return answer


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Yield an empty ledger."""
    with open_ledger(tmp_path) as opened:
        yield opened


@pytest.fixture
def keep(ledger: Ledger) -> Keep:
    """Return what keeps answers to rows in the ledger, under the usual rules."""

    def keep_all(*rows: RawRow, key: str = KEY) -> None:
        ledger.keep((one, answer(one, site_id=str(one.cells[0])), key) for one in rows)

    return keep_all
