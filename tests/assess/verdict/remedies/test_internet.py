"""Remedies at the line: another plan, another line, a second one."""

from collections.abc import Callable

from assess.intake import Home, SpeedTest
from assess.verdict.remedies import apply_remedy

Example = Callable[[str], Home]
WithFields = Callable[..., Home]
Refused = Callable[[Home, str], bool]


def test_fiber_is_symmetric_and_without_a_cap(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """500 Mbps both ways at 20 ms, idle or loaded, without loss; nothing else of the old line is left but its second.

    Where nothing was measured a test comes first.
    """
    old = with_fields(example("no-go-houston"), "internet", second_path=True, data_cap_tb=1.2, servers_allowed=False)
    line = apply_remedy(old, "fiber").internet
    (test,) = line.tests or ()
    rates = test.down_mbps, test.up_mbps
    delays = test.idle_latency_ms, test.loaded_latency_up_ms, test.loaded_latency_down_ms
    assert (rates, delays, test.loss_pct) == ((500, 500), (20, 20, 20), 0)
    assert (line.technology, line.unlimited_data, line.second_path) == ("fiber", True, True)
    assert (line.data_cap_tb, line.servers_allowed, line.plan_up_mbps) == (None, None, None)
    for tests in (None, ()):
        assert refused(with_fields(old, "internet", tests=tests), "fiber")


def test_a_cap_is_lifted_where_there_is_one(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """The plan and what was measured of it stay."""
    capped = with_fields(example("go-cleveland"), "internet", data_cap_tb=1.2, unlimited_data=None)
    lifted = {"data_cap_tb": None, "unlimited_data": True}
    assert apply_remedy(capped, "unlimited_data").internet == capped.internet.model_copy(update=lifted)
    assert refused(with_fields(capped, "internet", data_cap_tb=None), "unlimited_data")


def test_a_second_path_is_added_once(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """Whether there was none or nobody knew."""
    home = with_fields(example("go-cleveland"), "internet", tests=(SpeedTest(down_mbps=9, up_mbps=9),))
    for before in (None, False):
        single = with_fields(home, "internet", second_path=before)
        twofold = single.internet.model_copy(update={"second_path": True})
        assert apply_remedy(single, "second_path").internet == twofold
    assert refused(with_fields(home, "internet", second_path=True), "second_path")
