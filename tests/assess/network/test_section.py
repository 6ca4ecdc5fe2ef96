from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import UsageError
from assess.findings import Finding, Limit, Section, Severity
from assess.intake import Home, Internet, SpeedTest
from assess.network import assess_network, load_network_rules
from assess.readers.speedtests.sivel import SIVEL
from assess.records import Basis
from assess.worksheet import recompute

CLASSES = ("batch", "training", "interactive", "rental")


def speed(down: float | None = 400.0, up: float | None = 90.0, **others: Any) -> SpeedTest:
    """Return a good test on an ordinary line, with some figures changed."""
    figures = {
        "idle_latency_ms": 12.0,
        "loaded_latency_down_ms": 40.0,
        "loaded_latency_up_ms": 60.0,
        "loss_pct": 0.0,
        "vpn": False,
    }
    return SpeedTest(down_mbps=down, up_mbps=up, **{**figures, **others})


def home(*tests: SpeedTest, **line: Any) -> Home:
    """Return a home with these tests."""
    return Home(internet=Internet(tests=tests or None, **line))


def limit(section: Section, name: str) -> Limit:
    """Return the limit of that name."""
    return next(one for one in section.limits if one.name == name)


def finding(section: Section, code: str) -> Finding | None:
    """Return the finding of that code, if there is one."""
    return next((one for one in section.findings if one.code == f"network.{code}"), None)


def told(section: Section, code: str) -> Finding:
    """Return the finding of that code, which has to be there."""
    found = finding(section, code)
    assert found is not None, code
    return found


def severity(section: Section, code: str) -> Severity | None:
    """Return the severity of the finding of that code, if there is one."""
    found = finding(section, code)
    return found.severity if found else None


def test_upload_serves_whole_gpus_after_the_household() -> None:
    """90 Mbps less 5 for the household serve 17 GPUs of 5 Mbps each."""
    section = assess_network(home(speed(up=90.0)), 16, "batch")
    assert (limit(section, "Upload").capacity, limit(section, "Upload").demand) == (17.0, 16.0)
    assert limit(section, "Upload").fits


def test_upload_that_is_just_enough_fits() -> None:
    """85 Mbps serve 16 GPUs exactly, and 84.9 serve 15."""
    assert limit(assess_network(home(speed(up=85.0)), 16, "batch"), "Upload").capacity == 16
    assert limit(assess_network(home(speed(up=84.9)), 16, "batch"), "Upload").capacity == 15


def test_upload_below_the_floor_serves_none() -> None:
    """A batch node needs 10 Mbps however small it is, so 14.9 with the household's 5 serve nobody."""
    assert limit(assess_network(home(speed(up=15.0)), 1, "batch"), "Upload").capacity == 2
    assert limit(assess_network(home(speed(up=14.9)), 1, "batch"), "Upload").capacity == 0


@pytest.mark.parametrize(("down", "fits"), [(75.0, True), (74.9, False), (0.0, False)])
def test_download_is_a_floor(down: float, fits: bool) -> None:  # noqa: FBT001 - the expected value
    """50 Mbps beside the household's 25 serve any number of GPUs, less serve none."""
    small, large = (assess_network(home(speed(down=down)), gpus, "batch") for gpus in (1, 64))
    assert limit(small, "Download").fits is fits
    assert limit(small, "Download").capacity == limit(large, "Download").capacity


@pytest.mark.parametrize(("up", "gpus"), [(505.0, 64), (504.0, 1), (255.0, 1), (254.0, 0)])
def test_rental_needs_no_more_than_a_machine_does(up: float, gpus: int) -> None:
    """Verification asks 250 Mbps a GPU and never more than 500 for the machine."""
    assert limit(assess_network(home(speed(down=900.0, up=up)), 16, "rental"), "Upload").capacity == gpus


def test_missing_tests_are_unknown_and_not_zero() -> None:
    """Without a test both limits are unknown, and say which field and which command settle them."""
    section = assess_network(Home(), 16, None)
    for name in ("Upload", "Download"):
        assert limit(section, name).capacity is None
        assert limit(section, name).field == "internet.tests"
        assert "assess measure --for 7d" in limit(section, name).cure
    assert severity(section, "no_test") is Severity.UNKNOWN


