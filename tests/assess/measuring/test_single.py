import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assess.measuring.choice import kit_of
from assess.measuring.log import Entry
from assess.measuring.single import take_test
from assess.rulebook import Reference

Fake = Callable[[str, str], Path]

BEGAN = datetime(2026, 5, 1, 20, tzinfo=UTC)
PING = """cat <<'X'
PING 1.1.1.1 (1.1.1.1) 56(84) bytes of data.
64 bytes from 1.1.1.1: icmp_seq=1 ttl=57 time=10.0 ms
64 bytes from 1.1.1.1: icmp_seq=2 ttl=57 time=30.0 ms
64 bytes from 1.1.1.1: icmp_seq=3 ttl=57 time=12.0 ms

--- 1.1.1.1 ping statistics ---
4 packets transmitted, 3 received, 25% packet loss, time 3005ms
rtt min/avg/max/mdev = 10.000/17.333/30.000/8.994 ms
X"""
NO_ANSWER = """cat <<'X'
PING 1.1.1.1 (1.1.1.1) 56(84) bytes of data.

--- 1.1.1.1 ping statistics ---
4 packets transmitted, 0 received, 100% packet loss, time 3056ms
X
exit 1"""
LIBRESPEED = """cat <<'X'
[{"timestamp":"2026-05-01T20:00:31Z","server":{"name":"Springfield","url":"https://speed.example.net/"},
"client":{"ip":"203.0.113.10","org":"AS64496 Example Cable"},"bytes_sent":20000000,"bytes_received":100000000,
"ping":15,"jitter":2,"upload":11.5,"download":98.25,"share":""}]
X"""
NDT7 = """cat <<'X'
{"ServerFQDN":"ndt.example.net","ServerIP":"198.51.100.7","ClientIP":"203.0.113.10",
"Download":{"UUID":"a","Throughput":{"Value":250.5,"Unit":"Mbit/s"},"Latency":{"Value":9.5,"Unit":"ms"}},
"Upload":{"UUID":"b","Throughput":{"Value":11.25,"Unit":"Mbit/s"}}}
X"""


def silent(_name: str, _seconds: float) -> Callable[[float], None]:
    """Hear of a step and of its seconds, and show nothing."""
    return lambda _passed: None


def one_test(figures: Reference, limit_s: float | None = 20, **asked: Any) -> Entry:
    """Take one test with what PATH has."""
    kit = kit_of(figures, **{"tool": None, "server": None, "ping": None, "limit_s": limit_s} | asked)
    return take_test(kit, BEGAN, silent)


def test_librespeed_with_ping_beside_it(fake: Fake, figures: Reference) -> None:
    """Rates and provider from one, latency (the median) and loss from the other; no address of the home is kept."""
    fake("ping", PING)
    fake("librespeed-cli", LIBRESPEED)
    entry = one_test(figures)
    test = entry.test
    assert (test.status, test.down_mbps, test.up_mbps, test.idle_latency_ms, test.loss_pct) == (
        "ok",
        98.25,
        11.5,
        12,
        25,
    )
    assert (test.isp, test.server, test.at, test.local) == ("Example Cable", "Springfield", BEGAN.isoformat(), None)
    assert entry.data_used_mb == 120
    assert "203.0.113.10" not in entry.line()


def test_ndt7(fake: Fake, figures: Reference) -> None:
    """Its summary; without ping its own latency, and the loss is unknown."""
    fake("ndt7-client", NDT7)
    entry = one_test(figures)
    test = entry.test
    assert (test.status, test.down_mbps, test.up_mbps, test.idle_latency_ms, test.loss_pct) == (
        "ok",
        250.5,
        11.25,
        9.5,
        None,
    )
    assert "203.0.113.10" not in entry.line()


def test_ping_alone_measures_no_rates(fake: Fake, figures: Reference) -> None:
    """They are unknown, not 0."""
    fake("ping", PING)
    test = one_test(figures).test
    assert (test.status, test.down_mbps, test.up_mbps, test.idle_latency_ms, test.loss_pct) == (
        "ok",
        None,
        None,
        12,
        25,
    )


def test_ping_without_an_answer_is_a_failed_test(fake: Fake, figures: Reference) -> None:
    """An outage, with the loss that it is."""
    fake("ping", NO_ANSWER)
    test = one_test(figures).test
    assert (test.status, test.idle_latency_ms, test.loss_pct) == ("failed", None, 100)
    assert test.message


