import pytest

from assess.findings import Finding, Severity
from assess.intake import Home, Internet, SpeedTest
from assess.network import assess_network, load_network_rules
from assess.network.flow import flow_bound_mbps
from assess.worksheet import Worksheet

RULES = load_network_rules()


@pytest.mark.parametrize(
    ("loss_pct", "trip_ms", "mbps"),
    [
        (0.01, 20, 50.4),
        (0.01, 60, 16.8),
        (0.01, 100, 10.1),
        (0.1, 20, 15.9),
        (0.1, 60, 5.3),
        (0.1, 100, 3.2),
        (1, 20, 5.0),
        (1, 60, 1.7),
        (1, 100, 1.0),
        (2, 20, 3.6),
        (2, 60, 1.2),
        (2, 100, 0.7),
    ],
)
def test_one_connection_by_hand(loss_pct: float, trip_ms: float, mbps: float) -> None:
    """Mathis et al. 1997 with a segment of 1,448 bytes and C = 0.87, worked by hand."""
    assert flow_bound_mbps(loss_pct, trip_ms, RULES, Worksheet()) == pytest.approx(mbps, abs=0.06)


@pytest.mark.parametrize(
    ("loss_pct", "trip_ms", "measured"), [(0.1, 20, 20.8), (0.1, 60, 7.1), (1, 20, 6.0), (2, 20, 3.9)]
)
def test_the_range_of_the_constant_holds_what_was_measured(loss_pct: float, trip_ms: float, measured: float) -> None:
    """Reno and CUBIC on an emulated lossy line lie within the range of C, give or take a twentieth."""
    constant = RULES.flow["constant"]
    bound = flow_bound_mbps(loss_pct, trip_ms, RULES, Worksheet())
    assert constant.low is not None
    assert constant.high is not None
    assert 0.95 * constant.low <= measured / bound * constant.value <= 1.05 * constant.high


def finding(*, idle_latency_ms: float, loss_pct: float | None = None) -> Finding | None:
    """Return what is said of one connection on a line of 300 Mbps."""
    test = SpeedTest(down_mbps=300.0, up_mbps=30.0, loss_pct=loss_pct, idle_latency_ms=idle_latency_ms)
    section = assess_network(Home(internet=Internet(tests=(test,))), 1, "batch")
    return next((one for one in section.findings if one.code == "network.single_flow"), None)


def test_a_lossy_line_is_slow_for_one_connection() -> None:
    """At 1 % and 60 ms one connection gets 1.7 Mbps of 300, and the cure is named."""
    told = finding(loss_pct=1.0, idle_latency_ms=60.0)
    assert told is not None
    assert told.severity is Severity.NOTE
    assert "1.7\u2009Mbps" in told.says
    assert "BBR" in told.cure


def test_a_clean_line_is_not_blamed() -> None:
    """Without loss there is no bound; with next to none it is above the line itself."""
    assert finding(loss_pct=0.0, idle_latency_ms=60.0) is None
    assert finding(idle_latency_ms=60.0) is None
    near = finding(loss_pct=0.0001, idle_latency_ms=5.0)
    assert near is not None
    assert near.severity is Severity.OK


def test_a_line_that_loses_much_has_no_formula() -> None:
    """At 60 % loss no rate is stated, because time-outs rule."""
    told = finding(loss_pct=60.0, idle_latency_ms=15.0)
    assert told is not None
    assert "no rate can be stated" in told.means