def test_failed_tests_alone_are_unknown_too() -> None:
    """A line whose tests all failed was not measured; the failures are counted."""
    section = assess_network(home(SpeedTest(status="failed", message="Cannot open socket")), 16, None)
    assert {one.capacity for one in section.limits} == {None}
    assert told(section, "no_test").says == "The only speed test failed."
    assert told(section, "failed_tests").says == '1 of 1 speed tests failed, such as "Cannot open socket".'


def test_a_failed_test_is_no_rate() -> None:
    """A failure beside good tests changes no rate and is told."""
    alone = assess_network(home(speed()), 16, "batch")
    beside = assess_network(home(speed(), SpeedTest(status="failed")), 16, "batch")
    assert alone.limits == beside.limits
    assert severity(beside, "failed_tests") is Severity.WARNING


def test_missing_upload_is_unknown_and_not_zero() -> None:
    """A test of download alone leaves the upload unknown."""
    section = assess_network(home(speed(up=None)), 16, "batch")
    assert limit(section, "Upload").capacity is None
    assert limit(section, "Download").fits
    assert severity(section, "direction_missing") is Severity.UNKNOWN
    assert finding(section, "upload_setting") is None


def test_an_upload_of_zero_is_zero() -> None:
    """A measured 0 is a capacity of none, which is known."""
    assert limit(assess_network(home(speed(up=0.0)), 1, "batch"), "Upload").capacity == 0


def test_few_tests_are_a_screening() -> None:
    """Under 14 tests the lowest rate decides and the answer says that it is a screening."""
    section = assess_network(home(speed(up=60.0), speed(up=30.0), speed(up=90.0)), 4, "batch")
    assert limit(section, "Upload").capacity == 5
    assert "Screening only" in told(section, "sample").says
    assert severity(section, "sample") is Severity.WARNING
    assert "90" in told(section, "best_of").says


@pytest.mark.parametrize(
    ("count", "rank", "expected"),
    [
        (13, 1, Severity.WARNING),
        (14, 1, Severity.NOTE),
        (58, 1, Severity.NOTE),
        (59, 1, Severity.OK),
        (93, 2, Severity.OK),
        (168, 4, Severity.OK),
        (672, 25, Severity.OK),
        (30_711, 1473, Severity.OK),
    ],
)
def test_more_tests_allow_a_lower_percentile(count: int, rank: int, expected: Severity) -> None:
    """The rank-th lowest rate decides, as many tests as there are."""
    tests = [speed(up=100.0 + n) for n in range(count)]
    section = assess_network(home(*tests), 1, "batch")
    decided = next(step for step in section.steps if step.label.startswith("Upload,"))
    assert decided.value == 100.0 + rank - 1
    assert severity(section, "sample") is expected


def test_latency_is_read_from_the_bad_end() -> None:
    """The worst direction of the worst tests decides about latency."""
    tests = [speed(loaded_latency_up_ms=50.0 + n, loaded_latency_down_ms=10.0) for n in range(93)]
    section = assess_network(home(*tests), 1, "batch")
    decided = next(step for step in section.steps if step.label.startswith("Latency under load"))
    assert decided.value == 50.0 + 91


@pytest.mark.parametrize(
    ("workload", "code", "figure", "bad"),
    [
        ("batch", "loaded_latency", {"loaded_latency_up_ms": 1001.0}, Severity.WARNING),
        ("training", "loaded_latency", {"loaded_latency_up_ms": 501.0}, Severity.WARNING),
        ("interactive", "loaded_latency", {"loaded_latency_up_ms": 201.0}, Severity.BLOCKING),
        ("interactive", "idle_latency", {"idle_latency_ms": 101.0}, Severity.BLOCKING),
        ("interactive", "loss", {"loss_pct": 0.6}, Severity.BLOCKING),
        ("rental", "loss", {"loss_pct": 1.1}, Severity.WARNING),
        ("batch", "loss", {"loss_pct": 2.1}, Severity.WARNING),
    ],
)
def test_a_bad_line_bars_only_strict_work(workload: str, code: str, figure: dict[str, float], bad: Severity) -> None:
    """Latency or loss beyond the class is a condition, and bars interactive work, which is said not to be met."""
    worse, good = (assess_network(home(test), 1, workload) for test in (speed(**figure), speed()))
    assert severity(worse, code) is bad
    assert severity(good, code) is Severity.OK
    if bad is Severity.BLOCKING:
        assert "not met" in told(worse, code).means


