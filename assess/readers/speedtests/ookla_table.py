"""Ookla's CSV and TSV, rates in bytes per second."""

import csv
from collections.abc import Sequence

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.speedtests.build import failed, number_of
from assess.readers.speedtests.failures import failure_in
from assess.readers.speedtests.ookla_record import OOKLA, from_result

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


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the rows of a CSV or TSV, failures between them too; nothing when it is neither. Raises IntakeError."""
    tests: list[SpeedTest] = []
    columns: list[str] | None = None
    for n, line in enumerate(lines):
        if not line.strip():
            continue
        cells = next(csv.reader([line], delimiter="\t" if "\t" in line else ","))
        names = [cell.strip().lower() for cell in cells]
        if {"server name", "packet loss", "download", "upload"} <= set(names):
            columns = names
            continue
        if len(cells) == 1 and (said := failure_in(line)):
            tests.append(failed(where, said, tool=OOKLA))
            continue
        columns = columns or _headless(cells)
        if columns is None:
            return []
        if len(cells) != len(columns):
            raise IntakeError(
                f"line {n + 1} has {len(cells)} columns where {len(columns)} are named",
                where=where,
                hint="Save the output of `speedtest --format=csv --output-header` itself.",
            )
        tests.append(_row(dict(zip(columns, cells, strict=True)), f"{where}, line {n + 1}"))
    return tests if columns else []


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
