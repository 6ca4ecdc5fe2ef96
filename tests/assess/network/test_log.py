from datetime import datetime, timedelta
from typing import Any

import pytest

from assess.findings import Finding, Section, Severity
from assess.intake import Home, Internet, Jurisdiction, SpeedTest
from assess.network import assess_network, load_network_rules, log_of, outages_of, summarize
from assess.network.log import sort_tests

RULES = load_network_rules()
START = datetime(2026, 3, 2)  # noqa: DTZ001 - a Monday on the home's own clock


def every(minutes: float, states: str, **figures: Any) -> list[SpeedTest]:
    """Return tests on a schedule, good for +, failed for x."""
    return [
        SpeedTest(
            at=(START + timedelta(minutes=minutes * n)).isoformat(),
            **(
                {"down_mbps": 100.0, "up_mbps": 50.0} | figures
                if state == "+"
                else {"status": "failed", "message": "no"}
            ),
        )
        for n, state in enumerate(states)
    ]


def section(tests: list[SpeedTest], **line: Any) -> Section:
    """Return the section of a home with these tests."""
    return assess_network(Home(internet=Internet(tests=tuple(tests), **line)), 1, "batch")


def found(answer: Section, code: str) -> Finding | None:
    """Return the finding of that code, if there is one."""
    return next((one for one in answer.findings if one.code == f"network.{code}"), None)


def told(answer: Section, code: str) -> Finding:
    """Return the finding of that code, which has to be there."""
    one = found(answer, code)
    assert one is not None, code
    return one


# ---- what stands out ----


def test_one_test_a_hundred_times_the_rest_is_set_aside() -> None:
    """A unit taken for another is flagged, counts for nothing and does not lift the number of tests."""
    tests = every(60, "+" * 13) + every(60, "+", down_mbps=10_000.0)
    answer = section(tests)
    assert told(answer, "outliers").severity is Severity.WARNING
    assert "10,000" in told(answer, "outliers").says
    assert "Screening only: 13" in told(answer, "sample").says
    assert found(section(every(60, "+" * 14)), "outliers") is None


def test_a_fast_line_of_three_tests_is_not_set_aside() -> None:
    """With two others nobody can say which one is wrong."""
    tests = [*every(60, "++"), *every(60, "+", down_mbps=10_000.0)]
    assert log_of(Home(internet=Internet(tests=tuple(tests)))).odd["down"] == ()


def test_several_units_taken_for_others_are_all_set_aside() -> None:
    """Two of twelve tests in kilobits go, the ten others stay."""
    log = sort_tests([*every(60, "+" * 10), *every(60, "++", up_mbps=50_000.0)], None, RULES)
    assert (len(log.values["up"]), log.odd["up"]) == (10, (50_000.0, 50_000.0))


def test_a_lone_slow_test_decides_and_is_named() -> None:
    """A slow test is an hour in which the line was slow: it decides, and the reader learns that it is one of many."""
    answer = section([*every(60, "+" * 8), *every(60, "+", up_mbps=0.5)])
    assert "0.5" in told(answer, "lone_test").says
    assert next(s for s in answer.steps if s.label.startswith("Upload,")).value == 0.5


# ---- outages ----


def test_failed_tests_in_a_row_are_one_outage() -> None:
    """Three failures an hour apart lasted two hours at least and four at most; a single one up to two."""
    seen = outages_of(sort_tests(every(60, "+++++xxx++++x+++++++++++"), None, RULES))
    assert seen is not None
    assert [(one.failed, one.least_min, one.most_min) for one in seen.outages] == [(3, 120, 240), (1, 0, 120)]
    assert (seen.interval_min, seen.watched_h, seen.failed, seen.attempts) == (60, 23, 4, 24)
    assert seen.up == pytest.approx(20 / 24)
    assert seen.least < 4 / 24 < seen.most


