"""Whether rows read by columns say the same as rows read one by one, in all but where it comes from and its order."""

from collections.abc import Sequence
from typing import Any

from assess.batch.columnar import ColumnReader
from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import RawRow, Status
from assess.intake import Home, Load
from assess.intake.fields import shapes
from assess.readers.nameplates import with_usual_nameplates
from assess.records import Basis, Record
from assess.verdict.screening.table import plain, rows_of


def told(value: Any) -> Any:
    """Return what a record tells: loads in any order, without those of 0 VA, which are none."""
    if isinstance(value, Record):
        kept = [name for name, shape in shapes(type(value)).items() if shape.form != "table" and name != "contact"]
        return {name: told(getattr(value, name)) for name in kept}
    if isinstance(value, tuple):
        return sorted(repr(told(one)) for one in value if not (isinstance(one, Load) and one.nameplate_va == 0))
    return type(value).__name__, value


def only_lacks(read: ReadRow) -> bool:
    """Return whether a row has a home of which at most something is lacking."""
    return read.home is not None and all(problem.status is Status.INCOMPLETE for problem in read.problems)


def read_alike(headings: tuple[str, ...], rows: Sequence[RawRow], block: int) -> tuple[int, int]:
    """Read rows in blocks and hold each plain one against itself read alone; return how many are plain, and could be.

    Raises AssertionError where they differ.
    """
    mapping = row_mapping(headings)
    reader = ColumnReader(headings, mapping)
    plain_rows = could_be = 0
    for start in range(0, len(rows), block):
        some = rows[start : start + block]
        found = reader.read(some)
        assert sorted([*found.plain.tolist(), *found.others.tolist()]) == list(range(len(some)))
        each = [read_row(row, headings, mapping) for row in some]
        could_be += sum(map(only_lacks, each))
        plain_rows += found.count
        keys = reader.address_keys(some)
        assert all(key == one.address_key for key, one in zip(keys, each, strict=True) if one.status != Status.SKIPPED)
        for number, place in enumerate(found.plain.tolist()):
            one = each[place]
            assert only_lacks(one), (some[place], one.problems)
            home = with_usual_nameplates(one.home)
            assert told(plain(found.rows, number)) == told(plain(rows_of(Home, [home]), 0)), some[place]
            sure = all(source.basis is not Basis.ASSUMED for source in home.provenance.values())
            assert (found.problems[number], found.statuses[number]) == (one.problems, one.status), some[place]
            assert (found.site_ids[number], found.sure.at(number)) == (one.site_id, sure), some[place]
    return plain_rows, could_be
