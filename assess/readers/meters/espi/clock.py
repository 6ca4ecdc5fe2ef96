"""Which clock a Green Button feed was written by, and what to say where it contradicts itself."""

from collections.abc import Callable
from datetime import UTC, datetime

from assess.readers.meters.espi.local_time import USA, LocalTime, offset_text, rule_of, seconds_of
from assess.readers.meters.espi.outline import Outline
from assess.units.spelling import quoted

_DAY_S = 86_400
Stamp = Callable[[int], datetime]


def clock_of(outline: Outline) -> tuple[Stamp, str | None, tuple[str, ...]]:
    """Return what makes local time of seconds since 1970, the zone's name, and what had to be assumed.

    No offset, or one of 0, with blocks that begin at midnight means that the local clock was written down as if it
    were UTC: the times are then local and know no offset.
    """
    stated = next(iter(outline.of("LocalTimeParameters")), None)
    named = next((entry.value("timezone") for entry in outline.entries if entry.value("timezone")), None)
    offset = None if stated is None else seconds_of(stated.value("tzOffset"))
    if not offset and _from_midnight(outline):
        what = "Its offset from UTC is 0" if offset == 0 else "It names no time zone"
        return _as_written, named, (f"{what}, and its days begin at midnight: its times are read as the local clock.",)
    if stated is None or offset is None:
        return (
            LocalTime(0).at,
            named or "UTC",
            ("It names no time zone: its hours are those of UTC, not of the house.",),
        )
    saving = seconds_of(stated.value("dstOffset")) or 0
    notes = []
    written = stated.value("dstStartRule"), stated.value("dstEndRule")
    rules = tuple(map(rule_of, written))
    if saving and None in rules:
        notes.append(
            f"Its rules of daylight saving time {quoted(written[0])} and {quoted(written[1])} cannot be read; "
            "those of the USA are taken."
        )
        rules = tuple(map(rule_of, USA))
    first, last = rules
    both = (first, last) if saving and first and last else None
    zone = offset_text(offset) + (", with daylight saving time" if both else "")
    return LocalTime(offset, saving, both).at, named or zone, tuple(notes)


def _from_midnight(outline: Outline) -> bool:
    starts = [seconds_of(block.start, 2**40) for block in outline.blocks]
    return bool(starts) and all(start is not None and start % _DAY_S == 0 for start in starts)


def _as_written(epoch_s: int) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC).replace(tzinfo=None)
