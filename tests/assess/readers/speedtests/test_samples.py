"""Files from the field, against what others say of them."""

from contextlib import suppress
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.detect import recognize
from assess.readers.speedtests import json_lines, read_speed_tests, speed_tests_in


@pytest.fixture(scope="module")
def every(samples: Path) -> dict[str, tuple[SpeedTest, ...]]:
    """Return the tests of every sample by the name of its file."""
    files = sorted((samples / "speedtests").iterdir())
    return {path.name: read_speed_tests(path) for path in files if not path.name.startswith("README")}


# Download, upload [Mbps], latency [ms], loss [%]: what the publishers of the samples say, or the figures of the file in
# its own unit: 2,005,673 B/s are 16.05 Mbps, 290,682,338.98 bit/s are 290.68 Mbps.
ONE = {
    "cfspeedtest_text_2025.txt": (449.45, 541.34, 12.83, None),
    "cloudflare_npm_summary_doc_example.json": (94.5, 22.3, 12, 0),
    "cloudflare_speed_cli_zero_download_2026.json": (None, 189.50, 41.81, 0),
    "fast_cli_json_download_only_us_2025.json": (190, None, 226, None),
    "flent_rrul_icmp.flent.gz": (88.5, 88.2, 49.7, None),
    "iperf3_lab_bidir_loopback.json": (4953.23, 5290.86, None, None),
    "iperf3_lab_udp_upload.json": (None, 19.43, None, 14.02),
    "iperf3_lab_upload_cubic.json": (None, 19.15, None, None),
    "iperf3_tcp_lan_2017.json": (None, 934.27, None, None),
    "librespeed_json_object_2021.json": (41.24, 20.16, 152, None),
    "mtr_lab_json.json": (None, None, 41.265, 0),
    "mtr_report_intermediate_loss_2022.txt": (None, None, 6.6, 0),
    "murakami_ndt7_example.jsonl": (13.91, 3.55, 10.583, None),
    "murakami_ookla_example.jsonl": (16.05, 2.56, 11.622, 0.78125),
    "ndt7_stream_synthetic_upload_reset.jsonl": (100, None, 11.25, None),
    "ndt7_summary_v0_2020.json": (364.10, 50.75, 18.643, None),
    "ndt7_summary_v1_2020.json": (389.68, 38.33, 22, None),
    "networkquality_text_concurrent_macos15_2025.txt": (844.00, 122.22, 22.94, None),
    "ookla_csv_v1_0_2020.csv": (81.64, 46.35, 19.083, 0),
    "ookla_json_us_spectrum_2022.json": (943.50, 41.00, 36.504, 0),
    "ookla_text_v1_2_bufferbloat_2026.txt": (24.96, 7.27, 68.47, 0),
    "ping_jc_freebsd.txt": (None, None, 31.978, 0),
    "ping_lab_linux_upload_loaded.txt": (None, None, 337, 10 / 3),
    "ping_macos_60pct_loss_2012.txt": (None, None, 14.69, 60),
    "ping_windows_us_comcast_5pct_loss.txt": (None, None, 55, 5),
    "sivel_json_us_comcast_2019.json": (290.68, 8.14, 16.524, None),
    "sivel_text_us_comcast_2016.txt": (136.20, 26.90, 24.155, None),
}


@pytest.mark.parametrize("name", ONE)
def test_a_single_result_is_read(every: dict[str, tuple[SpeedTest, ...]], name: str) -> None:
    """Outputs that people have published read as one test with the figures they are known for."""
    (test,) = every[name]
    assert test.status == "ok"
    found = (test.down_mbps, test.up_mbps, test.idle_latency_ms, test.loss_pct)
    for value, expected in zip(found, ONE[name], strict=True):
        assert value == (None if expected is None else pytest.approx(expected, rel=2e-3))


