"""One row of a table read into a home, or refused."""

from collections.abc import Mapping as Row
from functools import lru_cache

from assess.intake import Home
from assess.readers.rows.headings import Mapping
from assess.readers.rows.row import RowReader, refusal

_ABROAD = "not_a_us_address"


def home_of(row: Row[str, str], mapping: Mapping, where: str = "row") -> Home:
    """Return the home of one row; `where` is the row's name in messages.

    What a cell states is told; what stands for a band or for a place that is not told is assumed and carries its
    range. A blank cell is unknown. Raises IntakeError with the column, the value and what would be right.
    """
    found = _reader(mapping).read([row.get(heading) for heading in _headings(mapping)])
    for wrong in found.wrongs:
        if wrong.grade == "error" or wrong.code == _ABROAD:
            raise refusal(wrong, where)
    if found.home is None:
        raise AssertionError("a row without an error is a home")
    return found.home


@lru_cache(maxsize=16)
def _reader(mapping: Mapping) -> RowReader:
    return RowReader(_headings(mapping), mapping)


def _headings(mapping: Mapping) -> list[str]:
    return list(dict.fromkeys([*mapping.feeds, *mapping.beside.values()]))
