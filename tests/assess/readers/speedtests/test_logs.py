"""Logs that people keep, with the defects that such logs have."""

from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.readers.speedtests import read_speed_tests, speed_tests_in

HEAD = "Datetime,Ping (ms),Download (Mbit/s),Upload (Mbit/s)\n"


def rates(text: str, where: str = "log.csv") -> list[tuple[float | None, float | None]]:
    """Return download and upload of every test."""
    return [(test.down_mbps, test.up_mbps) for test in speed_tests_in(text, where)]


def test_words_zeros_and_blanks_are_failures() -> None:
    """A word, nothing at all, zeros and a row cut short are tests that failed, each with its time."""
    tests = speed_tests_in(
        HEAD + "2026-04-06 19:15,Fail,Fail,Fail\n2026-04-06 19:30,24.5,80.1,12.0\n2026-04-06 19:45,,,\n"
        "2026-04-06 20:00,25,0.00,0.00\n2026-04-06 20:15,24.5\n",
        "log.csv",
    )
    assert [(test.at or "")[11:] for test in tests] == ["19:15", "19:30", "19:45", "20:00", "20:15"]
    assert [test.message for test in tests] == [
        "Fail",
        None,
        "gave no figure",
        "download and upload moved no data",
        "the row is cut short",
    ]
    assert [test.status for test in tests] == ["failed", "ok", "failed", "failed", "failed"]


def test_a_rate_rounded_to_nothing_is_no_failure() -> None:
    """0.00 beside 0.15 Mbit/s is a line that was next to dead, and counts as that."""
    assert rates(f"{HEAD}2026-04-06 19:15,32.1,0.15,0.00\n") == [(0.15, 0.0)]


def test_a_program_that_failed_leaves_its_words_in_the_log() -> None:
    """speedtest-cli writes bit/s, and its error where a row should be."""
    text = (
        "Server ID,Sponsor,Server Name,Timestamp,Distance,Ping,Download,Upload\n"
        "1,Example,Springfield,2026-04-01T18:42:03.020515,50.8,48.4,5888000.0,5121000.0\n"
        "Cannot retrieve speedtest configuration\n"
    )
    good, bad = speed_tests_in(text, "log.csv")
    assert good.down_mbps == pytest.approx(5.888)
    assert (good.server, good.tool) == ("Example, Springfield", "speedtest-cli")
    assert (bad.status, bad.message, bad.at) == ("failed", "Cannot retrieve speedtest configuration", None)


def test_a_log_appended_to_itself_counts_once() -> None:
    """A second heading is no row, and a test with the same time and figures no second test."""
    block = "download,upload,ping,timestamp,bytes_sent,bytes_received\n1.5e8,2.4e7,20.5,2026-03-23T18:16:47Z,1,2\n"
    (test,) = speed_tests_in(block * 2, "log.csv")
    assert test.down_mbps == pytest.approx(150)


def test_upload_may_stand_before_download() -> None:
    """Columns are known by their names, also between tabs and blank lines."""
    text = "DateTime        \tPing\tUp\tDown\tProvider\n\n2026-06-09-20:03\t20.5\t7.25\t89.22\tExample\n"
    (test,) = speed_tests_in(text, "log.tsv")
    assert (test.down_mbps, test.up_mbps, test.server, test.at) == (89.22, 7.25, "Example", "2026-06-09T20:03")


def test_a_column_put_in_later() -> None:
    """A share of loss that the heading does not know is taken out; it does not shift the rates."""
    text = (
        "Date,Time,Ping (ms),Download (Mbps),Upload (Mbps)\n02/10/26,13:13,12.42,702.15,23.61\n"
        "02/13/26,21:19,12.61,1.5%,617.49,24.06\n"
    )
    first, second = speed_tests_in(text, "log.csv")
    assert (first.down_mbps, first.loss_pct, first.at) == (702.15, None, "2026-02-10T13:13:00")
    assert (second.down_mbps, second.up_mbps, second.loss_pct) == (617.49, 24.06, 1.5)


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("time,down (Mbit/s),up (Mbit/s)", "92,12"),
        ("time,down_mbps,up_mbps", "92,12"),
        ("time,downKbps,upKbps", "92000,12000"),
        ("time,Download [bit/s],Upload [bit/s]", "92000000,12000000"),
        ("time,download MB/s,upload MB/s", "11.5,1.5"),
        ("time,download_bytes_per_s,upload_bytes_per_s", "11500000,1500000"),
        ("time,Download,Upload", "92 Mbps,1.5 MB/s"),
        ("time,Download,Upload", "92,12"),
        ("time,Download,Upload", "92000,12000"),
        ("time,Download,Upload", "92000000,12000000"),
    ],
)
def test_units_of_rates(heading: str, row: str) -> None:
    """A unit is read from the heading or the cell; where none stands, bits are meant, and that is said."""
    (test,) = speed_tests_in(f"{heading}\n2026-01-01 00:00,{row}\n", "log.csv")
    assert test.down_mbps == pytest.approx(92)
    assert test.up_mbps == pytest.approx(12)
    assert ("names no unit" in (test.note or "")) == (heading == "time,Download,Upload" and row != "92 Mbps,1.5 MB/s")


