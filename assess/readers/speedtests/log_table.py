"""Logs that people keep: a row a test, in CSV, TSV or JSON lines, under headings of their own or under none.

A row of words, of nothing or of zeros is a test that failed. What is no number and no word of failure is refused.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.speedtests.build import AGAIN, build, failed, measured, words
from assess.readers.speedtests.failures import failure_in
from assess.readers.speedtests.log_columns import RATES, Columns, guessed, headed, headless, is_stamp, too_many_figures
from assess.readers.speedtests.pieces import Piece
from assess.readers.speedtests.stamps import YEARLESS, Stamps
from assess.readers.speedtests.units import mbps_per, ms_per
from assess.units.spelling import quoted

_HEAD_ROWS = 40
_BLANK = frozenset({"", "-", "--", "n/a", "na", "nan", "none", "null", "unknown"})
_AMOUNT = re.compile(r"^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([A-Za-zµ/%]*)$")
_SIVEL_HEAD = ["Server ID", "Sponsor", "Server Name", "Timestamp", "Distance", "Ping", "Download", "Upload"]
_LIBRESPEED_HEAD = ["Timestamp", "Server Name", "Address", "Ping", "Jitter", "Download", "Upload", "Share", "IP"]
_NAME = "Name its columns after a #, as in log.csv#time,ping,down Mbit/s,up Mbit/s."
_CUT = "the row is cut short"

Row = Sequence[str]


def read(lines: Sequence[str], where: str, heading: str | None = None) -> list[SpeedTest]:
    """Return the rows of a log; nothing where it is none. `heading` stands for the one it lacks. Raises IntakeError."""
    mark = _delimiter([heading] if heading else lines)
    rows = list(_rows(lines, _delimiter(lines) or ",", where))
    if heading:
        columns = headed([cell.strip() for cell in heading.split(mark or ",")])
        if columns is None:
            raise IntakeError(
                f"has no column of a time and a rate under {quoted(heading)}",
                where=where,
                hint=_NAME,
            )
    else:
        columns = columns_of([row for _, row in rows[:_HEAD_ROWS]], where)
        if columns is None and too_many_figures([row for _, row in rows[:_HEAD_ROWS]]):
            raise IntakeError(
                "has no headings, and more figures in a row than can be told apart", where=where, hint=_NAME
            )
    return [] if columns is None else _read(rows, columns, where)


def columns_of(rows: Sequence[Row], name: str) -> Columns | None:
    """Return the columns of a log by its first rows, or None where it is no log of speed tests."""
    for row in rows:
        if columns := headed(row):
            return columns
    for row in rows:
        if len(row) >= len(_SIVEL_HEAD) and row[0].isdigit() and is_stamp(row[3]):
            return headed(_SIVEL_HEAD)
        if len(row) == len(_LIBRESPEED_HEAD) and is_stamp(row[0]) and "//" in row[2]:
            return headed(_LIBRESPEED_HEAD)
    return headless(rows, name)


def has_log_headings(text: str) -> bool:
    """Return whether the beginning of a text has a row of headings of a speed test log."""
    found = (headed(row) for row in _first_rows(text))
    return any(columns is not None and not {"at", "date"}.isdisjoint(columns.places) for columns in found)


def is_log(text: str) -> bool:
    """Return whether the beginning of a text is that of a log, with headings or without."""
    return columns_of(_first_rows(text), "") is not None


def _first_rows(text: str) -> list[Row]:
    lines = text.splitlines()
    lines = lines[: min(_HEAD_ROWS, len(lines) - 1)] if len(lines) > 2 else lines  # the last may be cut short
    mark = _delimiter(lines)
    try:
        return [row for row in csv.reader(lines, delimiter=mark) if row] if mark else []
    except csv.Error:
        return []


def read_records(pieces: Sequence[Piece], where: str) -> list[SpeedTest]:
    """Return records of JSON under names of somebody's own. Raises IntakeError where they are no speed tests."""
    records = [piece for piece in pieces if isinstance(piece, Mapping)]
    names = list(dict.fromkeys(name for record in records for name in record))
    columns = headed(names)
    if columns is None:
        raise IntakeError("holds JSON that is not a speed test", where=where, hint=AGAIN)
    rows = [(n, [_cell(record.get(name)) for name in names]) for n, record in enumerate(records, start=1)]
    return _read(rows, columns, where)


