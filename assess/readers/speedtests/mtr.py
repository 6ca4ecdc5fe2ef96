"""mtr: JSON, CSV and the report for people. Only the last hop counts.

Loss at a hop on the way that later hops do not share is a router that answers seldom, not a line that loses.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import figure, is_local, number_of, part, parts, words
from assess.readers.speedtests.echo import echoes
from assess.readers.speedtests.stamps import when

MTR = "mtr"
_UNKNOWN = "???"
_HEAD = re.compile(r"^HOST:.*Loss%\s+Snt\b(.*)$")
_HOP = re.compile(r"^\s*\d+\.\|-- (?:AS\S+\s+)?(\S+)\s+(\d+(?:\.\d+)?)%?\s+(\d+)\s+([\d.\s]+)$")
_START = re.compile(r"^Start: (.+)$")
_CSV_HEAD = "Mtr_Version"


def from_mtr(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a report in JSON; older versions write its numbers as text."""
    report = part(record, "report")
    hubs = parts(report, "hubs")
    last = hubs[-1] if hubs else {}
    target = part(report, "mtr").get("dst") or last.get("host")
    return _hop(last, words(target), None, where)


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the reports of a text or a CSV; nothing where there is none. Raises IntakeError."""
    if any(line.startswith(_CSV_HEAD) for line in lines):
        return _from_csv(lines, where)
    tests: list[SpeedTest] = []
    hop, at = None, None
    columns: list[str] = []
    for line in [*lines, "HOST: Loss% Snt"]:
        if start := _START.match(line):
            at_next = when(start[1])
            if hop:
                tests.append(_hop(hop, words(hop["host"]), at, where))
                hop = None
            at = at_next
        elif head := _HEAD.match(line):
            if hop:
                tests.append(_hop(hop, words(hop["host"]), at, where))
            hop, columns = None, head[1].split()
        elif found := _HOP.match(line):
            figures = dict(zip(columns, found[4].split(), strict=False))
            hop = {"host": found[1], "Loss%": found[2], "Snt": found[3], **figures}
    return tests


def _from_csv(lines: Sequence[str], where: str) -> list[SpeedTest]:
    last: dict[tuple[str, str], dict[str, str]] = {}
    columns: list[str] = []
    for cells in csv.reader(lines):
        if cells and cells[0] == _CSV_HEAD:
            columns = cells
        elif len(cells) > 5 and columns:
            row = dict(zip(columns, cells, strict=False))
            last[row.get("Start_Time", ""), row.get("Host", "")] = row
    return [
        _hop({**row, "host": row.get("Ip")}, words(target), when(time), where) for (time, target), row in last.items()
    ]


def _hop(hop: Mapping[str, Any], target: str | None, at: str | None, where: str) -> SpeedTest:
    sent = number_of(hop.get("Snt", ""), "Snt", where)
    loss = number_of(str(hop.get("Loss%", "")).rstrip("%"), "Loss%", where)
    silent = hop.get("host") == _UNKNOWN or loss == 100 or loss is None
    test = echoes(
        where,
        int(sent) if sent else None,
        0 if silent else None,
        [],
        mean_ms=None if silent else figure(hop, "Avg", where),
        jitter_ms=None if silent else figure(hop, "StDev", where),
        at=at,
        server=target,
        local=is_local(hop.get("host")) or is_local(target),
        tool=MTR,
    )
    return test if silent else test.model_copy(update={"loss_pct": loss})
