"""What a program said, as a speed test: read as any file of its kind; a failed test where nothing can be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.measuring.duration import spoken
from assess.measuring.running import Ran
from assess.readers.speedtests import ndt7, ping
from assess.readers.speedtests.build import failed
from assess.readers.speedtests.iperf3 import from_iperf3
from assess.readers.speedtests.librespeed import from_librespeed
from assess.readers.speedtests.pieces import Piece, cleaned, pieces_of

# What names this home, or is long and says nothing more: never in a log.
_LEFT_OUT = frozenset(
    {"client", "ClientIP", "Client", "share", "connected", "system_info", "cookie", "intervals", "streams"}
)
_MOVED = ("bytes_received", "bytes_sent")


@dataclass(frozen=True)
class Outcome:
    """One run: the test, the bytes it moved where it tells, and what to keep of its words."""

    test: SpeedTest
    moved: float | None = None
    raw: Any = field(default_factory=dict)

    @property
    def message(self) -> str | None:
        """Return what went wrong, if anything did."""
        return self.test.message


def outcome(tool: str, ran: Ran) -> Outcome:
    """Return what a run of `iperf3`, `librespeed` or `ndt7` gave; one that was stopped or said nothing has failed."""
    try:
        pieces = list(pieces_of(cleaned(ran.out), tool))
        tests = _READERS[tool](pieces)
    except IntakeError as error:
        return Outcome(failed(tool, error.message), raw={"error": error.message})
    records = [piece for piece in pieces if isinstance(piece, dict)]
    raw = _kept(records[-1]) if records else {}
    if ran.timed_out:
        return Outcome(failed(tool, f"stopped after {spoken(ran.seconds)} without a result"), raw=raw)
    if not tests:
        return Outcome(failed(tool, _last_words(ran)), raw=raw)
    return Outcome(tests[-1], _moved(records[-1]), raw)


def ping_outcome(ran: Ran) -> Outcome:
    """Return what a run of ping gave; without statistics its loss is unknown, and without an answer it has failed."""
    lines = ran.out.splitlines()
    tests = ping.read(lines, "ping")
    told = [line for line in lines if "packets transmitted" in line or "min/avg/max" in line]
    if tests:
        return Outcome(tests[-1], raw=told)
    return Outcome(failed("ping", _last_words(ran)), raw=told or [_last_words(ran)])


def _iperf3(pieces: Sequence[Piece]) -> list[SpeedTest]:
    return [from_iperf3(piece, "iperf3") for piece in pieces if isinstance(piece, dict)]


def _librespeed(pieces: Sequence[Piece]) -> list[SpeedTest]:
    return [from_librespeed(piece, "librespeed-cli") for piece in pieces if isinstance(piece, dict)]


def _ndt7(pieces: Sequence[Piece]) -> list[SpeedTest]:
    return ndt7.read(pieces, "ndt7-client")


_READERS: dict[str, Callable[[Sequence[Piece]], list[SpeedTest]]] = {
    "iperf3": _iperf3,
    "librespeed": _librespeed,
    "ndt7": _ndt7,
}


def _last_words(ran: Ran) -> str:
    return ran.last_words or f"ended with code {ran.code} and said nothing"


def _moved(record: dict[str, Any]) -> float | None:
    end = record.get("end")
    received = end.get("sum_received") if isinstance(end, dict) else None
    found = [received.get("bytes")] if isinstance(received, dict) else [record.get(name) for name in _MOVED]
    known = [float(value) for value in found if isinstance(value, int | float) and isfinite(value)]
    return sum(known) or None


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _kept(inner) for name, inner in value.items() if name not in _LEFT_OUT}
    return [_kept(inner) for inner in value] if isinstance(value, list) else value
