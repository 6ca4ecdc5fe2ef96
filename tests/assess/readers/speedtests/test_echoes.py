"""ping, fping and mtr in their dialects."""

import pytest

from assess.intake import SpeedTest
from assess.readers.speedtests import speed_tests_in


def read(text: str) -> SpeedTest:
    """Return the one test in a text."""
    (test,) = speed_tests_in(text, "ping.txt")
    return test


def test_the_median_of_the_echoes_counts() -> None:
    """One late echo makes a mean of 350 ms and a median of 22; what came twice counts once."""
    test = read(
        "PING a.example (198.51.100.7) 56(84) bytes of data.\n"
        "[1595037214.261953] 64 bytes from 198.51.100.7: icmp_seq=1 ttl=57 time=20.0 ms\n"
        "64 bytes from 198.51.100.7: icmp_seq=2 ttl=57 time=22.0 ms\n"
        "64 bytes from 198.51.100.7: icmp_seq=2 ttl=57 time=90.0 ms (DUP!)\n"
        "64 bytes from 198.51.100.7: icmp_seq=3 ttl=57 time=1008 ms\n\n--- a.example ping statistics ---\n"
        "4 packets transmitted, 3 received, +1 duplicates, 25% packet loss, time 3004ms\n"
        "rtt min/avg/max/mdev = 20.000/350.000/1008.000/465.2 ms, pipe 2\n"
    )
    assert (test.idle_latency_ms, test.jitter_ms, test.loss_pct) == (22.0, 465.2, 25.0)
    assert (test.server, test.at, test.local, test.down_mbps) == ("a.example", "2020-07-18T01:53:34Z", False, None)


@pytest.mark.parametrize(
    ("text", "latency", "jitter", "loss"),
    [
        (
            (
                "3 packets transmitted, 3 packets received, 0.0% packet loss\n"
                "round-trip min/avg/max/stddev = 27.0/33.8/42.5/6.5 ms\n"
            ),
            33.8,
            6.5,
            0,
        ),
        (
            (
                "4 packets transmitted, 3 packets received, 25.0% packet loss\n"
                "round-trip min/avg/max/std-dev = 0.1/0.2/0.3/0.1 ms\n"
            ),
            0.2,
            0.1,
            25,
        ),
        (
            "1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 1.6/1.7/1.8 ms\n",
            1.7,
            None,
            0,
        ),
        (
            (
                "Ping-Statistik für 198.51.100.7:\n    Pakete: Gesendet = 4, Empfangen = 3, Verloren = 1\n"
                "    (25% Verlust),\n"
                "    Minimum = 14ms, Maximum = 16ms, Mittelwert = 15ms\n"
            ),
            15,
            None,
            25,
        ),
        (
            (
                "Statistiques Ping pour 198.51.100.7:\n    Paquets : envoyés = 4, reçus = 4, perdus = 0 (perte 0%),\n"
                "    Minimum = 10ms, Maximum = 12ms, Moyenne = 11ms\n"
            ),
            11,
            None,
            0,
        ),
    ],
)
def test_statistics_alone_in_every_dialect(text: str, latency: float, jitter: float | None, loss: float) -> None:
    """BSD, macOS, BusyBox, and Windows in languages other than English, which is read by position."""
    test = read(text)
    assert (test.idle_latency_ms, test.jitter_ms, test.loss_pct) == (latency, jitter, loss)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("4 packets transmitted, 0 received, 100% packet loss, time 3056ms\n", "none of 4 echoes came back"),
        (
            (
                "PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.\n"
                "From 192.0.2.9 icmp_seq=1 Destination Host Unreachable\n"
                "3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2049ms\n"
            ),
            "Destination Host Unreachable",
        ),
    ],
)
def test_a_ping_without_an_echo_has_failed(text: str, message: str) -> None:
    """Its loss is 100 %, its latency unknown."""
    test = read(text)
    assert (test.status, test.loss_pct, test.idle_latency_ms) == ("failed", 100, None)
    assert test.message == message


def test_a_name_that_is_not_found_is_a_failure() -> None:
    """Ping prints one line and no statistics."""
    test = read("ping: a.example: Temporary failure in name resolution\n")
    assert (test.status, test.loss_pct) == ("failed", None)


def test_a_ping_that_was_ended_has_no_loss() -> None:
    """Without statistics nobody knows how many were sent."""
    test = read("PING a.example (198.51.100.7): 56 data bytes\n64 bytes from 198.51.100.7: icmp_seq=0 time=15.9 ms\n")
    assert (test.idle_latency_ms, test.loss_pct) == (15.9, None)
    assert "its loss is not known" in (test.note or "")


