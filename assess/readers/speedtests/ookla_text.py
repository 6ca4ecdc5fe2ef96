"""What Ookla's speedtest prints for people; it names its units."""

import re
from collections.abc import Sequence

from assess.intake import SpeedTest
from assess.readers.speedtests.build import failed, measured, number_of, words
from assess.readers.speedtests.ookla_record import OOKLA
from assess.readers.speedtests.units import rate_mbps

_TITLE = "Speedtest by Ookla"
_IDLE = re.compile(r"^\s*(?:Idle )?Latency:\s*(\d+(?:\.\d+)?) ms(?:\s*\((?:jitter: )?(\d+(?:\.\d+)?) ?ms)?")
_RATE = re.compile(r"^\s*(Download|Upload):\s*(\d+(?:\.\d+)?) (\S+)")
_LOADED = re.compile(r"^\s*(\d+(?:\.\d+)?) ms\s*\(jitter")
_LOSS = re.compile(r"^\s*Packet Loss:\s*(\d+(?:\.\d+)?)\s*%")
_NAMED = re.compile(r"^\s*(Server|ISP):\s*(.+)$")
_LOADED_FIELD = {"Download": "loaded_latency_down_ms", "Upload": "loaded_latency_up_ms"}


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return the runs printed for people, which name their unit; nothing when there is none. Raises IntakeError."""
    starts = [n for n, line in enumerate(lines) if _IDLE.match(line)]
    heads = []
    for last, start in zip([-1, *starts], starts, strict=False):
        heads.append(next((n for n in range(start, last, -1) if _TITLE in lines[n]), start))
    ends = [*heads[1:], len(lines)]
    return [_block(lines[head:end], where) for head, end in zip(heads, ends, strict=False)]


def _block(lines: Sequence[str], where: str) -> SpeedTest:
    rates: dict[str, float] = {}
    values: dict[str, object] = {}
    loaded: str | None = None
    for line in lines:
        if idle := _IDLE.match(line):
            values["idle_latency_ms"] = number_of(idle[1], "Latency", where)
            values["jitter_ms"] = number_of(idle[2], "jitter", where) if idle[2] else None
        elif rate := _RATE.match(line):
            rates[rate[1]] = rate_mbps(rate[1], rate[2], rate[3], where)
            loaded = _LOADED_FIELD[rate[1]]
            continue
        elif (latency := _LOADED.match(line)) and loaded:
            values[loaded] = number_of(latency[1], "latency", where)
        elif loss := _LOSS.match(line):
            values["loss_pct"] = number_of(loss[1], "Packet Loss", where)
        elif named := _NAMED.match(line):
            values[named[1].lower()] = words(named[2])
        loaded = None
    if not rates:
        return failed(where, "the run ended before a result", tool=OOKLA)
    return measured(where, rates.get("Download"), rates.get("Upload"), tool=OOKLA, **values)
