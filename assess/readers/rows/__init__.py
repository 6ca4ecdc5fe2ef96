"""A row of a table of homes read into the form, by the headings of the table.

`mapping_of` says which column feeds which field and which are unknown and only kept; `home_of` reads one row or
refuses it, and a `RowReader` reads it with everything that is wrong with it.
Headings, units and words are data, in `codes/reference/columns.toml`.
"""

from assess.readers.rows.headings import Mapping, mapping_of
from assess.readers.rows.home import home_of
from assess.readers.rows.marks import Wrong, as_text, looks_like_a_formula, shortened
from assess.readers.rows.row import RowReader, RowReading

__all__ = [
    "Mapping",
    "RowReader",
    "RowReading",
    "Wrong",
    "as_text",
    "home_of",
    "looks_like_a_formula",
    "mapping_of",
    "shortened",
]
