from assess.intake import SpeedTest
from assess.measuring.log import Entry
from assess.measuring.summary import data_ahead, one_line, summary_of


def entries(ups: list[float], failed: int = 0) -> list[Entry]:
    """Return tests with these uploads, and failed ones."""
    good = [
        Entry(SpeedTest(up_mbps=up, idle_latency_ms=10 + n, tool="iperf3"), data_used_mb=50) for n, up in enumerate(ups)
    ]
    return good + [Entry(SpeedTest(status="failed", message="no route", tool="iperf3"))] * failed


def test_the_lowest_rate_and_the_highest_latency_decide() -> None:
    """Of three tests; what nobody measured has no row."""
    summary = summary_of(entries([30, 10, 20]))
    found = {row.name: (row.decides, row.median, row.best) for row in summary.rows}
    assert {name: tuple(text.split("\u2009")[0] for text in row) for name, row in found.items()} == {
        "Upload": ("10", "20", "30"),
        "Idle latency": ("12", "11", "10"),
    }
    assert any("Screening only: 3 of the 14" in sentence for sentence in summary.sentences)


def test_fourteen_tests_bound_a_percentile() -> None:
    """14 tests: the lowest is below the 20th percentile with 95 % confidence (0.8 to the 14th is 0.044)."""
    summary = summary_of(entries([float(n) for n in range(14)]))
    assert any("bound the 20th percentile" in sentence for sentence in summary.sentences)


def test_failed_tests_and_data_are_counted() -> None:
    """One of three, and 50 MB each of the others."""
    said = " ".join(summary_of(entries([30, 20], failed=1)).sentences)
    assert "1 of 3 tests failed" in said
    assert "100 MB" in said


def test_the_data_of_the_tests_to_come_is_told() -> None:
    """300 MB a test and 47 to come are 14.1 GB; a tool that does not tell is not guessed at."""
    assert data_ahead(Entry(SpeedTest(up_mbps=1), 300), 47) == "about 300 MB a test, 14\u2009GB for the 47 to come"
    assert data_ahead(Entry(SpeedTest(up_mbps=1)), 47) is None


def test_a_failed_test_is_told_with_its_reason() -> None:
    """On its one line; one that failed in one direction has both."""
    assert one_line(SpeedTest(status="failed", message="no route")) == "failed: no route"
    half = one_line(SpeedTest(up_mbps=5, message="download: reset by peer"))
    assert "upload 5" in half
    assert "download: reset by peer" in half
