"""A log of tests in a few figures, for whoever has no home to assess yet: `assess read`, `assess measure`."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.intake import SpeedTest
from assess.network.log import sort_tests
from assess.network.needs import NetworkRules, load_network_rules
from assess.network.outages import Outages, outages_of
from assess.network.ranks import bound_rank, quantile


@dataclass(frozen=True)
class Bound:
    """What so many tests say of a percentile with 95 % confidence; `value` is None when they are too few.

    For a rate it is at least `value`, for latency and loss at most. `needed` is how many tests it takes.
    """

    percentile: int
    value: float | None
    needed: int


@dataclass(frozen=True)
class Spread:
    """One figure over the tests that gave it, in its own unit; quantiles are linear between tests."""

    count: int
    lowest: float
    p5: float
    p10: float
    p20: float
    median: float
    p80: float
    p90: float
    p95: float
    highest: float
    bounds: tuple[Bound, ...]


@dataclass(frozen=True)
class Summary:
    """Every figure of a log; one that no test gave is None. Rates in Mbps, latencies in ms, loss in %."""

    attempts: int
    failed: int
    down_mbps: Spread | None
    up_mbps: Spread | None
    idle_latency_ms: Spread | None
    loaded_latency_ms: Spread | None
    rise_ms: Spread | None
    loss_pct: Spread | None
    outages: Outages | None


def summarize(tests: Sequence[SpeedTest], state: str | None = None) -> Summary:
    """Return a log in figures, failed tests counted and in no rate; `state` tells the clock of times in UTC.

    Rates far above the rest are left out, as in an assessment.
    """
    rules = load_network_rules()
    log = sort_tests(tests, state, rules)
    spread = {
        name: _spread(values, rules, low=name in {"down", "up"}) if values else None
        for name, values in log.values.items()
    }
    return Summary(
        attempts=log.attempts,
        failed=len(log.failed),
        down_mbps=spread["down"],
        up_mbps=spread["up"],
        idle_latency_ms=spread["idle"],
        loaded_latency_ms=spread["loaded"],
        rise_ms=spread["rise"],
        loss_pct=spread["loss"],
        outages=outages_of(log),
    )


def _spread(ascending: tuple[float, ...], rules: NetworkRules, *, low: bool) -> Spread:
    count, bounds = len(ascending), []
    for row in rules.samples.rows:
        rank = bound_rank(count, row.share, rules.samples.risk)
        value = None if rank == 0 else ascending[rank - 1] if low else ascending[-rank]
        bounds.append(Bound(row.percentile if low else 100 - row.percentile, value, row.tests))
    p5, p10, p20, median, p80, p90, p95 = (quantile(ascending, q) for q in (0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95))
    return Spread(count, ascending[0], p5, p10, p20, median, p80, p90, p95, ascending[-1], tuple(bounds))
