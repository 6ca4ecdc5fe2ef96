"""What day it is, and whether the clock of this computer can be right: a laptop that lay long starts in 1970."""

import datetime as dt
import sys


def today() -> dt.date:
    """Return the day by the clock of this computer; one that cannot be right is told on stderr."""
    from assess.rulebook.adoption import clock_doubt

    day = dt.datetime.now(tz=dt.UTC).astimezone().date()
    if doubt := clock_doubt(day):
        sys.stderr.write(f"Warning: the clock of this computer is wrong: {doubt}.\n")
        sys.stderr.write("         Set it, or give the date with --date.\n")
    return day