def test_an_outage_at_the_end_of_a_log_is_counted() -> None:
    """The log that stops while the line is down still saw it go."""
    seen = outages_of(sort_tests(every(10, "+" * 30 + "xx"), None, RULES))
    assert seen is not None
    assert [(one.failed, one.least_min, one.most_min) for one in seen.outages] == [(2, 10, 30)]


def test_a_silence_is_no_outage() -> None:
    """A night without tests is a log that stopped, neither up nor down."""
    evening, morning = every(10, "+" * 20), every(10, "+" * 20)
    late = [
        test.model_copy(update={"at": (datetime.fromisoformat(str(test.at)) + timedelta(hours=12)).isoformat()})
        for test in morning
    ]
    seen = outages_of(sort_tests(evening + late, None, RULES))
    assert seen is not None
    assert (seen.silences, seen.outages) == (1, ())
    assert seen.watched_h == pytest.approx(2 * 19 / 6)


def test_tests_without_a_schedule_tell_no_outages() -> None:
    """Tests made at whim say nothing of the time between them, nor do a handful."""
    whim = [test for gap in (1, 60, 1, 900, 3, 4_000) for test in every(gap, "+" * 6)]
    assert outages_of(sort_tests(whim, None, RULES)) is None
    assert outages_of(sort_tests(every(60, "+" * 20), None, RULES)) is None
    assert outages_of(sort_tests([], None, RULES)) is None


def test_failures_without_a_time_stand_where_the_file_has_them() -> None:
    """An error line between two hourly tests was the test of the hour between."""
    tests = every(60, "+" * 30)
    tests[10] = SpeedTest(status="failed", message="Cannot retrieve configuration")
    seen = outages_of(sort_tests(tests, None, RULES))
    assert seen is not None
    assert (seen.failed, [one.most_min for one in seen.outages]) == (1, [120])


def test_no_failure_is_not_claimed_when_one_has_no_time() -> None:
    """A failure at the head of a file, at a time that nobody knows, keeps the log from being called clean."""
    clean = section(every(60, "+" * 30))
    assert told(clean, "outages").severity is Severity.OK
    assert found(section([SpeedTest(status="failed"), *every(60, "+" * 30)]), "outages") is None


# ---- time of day ----


def slow_evenings(days: int) -> list[SpeedTest]:
    """Return hourly tests of a line that is slow from 18 to 24 h."""
    return [
        SpeedTest(at=(START + timedelta(hours=n)).isoformat(), down_mbps=20.0 if n % 24 >= 18 else 100.0, up_mbps=50.0)
        for n in range(24 * days)
    ]


def test_slow_evenings_show_and_decide() -> None:
    """The evening is told beside the other hours, drawn, and decides where it has tests enough."""
    answer = section(slow_evenings(14))
    assert "Download at 18 to 24 h: 20\u2009Mbps in the middle" in told(answer, "by_time").says
    decides = next(step for step in answer.steps if step.label == "Download that decides")
    assert decides.value == 20
    picture = next(one for one in answer.series if one.code == "network.down_by_hour")
    assert picture.x == tuple(range(24))
    assert [curve.values[20] for curve in picture.curves if curve.name == "median"] == [20]
    assert [curve.values[10] for curve in picture.curves if curve.name == "median"] == [100]
    assert "slowest at 18 h" in picture.says


def test_a_week_has_weekends() -> None:
    """Weekdays and weekends are set apart on the sheet."""
    labels = {step.label for step in section(slow_evenings(14)).steps}
    assert {"Upload, weekdays: median", "Upload, weekends: median"} <= labels


def test_few_tests_make_no_picture() -> None:
    """Three tests are no distribution by hour."""
    assert section(every(60, "+++")).series == ()


