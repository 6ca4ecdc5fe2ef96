"""What day it is, and whether the clock of this computer can be right: a laptop that lay long starts in 1970."""

import datetime as dt
import sys

_LONG_YEARS = 10  # no lists of adopted codes are of use for so long


def today() -> dt.date:
    """Return the day by the clock of this computer; one that cannot be right is told on stderr."""
    day = dt.datetime.now(tz=dt.UTC).astimezone().date()
    if doubt := doubt_about(day):
        sys.stderr.write(f"Warning: {doubt}\n         Set it, or give the date with --date.\n")
    return day


def doubt_about(day: dt.date) -> str | None:
    """Return why a clock that says `day` is wrong, or None where it may be right."""
    from assess.rulebook.adoption import lists_as_of

    of = lists_as_of()
    if day < of:
        return f"the clock of this computer says {day}, a day before the rule data was made ({of:%Y-%m})."
    if day.year - of.year > _LONG_YEARS:
        return f"the clock of this computer says {day}, {day.year - of.year} years after the rule data ({of:%Y-%m})."
    return None
