import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers import limits
from assess.readers.speedtests import speed_tests_in


@pytest.fixture(scope="module")
def own(repo: Path) -> Path:
    """Return the folder of inputs made for these tests."""
    return repo / "tests" / "data" / "ookla"


def read(path: Path) -> tuple[SpeedTest, ...]:
    """Return the tests of a file."""
    return speed_tests_in(path.read_text("utf-8"), path.name)


def result(**changes: Any) -> str:
    """Return a small result with some keys changed."""
    record: dict[str, Any] = {
        "type": "result",
        "timestamp": "2026-03-02T01:15:40Z",
        "ping": {"latency": 9.0, "jitter": 0.5},
        "download": {"bandwidth": 50_000_000},
        "upload": {"bandwidth": 2_500_000},
        "packetLoss": 0,
    }
    return json.dumps({**record, **changes})


def test_a_result_is_read_whole(own: Path) -> None:
    """Bytes per second become Mbps, and every other figure keeps its unit."""
    (test,) = read(own / "result.json")
    assert test == SpeedTest(
        status="ok",
        down_mbps=500.0,
        up_mbps=22.0,
        idle_latency_ms=9.25,
        jitter_ms=0.812,
        loaded_latency_down_ms=31.5,
        loaded_latency_up_ms=74.25,
        loss_pct=0.25,
        at="2026-03-02T01:15:40Z",
        isp="Example Cable",
        server="Example Net, Springfield, XX",
        vpn=False,
        tool="Ookla speedtest",
    )


def test_addresses_are_not_taken_over(own: Path) -> None:
    """Neither the home's addresses nor its network card end up in the record."""
    (test,) = read(own / "result.json")
    assert not any(secret in test.model_dump_json() for secret in ("192.0.2.20", "203.0.113.20", "00:00:5E"))


def test_logged_errors_before_a_pretty_result_are_noise(own: Path) -> None:
    """Bracketed log lines of the same run do not make a failed test; absent loss and load latency are unknown."""
    (test,) = read(own / "pretty_after_errors.txt")
    assert (test.status, test.down_mbps, test.up_mbps, test.vpn) == ("ok", 100.0, 10.0, True)
    assert test.loss_pct is None
    assert test.loaded_latency_up_ms is None


def test_only_the_last_result_of_a_stream_counts(own: Path) -> None:
    """Progress records and an earlier result of the same run are not tests."""
    (test,) = read(own / "stream.jsonl")
    assert test.down_mbps == pytest.approx(944.0)
    assert test.up_mbps == pytest.approx(888.0)


def test_a_log_of_many_runs_keeps_its_failures(own: Path) -> None:
    """Failed, killed and refused runs are kept in order, and a run written twice counts once."""
    tests = read(own / "week.jsonl")
    assert [t.status for t in tests] == ["ok", "failed", "ok", "failed", "failed", "failed"]
    assert tests[1].message == "Error: [0] Timeout occurred in connect.; Error: [111] Connection refused"
    assert [t.message for t in tests[3:]] == [
        "Cannot open socket",
        "Cannot open socket",
        "the run ended before a result",
    ]
    assert [t.up_mbps for t in tests] == [12.0, None, 10.0, None, None, None]


def test_csv_without_a_header_is_known_by_its_columns(own: Path) -> None:
    """Ten columns are the older client's; N/A is an unknown loss."""
    first, second = read(own / "ten_columns.csv")
    assert (first.down_mbps, first.up_mbps, first.idle_latency_ms, first.loss_pct) == (60.0, 12.0, 14.5, None)
    assert (second.down_mbps, second.loss_pct) == (50.0, 1.5)


def test_csv_of_the_newer_client_has_load_latency(own: Path) -> None:
    """A TSV with 21 named columns gives latency under load for both directions."""
    (test,) = read(own / "twenty_one_columns.tsv")
    assert (test.down_mbps, test.up_mbps) == (300.0, 36.0)
    assert (test.loaded_latency_down_ms, test.loaded_latency_up_ms, test.loss_pct) == (22.5, 180.5, 0.0)


def test_csv_and_tsv_without_header_agree(own: Path) -> None:
    """The 21 columns mean the same with and without their names."""
    named = (own / "twenty_one_columns.tsv").read_text("utf-8")
    assert speed_tests_in(named.splitlines()[1], "row") == read(own / "twenty_one_columns.tsv")


def test_text_for_people_names_its_units(own: Path) -> None:
    """The unlabelled line under each rate is the latency under that load."""
    (test,) = read(own / "text.txt")
    assert (test.down_mbps, test.up_mbps, test.idle_latency_ms, test.jitter_ms) == (412.5, 21.75, 13.2, 1.05)
    assert (test.loaded_latency_down_ms, test.loaded_latency_up_ms, test.loss_pct) == (45.6, 210.4, None)
    assert test.isp == "Example Cable"


