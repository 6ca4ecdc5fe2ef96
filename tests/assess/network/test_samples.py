"""Real logs against figures that were counted by other means: by hand, by NumPy."""

import csv
from pathlib import Path

import numpy as np
import pytest

from assess.findings import Section
from assess.intake import Home, Internet, SpeedTest
from assess.network import assess_network, outages_of, summarize
from assess.network.hours import slices
from assess.network.log import sort_tests
from assess.network.needs import load_network_rules

RULES = load_network_rules()


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a log below its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.fixture(scope="module")
def long_log(samples: Path) -> tuple[SpeedTest, ...]:
    """Return eleven months of tests every quarter of an hour on a line of about 100/12 Mbps."""
    tests = []
    for at, ping, down, up in rows(samples / "speedtests" / "log_jackcarter_15min_2019-20.csv"):
        failed = down == "Fail"
        figures = {} if failed else {"idle_latency_ms": ping, "down_mbps": down, "up_mbps": up}
        tests.append(SpeedTest.model_validate({"at": at, "status": "failed" if failed else "ok", **figures}))
    return tuple(tests)


@pytest.fixture(scope="module")
def hourly_log(samples: Path) -> tuple[SpeedTest, ...]:
    """Return six weeks of hourly tests of a DSL line, with error lines among them."""
    tests = []
    for row in rows(samples / "speedtests" / "log_amadeuspzs_uk_hourly_2018_sivel.csv"):
        if len(row) < 8:
            tests.append(SpeedTest(status="failed", message=row[0]))
            continue
        figures = {"idle_latency_ms": float(row[5]), "down_mbps": float(row[6]) / 1e6, "up_mbps": float(row[7]) / 1e6}
        tests.append(SpeedTest.model_validate({"at": row[3], **figures}))
    return tuple(tests)


def test_a_long_log_has_the_published_quantiles(long_log: tuple[SpeedTest, ...]) -> None:
    """Median 84.0 and 5th and 10th percentile 13.8 and 38.7 Mbps of 30,711 tests, and as NumPy counts them."""
    summary = summarize(long_log)
    down = summary.down_mbps
    assert down is not None
    assert (down.count, summary.failed) == (30_711, 57)
    assert (round(down.median, 1), round(down.p5, 1), round(down.p10, 1), down.lowest) == (84.0, 13.8, 38.7, 0)
    rates = [test.down_mbps for test in long_log if test.down_mbps is not None]
    assert [down.p5, down.p20, down.median, down.p95] == pytest.approx(np.percentile(rates, [5, 20, 50, 95]))
    bound = down.bounds[-1].value
    assert bound is not None
    assert 0.85 * down.p5 < bound < down.p5


def test_the_best_of_three_hides_it_as_published(long_log: tuple[SpeedTest, ...]) -> None:
    """A single test shows more than 80 Mbps in 65.7 % of cases, the best of three in 95.9 %."""
    rates = np.array([test.down_mbps for test in long_log if test.down_mbps is not None])
    single = float((rates > 80).mean())
    assert (round(single, 3), round(1 - (1 - single) ** 3, 2)) == (0.657, 0.96)


def test_the_evenings_of_a_long_log_are_slower(long_log: tuple[SpeedTest, ...]) -> None:
    """The 5th percentile is 12.5 Mbps from 18 to 24 h and 14.2 to 14.6 Mbps otherwise, and the evening decides."""
    busy, other = slices(sort_tests(long_log, None, RULES), "down")[:2]
    assert busy.slow == pytest.approx(12.5, abs=0.05)
    assert 14.1 < other.slow < 14.7
    section = assess_network(Home(internet=Internet(tests=long_log)), 1, "batch")
    figures = {step.label: step.value for step in section.steps}
    evening = next(value for label, value in figures.items() if label.startswith("Download, 18"))
    assert figures["Download that decides"] == evening


def test_error_lines_are_outages(hourly_log: tuple[SpeedTest, ...]) -> None:
    """35 of 987 hourly attempts failed, 96.45 % went through, in two outages of hours."""
    seen = outages_of(sort_tests(hourly_log, None, RULES))
    assert seen is not None
    assert (seen.attempts, seen.failed, round(100 * seen.up, 2)) == (987, 35, 96.45)
    assert sum(one.failed for one in seen.outages) == 35
    assert seen.interval_min == pytest.approx(60, abs=0.1)


def test_a_search_does_not_sort_a_long_log_again(long_log: tuple[SpeedTest, ...]) -> None:
    """A silent run of thirty thousand tests gives the findings of the recorded one, from what is kept."""
    home = Home(internet=Internet(tests=long_log))
    loud, silent = (assess_network(home, 2, "batch", recording=recording) for recording in (True, False))
    assert silent.findings == loud.findings
    assert isinstance(loud, Section)
    assert {one.code for one in loud.series} == {"network.down_by_hour", "network.up_by_hour"}
