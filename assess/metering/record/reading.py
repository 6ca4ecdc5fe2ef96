"""One pass over the readings of a file: each register a set of columns, sorted, one reading for each interval."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np

from assess.errors import IntakeError
from assess.intake.meter import Reading, Register
from assess.metering.record.clock import DAY_S, Jumps, unfolded
from assess.metering.record.lengths import filled
from assess.metering.record.repeats import Repeats, without_repeats
from assess.metering.record.series import Series

_FIRST_DAY = datetime(1970, 1, 1).toordinal()  # noqa: DTZ001 - a day of the calendar


@dataclass(frozen=True)
class Counted:
    """One register as counted: its series, what came twice, how its clock jumps, and the sum of all that was listed."""

    series: Series
    repeats: Repeats
    jumps: Jumps
    listed: int
    listed_wh: Decimal
    order: str


@dataclass
class _Columns:
    """Columns that grow: labels, offsets and lengths in seconds, numbers of values, marks."""

    wall: "array[int]" = field(default_factory=lambda: array("q"))
    offset: "array[int]" = field(default_factory=lambda: array("l"))
    length: "array[int]" = field(default_factory=lambda: array("l"))
    code: "array[int]" = field(default_factory=lambda: array("l"))
    marks: bytearray = field(default_factory=bytearray)
    table: dict[Decimal, int] = field(default_factory=dict)


def counted(readings: Iterable[Reading], where: str) -> dict[Register, Counted]:
    """Return every register that the readings hold. Raises IntakeError for readings that no series can be made of."""
    columns: dict[Register, _Columns] = {}
    for start, seconds, wh, register, estimated in readings:
        into = columns.get(register)
        if into is None:
            into = columns[register] = _Columns()
        code = into.table.get(wh)
        if code is None:
            code = _new_value(into.table, wh, start, where)
        into.code.append(code)
        into.wall.append(
            (start.toordinal() - _FIRST_DAY) * DAY_S + start.hour * 3_600 + start.minute * 60 + start.second
        )
        offset = start.utcoffset()
        if offset is not None:
            into.offset.append(offset.days * DAY_S + offset.seconds)
        if seconds < 0:
            raise IntakeError(f"holds an interval of {seconds} s at {start}; it must be above 0", where=where)
        into.length.append(seconds)
        into.marks.append(estimated)
    return {register: _settled(register, into, where) for register, into in columns.items()}


def _new_value(table: dict[Decimal, int], wh: Decimal, start: datetime, where: str) -> int:
    if not wh.is_finite():
        raise IntakeError(f"holds {wh} at {start}, which is not a number", where=where)
    return table.setdefault(wh, len(table))


def _settled(register: Register, columns: _Columns, where: str) -> Counted:
    wall = np.array(columns.wall, dtype=np.int64)
    offset = np.array(columns.offset, dtype=np.int64) if len(columns.offset) else None
    if offset is not None and len(offset) != len(wall):
        raise IntakeError(
            "gives an offset from UTC for some of its times and none for others",
            where=where,
            hint="Export the file again, with one kind of time.",
        )
    length, code = np.array(columns.length, dtype=np.int64), np.array(columns.code, dtype=np.int64)
    marks = np.frombuffer(bytes(columns.marks), dtype=np.bool_)
    values = tuple(columns.table)
    floats = np.array([float(value) for value in values])[code]
    instant = wall if offset is None else wall - offset
    order = np.lexsort((marks, floats, length, instant))
    sorted_wall = wall[order]
    axis, jumps = instant[order], Jumps()
    if offset is None:
        axis, jumps, _ = unfolded(sorted_wall)
        again = np.argsort(axis, kind="stable")
        order, axis, sorted_wall = order[again], axis[again], sorted_wall[again]
    raw = Series(
        register=register,
        wall_s=sorted_wall,
        axis_s=axis,
        length_s=length[order],
        code=code[order],
        values=values,
        estimated=marks[order],
        offset_s=None if offset is None else offset[order],
    )
    single, repeats = without_repeats(raw)
    series = single.lasting(filled(single.axis_s, single.length_s))
    return Counted(series, repeats, jumps, len(raw), raw.exact_wh(), _order(instant))


def _order(instant: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> str:
    """Return in which order a file lists its readings."""
    steps = np.sign(np.diff(instant))
    up, down = int((steps > 0).sum()), int((steps < 0).sum())
    if down == 0 or up > 99 * down:
        return "oldest first"
    return "newest first" if up == 0 or down > 99 * up else "mixed"


def span_days(series: Series) -> float:
    """Return from the first label to the end of the last interval, by the clock on the wall [days].

    A record of thirty days by the calendar is one of thirty days, though an hour of it was skipped in spring.
    """
    if len(series) == 0:
        return 0.0
    wall = series.wall_s
    return float(timedelta(seconds=int((wall + series.length_s).max() - wall.min())) / timedelta(days=1))