def test_text_overwritten_by_progress_keeps_the_last(own: Path) -> None:
    """A terminal's carriage returns leave the final figures."""
    text = (
        (own / "text.txt")
        .read_text("utf-8")
        .replace("    Download:   412.50", "    Download:  9.00 Mbps [=  ] 5%\r    Download:   412.50")
    )
    assert speed_tests_in(text, "text")[0].down_mbps == 412.5


def test_two_texts_in_one_file_are_two_tests(own: Path) -> None:
    """An appended run starts at its own title."""
    text = (own / "text.txt").read_text("utf-8")
    both = speed_tests_in(text + text.replace("412.50", "99.00").replace("Example Cable", "Other"), "log")
    assert [(t.down_mbps, t.isp) for t in both] == [(412.5, "Example Cable"), (99.0, "Other")]


def test_streams_saved_together_are_one_run(own: Path) -> None:
    """An error printed beside a result a few seconds earlier is not a second, failed run."""
    (test,) = read(own / "streams_apart.txt")
    assert (test.status, test.down_mbps, test.up_mbps) == ("ok", 400.0, 200.0)


def test_murakami_mislabels_bytes(own: Path) -> None:
    """The wrapper says Bit/s and writes bytes per second; bytes and time prove it."""
    (test,) = read(own / "murakami.jsonl")
    assert (test.down_mbps, test.up_mbps, test.vpn, test.loss_pct) == (24.0, 4.0, True, 0.5)


def test_speedtest_cli_writes_bits(own: Path) -> None:
    """The JSON of sivel's client is in bits per second and has neither loss nor load latency."""
    (test,) = read(own / "speedtest_cli.json")
    assert test.down_mbps == pytest.approx(187.5)
    assert test.up_mbps == pytest.approx(11.25)
    assert (test.idle_latency_ms, test.loss_pct, test.loaded_latency_up_ms) == (21.75, None, None)
    assert test.tool == "speedtest-cli"


def test_a_tracker_export_holds_the_same_record(own: Path) -> None:
    """speedtest-tracker nests Ookla's record under data."""
    (test,) = read(own / "tracker.json")
    assert (test.down_mbps, test.up_mbps) == (250.0, 20.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"error":"Cannot open socket"}', "Cannot open socket"),
        ('{"type":"log","level":"error","message":"Timeout occurred in connect."}', "Timeout occurred in connect."),
        (
            "[2026-03-02 18:42:58.425] [error] Configuration - Couldn't resolve host name (HostNotFound)",
            "Couldn't resolve",
        ),
        ('{"type":"testStart","timestamp":"2026-03-02T01:15:40Z"}', "the run ended before a result"),
        (result(download=None, upload=None), "gave no rates"),
        (result(upload={"bandwidth": 0, "bytes": 0, "elapsed": 15000}), "upload moved no data"),
    ],
)
def test_a_failure_is_a_data_point(text: str, message: str) -> None:
    """A run that failed becomes a failed test with what it said, its rates unknown and not 0."""
    (test,) = speed_tests_in(text, "test.json")
    assert test.status == "failed"
    assert message in (test.message or "")
    assert (test.down_mbps, test.up_mbps) == (None, None)


def test_missing_upload_is_unknown() -> None:
    """A result without an upload gives None, never 0."""
    (test,) = speed_tests_in(result(upload=None), "test.json")
    assert (test.status, test.down_mbps, test.up_mbps) == ("ok", 400.0, None)


def test_one_cut_record_does_not_hide_the_others() -> None:
    """A log whose last line was cut keeps the whole runs and counts the cut one as failed."""
    tests = speed_tests_in(result() + "\n" + result()[:60], "log.jsonl")
    assert [t.status for t in tests] == ["ok", "failed"]
    assert tests[1].message == "the record is cut short"
    assert tests[1].tool is None


@pytest.mark.parametrize("wrap", ["\ufeff{}", "```json\n{}\n```", "\x1b[2K{}\r\n", "[{}]", "Mon Mar 2 01:15:00 {}\n"])
def test_wrappings_are_taken_off(wrap: str) -> None:
    """A byte order mark, fences, terminal codes, a list and a date before the record do not matter."""
    (test,) = speed_tests_in(wrap.replace("{}", result()), "test.json")
    assert test.down_mbps == 400.0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("\x1f\x8b\x00binary", "is not text"),
        ("hello", "is not a speed test of any program that is known"),
        ('"A","1","2","3"\n', "is not a speed test"),
        ('{"kitchen": "sink"}', "holds JSON that is not a speed test"),
        (result()[:50], "is not whole JSON"),
        ('{"type":"result","download":{"bandwidth":NaN},"upload":{"bandwidth":1}}', "holds NaN"),
        ('{"type":"result","download":{"bandwidth":1e999},"upload":{"bandwidth":1}}', "holds 1e999"),
        (result(download={"bandwidth": -5}), "download.bandwidth is -5; it cannot be negative"),
        (result(download={"bandwidth": "fast"}), 'download.bandwidth is "fast", which is not a number'),
        (result(download={"bandwidth": True}), 'download.bandwidth is "True", which is not a number'),
        (result(packetLoss=140), "loss_pct"),
        (
            result(download={"bandwidth": 400_000_000, "bytes": 500_000_000, "elapsed": 10_000}),
            "bytes and elapsed say 400",
        ),
        ("<!DOCTYPE html><html></html>", "is a web page"),
        ('"A","41","2","3","0","1","1","1","1","http://x"\n"A","41"', "line 2 has 2 columns where 10 are named"),
        ('"A","41","x","3","0","1","1","1","1",""', 'latency is "x"'),
        ("Idle Latency: 5.0 ms\n Download: 9.1 cars/s\n", 'Download is in "cars/s"'),
    ],
)
def test_what_is_not_read_is_named(text: str, says: str) -> None:
    """A file that is no speed test, or whose numbers cannot be, is refused with its name and what is wrong."""
    with pytest.raises(IntakeError) as refused:
        speed_tests_in(text, "line.txt")
    assert says in refused.value.message
    assert (refused.value.where or "").startswith("line.txt")
    assert refused.value.hint


