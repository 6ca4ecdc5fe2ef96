"""Many homes: a spreadsheet in, a verdict for every row out, with reports for the rows that matter."""