def test_times_without_a_zone_are_told() -> None:
    """So are times in UTC where the state is not known; a time with an offset needs no word."""
    assert "without a zone" in told(section(every(60, "++")), "time_zone").says
    utc = tuple(SpeedTest(at=f"2026-05-04T{n:02}:12:41Z", down_mbps=1.0, up_mbps=1.0) for n in range(14))
    assert told(section(list(utc)), "time_zone").field == "place.state"
    assert found(section(list(utc[:13])), "time_zone") is None
    there = Home(internet=Internet(tests=utc), place=Jurisdiction(state="OH"))
    assert found(assess_network(there, 1, "batch"), "time_zone") is None


def test_a_plan_changed_within_the_log_is_told() -> None:
    """Sixty tests at 30 Mbps and sixty at 90 are two lines."""
    tests = every(60, "+" * 60, down_mbps=30.0) + [
        test.model_copy(update={"at": f"2026-05-{n // 24 + 1:02}T{n % 24:02}:00:00"})
        for n, test in enumerate(every(60, "+" * 60, down_mbps=90.0))
    ]
    assert "from 30\u2009Mbps to 90\u2009Mbps" in told(section(tests), "changed").says
    assert found(section(every(60, "+" * 120)), "changed") is None


# ---- best of three, plan ----


def test_the_best_of_three_hides_a_slow_line() -> None:
    """Where a quarter of the tests is slow, three tests are all slow in one visit of 64."""
    tests = every(60, "+" * 45) + every(60, "+" * 15, up_mbps=10.0)
    assert "25% of the tests" in told(section(tests), "best_of").means
    assert "98.4% of visits" in told(section(tests), "best_of").means


def test_a_provider_is_held_to_four_of_five_tests() -> None:
    """With tests enough the plan is compared to what 80 % of them reach, not to the slowest."""
    tests = every(60, "+" * 27) + every(60, "+" * 3, down_mbps=5.0)
    answer = section(tests, plan_down_mbps=100.0)
    assert told(answer, "plan_down").severity is Severity.OK
    few = section(tests[-5:], plan_down_mbps=100.0)
    assert told(few, "plan_down").severity is Severity.WARNING


# ---- a log without a home ----


def test_a_summary_says_what_so_many_tests_allow() -> None:
    """Twenty tests bound the 20th percentile and no lower one; for latency the 80th."""
    tests = [
        SpeedTest(down_mbps=100.0 + n, up_mbps=10.0, idle_latency_ms=10.0 + n, at=f"2026-03-02T{n:02}:00:00")
        for n in range(20)
    ]
    summary = summarize([*tests, SpeedTest(status="failed")])
    assert (summary.attempts, summary.failed) == (21, 1)
    assert summary.down_mbps is not None
    assert [(b.percentile, b.value, b.needed) for b in summary.down_mbps.bounds] == [
        (20, 100.0, 14),
        (10, None, 29),
        (5, None, 59),
    ]
    assert summary.idle_latency_ms is not None
    assert summary.idle_latency_ms.bounds[0].percentile == 80
    assert summary.idle_latency_ms.bounds[0].value == 29.0
    assert (summary.down_mbps.median, summary.loss_pct) == (109.5, None)


def test_a_home_s_tests_are_sorted_once() -> None:
    """The search asks again and again, and gets the same log for the same tests."""
    home = Home(internet=Internet(tests=tuple(every(60, "++"))))
    assert log_of(home) is log_of(home.model_copy())
    assert log_of(home) is not log_of(Home(internet=Internet(tests=tuple(every(60, "++")))))


def test_a_stream_at_a_set_rate_decides_nothing_of_the_rate() -> None:
    """Of a UDP run neither rate nor loss is the line's own; its latency is."""
    udp = {"down_mbps": 1, "up_mbps": 1, "loss_pct": 40, "idle_latency_ms": 12, "set_rate": True}
    fast = {"down_mbps": 500, "up_mbps": 500, "loss_pct": 0, "idle_latency_ms": 9}
    log = log_of(Home.model_validate({"internet": {"tests": [fast, udp]}}))
    assert {name: tuple(log.values[name]) for name in ("up", "loss", "idle")} == {
        "up": (500,),
        "loss": (0,),
        "idle": (9, 12),
    }
