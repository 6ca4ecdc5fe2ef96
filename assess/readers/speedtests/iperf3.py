"""iperf3's JSON. The machine that wrote it is taken for the home: what its client sends forward is the home's upload.

TCP, UDP, reverse and both directions at once; a run that could not connect ends with exit code 0 and an `error`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import PER_MEGA, failed, figure, is_local, measured, part, parts, scaled, words
from assess.readers.speedtests.pieces import Piece
from assess.readers.speedtests.stamps import epoch

IPERF3 = "iperf3"
_PER_CENT = 100.0
_US_PER_MS = 1e3


def from_iperf3(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a run of iperf3; `local` is true where the far end has a private address."""
    start, end = part(record, "start"), part(record, "end")
    values = _circumstances(start, where)
    if record.get("error"):
        return failed(where, str(record["error"]), **values)
    setup = part(start, "test_start")
    by_server = "accepted_connection" in start
    forward, backward = _received(end, "", where), _received(end, "_bidir_reverse", where)
    if setup.get("reverse") == 1:
        forward, backward = None, forward
    up, down = (backward, forward) if by_server else (forward, backward)
    latency = None if by_server or forward is None else _sender_latency(end, where)
    notes = ["its server wrote it, taken to stand in the home"] if by_server else []
    if setup.get("protocol") == "UDP":
        values |= _datagrams(end, where)
        values["set_rate"] = True
        notes += ["rate and loss are those of a stream at a set rate, which can fill the line by itself"]
    return measured(where, down, up, loaded_latency_up_ms=latency, note="; ".join(notes) or None, **values)


def read_stream(pieces: Sequence[Piece], where: str) -> list[SpeedTest]:
    """Return the runs of `--json-stream`: a record is its start and its end, with an error beside them."""
    runs: list[dict[str, Any]] = []
    for event in pieces:
        if isinstance(event, Mapping):
            name = str(event.get("event"))
            if name == "start" or not runs:
                runs.append({})
            runs[-1][name] = event.get("data")
    ended = [
        run if run.keys() & {"end", "error"} else {**run, "error": "the run ended before a result"} for run in runs
    ]
    return [from_iperf3(run, where) for run in ended]


def _circumstances(start: Mapping[str, Any], where: str) -> dict[str, Any]:
    far = part(start, "connecting_to").get("host") or part(start, "accepted_connection").get("host")
    ends = [entry.get("remote_host") for entry in parts(start, "connected")]
    seconds = figure(start, "timestamp.timesecs", where)
    return {
        "at": None if seconds is None else epoch(seconds),
        "server": words(far),
        "local": next((known for known in map(is_local, [*ends, far] if far else ends) if known is not None), None),
        "tool": IPERF3,
    }


def _received(end: Mapping[str, Any], which: str, where: str) -> float | None:
    """Return the rate that arrived, in Mbps; where only the sender's is known, less what was lost."""
    for name in (f"sum_received{which}", f"sum{which}", f"sum_sent{which}"):
        found = part(end, name)
        rate = figure(found, "bits_per_second", where)
        if rate is None or (rate == 0 and name.startswith("sum_received") and "lost_percent" in found):
            continue
        lost = 0.0 if name.startswith("sum_received") else figure(found, "lost_percent", where) or 0.0
        return rate / PER_MEGA * (1 - lost / _PER_CENT)
    return None


def _datagrams(end: Mapping[str, Any], where: str) -> dict[str, Any]:
    found = part(end, "sum") or part(end, "sum_received")
    return {"loss_pct": figure(found, "lost_percent", where), "jitter_ms": figure(found, "jitter_ms", where)}


def _sender_latency(end: Mapping[str, Any], where: str) -> float | None:
    """Return the mean round trip of the streams this side sent, in ms: the latency under its own load."""
    senders = (part(stream, "sender") for stream in parts(end, "streams"))
    known = [
        rtt for sender in senders if sender.get("sender", True) and (rtt := figure(sender, "mean_rtt", where))
    ]  # 0 where the system does not tell
    return scaled(sum(known) / len(known) if known else None, 1 / _US_PER_MS)
