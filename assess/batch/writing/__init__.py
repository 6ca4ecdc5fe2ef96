"""Results of a batch written down: a table of every row, and a table of the rows to be mended and fed back.

`write_results` goes by the ending of the name; every writer takes the rows one by one, keeps none of them, and
leaves a whole file or none.
"""

from assess.batch.writing.columns import ResultColumn, results_columns
from assess.batch.writing.csv_files import write_results_csv
from assess.batch.writing.errors import write_errors_csv
from assess.batch.writing.lines import Line
from assess.batch.writing.parquet import write_results_parquet
from assess.batch.writing.results import write_results
from assess.batch.writing.workbook import MOST_WORKBOOK_ROWS, write_results_xlsx

__all__ = [
    "MOST_WORKBOOK_ROWS",
    "Line",
    "ResultColumn",
    "results_columns",
    "write_errors_csv",
    "write_results",
    "write_results_csv",
    "write_results_parquet",
    "write_results_xlsx",
]