@pytest.mark.parametrize("figure", ["loss_pct", "loaded_latency"])
def test_what_was_not_measured_does_not_flip_batch(figure: str) -> None:
    """Unknown loss or latency under load is a note for batch jobs and unknown for interactive work."""
    names = [figure] if figure == "loss_pct" else ["loaded_latency_up_ms", "loaded_latency_down_ms"]
    test = speed(**dict.fromkeys(names))
    code = figure.removesuffix("_pct")
    assert severity(assess_network(home(test), 1, "batch"), code) is Severity.NOTE
    assert severity(assess_network(home(test), 1, "interactive"), code) is Severity.UNKNOWN


def test_no_workload_means_batch_and_says_so() -> None:
    """The default is an assumption that is printed with the field that would settle it."""
    assumed, stated = (assess_network(home(speed()), 4, workload) for workload in (None, "batch"))
    assert assumed.limits == stated.limits
    assert told(assumed, "workload_assumed").field == "node.workload"
    assert finding(stated, "workload_assumed") is None


def test_an_unknown_workload_is_refused_with_the_list() -> None:
    """A class that does not exist is a usage error that names those that do."""
    with pytest.raises(UsageError, match=r'no workload "mining".*batch, training, interactive, rental'):
        assess_network(home(speed()), 1, "mining")


def test_a_cap_limits_the_gpus() -> None:
    """1.2 TB less half a terabyte for the household carry 4 GPUs that average half a megabit, 0.162 TB each."""
    section = assess_network(home(speed(), data_cap_tb=1.2), 8, "batch")
    assert limit(section, "Data cap").capacity == 4
    assert limit(section, "Data cap").fits is False
    each = next(step for step in section.steps if step.label == "Data per GPU and month")
    assert each.value == pytest.approx(0.162)


def test_a_cap_that_the_household_fills_serves_none() -> None:
    """A cap smaller than the household's share leaves 0 GPUs, never fewer."""
    assert limit(assess_network(home(speed(), data_cap_tb=0.3), 1, "batch"), "Data cap").capacity == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({}, Severity.WARNING),
        ({"unlimited_data": True}, Severity.OK),
        ({"data_cap_tb": 5.0}, Severity.NOTE),
        ({"data_cap_tb": 0.6}, Severity.WARNING),
        ({"data_cap_tb": 0.6, "unlimited_data": True}, Severity.WARNING),
    ],
)
def test_the_cap_is_told(line: dict[str, Any], expected: Severity) -> None:
    """An unknown cap is a condition, none is fine, and one that is stated counts whatever else is said."""
    section = assess_network(home(speed(), **line), 4, "batch")
    assert severity(section, "data_cap") is expected
    limits = [one for one in section.limits if one.name == "Data cap"]
    assert bool(limits) is (line != {"unlimited_data": True})
    assert all((one.capacity is None) is (line == {}) for one in limits)


def test_rental_expects_no_cap_at_all() -> None:
    """Even a large cap is a condition for rental."""
    assert severity(assess_network(home(speed(), data_cap_tb=50.0), 1, "rental"), "data_cap") is Severity.WARNING


@pytest.mark.parametrize(
    ("allowed", "expected"), [(True, Severity.OK), (False, Severity.WARNING), (None, Severity.WARNING)]
)
def test_terms_are_a_condition_unless_allowed(allowed: bool | None, expected: Severity) -> None:  # noqa: FBT001
    """Terms that forbid and terms that nobody read are told apart, both as conditions."""
    section = assess_network(home(speed(), servers_allowed=allowed), 1, "batch")
    assert severity(section, "terms") is expected
    assert told(section, "terms").field == ("internet.servers_allowed" if allowed is None else None)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [(92.0, Severity.OK), (100.0, Severity.NOTE), (112.5, Severity.NOTE), (113.0, Severity.WARNING), (None, None)],
)
def test_measured_against_sold(plan: float | None, expected: Severity | None) -> None:
    """From 95 % of the plan on it is as sold, from 80 % acceptable, below the Wi-Fi is suspected."""
    section = assess_network(home(speed(up=90.0), plan_up_mbps=plan), 1, "batch")
    assert severity(section, "plan_up") is expected
    if expected is Severity.WARNING:
        assert "Wi-Fi" in told(section, "plan_up").cure


