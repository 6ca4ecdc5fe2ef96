"""Many rows of a table read at once, column by column: each cell that occurs is read once and then remembered.

`grouping` says which columns are read together, `cells` takes a block apart, `remembered` reads a group's cells by the
reader of rows, `flat` and `slots` keep what they say as columns, `equipment` says whether a list counts,
`contradictions` runs the records' own checks over many rows, and `reader` puts the rows together.
"""

from assess.batch.columnar.reader import ColumnReader, ReadColumns

__all__ = ["ColumnReader", "ReadColumns"]
