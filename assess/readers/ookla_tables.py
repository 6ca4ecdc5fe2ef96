"""Ookla's CSV, TSV and text for people: each function returns tests by the number of the line they stand on."""

import csv
import re
from collections.abc import Sequence

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.ookla_records import OOKLA, build, from_result, number_of, words

# Without `--output-header` only the count of columns tells the two generations of the client apart.
_SERVER, _RATES = ["server name", "server id"], ["packet loss", "download", "upload", "download bytes", "upload bytes"]
_COLUMNS_10 = [*_SERVER, "latency", "jitter", *_RATES, "share url"]
_COLUMNS_21 = [
    *[*_SERVER, "idle latency", "idle jitter", *_RATES, "share url", "download server count"],
    *["download latency", "download latency jitter", "download latency low", "download latency high"],
    *["upload latency", "upload latency jitter", "upload latency low", "upload latency high"],
    *["idle latency low", "idle latency high"],
]
_LAYOUTS = {len(columns): columns for columns in (_COLUMNS_10, _COLUMNS_21)}

_TITLE = "Speedtest by Ookla"
_IDLE = re.compile(r"^\s*(?:Idle )?Latency:\s*([\d.]+) ms(?:\s*\((?:jitter: )?([\d.]+) ?ms)?")
_RATE = re.compile(r"^\s*(Download|Upload):\s*([\d.]+) (\S+)")
_LOADED = re.compile(r"^\s*([\d.]+) ms\s*\(jitter")
_LOSS = re.compile(r"^\s*Packet Loss:\s*([\d.]+)\s*%")
_NAMED = re.compile(r"^\s*(Server|ISP):\s*(.+)$")
_PER_MBPS = {"kbps": 1e-3, "mbps": 1.0, "gbps": 1e3}
_FIELDS = {"Download": ("down_mbps", "loaded_latency_down_ms"), "Upload": ("up_mbps", "loaded_latency_up_ms")}


def read_table(lines: Sequence[str], where: str) -> dict[int, SpeedTest]:
    """Return the rows of a CSV or TSV, rates in bytes per second; nothing when it is neither. Raises IntakeError."""
    tests: dict[int, SpeedTest] = {}
    columns: list[str] | None = None
    for n, line in enumerate(lines):
        if not line.strip():
            continue
        cells = next(csv.reader([line], delimiter="\t" if "\t" in line else ","))
        names = [cell.strip().lower() for cell in cells]
        if {"server name", "packet loss", "download", "upload"} <= set(names):
            columns = names
            continue
        columns = columns or _headless(cells)
        if columns is None:
            return {}
        if len(cells) != len(columns):
            raise IntakeError(
                f"line {n + 1} has {len(cells)} columns where {len(columns)} are named",
                where=where,
                hint="Save the output of `speedtest --format=csv --output-header` itself.",
            )
        tests[n] = _row(dict(zip(columns, cells, strict=True)), f"{where}, line {n + 1}")
    return tests


def _headless(cells: Sequence[str]) -> list[str] | None:
    """Return the columns of a row without a header; speedtest-cli writes ten columns too, but no number second."""
    columns = _LAYOUTS.get(len(cells))
    if columns is None or not cells[1].isdigit() or (cells[9] and not cells[9].startswith("http")):
        return None
    return columns


def _row(row: dict[str, str], where: str) -> SpeedTest:
    def cell(*names: str) -> float | None:
        return next((number_of(row[name], name, where) for name in names if name in row), None)

    def direction(name: str) -> dict[str, object]:
        return {"bandwidth": cell(name), "bytes": cell(f"{name} bytes"), "latency": {"iqm": cell(f"{name} latency")}}

    return from_result(
        {
            "download": direction("download"),
            "upload": direction("upload"),
            "ping": {"latency": cell("latency", "idle latency"), "jitter": cell("jitter", "idle jitter")},
            "packetLoss": cell("packet loss"),
            "server": {"name": row["server name"]},
        },
        where,
    )


def read_text(lines: Sequence[str], where: str) -> dict[int, SpeedTest]:
    """Return the runs printed for people, which name their unit; nothing when there is none. Raises IntakeError."""
    starts = [n for n, line in enumerate(lines) if _IDLE.match(line)]
    heads = []
    for last, start in zip([-1, *starts], starts, strict=False):
        heads.append(next((n for n in range(start, last, -1) if _TITLE in lines[n]), start))
    ends = [*heads[1:], len(lines)]
    return {start: _block(lines[head:end], where) for start, head, end in zip(starts, heads, ends, strict=False)}


def _block(lines: Sequence[str], where: str) -> SpeedTest:
    values: dict[str, object] = {}
    loaded: str | None = None
    for line in lines:
        if idle := _IDLE.match(line):
            values["idle_latency_ms"] = number_of(idle[1], "Latency", where)
            values["jitter_ms"] = number_of(idle[2], "jitter", where) if idle[2] else None
        elif rate := _RATE.match(line):
            field, loaded = _FIELDS[rate[1]]
            values[field] = _mbps(rate[1], rate[2], rate[3], where)
            continue
        elif (latency := _LOADED.match(line)) and loaded:
            values[loaded] = number_of(latency[1], "latency", where)
        elif loss := _LOSS.match(line):
            values["loss_pct"] = number_of(loss[1], "Packet Loss", where)
        elif named := _NAMED.match(line):
            values[named[1].lower()] = words(named[2])
        loaded = None
    if not {"down_mbps", "up_mbps"} & values.keys():
        return build(where, status="failed", message="the run ended before a result", tool=OOKLA)
    return build(where, tool=OOKLA, **values)


def _mbps(name: str, value: str, unit: str, where: str) -> float:
    factor = _PER_MBPS.get(unit.lower())
    number = number_of(value, name, where)
    if factor is None or number is None:
        hint = f"Read are {', '.join(_PER_MBPS)}; or run `speedtest --format=json`."
        raise IntakeError(f'{name} is in "{unit}"', where=where, hint=hint)
    return number * factor