def test_ten_columns_of_another_tool_are_not_misread() -> None:
    """speedtest-cli's CSV has ten columns too; without its header it is read as its own, in bits, not as Ookla's."""
    row = "5351,UPC,Springfield,2026-02-20T19:33:16Z,2.8,32.0,92979778.1,10236019.2,,203.0.113.20"
    (test,) = speed_tests_in(row, "log.csv")
    assert test.tool == "speedtest-cli"
    assert test.down_mbps == pytest.approx(92.9797781)


def test_a_file_is_not_larger_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the size that is read is refused before it is parsed."""
    monkeypatch.setattr("assess.readers.speedtests.reading.SPEED_TEST_BYTES", limits.MEBIBYTE)
    with pytest.raises(IntakeError, match="more than the 1 MB that are read"):
        speed_tests_in(" " * (limits.MEBIBYTE + 1), "big.json")


def test_a_file_does_not_hold_endless_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """More tests than are read are refused."""
    monkeypatch.setattr("assess.readers.speedtests.reading.SPEED_TESTS", 2)
    with pytest.raises(IntakeError, match="more than the 2 speed tests"):
        speed_tests_in('{"error":"a"}\n{"error":"b"}\n{"error":"c"}', "log.jsonl")


@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    """Whatever is typed ends in tests or in a message, never in another exception."""
    try:
        tests = speed_tests_in(text, "any.txt")
    except IntakeError:
        return
    assert tests


@given(st.integers(1, 10**10), st.integers(1, 10**10))
def test_rates_are_bytes_times_eight(down: int, up: int) -> None:
    """Whatever the rate, Mbps is bytes per second times 8 over a million."""
    (test,) = speed_tests_in(result(download={"bandwidth": down}, upload={"bandwidth": up}), "any.json")
    assert test.down_mbps == pytest.approx(down * 8 / 1e6)
    assert test.up_mbps == pytest.approx(up * 8 / 1e6)


# Rates: the converted values in the descriptions of the sample collection (117938053 B/s is 943.50 Mbps, 10204795 is
# 81.64), the others by the same factor of 8.
FIELD = {
    "ookla_json_us_spectrum_2022.json": (943.50, 41.00, 0.0),
    "ookla_json_bufferbloat_loss_2024.json": (4.82, 23.11, 0.4608),
    "ookla_json_with_stderr_errors_2023.txt": (741.82, 253.31, 0.0),
    "ookla_jsonl_stream_fixture_2026.jsonl": (93.15, 29.61, 0.0),
    "ookla_csv_v1_0_2020.csv": (81.64, 46.35, 0.0),
    "ookla_text_v1_2_bufferbloat_2026.txt": (24.96, 7.27, 0.0),
    "murakami_ookla_example.jsonl": (16.05, 2.56, 0.78125),
    "sivel_json_us_comcast_2019.json": (290.68, 8.14, None),
}


@pytest.mark.parametrize("name", FIELD)
def test_field_samples_are_read(samples: Path, name: str) -> None:
    """Files that people have published read as one test with the rates they are known for."""
    (test,) = read(samples / "speedtests" / name)
    down, up, loss = FIELD[name]
    assert test.status == "ok"
    assert test.down_mbps == pytest.approx(down, abs=0.005)
    assert test.up_mbps == pytest.approx(up, abs=0.005)
    assert test.loss_pct == (None if loss is None else pytest.approx(loss, abs=1e-4))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ookla_error_bare_2026.json", "Cannot open socket"),
        ("ookla_error_timeout_2024.json", "Error: [0] Timeout occurred in connect."),
    ],
)
def test_field_failures_are_kept(samples: Path, name: str, message: str) -> None:
    """Published error outputs become failed tests that say what they said."""
    (test,) = read(samples / "speedtests" / name)
    assert (test.status, test.message) == ("failed", message)
