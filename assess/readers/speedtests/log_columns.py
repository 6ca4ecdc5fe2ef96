"""What the columns of somebody's own log are, by their headings or, without any, by what stands in its first rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from assess.readers.speedtests.librespeed import LIBRESPEED
from assess.readers.speedtests.sivel import SIVEL
from assess.readers.speedtests.stamps import YEARLESS, stamp_of
from assess.readers.speedtests.units import mbps_per, ms_per

RATES = ("down_mbps", "up_mbps")
TIMES = ("idle_latency_ms", "jitter_ms", "loaded_latency_down_ms", "loaded_latency_up_ms")
MEASURED = (*RATES, *TIMES, "loss_pct")
_DOWN, _UP = r"(?:down(?:load|link|stream)?|dl|rx)", r"(?:up(?:load|link|stream)?|ul|tx)"
_SPEED = r"(?:[ _]?(?:speed|rate|bandwidth|throughput|avg|value))*"
_PING = r"(?:ping|latency|rtt|response time|lag)(?:[ _](?:time|avg|mean|median|value))?"
_ROLES = {
    "loaded_latency_down_ms": re.compile(rf"{_DOWN}[ _]?(?:load(?:ed)?[ _])?latency|(?:latency|ping)[ _]{_DOWN}"),
    "loaded_latency_up_ms": re.compile(rf"{_UP}[ _]?(?:load(?:ed)?[ _])?latency|(?:latency|ping)[ _]{_UP}"),
    "down_mbps": re.compile(rf"(?:(?:avg|mean|speed|rate)[ _])?{_DOWN}{_SPEED}"),
    "up_mbps": re.compile(rf"(?:(?:avg|mean|speed|rate)[ _])?{_UP}{_SPEED}"),
    "idle_latency_ms": re.compile(rf"(?:(?:idle|avg|mean|unloaded)[ _])?{_PING}"),
    "jitter_ms": re.compile(r"(?:idle[ _]|ping[ _])?jitter"),
    "loss_pct": re.compile(r"(?:packet[ _]?)?loss(?:[ _](?:rate|pct|percent))?|packetloss"),
    "date": re.compile(r"date|day"),
    "at": re.compile(r"(?:date[ _/]?time|time[ _]?stamp(?:[ _]utc)?|time|when|at|start(?:[ _]time)?|created[ _]at)"),
    "server": re.compile(r"sponsor|server(?:[ _]?name)?|test[ _]?server|host|provider|target"),
    "isp": re.compile(r"isp"),
}
_FEWEST = 4  # a table of which fewer than a quarter of the columns is known is of something else
_LONGEST = 80  # characters of a heading or a figure
_BRACKETS = re.compile(r"^(.*?)[\s_]*[(\[]\s*([^)\]]*?)\s*[)\]]\s*$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNIT_IN_NAME = re.compile(r"bytes?_?(?:per_?)?s(?:ec)?(?![a-z])|[kmg]?bps|[kmg]?bits?_?per_?s|mbit", re.IGNORECASE)
_NUMBER = re.compile(r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$")
_URL = re.compile(r"^\W*https?://")


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `factor` turns a figure into the unit of its field, `notes` say what was assumed."""

    places: dict[str, int]
    heading: tuple[str, ...] = ()
    factor: dict[str, float] = field(default_factory=dict)
    servers: tuple[int, ...] = ()
    tool: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def measured(self) -> list[tuple[str, int]]:
        """Return the fields that hold a figure, with their columns."""
        return [(name, self.places[name]) for name in MEASURED if name in self.places]


def headed(cells: Sequence[str]) -> Columns | None:
    """Return the columns that a row of headings names, or None where it is no heading of a speed test log."""
    if any(_is_number(cell) for cell in cells) or len(cells) < 2:
        return None
    places: dict[str, int] = {}
    factor: dict[str, float] = {}
    servers: list[int] = []
    for place, cell in enumerate(cells):
        name, unit = _parted(cell)
        role = next((role for role, pattern in _ROLES.items() if pattern.fullmatch(name)), None)
        if role == "server":
            servers.append(place)
        elif role and role not in places:
            places[role] = place
            known = _factor(role, unit)
            factor |= {} if known is None else {role: known}
    known = len(places) + len(servers)
    if not places.keys() & {*RATES, "idle_latency_ms"} or len(places) < 2 or _FEWEST * known < len(cells):
        return None
    names = {cell.strip().lower() for cell in cells}
    tool, rate = _tool(names)
    if rate:
        factor = {**dict.fromkeys(RATES, rate), **factor}
    return Columns(places, tuple(names), factor, tuple(servers), tool)


