"""A row of a table of homes read into the form, by the headings of the table.

`mapping_of` says which column feeds which field and which are unknown and only kept; `home_of` reads one row.
Headings, units and words are data, in `codes/reference/columns.toml`.
"""

from assess.readers.rows.headings import Mapping, mapping_of
from assess.readers.rows.home import home_of

__all__ = ["Mapping", "home_of", "mapping_of"]
