"""A table of homes read row by row from a spreadsheet, a CSV or a Parquet file; `table.open_table` is its door.

Nothing is imported here: the process that reads a workbook starts below this package, and would wait for it.
"""