@pytest.mark.parametrize(
    ("technology", "rates", "odd"),
    [
        ("dsl", {"down": 900.0, "up": 15.0}, {"plausible_down"}),
        ("cable", {"down": 400.0, "up": 5000.0}, {"plausible_up"}),
        ("fiber", {"down": 12.0, "up": 12.0}, {"plausible_down", "plausible_up"}),
        ("leo_satellite", {"down": 120.0, "up": 15.0}, set()),
        ("other", {"down": 9000.0, "up": 9000.0}, set()),
    ],
)
def test_rates_that_a_line_does_not_have_are_checked(technology: str, rates: dict[str, float], odd: set[str]) -> None:
    """A rate outside what the technology usually gives is a condition: check the figure."""
    section = assess_network(home(speed(**rates), technology=technology), 1, "batch")
    assert {code for code in ("plausible_down", "plausible_up") if finding(section, code)} == odd
    for code in odd:
        assert "Check the figure" in told(section, code).cure


@pytest.mark.parametrize(("plan", "down", "odd"), [(50.0, 50.0, False), (100.0, 95.0, False), (300.0, 95.0, True)])
def test_a_slow_plan_explains_a_slow_line(plan: float, down: float, odd: bool) -> None:  # noqa: FBT001 - a case
    """A fiber line sold with 50 Mbps may measure 50, and one sold with the usual least a little under it."""
    section = assess_network(home(speed(down=down, up=50.0), technology="fiber", plan_down_mbps=plan), 1, "batch")
    assert (finding(section, "plausible_down") is not None) is odd


@pytest.mark.parametrize(
    ("technology", "codes"),
    [
        ("fiber", set()),
        ("fixed_wireless", {"shared_address"}),
        ("leo_satellite", {"shared_address"}),
        ("geo_satellite", {"shared_address", "unsuited_line"}),
    ],
)
def test_shared_addresses_are_told(technology: str, codes: set[str]) -> None:
    """Wireless and satellite homes usually have no public address of their own."""
    section = assess_network(home(speed(down=100.0, up=20.0), technology=technology), 1, "batch")
    assert {c for c in ("shared_address", "unsuited_line") if severity(section, c) is Severity.WARNING} == codes


def test_a_shared_address_matters_where_others_connect() -> None:
    """Rental needs to be reached from outside, batch jobs do not."""
    line = home(speed(), technology="fixed_wireless")
    rental, batch = (told(assess_network(line, 1, work), "shared_address").means for work in ("rental", "batch"))
    assert rental.endswith("marketplace rental may need that.")
    assert batch.endswith("batch jobs can do without.")


def test_a_vpn_is_told() -> None:
    """A test through a VPN measured the VPN."""
    assert severity(assess_network(home(speed(vpn=True)), 1, "batch"), "vpn") is Severity.WARNING
    assert finding(assess_network(home(speed(vpn=None)), 1, "batch"), "vpn") is None


def test_a_test_within_the_home_counts_for_nothing() -> None:
    """A fast local network is no fast line: the test is set aside, and told."""
    section = assess_network(home(speed(up=20.0), speed(up=940.0, local=True)), 1, "batch")
    assert limit(section, "Upload").capacity == 3
    assert told(section, "local").says == "One test ran within the home's own network and was set aside."
    alone = assess_network(home(speed(local=True)), 1, "batch")
    assert limit(alone, "Upload").capacity is None
    assert severity(alone, "no_test") is Severity.UNKNOWN
    assert finding(assess_network(home(speed(local=False)), 1, "batch"), "local") is None


def test_wifi_is_told_as_a_note() -> None:
    """A radio can only make a line look slower, so it is no condition."""
    assert severity(assess_network(home(speed(wifi=True)), 1, "batch"), "wifi") is Severity.NOTE
    assert finding(assess_network(home(speed(wifi=None)), 1, "batch"), "wifi") is None


def test_a_direction_that_failed_is_told() -> None:
    """One direction was measured, the other was reset: the test stands, and the message is quoted."""
    half = speed(up=None, message="upload: connection reset by peer")
    section = assess_network(home(speed(), half), 1, "batch")
    assert told(section, "one_way").says == '1 of 2 tests failed one way, such as "upload: connection reset by peer".'
    assert finding(assess_network(home(speed(), speed(up=None)), 1, "batch"), "one_way") is None


def test_assumptions_of_reading_are_told() -> None:
    """What a reader had to assume stands in the answer."""
    section = assess_network(home(speed(note="both ways at once")), 1, "batch")
    assert '"both ways at once"' in told(section, "read_with").says


