"""sivel's speedtest-cli, and LibreSpeed's text, which has its form: JSON in bit/s, and text that names its units."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import PER_MEGA, failed, figure, listed, measured, part, scaled, words
from assess.readers.speedtests.failures import failure_in
from assess.readers.speedtests.librespeed import LIBRESPEED
from assess.readers.speedtests.stamps import stamp_of, when
from assess.readers.speedtests.units import rate_mbps

SIVEL = "speedtest-cli"
_BEGINS = re.compile(r"^\s*Retrieving speedtest\.net configuration")
_RATE = re.compile(r"^\s*(Download|Upload)(?: rate)?:\s*(\d+(?:\.\d+)?) ?([A-Za-z/]+)\s*$")
_PING = re.compile(r"^\s*Ping:\s*(\d+(?:\.\d+)?) ms(?:\s+Jitter:\s*(\d+(?:\.\d+)?) ms)?\s*$")
_HOST = re.compile(r"^\s*Hosted by (.+?)(?: \[\d+(?:\.\d+)? km\])?: (\d+(?:\.\d+)?) ms")
_FROM = re.compile(r"^\s*Testing from (.+?)(?: \([^)]*\))?\.\.\.")
_SIGN = re.compile(
    r"^[ \t]*(?:Retrieving speedtest\.net|Testing (?:down|up)load speed|Hosted by .+: \d+(?:\.\d+)? ms)", re.MULTILINE
)


def from_sivel(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of speedtest-cli; a direction left out by option is 0 there, and unknown here."""
    down, up = figure(record, "download", where), figure(record, "upload", where)
    return measured(
        where,
        scaled(down or None, 1 / PER_MEGA) if up else scaled(down, 1 / PER_MEGA),
        scaled(up or None, 1 / PER_MEGA) if down else scaled(up, 1 / PER_MEGA),
        idle_latency_ms=figure(record, "ping", where),
        at=when(record.get("timestamp")),
        isp=words(part(record, "client").get("isp")),
        server=listed(part(record, "server"), "sponsor", "name"),
        tool=SIVEL,
    )


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the runs printed for people, or by --simple; nothing where there is none. Raises IntakeError."""
    text = "\n".join(lines)
    if not _SIGN.search(text) and not any(map(_RATE.match, lines)):
        return []
    tool = LIBRESPEED if "Download rate:" in text else SIVEL
    return [test for run in _runs(lines) if (test := _test(run, tool, where))]


def _runs(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of each run: a new one begins with its title, or with a figure that the last one has."""
    runs: list[list[str]] = [[]]
    seen: set[str] = set()
    for line in lines:
        rate, ping = _RATE.match(line), _PING.match(line)
        key = "title" if _BEGINS.match(line) else "ping" if ping else rate[1] if rate else None
        if key and (key in seen or (key == "title" and seen)):
            runs.append([])
            seen = set()
        if stamp_of(line.strip()) and seen & {"Download", "Upload"}:
            runs.append([])
            seen = set()
        seen |= {key} if key else set()
        runs[-1].append(line)
    return runs


def _test(lines: Sequence[str], tool: str, where: str) -> SpeedTest | None:
    rates: dict[str, float] = {}
    values: dict[str, Any] = {"tool": tool}
    errors: list[str] = []
    for line in lines:
        if rate := _RATE.match(line):
            rates[rate[1]] = rate_mbps(rate[1], rate[2], rate[3], where)
        elif ping := _PING.match(line):
            values |= {"idle_latency_ms": float(ping[1]), "jitter_ms": float(ping[2]) if ping[2] else None}
        elif host := _HOST.match(line):
            values |= {"server": words(host[1]), "idle_latency_ms": float(host[2])}
        elif client := _FROM.match(line):
            values["isp"] = words(client[1])
        elif stamp := stamp_of(line.strip()):
            values["at"] = stamp
        elif said := failure_in(line):
            errors.append(said)
    if rates:
        return measured(where, rates.get("Download"), rates.get("Upload"), message="; ".join(errors) or None, **values)
    if not errors and not any(_BEGINS.match(line) for line in lines):
        return None
    return failed(where, "; ".join(dict.fromkeys(errors)) or "the run ended before a result", **values)
