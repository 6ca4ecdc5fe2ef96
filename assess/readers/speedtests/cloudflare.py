"""The records of Cloudflare's speed test, as four programs write them."""

from collections.abc import Mapping
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import PER_MEGA, figure, first_figure, listed, measured, part, parts, scaled, words
from assess.readers.speedtests.stamps import when

_PER_CENT = 100.0
# cloudflare-speed-cli reports a phase that failed as a rate near 0 and ends as if all were well (its issue 23).
_LEAST_BYTES, _LEAST_SHARE = 1e6, 0.01


def from_engine(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return the summary of the engine of the web page: bit/s, ms, and loss as a ratio."""
    return measured(
        where,
        scaled(figure(record, "download", where), 1 / PER_MEGA),
        scaled(figure(record, "upload", where), 1 / PER_MEGA),
        idle_latency_ms=figure(record, "latency", where),
        jitter_ms=figure(record, "jitter", where),
        loaded_latency_down_ms=figure(record, "downLoadedLatency", where),
        loaded_latency_up_ms=figure(record, "upLoadedLatency", where),
        loss_pct=scaled(figure(record, "packetLoss", where), _PER_CENT),
        at=when(record.get("timestamp")),
        tool="Cloudflare speed test",
    )


def from_speed_cli(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of cloudflare-speed-cli; a direction that moved next to nothing is not believed."""
    rates = {way: figure(record, f"{way}.mbps", where) for way in ("download", "upload")}
    said = []
    for way, other in (("download", "upload"), ("upload", "download")):
        moved, rate, beside = figure(record, f"{way}.bytes", where), rates[way], rates[other]
        if moved is not None and moved < _LEAST_BYTES and rate is not None and rate < _LEAST_SHARE * (beside or 0):
            rates[way] = None
            said.append(f"{way} moved only {moved:,.0f} bytes; its rate is not believed")
    wireless = record.get("is_wireless")
    return measured(
        where,
        rates["download"],
        rates["upload"],
        idle_latency_ms=first_figure(record, where, "idle_latency.median_ms", "idle_latency.mean_ms"),
        jitter_ms=figure(record, "idle_latency.jitter_ms", where),
        loaded_latency_down_ms=first_figure(
            record, where, "loaded_latency_download.median_ms", "loaded_latency_download.mean_ms"
        ),
        loaded_latency_up_ms=first_figure(
            record, where, "loaded_latency_upload.median_ms", "loaded_latency_upload.mean_ms"
        ),
        loss_pct=scaled(figure(record, "idle_latency.loss", where), _PER_CENT),
        at=when(record.get("timestamp_utc")),
        isp=words(record.get("as_org")),
        server=words(record.get("server") or record.get("colo")),
        wifi=wireless if isinstance(wireless, bool) else None,
        message="; ".join(said) or None,
        tool="cloudflare-speed-cli",
    )


def from_cloudflarepycli(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of cloudflarepycli: each figure with its own time; the 90th percentile stands for a direction."""
    tests = part(record, "tests")

    def value(*names: str) -> float | None:
        return first_figure({name: part(tests, name).get("value") for name in names}, where, *names)

    times = [entry.get("time") for entry in tests.values() if isinstance(entry, Mapping) and entry.get("time")]
    return measured(
        where,
        value("90th_percentile_down_mbps"),
        value("90th_percentile_up_mbps"),
        idle_latency_ms=value("latency_ms"),
        jitter_ms=value("jitter_ms"),
        at=when(times[0]) if times else None,
        isp=words(part(part(record, "meta"), "isp").get("value")),
        server=words(part(part(record, "meta"), "location_code").get("value")),
        tool="cloudflarepycli",
    )


def from_cfspeedtest(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record of cfspeedtest: the median of the largest payload, as small ones end before the line is full."""
    largest: dict[str, tuple[float, float]] = {}
    for entry in parts(record, "speed_measurements"):
        way, rate = str(entry.get("test_type")), first_figure(entry, where, "median", "avg", "max")
        size = payload_bytes(entry.get("payload_size"))
        if rate is not None and size >= largest.get(way, (0.0, 0.0))[0]:
            largest[way] = (size, rate)
    meta = part(record, "metadata")
    return measured(
        where,
        *(largest[way][1] if way in largest else None for way in ("Download", "Upload")),
        idle_latency_ms=first_figure(record, where, "latency_measurement.avg_latency_ms", "latency_measurement.avg"),
        at=when(meta.get("timestamp")),
        server=listed(meta, "colo"),
        tool="cfspeedtest",
    )


_SIZES = {"k": 1e3, "m": 1e6, "g": 1e9}


def payload_bytes(written: object) -> float:
    """Return the bytes of a payload: 100000, "100KB", "K100", "25MB" or "M25"."""
    text = str(written).lower().removesuffix("b")
    letter = next((mark for mark in _SIZES if mark in text), "")
    digits = text.replace(letter, "") if letter else text
    try:
        return float(digits) * _SIZES.get(letter, 1.0)
    except ValueError:
        return 0.0
