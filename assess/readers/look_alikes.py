"""What a file looks like that is not Ookla's, so that a refusal can name it."""

import re
from collections.abc import Callable
from typing import Any

Shape = Callable[[dict[str, Any]], bool]


def _keys(*names: str) -> Shape:
    return lambda record: all(name in record for name in names)


def _inside(outer: str, inner: str) -> Shape:
    return lambda record: isinstance(record.get(outer), dict) and inner in record[outer]


_SHAPES: tuple[tuple[str, Shape], ...] = (  # the first that fits names the tool
    ("iperf3", _keys("start", "intervals")),
    ("iperf3", _keys("start", "end")),
    ("Apple networkQuality", _keys("dl_throughput")),
    ("Apple networkQuality", _keys("error_domain")),
    ("mtr", _inside("report", "hubs")),
    ("LibreSpeed", _keys("jitter", "bytes_received")),
    ("M-Lab ndt7-client", _inside("Download", "Throughput")),
    ("M-Lab ndt7-client", _keys("ServerFQDN")),
    ("M-Lab ndt7-client", _keys("downloadRetrans")),
    ("M-Lab ndt7-client", _keys("Key", "Value")),
    ("M-Lab ndt7-client", _inside("Value", "AppInfo")),
    ("Cloudflare speedtest", _keys("downLoadedLatency")),
    ("cfspeedtest", _keys("speed_measurements")),
    ("cloudflare-speed-cli", _keys("idle_latency", "download")),
    ("cloudflarepycli", lambda r: isinstance(r.get("tests"), dict) and any("_mbps" in k for k in r["tests"])),
    ("Netflix fast-cli", _keys("downloadSpeed")),
    ("Murakami, of a test that is not Ookla's", _keys("TestName")),
)

_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("speedtest-cli text", re.compile(r"Testing download speed|Retrieving speedtest\.net|Mbit/s")),
    ("speedtest-cli CSV", re.compile(r"^Server ID,Sponsor", re.MULTILINE)),
    ("LibreSpeed CSV", re.compile(r"^Timestamp,Server Name,Address", re.MULTILINE)),
    ("ping output", re.compile(r"packets transmitted|Packets: Sent")),
    ("fping output", re.compile(r"xmt/rcv/%loss")),
    ("mtr output", re.compile(r"HOST:.*Loss%|Mtr_Version")),
    ("cfspeedtest text", re.compile(r"Summary Statistics|cfspeedtest", re.IGNORECASE)),
    ("betterspeedtest.sh text", re.compile(r"Testing against .* simultaneous sessions")),
    ("Apple networkQuality text", re.compile(r"==== SUMMARY ====")),
    ("a web page", re.compile(r"<html|<!doctype html", re.IGNORECASE)),
)


def named_by_shape(record: dict[str, Any]) -> str | None:
    """Return whose JSON a record looks like, or None."""
    return next((name for name, fits in _SHAPES if fits(record)), None)


def named_by_words(text: str) -> str | None:
    """Return what kind of text this looks like, or None."""
    return next((name for name, words in _WORDS if words.search(text)), None)
