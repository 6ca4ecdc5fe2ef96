"""A table and its ledger side by side, both in the order of their rows, so that neither is ever held whole."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass

from assess.batch.ledger.exchange import from_text
from assess.batch.ledger.moved import Moved
from assess.batch.ledger.store import Kept, Ledger
from assess.batch.records import RawRow, RowResult, Status
from assess.batch.row_hash import input_sha256
from assess.errors import IntakeError

# Graver than being said twice, or nothing at all.
_OWN_STATUS = frozenset({Status.ERROR, Status.SKIPPED})


@dataclass
class Compared:
    """What is found while a table is walked: rows whose answer stands, rows to do, and rows no longer there.

    `whole` says that the table was walked to its end, so that what is behind it in the ledger is gone.
    """

    kept: int = 0
    to_do: int = 0
    gone: int = 0
    whole: bool = True


def compared(
    ledger: Ledger,
    rows: Iterable[RawRow],
    headings: tuple[str, ...],
    key: str,
    found: Compared,
    *,
    ours: Callable[[int], bool] = lambda _: True,
    note: bool = True,
) -> Generator[RawRow, None, None]:
    """Yield the rows that are not answered as they stand, under the rules of `key`; what is left out is counted.

    A row that only stands elsewhere than before takes its answer along, but for its report, whose name has its number.
    That is noted too where the walk is closed before its end. Once it has ended, rows that the table lacks are marked
    gone in the ledger, of those that are `ours` to judge; without `note` they are only counted. Raises IntakeError for
    rows out of order.
    """
    lacking: list[int] = []
    returned: list[int] = []
    moved = Moved(ledger, key, write=note)
    try:
        for raw, kept in _beside(ledger, rows, lambda: found.whole):
            if raw is None:
                if kept is not None and not kept.gone and ours(kept.row):
                    found.gone += 1
                    lacking.append(kept.row)
            elif kept is None or not stands(kept, raw, headings, key):
                if kept is not None:
                    moved.displace(kept)
                if moved.take(raw.number, input_sha256(raw, headings)):
                    found.kept += 1
                    continue
                found.to_do += 1
                yield raw
            else:
                found.kept += 1
                if kept.gone:
                    returned.append(kept.row)
        if note:
            ledger.mark_gone(lacking)
    finally:
        moved.finish()
        if note:
            ledger.mark_gone(returned, gone=False)


def answered(
    ledger: Ledger, rows: Iterable[RawRow], headings: tuple[str, ...], key: str
) -> Iterator[tuple[RawRow, RowResult]]:
    """Yield each row of the table that is answered as it stands, with its result, in the order of the table."""
    for raw, kept in _beside(ledger, rows, lambda: False):
        if (
            raw is not None
            and kept is not None
            and (stands(kept, raw, headings, key) or stands(kept, raw, headings, for_now(key)))
        ):
            yield raw, result_of(kept, raw)


def stands(kept: Kept, raw: RawRow, headings: tuple[str, ...], key: str) -> bool:
    """Return whether what was answered before is the answer to this row under these rules."""
    return kept.rules_key == key and kept.input_sha256 == input_sha256(raw, headings)


def for_now(key: str) -> str:
    """Return the key of rows that are to be answered again by the next run: what they met may have been the machine."""
    return f"for now: {key}"


def result_of(kept: Kept, raw: RawRow | None = None) -> RowResult:
    """Return the result of a row, a duplicate where another said the same home; without its words where `raw` is."""
    status = Status(kept.status)
    if kept.duplicate_of is not None and status not in _OWN_STATUS:
        status = Status.DUPLICATE
    return from_text(
        kept.text,
        raw,
        row=kept.row,
        site_id=kept.site_id,
        status=status,
        input_sha256=kept.input_sha256,
        address_key=kept.address_key,
        duplicate_of=kept.duplicate_of,
        report=kept.report,
    )


def _beside(
    ledger: Ledger, rows: Iterable[RawRow], to_the_end: Callable[[], bool]
) -> Iterator[tuple[RawRow | None, Kept | None]]:
    """Yield rows of the table and of the ledger in pairs of one number; None where one of them has no such row."""
    known = ledger.rows()
    kept = next(known, None)
    last = 0
    for raw in rows:
        if raw.number <= last:
            raise IntakeError(f"row {raw.number} comes after row {last}", hint="Rows are to be in their order.")
        last = raw.number
        while kept is not None and kept.row < raw.number:
            yield None, kept
            kept = next(known, None)
        if kept is not None and kept.row == raw.number:
            yield raw, kept
            kept = next(known, None)
        else:
            yield raw, None
    while kept is not None and to_the_end():
        yield None, kept
        kept = next(known, None)