def test_a_host_that_answers_no_pings_is_not_an_outage(fake: Fake, figures: Reference) -> None:
    """The rates show that the line is up; its loss is unknown."""
    fake("ping", NO_ANSWER)
    fake("librespeed-cli", LIBRESPEED)
    test = one_test(figures).test
    assert (test.status, test.down_mbps, test.loss_pct, test.idle_latency_ms) == ("ok", 98.25, None, 15)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("sleep 30", "stopped after"),
        ("echo 'Error when fetching server list: no such host' >&2; exit 1", "no such host"),
        ("exit 7", "ended with code 7 and said nothing"),
        ("echo '<html>Sign in</html>'", "Sign in"),
        (
            """echo '[{"upload":0,"download":0,"bytes_sent":0,"bytes_received":0,"ping":9,"jitter":1}]'""",
            "moved no data",
        ),
        ("""echo '[{"upload":-1,"download":5,"ping":9,"jitter":1}]'""", "negative"),
        ("""printf '[{"upload":1,"downl'""", "not whole JSON"),
    ],
)
def test_a_tool_that_fails_gives_a_failed_test(body: str, says: str, fake: Fake, figures: Reference) -> None:
    """Hung, refused, silent, a log-in page, no data, nonsense: recorded with its words, rates unknown, ping kept."""
    fake("ping", PING)
    fake("librespeed-cli", body)
    entry = one_test(figures, limit_s=2)
    assert (entry.test.status, entry.test.down_mbps, entry.test.up_mbps) == ("failed", None, None)
    assert says in str(entry.test.message)
    assert entry.test.idle_latency_ms == 12


def test_half_a_test_of_ndt7_keeps_the_half(fake: Fake, figures: Reference) -> None:
    """The upload broke: the download stands, the upload is unknown, and what was said is kept."""
    fake(
        "ndt7-client",
        """echo '{"Key":"error","Value":{"Failure":"connection reset by peer","Test":"upload"}}'
echo '{"ServerFQDN":"ndt.example.net","Download":{"Throughput":{"Value":80,"Unit":"Mbit/s"}}}'; exit 1""",
    )
    test = one_test(figures).test
    assert (test.status, test.down_mbps, test.up_mbps) == ("ok", 80, None)
    assert "reset by peer" in str(test.message)


def test_a_busy_server_is_asked_again(fake: Fake, figures: Reference, tmp_path: Path) -> None:
    """An iperf3 server that serves somebody else is no outage of the line."""
    busy = '{"start":{},"end":{},"error":"error - the server is busy running a test. try again later"}'
    good = '{"start":{"test_start":{"reverse":%s}},"end":{"sum_received":{"bytes":5000000,"bits_per_second":20000000}}}'
    fake(
        "iperf3",
        f"""echo x >> {tmp_path}/calls
if [ $(wc -l < {tmp_path}/calls) = 1 ]; then echo '{busy}'; exit; fi
case "$*" in *--reverse*) echo '{good % 1}';; *) echo '{good % 0}';; esac""",
    )
    entry = one_test(figures, server="iperf.example.net")
    assert (entry.test.status, entry.test.down_mbps, entry.test.up_mbps, entry.test.message) == ("ok", 20, 20, None)
    assert (tmp_path / "calls").read_text().count("x") == 3
    assert entry.data_used_mb == 10


def test_a_server_that_stays_busy_is_told(fake: Fake, figures: Reference) -> None:
    """After three tries each way the test has failed, and says why."""
    fake("iperf3", """echo '{"start":{},"end":{},"error":"the server is busy running a test. try again later"}'""")
    test = one_test(figures, server="iperf.example.net").test
    assert test.status == "failed"
    assert "busy" in str(test.message)


def test_the_real_ping_of_this_computer(figures: Reference) -> None:
    """Three packets to loopback: an answer in less than a second, none lost, marked as inside."""
    if shutil.which("ping") is None:
        pytest.skip("needs ping: the Debian package iputils-ping")
    test = one_test(figures, tool="ping", ping="127.0.0.1").test
    if test.status == "failed" and "ermitted" in str(test.message):
        pytest.skip(f"ping may not open a socket here: {test.message}")
    assert test.idle_latency_ms is not None
    assert 0 < test.idle_latency_ms < 1_000
    assert (test.status, test.loss_pct, test.local) == ("ok", 0, True)