# Tests and failures: 35 failures of 987 hourly tests (the note on the UK log), 57 times "Fail" and 3 rows of zeros of
# 30,768 (counted with awk), 10 zeros of 2,180 (awk), 24 hourly blocks a day.
MANY = {
    "log_amadeuspzs_uk_hourly_2018_sivel.csv": (987, 35),
    "log_amadeuspzs_uk_latency_2018.csv": (988, 35),
    "log_arielf_us_comcast_multi_server.tsv": (85, 0),
    "log_brokentrace_us_10min_2018.csv": (863, 0),
    "log_emurphy_us_att_uverse_bytes_per_s.csv": (2180, 10),
    "log_jackcarter_15min_2019-20.csv": (30_768, 60),
    "samos123_us_xfinity_betterspeedtest_2016-10-09.txt": (24, 0),
    "sivel_csv_with_header_2018.csv": (3, 0),
    "fping_lab_c_count.txt": (2, 1),
}


@pytest.mark.parametrize("name", MANY)
def test_a_log_is_read_whole(every: dict[str, tuple[SpeedTest, ...]], name: str) -> None:
    """No test is lost, and no failure taken for a rate."""
    tests = every[name]
    assert (len(tests), sum(test.status == "failed" for test in tests)) == MANY[name]


# Average, least and greatest rate that the author's own script wrote at the head of each file.
PUBLISHED = {
    "09": (87.67375, 82.67, 91.07, 4.691667, 4.08, 4.75),
    "10": (86.53625, 83.98, 88.93, 4.714583, 4.64, 4.74),
    "11": (88.224583, 83.82, 99.25, 4.724167, 4.7, 4.75),
}


@pytest.mark.parametrize("day", PUBLISHED)
def test_the_authors_own_averages(every: dict[str, tuple[SpeedTest, ...]], day: str) -> None:
    """Average, least and greatest of what is read are what the author's program made of the same day."""
    tests = every[f"samos123_us_xfinity_betterspeedtest_2016-10-{day}.txt"]
    found: list[float] = []
    for rates in ([t.down_mbps or 0 for t in tests], [t.up_mbps or 0 for t in tests]):
        found += [sum(rates) / len(rates), min(rates), max(rates)]
    assert found == pytest.approx(PUBLISHED[day], rel=1e-6)


def test_percentiles_of_the_long_log(every: dict[str, tuple[SpeedTest, ...]]) -> None:
    """Median 84.0, p5 13.8, p10 38.7, 65.7 % above 80 Mbit/s: made with other code from the same 30,711 tests."""
    tests = every["log_jackcarter_15min_2019-20.csv"]
    rates = sorted(test.down_mbps for test in tests if test.down_mbps is not None)
    assert rates[len(rates) // 2] == pytest.approx(84.0, abs=0.1)
    assert rates[len(rates) // 20] == pytest.approx(13.8, abs=0.2)
    assert rates[len(rates) // 10] == pytest.approx(38.7, abs=0.2)
    assert sum(rate > 80 for rate in rates) / len(rates) == pytest.approx(0.657, abs=0.001)


def test_every_sample_is_known_by_its_content(samples: Path, tmp_path: Path) -> None:
    """Under a name that says nothing, every sample is recognized for speed tests."""
    for path in sorted((samples / "speedtests").iterdir()):
        if not path.name.startswith("README"):
            bare = tmp_path / "x.dat"
            bare.write_bytes(path.read_bytes())
            assert recognize(bare).is_speed_test, path.name


def test_no_other_sample_is_taken_for_a_speed_test(samples: Path) -> None:
    """Meter files, panels, audits and weather are never taken for speed tests."""
    for path in sorted(samples.rglob("*")):
        if path.is_file() and path.parent.name != "speedtests":
            with suppress(IntakeError):  # what is refused is no speed test either
                assert not recognize(path).is_speed_test, path.name


def test_every_sample_comes_back_from_json(every: dict[str, tuple[SpeedTest, ...]]) -> None:
    """Normalized, written, read again: the same tests."""
    for name, tests in every.items():
        assert speed_tests_in(json_lines(tests), "again.jsonl") == tests, name
