"""The hash of what a row says."""

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING

from assess.batch.records import RawRow
from assess.readers.rows import as_text

if TYPE_CHECKING:
    from hashlib import _Hash

_BETWEEN = "\x1f"  # stands in no cell: control characters are taken out where a table is read


def input_sha256(row: RawRow, headings: tuple[str, ...]) -> str:
    """Return a hash of what a row says, whatever its number."""
    found = _of_headings(headings).copy()
    found.update(_BETWEEN.join(map(as_text, row.cells)).encode("utf-8", "surrogatepass"))
    if row.notes:
        found.update(json.dumps([note.code for note in row.notes]).encode())
    return found.hexdigest()


@lru_cache(maxsize=8)
def _of_headings(headings: tuple[str, ...]) -> "_Hash":
    return hashlib.sha256(json.dumps(headings).encode())
