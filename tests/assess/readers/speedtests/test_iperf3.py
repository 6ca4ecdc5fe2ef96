import json
from typing import Any

import pytest

from assess.intake import SpeedTest
from assess.readers.speedtests import speed_tests_in

FORWARD = {
    "streams": [{"sender": {"mean_rtt": 48_000, "sender": True}}, {"sender": {"mean_rtt": 52_000, "sender": True}}],
    "sum_sent": {"bits_per_second": 21_000_000},
    "sum_received": {"bits_per_second": 19_000_000},
}


def run(end: dict[str, Any], *, host: str = "198.51.100.7", protocol: str = "TCP", **others: Any) -> SpeedTest:
    """Return what one run is read as; `others` go into the record, `reverse` into its set-up."""
    start: dict[str, Any] = {
        "connected": [{"remote_host": host, "local_host": "192.168.1.2"}],
        "timestamp": {"timesecs": 1_795_417_076},
        "connecting_to": {"host": "iperf.example", "port": 5201},
        "test_start": {"protocol": protocol, "reverse": others.pop("reverse", 0)},
    }
    (test,) = speed_tests_in(json.dumps({"start": start, "intervals": [], "end": end, **others}), "run.json")
    return test


def test_forward_is_the_upload() -> None:
    """What arrived counts, not what was sent; the round trip of the sender is the latency under its load."""
    test = run(FORWARD)
    assert (test.down_mbps, test.up_mbps, test.loaded_latency_up_ms) == (None, 19.0, 50.0)
    assert (test.at, test.server, test.local) == ("2026-11-23T06:57:56Z", "iperf.example", False)


def test_reverse_is_the_download() -> None:
    """With -R the far end sends; its round trips are not ours."""
    test = run(FORWARD, reverse=1)
    assert (test.down_mbps, test.up_mbps, test.loaded_latency_up_ms) == (19.0, None, None)


def test_both_directions_at_once() -> None:
    """The sums named bidir_reverse are the download."""
    test = run({**FORWARD, "sum_received_bidir_reverse": {"bits_per_second": 95_000_000}})
    assert (test.down_mbps, test.up_mbps) == (95.0, 19.0)


def test_datagrams_have_loss_and_jitter() -> None:
    """What arrived of a UDP stream is its rate; an old version tells only what was sent and what was lost."""
    total = {"bits_per_second": 25_000_000, "jitter_ms": 0.5, "lost_percent": 20, "packets": 100}
    new = run({"sum": total, "sum_received": {"bits_per_second": 19_500_000}}, protocol="UDP")
    old = run({"sum": total}, protocol="UDP", reverse=1)
    assert (new.up_mbps, new.loss_pct, new.jitter_ms) == (19.5, 20, 0.5)
    assert (old.down_mbps, old.loss_pct) == (20.0, 20)
    assert "can fill the line by itself" in (new.note or "")


@pytest.mark.parametrize("message", ["unable to connect to server: Connection refused", "No route to host"])
def test_an_error_is_a_failed_test(message: str) -> None:
    """iperf3 ends with exit code 0 and an error in its record."""
    test = run({}, error=message)
    assert (test.status, test.message, test.up_mbps) == ("failed", message, None)


@pytest.mark.parametrize("host", ["127.0.0.1", "192.168.0.188", "10.98.0.1", "::1", "fd00::5"])
def test_a_computer_in_the_home_is_not_the_line(host: str) -> None:
    """A private or loopback far end is marked, so that it is left out of the line's figures."""
    assert run(FORWARD, host=host).local is True


def test_what_the_server_wrote_has_the_other_sense() -> None:
    """A server in the home receives what a client sends forward."""
    record = {
        "start": {"accepted_connection": {"host": "198.51.100.7"}, "test_start": {"protocol": "TCP", "reverse": 0}},
        "end": FORWARD,
    }
    (test,) = speed_tests_in(json.dumps(record), "run.json")
    assert (test.down_mbps, test.up_mbps) == (19.0, None)
    assert "its server wrote it" in (test.note or "")


def test_duplicate_keys_and_words_after_the_record() -> None:
    """Some versions write a key twice, and text after the JSON."""
    text = f'{{"start":{{"sock_bufsize":0,"sock_bufsize":0}},"end":{json.dumps(FORWARD)}}}\niperf Done.\n'
    assert [test.up_mbps for test in speed_tests_in(text, "run.json")] == [19.0]


def test_a_stream_of_events_is_a_run() -> None:
    """--json-stream tells start, intervals and end in lines; one without an end has failed."""
    start = {"event": "start", "data": {"test_start": {"reverse": 1}}}
    lines = [start, {"event": "interval", "data": {}}, {"event": "end", "data": FORWARD}, start]
    tests = speed_tests_in("\n".join(map(json.dumps, lines)), "run.jsonl")
    assert [(test.status, test.down_mbps) for test in tests] == [("ok", 19.0), ("failed", None)]
