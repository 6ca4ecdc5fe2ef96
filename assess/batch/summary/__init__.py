"""What came of a run: counts gathered row by row, told at the terminal, on one page and as JSON."""

from assess.batch.summary.counts import Asked, Counts
from assess.batch.summary.page import render_summary, write_summary_html, write_summary_pdf
from assess.batch.summary.ran import Ran
from assess.batch.summary.statistics import to_json
from assess.batch.summary.terminal import print_summary

__all__ = [
    "Asked",
    "Counts",
    "Ran",
    "print_summary",
    "render_summary",
    "to_json",
    "write_summary_html",
    "write_summary_pdf",
]
