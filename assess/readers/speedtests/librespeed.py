"""librespeed-cli: one record of JSON, a list or a stream of them. Rates are Mbit/s, whatever its help says."""

import re
from collections.abc import Mapping
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import figure, is_local, measured, part, words
from assess.readers.speedtests.stamps import when

LIBRESPEED = "LibreSpeed"
_AS_NUMBER = re.compile(r"^AS\d+\s+")
_HOST = re.compile(r"^(?:https?:)?//([^/:]+|\[[^\]]+\])")


def from_librespeed(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of librespeed-cli; a direction that was switched off is 0 there, and moved no bytes."""
    server, client = part(record, "server"), part(record, "client")
    host = _HOST.match(str(server.get("url") or ""))
    return measured(
        where,
        _rate(record, "download", "bytes_received", where),
        _rate(record, "upload", "bytes_sent", where),
        idle_latency_ms=figure(record, "ping", where),
        jitter_ms=figure(record, "jitter", where),
        at=when(record.get("timestamp")),
        isp=words(_AS_NUMBER.sub("", str(client.get("org") or ""))),
        server=words(server.get("name")),
        local=is_local(host[1]) if host else None,
        tool=LIBRESPEED,
    )


def _rate(record: Mapping[str, Any], name: str, moved: str, where: str) -> float | None:
    rate = figure(record, name, where)
    return None if rate == 0 and record.get(moved) == 0 and record.get("upload") != record.get("download") else rate