def fits(record: Mapping[str, Any]) -> bool:
    """Return whether a record of JSON has names that a log has."""
    return headed(list(record)) is not None


def _cell(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _delimiter(lines: Sequence[str]) -> str | None:
    first = [line for line in lines[:_HEAD_ROWS] if line.strip()]
    counts = {mark: sum(mark in line for line in first) for mark in ("\t", ";", ",", "|")}
    best = max(counts.values(), default=0)
    return next((mark for mark, count in counts.items() if count and count >= 0.7 * best), None)


def _rows(lines: Sequence[str], mark: str, where: str) -> Iterable[tuple[int, Row]]:
    reader = csv.reader(lines, delimiter=mark, skipinitialspace=True)
    try:
        for row in reader:
            if row and not row[0].startswith("#"):
                yield reader.line_num, row
    except csv.Error as error:
        raise IntakeError(f"is a broken table: {error}", where=f"{where}, line {reader.line_num}") from None


def _read(rows: Sequence[tuple[int, Row]], columns: Columns, where: str) -> list[SpeedTest]:
    reader = _Reader(rows, columns, where)
    return [test for number, row in rows if (test := reader.test(number, row))]


class _Reader:
    """Turns the rows of one log into tests; the unit of rates that name none is told from all of them."""

    def __init__(self, rows: Sequence[tuple[int, Row]], columns: Columns, where: str) -> None:
        self._columns = columns
        self._where = where
        self._line = 0
        self._width = max(columns.places.values()) + 1
        self._heading = set(columns.heading)
        self._cells = [
            (name, place, columns.factor.get(name, 1.0), _UNITS.get(name, _no_unit)) for name, place in columns.measured
        ]
        notes = list(columns.notes)
        open_rates = [name for name in RATES if name in columns.places and name not in columns.factor]
        plain = _sample(rows, [columns.places[name] for name in open_rates])
        if plain:  # else each cell brings its unit, or is a failure
            factor, note = guessed(plain)
            self._cells = [(n, p, factor if n in open_rates else f, u) for n, p, f, u in self._cells]
            notes.append(note)
        self._has_rates = any(name in columns.places for name in RATES)
        self._note = "; ".join(notes) or None
        self._yearless = "; ".join([*notes, "its times have no year"])
        head = "\n".join(" ".join(row) for _, row in rows[:400])
        self._stamps = Stamps(lambda: self._place, head)

    @property
    def _place(self) -> str:
        return f"{self._where}, line {self._line}"

    def test(self, number: int, row: Row) -> SpeedTest | None:
        """Return the test of a row, or None where it is none. Raises IntakeError."""
        self._line = number
        filled = [cell for cell in row if cell.strip()]
        if not filled or (self._heading and {cell.strip().lower() for cell in row} == self._heading):
            return None
        if len(filled) == 1:
            return self._alone(filled[0], row)
        if len(row) < self._width:
            return self._short(row)
        row, loss = self._without_loss(row)
        values, said = self._figures(row)
        if loss is not None:
            values["loss_pct"] = loss
        return self._outcome(values, said, row)

    def _alone(self, cell: str, row: Row) -> SpeedTest | None:
        """Return a line of one word: a time without figures, or what a program said instead of a result."""
        if is_stamp(cell):
            alone = len(row) < self._width
            return None if alone else failed(self._place, "gave no figure", at=self._at(row), tool=self._columns.tool)
        if self._line == 1 and failure_in(cell) is None:
            return None  # a title
        return failed(self._place, cell, tool=self._columns.tool)

    def _short(self, row: Row) -> SpeedTest:
        said = next((cell for cell in row if failure_in(cell)), _CUT)
        return failed(self._place, said, at=self._at(row), tool=self._columns.tool)

    def _without_loss(self, row: Row) -> tuple[Row, float | None]:
        """Return a row without the share of loss that was put in after the headings were written, and that share."""
        extra = len(row) - len(self._heading)
        shares = [n for n, cell in enumerate(row) if cell.strip().endswith("%")]
        if not self._heading or extra != 1 or len(shares) != 1 or "loss_pct" in self._columns.places:
            return row, None
        place = shares[0]
        value, _ = self._number(row[place], 1.0, _share)
        return [*row[:place], *row[place + 1 :]], value

    def _figures(self, row: Row) -> tuple[dict[str, float | None], list[str]]:
        values: dict[str, float | None] = {}
        said: list[str] = []
        for name, place, factor, unit in self._cells:
            try:
                value: float | None = float(row[place]) * factor
            except ValueError:
                value, word = self._number(row[place], factor, unit)
                said += [word] if word else []
            if value is not None and not 0 <= value < _MOST:
                raise IntakeError(
                    f"{name} is {row[place].strip()}; it cannot be {'negative' if value < 0 else 'that'}",
                    where=self._place,
                    hint=AGAIN,
                )
            values[name] = value
        return values, said

    def _number(self, cell: str, factor: float, unit_of: Any) -> tuple[float | None, str | None]:
        """Return the figure in a cell in its field's unit, or the word that stands there instead."""
        text = cell.strip()[:80]
        if text.lower() in _BLANK:
            return None, None
        match = _AMOUNT.match(text) or _AMOUNT.match(text.replace(",", "."))
        if match is not None and match[2]:
            own = unit_of(match[2])
            match, factor = (match, own) if own is not None else (None, factor)
        if match is not None:
            return float(match[1]) * factor, None
        if failure_in(text) or not any(character.isdigit() for character in text):
            return None, text
        raise IntakeError(f"{quoted(text)} is no number", where=self._place, hint="Correct the row, or take it out.")

    def _outcome(self, values: dict[str, float | None], said: list[str], row: Row) -> SpeedTest:
        at = self._at(row)
        yearless = at is not None and YEARLESS.match(at)
        others: dict[str, Any] = {
            "at": at,
            "server": words(", ".join(name for n in self._columns.servers if (name := _plain_name(_cell_of(row, n))))),
            "isp": self._text(row, "isp"),
            "tool": self._columns.tool,
            "note": self._yearless if yearless else self._note,
        }
        if values.get("idle_latency_ms") == 0:
            values["idle_latency_ms"] = None  # no echo takes no time; it is what stands where there was none
        if all(value is None for value in values.values()):
            return failed(self._place, said[0] if said else "gave no figure", **others)
        if not self._has_rates:
            return build(self._place, **values, **others)
        others["message"] = words(said[0]) if said else None
        if any(values.get(name) for name in RATES):
            # A log rounds, so that 0 beside a rate is a direction that was next to nothing, and no failure.
            return build(self._place, **values, **others)
        down, up = (values.pop(name, None) for name in RATES)
        return measured(self._place, down, up, **values, **others)

    def _at(self, row: Row) -> str | None:
        places = self._columns.places
        parts = [row[places[name]].strip() for name in ("date", "at") if name in places and places[name] < len(row)]
        text = " ".join(parts)
        return self._stamps.read(text) or words(text)

    def _text(self, row: Row, name: str) -> str | None:
        return words(_cell_of(row, self._columns.places.get(name, len(row))))


def _cell_of(row: Row, place: int) -> str:
    """Return a cell, empty where the row ends before it: what names a test may be missing."""
    return row[place] if place < len(row) else ""


def _plain_name(cell: str) -> str:
    """Return the name of a server, or the host of its address."""
    host = re.search(r"https?://([^/'\"\]]+)", cell)
    return host[1] if host else cell.strip()


_MOST = 1e6  # Mbps, ms or %: no home has more


def _no_unit(_: str) -> float | None:
    return None


def _share(unit: str) -> float | None:
    return 1.0 if unit == "%" else None


_UNITS = {**dict.fromkeys(RATES, mbps_per), "loss_pct": _share} | dict.fromkeys(
    ("idle_latency_ms", "jitter_ms", "loaded_latency_down_ms", "loaded_latency_up_ms"), ms_per
)


def _sample(rows: Sequence[tuple[int, Row]], places: Sequence[int]) -> list[float]:
    """Return the figures above 0 of some columns, as far as they are plain numbers."""
    found = []
    for _, row in rows:
        for place in places:
            try:
                value = float(row[place])
            except (ValueError, IndexError):
                continue
            found += [value] if value > 0 else []
    return found
