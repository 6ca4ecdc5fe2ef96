"""Lengths of time as they are typed on a command line: 24h, 30m, 90s, 7d, 1h30m."""

import re

from assess.errors import UsageError
from assess.numbers import number
from assess.units.spelling import quoted

_TYPED = re.compile(
    r"(?:(?P<days>\d{1,4}) ?d(?:ays?)?)? ?(?:(?P<hours>\d{1,5}) ?h(?:ours?)?)? ?"
    r"(?:(?P<minutes>\d{1,6}) ?m(?:in(?:utes?)?)?)? ?(?:(?P<seconds>\d{1,7}) ?s(?:ec(?:onds?)?)?)?",
    re.ASCII | re.IGNORECASE,
)
_SECONDS = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}


def seconds_of(text: str, option: str) -> float:
    """Return the length of time that `text` says, in seconds. Raises UsageError, naming the option, for anything else.

    A bare number is refused: it could be minutes as well as seconds.
    """
    typed = _TYPED.fullmatch(text.strip())
    total = sum(int(typed[part] or 0) * size for part, size in _SECONDS.items()) if typed else 0
    if not total:
        raise UsageError(
            f"{quoted(text)} is not a length of time", where=option, hint="Write it as 24h, 30m, 90s, 7d or 1h30m."
        )
    return float(total)


def spoken(seconds: float) -> str:
    """Return a length of time as it is said: `24 h`, `37 min`, `1 h 30 min`, `20 s`."""
    whole = round(seconds)
    if whole < _SECONDS["minutes"]:
        return f"{number(seconds, 's')} s" if seconds < 10 else f"{whole} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)) if part)
