"""Which program wrote a record of JSON, and which of its readers reads it: the first shape that fits decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests import cloudflare, fping, log_table, ndt7, ookla
from assess.readers.speedtests.fast import from_fast
from assess.readers.speedtests.flent import from_flent
from assess.readers.speedtests.iperf3 import from_iperf3, read_stream
from assess.readers.speedtests.librespeed import from_librespeed
from assess.readers.speedtests.mtr import from_mtr
from assess.readers.speedtests.murakami import from_murakami
from assess.readers.speedtests.network_quality import from_network_quality
from assess.readers.speedtests.normalized import from_normalized, is_normalized
from assess.readers.speedtests.pieces import Piece
from assess.readers.speedtests.ping import from_jc
from assess.readers.speedtests.sivel import from_sivel

Record = Mapping[str, Any]
Reader = Callable[[Sequence[Piece], str], list[SpeedTest]]


@dataclass(frozen=True)
class Shape:
    """A form of record: whether a record has it, and how consecutive ones are read."""

    name: str
    fits: Callable[[Record], bool]
    read: Reader


def _each(one: Callable[[Record, str], SpeedTest]) -> Reader:
    """Return a reader of records that are one test each."""
    return lambda pieces, where: [one(piece, where) for piece in pieces if isinstance(piece, Mapping)]


def _keys(*names: str) -> Callable[[Record], bool]:
    return lambda record: all(name in record for name in names)


def _inside(outer: str, *names: str) -> Callable[[Record], bool]:
    return lambda record: isinstance(record.get(outer), Mapping) and any(name in record[outer] for name in names)


def _one_key(*names: str) -> Callable[[Record], bool]:
    return lambda record: any(name in record for name in names)


def _any_of(*fits: Callable[[Record], bool]) -> Callable[[Record], bool]:
    return lambda record: any(fit(record) for fit in fits)


# No set: the kind of a broken record may be a list, which no set can be asked for.
_OOKLA_KINDS = ("testStart", "ping", "download", "upload", "result", "log")


def _is_ookla(record: Record) -> bool:
    inner = record.get("data")
    if isinstance(inner, Mapping) and inner.get("type") in _OOKLA_KINDS:
        return True
    if record.get("type") in _OOKLA_KINDS and (isinstance(record.get(record["type"]), Mapping) or len(record) > 1):
        return True
    way = record.get("download")
    return isinstance(way, Mapping) and "bandwidth" in way


def _is_bare_error(record: Record) -> bool:
    return isinstance(record.get("error"), str) and record.keys() <= {"error", "timestamp", "type"}


def _is_cloudflarepycli(record: Record) -> bool:
    tests = record.get("tests")
    return isinstance(tests, Mapping) and any("_mbps" in name or name == "latency_ms" for name in tests)


_download = _any_of(_inside("Download", "Throughput", "Value"), _inside("Upload", "Throughput"))
_echo = _any_of(_inside("resp", "rtt"), _inside("timeout", "seq"), _inside("summary", "xmt"))
_apple = _one_key("dl_throughput", "ul_throughput", "error_domain")
_engine = _any_of(_keys("downLoadedLatency"), _keys("download", "latency", "jitter"))

SHAPES: tuple[Shape, ...] = (
    Shape("normalized", is_normalized, _each(from_normalized)),
    Shape("Ookla", _any_of(_is_bare_error, _is_ookla), ookla.read),
    Shape("Murakami", _keys("TestName"), _each(from_murakami)),
    Shape("ndt7", _any_of(_keys("Key", "Value"), _one_key("ServerFQDN", "downloadRetrans"), _download), ndt7.read),
    Shape("Flent", _keys("x_values", "results", "metadata"), _each(from_flent)),
    Shape("iperf3", _any_of(_keys("start", "end"), _keys("start", "intervals")), _each(from_iperf3)),
    Shape("iperf3 stream", _keys("event", "data"), read_stream),
    Shape("networkQuality", _apple, _each(from_network_quality)),
    Shape("mtr", _inside("report", "hubs"), _each(from_mtr)),
    Shape("fping", _echo, fping.read_records),
    Shape("jc", _keys("packets_transmitted", "packets_received"), _each(from_jc)),
    Shape("fast-cli", _keys("downloadSpeed"), _each(from_fast)),
    Shape("cfspeedtest", _keys("speed_measurements"), _each(cloudflare.from_cfspeedtest)),
    Shape("cloudflare-speed-cli", _keys("idle_latency", "download"), _each(cloudflare.from_speed_cli)),
    Shape("cloudflarepycli", _is_cloudflarepycli, _each(cloudflare.from_cloudflarepycli)),
    Shape("LibreSpeed", _keys("jitter", "bytes_received", "server"), _each(from_librespeed)),
    Shape("speedtest-cli", _keys("download", "upload", "ping", "server"), _each(from_sivel)),
    Shape("Cloudflare", _engine, _each(cloudflare.from_engine)),
    Shape("log", log_table.fits, log_table.read_records),
)
PROGRESS = Shape("progress", lambda record: record.get("event") in ("phase", "progress"), lambda _pieces, _where: [])


def shape_of(record: Record) -> Shape | None:
    """Return the shape of a record, or None where it is no speed test."""
    if PROGRESS.fits(record):  # LibreSpeed's stream; its last event brings the records
        return PROGRESS
    return next((shape for shape in SHAPES if shape.fits(record)), None)