def test_commas_for_decimals() -> None:
    """Where semicolons part the cells, a comma is a decimal point; a word without a figure is a failure."""
    text = "Zeit;Timestamp;Ping;Download (kbit/s)\n;2026-01-01 00:00;20,5;90500,5\n;2026-01-01 01:00;-;Fehler\n"
    good, bad = speed_tests_in(text, "log.csv")
    assert (good.idle_latency_ms, good.down_mbps) == (20.5, 90.5005)
    assert (bad.status, bad.message) == ("failed", "Fehler")


def test_a_log_of_latency_alone() -> None:
    """A blank is a probe that was not answered."""
    tests = speed_tests_in("timestamp,latency(ms)\n2026-04-01T19:42:45,19.5\n2026-04-01T20:42:45,\n", "log.csv")
    assert [(test.status, test.idle_latency_ms) for test in tests] == [("ok", 19.5), ("failed", None)]


def test_without_headings_what_is_taken_is_said() -> None:
    """Seconds since 1970, two figures, a unit and an address: download and upload, and a note that says so."""
    text = '1410625600,31.27,5.85,"Mbit","[\'http://a.example/speedtest/\']"\n'
    (test,) = speed_tests_in(text, "log.csv")
    assert (test.down_mbps, test.up_mbps, test.server) == (31.27, 5.85, "a.example")
    assert test.at == "2014-09-13T16:26:40Z"
    assert "no headings" in (test.note or "")


def test_bytes_are_read_only_where_they_are_named() -> None:
    """Two million in a log without headings are bits, the lower rate, unless the name of the file says bytes."""
    text = "Jun 30 15:22:30 ,1884713.000\nJul 01 00:15:24 ,0.000\n"
    bits, dead = speed_tests_in(text, "log.csv")
    (octets, _) = speed_tests_in(text, "cable_bytes_per_s.csv")
    assert bits.down_mbps == pytest.approx(1.884713)
    assert octets.down_mbps == pytest.approx(15.077704)
    assert (bits.at, "no year" in (bits.note or "")) == ("Jun 30 15:22:30", True)
    assert dead.status == "failed"


def test_headings_can_be_given(tmp_path: Path) -> None:
    """What stands behind a # names the columns, with their units."""
    path = tmp_path / "log.csv"
    path.write_text("2026-01-01 00:00,20,11.5,1.5,x\n", encoding="utf-8")
    (test,) = read_speed_tests(tmp_path / "log.csv#time,ping,up Mbit/s,down MB/s")
    assert (test.down_mbps, test.up_mbps, test.idle_latency_ms) == (12.0, 11.5, 20)
    with pytest.raises(IntakeError, match="no column of a time and a rate"):
        read_speed_tests(tmp_path / "log.csv#a,b,c")


def test_lines_of_json_under_names_of_their_own() -> None:
    """A record a line, with units in the names; one without figures has failed."""
    text = (
        '{"time":"2026-01-01T00:00:00Z","download_mbps":90.5,"uploadKbps":12000,"ping_ms":20}\n'
        '{"time":"2026-01-01T01:00:00Z","download_mbps":null,"uploadKbps":null,"ping_ms":null}\n'
    )
    good, bad = speed_tests_in(text, "log.jsonl")
    assert (good.down_mbps, good.up_mbps, good.idle_latency_ms) == (90.5, 12.0, 20)
    assert (bad.status, bad.at) == ("failed", "2026-01-01T01:00:00Z")


def test_a_row_that_ends_before_the_server_is_a_test() -> None:
    """What was measured counts without the names behind it."""
    text = "Timestamp,Download,Upload,Ping,Server Name\n2026-01-01 00:00,90,12,20,Oslo\n2026-01-01 01:00,91,13,21\n"
    whole, short = speed_tests_in(text, "log.csv")
    assert (whole.server, short.server) == ("Oslo", None)
    assert (short.down_mbps, short.up_mbps, short.idle_latency_ms) == (91, 13, 21)


def test_times_keep_their_zone_or_their_lack_of_one() -> None:
    """A zone is never invented, and day and month are told apart by the whole log."""
    text = "time,down_mbps\n13/02/2026 10:00,1\n01/03/2026 10:00,2\n2026-03-01T10:00:00-05:00,3\n2026-3-1 9:05,4\n"
    tests = speed_tests_in(text, "log.csv")
    assert [test.at for test in tests] == [
        "2026-02-13T10:00:00",
        "2026-03-01T10:00:00",
        "2026-03-01T10:00:00-05:00",
        "2026-03-01T09:05",
    ]
    assert [test.moment.tzinfo is not None for test in tests if test.moment] == [False, False, True, False]


def test_one_test_a_hundred_times_the_rest_is_kept() -> None:
    """What cannot be told from a line that was upgraded is for the statistics to flag."""
    rows = "".join(f"2026-01-01 {hour:02}:00,20,{9000 if hour == 9 else 90},12\n" for hour in range(24))
    assert sorted(down or 0 for down, _ in rates(HEAD + rows))[-2:] == [90, 9000]
