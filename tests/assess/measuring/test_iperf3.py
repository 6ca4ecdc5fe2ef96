"""A real iperf3 against a real server of its own, on loopback: the test starts it and ends it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assess.measuring.choice import kit_of
from assess.measuring.single import take_test
from assess.rulebook import Reference

BEGAN = datetime(2026, 5, 1, 20, tzinfo=UTC)


def silent(_name: str, _seconds: float) -> Callable[[float], None]:
    """Hear of a step and of its seconds, and show nothing."""
    return lambda _passed: None


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """Run an iperf3 server on a free port of loopback, and return the port."""
    program = shutil.which("iperf3")
    if program is None:
        pytest.skip("needs iperf3: the Debian package iperf3")
    port, log = free_port(), tmp_path / "server.log"
    command = [program, "--server", "--bind", "127.0.0.1", "--port", str(port), "--forceflush", "--logfile", str(log)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + 10
            while not (log.exists() and "listening" in log.read_text()):
                assert process.poll() is None
                assert time.monotonic() < deadline, "the server does not listen"
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()


@pytest.mark.slow
def test_both_directions_are_measured(server: int, figures: Reference) -> None:
    """Upload and download in Mbps, the bytes of both, latency under load where ping is, and marked as inside."""
    kit = kit_of(figures, tool=None, server=f"127.0.0.1:{server}", ping=None)
    entry = take_test(kit, BEGAN, silent)
    test = entry.test
    assert (test.status, test.message, test.local, test.tool) == ("ok", None, True, "iperf3")
    assert test.down_mbps is not None
    assert test.up_mbps is not None
    assert entry.data_used_mb is not None
    # Two seconds each way: what was moved, in megabits, is twice the two rates; loopback varies.
    assert entry.data_used_mb * 8 == pytest.approx(2 * (test.down_mbps + test.up_mbps), rel=0.1)
    forward, backward = entry.raw["upload"], entry.raw["download"]
    assert (forward["start"]["test_start"]["reverse"], backward["start"]["test_start"]["reverse"]) == (0, 1)
    assert test.up_mbps == pytest.approx(forward["end"]["sum_received"]["bits_per_second"] / 1e6)
    assert forward["start"]["test_start"]["num_streams"] == 2
    if kit.ping is not None and test.idle_latency_ms is not None:
        assert test.loaded_latency_down_ms is not None
        assert test.loaded_latency_up_ms is not None


def test_a_server_that_is_not_there_is_a_failed_test(figures: Reference) -> None:
    """iperf3 ends with 0 all the same; its words are kept and no rate is made up."""
    if shutil.which("iperf3") is None:
        pytest.skip("needs iperf3: the Debian package iperf3")
    kit = kit_of(figures, tool=None, server=f"127.0.0.1:{free_port()}", ping=None)
    began = time.monotonic()
    test = take_test(kit, BEGAN, silent).test
    assert (test.status, test.down_mbps, test.up_mbps) == ("failed", None, None)
    assert "refused" in str(test.message).lower()
    assert time.monotonic() - began < 15
