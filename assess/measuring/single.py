"""One test, whole: the line at rest, then loaded each way, as one record. What fails is recorded as failed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from time import sleep
from typing import Any

from assess.intake import SpeedTest
from assess.measuring.kit import Kit, Step, run_ping, run_under_load
from assess.measuring.log import Entry
from assess.measuring.output import Outcome, outcome, ping_outcome
from assess.measuring.running import run

_BYTES_PER_MB = 1e6
_BUSY = "busy"  # iperf3: "the server is busy running a test. try again later"
_WAYS = (("down", "Download"), ("up", "Upload"))
_OPTIONS = {"librespeed": ["--json"], "ndt7": ["-format", "json", "-quiet"]}
_AT_REST = ("idle_latency_ms", "jitter_ms", "loss_pct")


def take_test(kit: Kit, began: datetime, step: Step) -> Entry:
    """Return one test of the line that began at `began`, failed or not, once the tools have ended.

    A rate that no tool gave is unknown, never 0. Loss and idle latency are ping's, where it got an answer; where only
    ping got none, its host answers no pings, and the line is not blamed. A failed test keeps what ping said, which
    tells a server that is down from a line that is.
    """
    ran = run_ping(kit, step)
    ping = None if ran is None else ping_outcome(ran)
    runs = {} if kit.tool.name == "ping" else _both_ways(kit, step) if kit.server else _whole(kit, step)
    speed = [(way, one) for way, one in runs.items() if not way.startswith("ping")]
    raw = {name: one.raw for name, one in runs.items()} | ({} if ping is None else {"ping": ping.raw})
    moved = [one.moved for _, one in speed if one.moved is not None]
    values = _merged([one.test for _, one in speed] or ([ping.test] if ping else []))
    if ping is not None and ping.test.status == "ok":
        values |= _known(ping.test, _AT_REST)
    for way, _ in _WAYS:
        beside = runs.get(f"ping_{way}")
        if beside is not None and values.get(f"{way}_mbps") is not None and beside.test.idle_latency_ms is not None:
            values[f"loaded_latency_{way}_ms"] = beside.test.idle_latency_ms
    told = [f"{way}: {one.message}" if len(speed) > 1 else one.message for way, one in speed if one.message]
    if told:
        values["message"] = "; ".join(told)[:200]
    if kit.local:
        values["local"] = True
    usual = {"tool": kit.tool.program, "server": kit.server.host if kit.server else None}
    test = SpeedTest(**usual | values | {"at": began.isoformat()})
    return Entry(test, sum(moved) / _BYTES_PER_MB if moved else None, raw)


def _whole(kit: Kit, step: Step) -> dict[str, Outcome]:
    """Return the one run of a tool that measures both ways and chooses its server."""
    name = kit.tool.name
    ran = run([kit.program, *_OPTIONS[name]], kit.limit(name), step("Download and upload", kit.value(f"{name}.time")))
    return {name: outcome(name, ran)}


def _both_ways(kit: Kit, step: Step) -> dict[str, Outcome]:
    """Return a run of iperf3 each way, and the pings under its load; its server sends for the home's download."""
    runs: dict[str, Outcome] = {}
    for way, name in _WAYS:
        command = _iperf3(kit, reverse=way == "down")
        for left in reversed(range(int(kit.value("iperf3.retries")))):
            ran, beside = run_under_load(kit, command, name, step)
            runs[name.lower()] = outcome("iperf3", ran)
            if beside is not None:
                runs[f"ping_{way}"] = ping_outcome(beside)
            # A server that serves somebody else just now is asked again: that is no fault of the line.
            if not left or _BUSY not in (runs[name.lower()].message or ""):
                break
            sleep(kit.value("iperf3.pause"))
    return runs


def _iperf3(kit: Kit, *, reverse: bool) -> list[str]:
    value, server = kit.value, kit.server
    command = [kit.program, "--json", "--time", f"{value('iperf3.time'):.0f}", *(["--reverse"] * reverse)]
    command += ["--parallel", f"{value('iperf3.flows'):.0f}"]
    command += ["--connect-timeout", f"{value('iperf3.connect') * 1_000:.0f}"]
    return [*command, "--port", str(server.port), "--client", server.host] if server else command


def _merged(tests: Iterable[SpeedTest]) -> dict[str, Any]:
    """Return what is known of the directions together; one that worked makes the test a good one."""
    values: dict[str, Any] = {"status": "failed"}
    for test in tests:
        values |= _known(test, SpeedTest.model_fields, but=("status",))
        if test.status == "ok":
            values["status"] = "ok"
    return values


def _known(test: SpeedTest, names: Iterable[str] | Mapping[str, Any], but: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: value for name in names if name not in but and (value := getattr(test, name)) is not None}
