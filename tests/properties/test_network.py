from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assess.intake import Home, Internet, SpeedTest
from assess.intake.security import SecurityChecklist
from assess.network import assess_network, line_fits, load_network_rules, load_workloads, summarize
from assess.network.log import sort_tests
from assess.network.outages import outages_of
from assess.network.ranks import bound_rank, least_failing, most_failing, quantile
from assess.suitability import down_h
from assess.suitability.internet import internet_cell

RULES = load_network_rules()
START = datetime(2026, 3, 2)  # noqa: DTZ001 - the home's own clock
rates = st.floats(0.1, 10_000)
counts = st.integers(1, 400)
shares = st.floats(0.01, 0.5)


@given(n=counts, q=shares, risk=st.floats(0.01, 0.2))
def test_more_tests_never_allow_a_lower_rank(n: int, q: float, risk: float) -> None:
    """The rank grows with the tests, never past them, and never past the percentile itself."""
    rank = bound_rank(n, q, risk)
    assert 0 <= rank <= bound_rank(n + 1, q, risk) <= n + 1
    assert bound_rank(n, q, risk / 2) <= rank


@given(n=counts, share=st.floats(0, 1))
def test_the_bounds_hold_the_rate_between_them(n: int, share: float) -> None:
    """What was seen lies between what it may have been."""
    failed = round(share * n)
    assert least_failing(failed, n, 0.05) <= failed / n <= most_failing(failed, n, 0.05)


@given(values=st.lists(rates, min_size=1, max_size=60), q=st.floats(0, 1))
def test_a_quantile_lies_among_its_values(values: list[float], q: float) -> None:
    """Between lowest and highest, and never falling with its share."""
    ascending = tuple(sorted(values))
    assert ascending[0] <= quantile(ascending, q) <= ascending[-1]
    assert quantile(ascending, q / 2) <= quantile(ascending, q) * (1 + 1e-12)


@given(ups=st.lists(rates, min_size=1, max_size=80))
def test_the_order_of_a_file_does_not_matter(ups: list[float]) -> None:
    """The same tests in another order decide the same."""
    tests = [SpeedTest(up_mbps=up, down_mbps=500.0) for up in ups]
    one, other = (
        assess_network(Home(internet=Internet(tests=tuple(order))), 3, "batch", recording=False)
        for order in (tests, tests[::-1])
    )
    assert one.limits == other.limits


@given(ups=st.lists(rates, min_size=4, max_size=80))
def test_a_huge_test_never_helps(ups: list[float]) -> None:
    """A test of a thousand times the largest never lifts the GPUs that the line serves."""
    few, more = (
        assess_network(
            Home(internet=Internet(tests=tuple(SpeedTest(up_mbps=up, down_mbps=500.0) for up in values))),
            3,
            "batch",
            recording=False,
        )
        for values in (ups, [*ups, 1_000 * max(ups)])
    )
    before, after = (next(one.capacity for one in section.limits if one.name == "Upload") for section in (few, more))
    assert before is not None
    assert after is not None
    assert after <= before


@given(states=st.lists(st.booleans(), min_size=24, max_size=120), minutes=st.integers(1, 240))
def test_outages_hold_every_failure_once(states: list[bool], minutes: int) -> None:
    """Failures in outages are the failures of the log, and no outage outlasts what was watched and its two ends."""
    tests = [
        SpeedTest(at=(START + timedelta(minutes=minutes * n)).isoformat(), status="ok" if good else "failed")
        for n, good in enumerate(states)
    ]
    seen = outages_of(sort_tests(tests, None, RULES))
    assert seen is not None
    assert sum(one.failed for one in seen.outages) == seen.failed == states.count(False)
    for one in seen.outages:
        assert 0 <= one.least_min < one.most_min <= 60 * seen.watched_h + 2 * seen.interval_min
        assert one.least_min == minutes * (one.failed - 1)


@given(ups=st.lists(rates, min_size=1, max_size=40), gpus=st.integers(1, 64))
def test_what_serves_with_a_margin_serves_without(ups: list[float], gpus: int) -> None:
    """The GPUs with a quarter to spare are never more than those without."""
    home = Home(internet=Internet(tests=tuple(SpeedTest(up_mbps=up, down_mbps=up) for up in ups)))
    for fit in line_fits(home, gpus):
        assert fit.spare_gpus is not None
        assert fit.gpus is not None
        assert 0 <= fit.spare_gpus <= min(fit.up_gpus or 0, fit.down_gpus or 0)


@given(hours=st.floats(0.1, 100), events=st.floats(0.1, 5), battery=st.floats(0, 48), more=st.floats(0, 48))
def test_a_larger_battery_never_leaves_more(hours: float, events: float, battery: float, more: float) -> None:
    """Hours and interruptions that outlast a battery fall with its size, from all to none."""
    small, large = down_h(hours, events, battery), down_h(hours, events, battery + more)
    assert large[0] <= small[0] <= hours * (1 + 1e-9)
    assert large[1] <= small[1] <= events * (1 + 1e-9)


@given(ups=st.lists(rates, min_size=1, max_size=40))
def test_a_summary_bounds_its_own_quantiles(ups: list[float]) -> None:
    """A bound is never above the quantile of the tests themselves."""
    spread = summarize([SpeedTest(up_mbps=up) for up in ups]).up_mbps
    assert spread is not None
    for bound, seen in zip(spread.bounds, (spread.p20, spread.p10, spread.p5), strict=True):
        assert bound.value is None or bound.value <= seen * (1 + 1e-12)


@given(slow=rates, more=rates, name=st.sampled_from(sorted(load_workloads().classes)))
def test_a_faster_line_never_suits_less(slow: float, more: float, name: str) -> None:
    """With more upload the internet's answer for a kind of work is never worse."""
    low, high = (
        internet_cell(
            next(
                fit
                for fit in line_fits(
                    Home(internet=Internet(tests=(SpeedTest(up_mbps=up, down_mbps=900.0),), unlimited_data=True)), 4
                )
                if fit.name == name
            ),
            Home(),
            4,
            SecurityChecklist(public_address=True),
        )
        for up in (slow, slow + more)
    )
    assert high.answer.rank <= low.answer.rank
