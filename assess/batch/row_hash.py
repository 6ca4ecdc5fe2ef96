"""The hash of what a row says."""

import hashlib
import json

from assess.batch.records import RawRow
from assess.readers.rows import as_text


def input_sha256(row: RawRow, headings: tuple[str, ...]) -> str:
    """Return a hash of what a row says, whatever its number."""
    said = [headings, [as_text(cell) for cell in row.cells], [note.code for note in row.notes]]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()
