"""Which parts of the report are printed, and for whom."""

from enum import StrEnum


class Audience(StrEnum):
    """Who reads the full report: each has a part of it, and the parts stand alone."""

    HOMEOWNER = "homeowner"
    ELECTRICIAN = "electrician"
    BOTH = "both"


class Edition(StrEnum):
    """The full report, or its answer on one page."""

    FULL = "full"
    PAGE = "page"