def test_the_reader_and_the_rules_name_the_python_client_alike() -> None:
    """The rule on fast lines finds the tests by the name that their reader gives them."""
    assert load_network_rules().python_client.tool == SIVEL


def test_the_python_client_reads_fast_lines_low() -> None:
    """A fast rate of speedtest-cli is a lower bound; a slow one is sound."""
    assert finding(assess_network(home(speed(tool="speedtest-cli")), 1, "batch"), "python_client")
    assert finding(assess_network(home(speed(down=80.0, tool="speedtest-cli")), 1, "batch"), "python_client") is None


def test_a_short_limit_says_what_line_would_do() -> None:
    """The cure of an upload that is too small names the upload that is enough, and that upload is enough."""
    short = limit(assess_network(home(speed(up=30.0)), 16, "batch"), "Upload")
    assert "85\u2009Mbps" in short.cure
    assert limit(assess_network(home(speed(up=85.0)), 16, "batch"), "Upload").fits


@pytest.mark.parametrize("workload", CLASSES)
def test_every_step_can_be_computed_again(workload: str) -> None:
    """Every line of working gives its value again from its operands, and low-confidence assumptions are marked."""
    section = assess_network(home(speed(), speed(up=33.3), data_cap_tb=1.2, plan_up_mbps=100.0), 7, workload)
    assert len(section.steps) > 15
    for step in section.steps:
        assert recompute(step) == pytest.approx(step.value), step.label
    assumed = [step for step in section.steps if step.basis is Basis.ASSUMED]
    assert {"Upload kept for the household", "Download kept for the household"} <= {step.label for step in assumed}


@pytest.mark.parametrize("workload", CLASSES)
@pytest.mark.parametrize(
    "make", [Home, lambda: home(speed()), lambda: home(speed(up=None, loss_pct=None), technology="geo_satellite")]
)
def test_every_finding_is_whole(workload: str, make: Callable[[], Home]) -> None:
    """Every finding has a code of its own, says something, gives its source; every open one names a real field."""
    section = assess_network(make(), 16, workload)
    codes = [one.code for one in section.findings]
    assert len(codes) == len(set(codes))
    for one in section.findings:
        assert one.says.endswith(".")
        assert one.cite
        assert one.severity in {Severity.OK, Severity.NOTE} or one.cure
        assert one.severity is not Severity.UNKNOWN or one.field
        if one.field:
            part, name = one.field.split(".")
            assert name in type(getattr(Home(), part)).model_fields


def test_a_silent_run_gives_the_same_answer() -> None:
    """Without recording there are no steps, and limits and findings are the same."""
    place = home(speed(), speed(up=40.0), data_cap_tb=2.0)
    loud, silent = (assess_network(place, 6, "training", recording=recording) for recording in (True, False))
    assert silent.worked == ()
    assert (silent.limits, silent.findings) == (loud.limits, loud.findings)


rates = st.floats(0, 20_000, allow_nan=False)


@given(slow=rates, more=rates, gpus=st.integers(1, 64), workload=st.sampled_from(CLASSES))
def test_more_upload_never_serves_fewer(slow: float, more: float, gpus: int, workload: str) -> None:
    """The number of GPUs served never falls when the upload rises."""
    low, high = (
        limit(assess_network(home(speed(up=up)), gpus, workload, recording=False), "Upload").capacity
        for up in (slow, slow + more)
    )
    assert low is not None
    assert high is not None
    assert 0 <= low <= high
    assert low == int(low)


@given(up=rates, gpus=st.integers(1, 63), workload=st.sampled_from(CLASSES))
def test_a_larger_node_never_passes_where_a_smaller_fails(up: float, gpus: int, workload: str) -> None:
    """What does not fit does not fit with one GPU more."""
    small, large = (assess_network(home(speed(up=up)), n, workload, recording=False).limits for n in (gpus, gpus + 1))
    assert all(s.fits or not b.fits for s, b in zip(small, large, strict=True))


@given(tests=st.lists(rates, min_size=1, max_size=40), worse=rates)
def test_one_more_test_below_fourteen_never_helps(tests: list[float], worse: float) -> None:
    """As a screening, another test can only lower what decides."""
    few = tests[:12]
    before, after = (
        limit(assess_network(home(*(speed(up=up) for up in ups)), 1, "batch", recording=False), "Upload").capacity
        for ups in (few, [*few, worse])
    )
    assert before is not None
    assert after is not None
    assert after <= before