def test_runs_in_one_file_with_their_times() -> None:
    """A time written before a run belongs to it."""
    block = "{} \nPING a.example (198.51.100.7): 56 data bytes\n2 packets transmitted, {} packets received, 0% loss\n"
    text = block.format("Mon Mar  2 01:15:00 UTC 2026", 2) + block.format("Mon Mar  2 01:16:00 UTC 2026", 0)
    tests = speed_tests_in(text, "pings.txt")
    assert [(test.at, test.loss_pct) for test in tests] == [
        ("2026-03-02T01:15:00Z", 0),
        ("2026-03-02T01:16:00Z", 100),
    ]


def test_jc_writes_ping_as_json() -> None:
    """The converter's names for the same figures."""
    test = read(
        '{"destination_ip":"198.51.100.7","destination":"a.example","packets_transmitted":2,"packets_received":2,'
        '"round_trip_ms_avg":31.5,"round_trip_ms_stddev":0.5,"responses":[{"time_ms":31.0},{"time_ms":32.0}]}'
    )
    assert (test.idle_latency_ms, test.jitter_ms, test.loss_pct) == (31.5, 0.5, 0)


def test_fping_has_a_test_for_each_target() -> None:
    """Counts (-c), values (-C) and JSON (-J) mean the same."""
    counted = speed_tests_in(
        "192.0.2.1  : xmt/rcv/%loss = 4/3/25%, min/avg/max = 40.5/41.0/47.5\n192.0.2.77 : xmt/rcv/%loss = 4/0/100%\n",
        "f",
    )
    valued = speed_tests_in("192.0.2.1  : 40.5 41.0 - 47.5\n192.0.2.77 : - - - -\n", "f")
    told = speed_tests_in(
        '{"resp":{"host":"192.0.2.1","seq":0,"rtt":41.0}}\n{"timeout":{"host":"192.0.2.77","seq":0}}\n'
        '{"summary":{"host":"192.0.2.1","xmt":4,"rcv":3,"loss":25,"rttAvg":43.0}}\n'
        '{"summary":{"host":"192.0.2.77","xmt":4,"rcv":0,"loss":100}}\n',
        "f",
    )
    assert counted == valued == told
    assert [(test.status, test.idle_latency_ms, test.loss_pct) for test in told] == [
        ("ok", 41.0, 25),
        ("failed", None, 100),
    ]


CSV = "Mtr_Version,Start_Time,Status,Host,Hop,Ip,Loss%,Snt, ,Last,Avg,Best,Wrst,StDev,\nMTR.0.95,{0},OK,a.example,1,192.168.1.254,0.00,60,0,1.1,2.2,0.9,9.0,1.0\nMTR.0.95,{0},OK,a.example,2,{1}\n"  # noqa: E501


@pytest.mark.parametrize(
    "text",
    [
        (
            '{"report":{"mtr":{"dst":"a.example"},"hubs":[{"count":1,"host":"192.168.1.1","Loss%":90.0,"Snt":30,"Avg":1.0,'
            '"StDev":0.5},{"count":"2","host":"198.51.100.7","Loss%":"10.0","Snt":"30","Avg":"41.5","StDev":"1.5"}]}}'
        ),
        (
            "Start: 2026-09-10T13:05:51+0200\nHOST: box     Loss%   Snt   Last   Avg  Best  Wrst StDev\n"
            "  1.|-- router    90.0%    30    0.9   7.7   0.8  35.0  15.3\n"
            "  2.|-- ???     100.0    30    0.0   0.0   0.0   0.0   0.0\n"
            "  3.|-- a.example    10.0%    30    6.7   41.5   6.7   7.4   1.5\n"
        ),
        CSV.format(1_791_291_225, "198.51.100.7,10.00,30,0,12.1,41.5,11.9,19.0,1.5"),
    ],
    ids=["json", "report", "csv"],
)
def test_only_the_last_hop_of_mtr_counts(text: str) -> None:
    """Loss at a hop on the way is a router that answers seldom."""
    test = read(text)
    assert (test.idle_latency_ms, test.jitter_ms, test.loss_pct, test.server) == (41.5, 1.5, 10.0, "a.example")


def test_a_target_that_mtr_never_reached_has_failed() -> None:
    """Two reports in one CSV are told apart by their time."""
    silent = "???,100.00,30,0,0.0,0.0,0.0,0.0,0.0"
    text = CSV.format(1_791_291_225, "198.51.100.7,10.00,30,0,12.1,41.5,11.9,19.0,1.5") + CSV.format(
        1_791_292_125, silent
    )
    tests = speed_tests_in(text, "mtr.csv")
    assert [(test.at, test.status, test.loss_pct) for test in tests] == [
        ("2026-10-06T12:53:45Z", "ok", 10),
        ("2026-10-06T13:08:45Z", "failed", 100),
    ]
