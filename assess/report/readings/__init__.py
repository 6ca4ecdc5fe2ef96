"""Pages of `assess read`: what a file is, what it holds, and how good that is."""

from assess.report.readings.content import Content, Listing
from assess.report.readings.page import print_content, to_json

__all__ = ["Content", "Listing", "print_content", "to_json"]
