"""Reports of the rows that matter: which rows these are, what their files are called, and the printing itself."""

from assess.batch.reports.choosing import Wanted, Which, choose, wanted
from assess.batch.reports.naming import report_name
from assess.batch.reports.printing import Printed, print_reports

__all__ = ["Printed", "Wanted", "Which", "choose", "print_reports", "report_name", "wanted"]