def _tool(names: set[str]) -> tuple[str | None, float | None]:
    """Return the program that writes such headings, and its unit of rate in Mbps, where it leaves it out."""
    if names >= {"server name", "address", "ping", "jitter"} or names >= {"bytes_sent", "bytes_received", "jitter"}:
        return LIBRESPEED, 1.0
    if names >= {"server id", "sponsor"} or names >= {"bytes_sent", "bytes_received"}:
        return SIVEL, 1e-6
    return None, None


def _parted(cell: str) -> tuple[str, str]:
    """Return name and unit of a heading: "Download (Mbit/s)", "download_mbps", "PingMs"."""
    if len(cell) > _LONGEST:
        return "", ""
    text = cell.strip().strip("'\"")
    if match := _BRACKETS.match(text):
        return _plain(match[1]), match[2]
    for pattern in (r"[ _]", _CAMEL):
        parts = list(re.finditer(pattern, text))
        for cut in parts:
            unit = text[cut.end() :]
            if mbps_per(unit) is not None or ms_per(unit) is not None or unit in {"pct", "percent", "%"}:
                return _plain(text[: cut.start()]), unit
    return _plain(text), ""


def _plain(name: str) -> str:
    return _CAMEL.sub(" ", name.strip()).lower().replace("-", " ").strip(" :")


def _factor(role: str, unit: str) -> float | None:
    if role in RATES:
        return mbps_per(unit)
    if role in TIMES:
        return ms_per(unit) if unit else 1.0
    if role == "loss_pct":
        return 100.0 if unit.lower() in {"ratio", "fraction"} else 1.0
    return None


def headless(rows: Sequence[Sequence[str]], name: str) -> Columns | None:
    """Return the columns of a log without headings, told by its first rows; None where they leave it open.

    A time stands first. One figure after it is a download; two are download and upload; three begin with a ping.
    """
    if any(len(row) > 1 and not is_stamp(row[0]) for row in rows[:1]):
        return None  # its first row is a heading, of something else
    rows = _stamped(rows)
    if not rows or len({len(row) for row in rows}) > 1:
        return None
    figures = _figures(rows)
    roles = {1: ("down_mbps",), 2: RATES, 3: ("idle_latency_ms", *RATES)}.get(len(figures))
    if roles is None:
        return None
    said = "download", "download and upload", "ping, download and upload"
    notes = [f"the log has no headings; its figures are taken for {said[len(figures) - 1]}"]
    others = [n for n in range(1, len(rows[0])) if n not in figures]
    units = {row[n].strip() for row in rows for n in others if mbps_per(row[n].strip()) is not None}
    if not units and (found := _UNIT_IN_NAME.search(name)):
        units = {found[0]}
        notes.append(f'"{found[0]}" in its name is taken for the unit')
    rate = mbps_per(next(iter(units))) if len(units) == 1 else None
    return Columns(
        places={"at": 0, **dict(zip(roles, figures, strict=True))},
        factor=dict.fromkeys(RATES, rate) if rate else {},
        servers=tuple(n for n in others if all(_URL.match(row[n]) for row in rows)),
        notes=tuple(notes),
    )


def too_many_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows begin with a time and hold more figures than `headless` knows to name."""
    rows = _stamped(rows)
    return bool(rows) and len({len(row) for row in rows}) == 1 and len(_figures(rows)) > 3


def _stamped(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [row for row in rows if row and is_stamp(row[0])][:60]


def _figures(rows: Sequence[Sequence[str]]) -> list[int]:
    return [n for n in range(1, len(rows[0])) if any(_is_number(row[n]) for row in rows)]


def _is_number(cell: str) -> bool:
    return len(cell) <= _LONGEST and _NUMBER.match(cell.strip()) is not None


def is_stamp(cell: str) -> bool:
    """Return whether a cell holds a time, with or without its year."""
    text = cell.strip()
    return bool(stamp_of(text) or YEARLESS.match(text) or re.match(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4} ", text))


def guessed(values: Sequence[float]) -> tuple[float, str]:
    """Return the unit of rates that name none, in Mbps, and what to say of it; in doubt the lower rate.

    No line has 10,000 Mbps or less than 0.1 Mbps all the time, and bytes are never guessed.
    """
    middle = median(values) if values else 0.0
    if middle < 10_000:
        return 1.0, "the log names no unit of its rates; they are read as Mbit/s"
    if middle < 100_000:
        return 1e-3, "the log names no unit of its rates; they are read as kbit/s"
    return 1e-6, "the log names no unit of its rates; they are read as bit/s"
