"""The tests of a home, sorted once: what failed, what stands out, what was measured when."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assess.intake import Home, SpeedTest
from assess.network.clock import Moment, moment_of
from assess.network.needs import NetworkRules, load_network_rules
from assess.network.ranks import quantile

RATES = {"down": "Download", "up": "Upload"}


def loaded_latency_ms(test: SpeedTest) -> float | None:
    """Return the latency under load of the worse direction [ms]."""
    both = [v for v in (test.loaded_latency_down_ms, test.loaded_latency_up_ms) if v is not None]
    return max(both, default=None)


def rise_ms(test: SpeedTest) -> float | None:
    """Return how much latency rises under load [ms]; a line that answers faster under load does not rise."""
    loaded, idle = loaded_latency_ms(test), test.idle_latency_ms
    return None if loaded is None or idle is None else max(0.0, loaded - idle)


_FIGURES: Mapping[str, Callable[[SpeedTest], float | None]] = {
    # A stream at a set rate shows that rate, and loses what it sends beyond the line's: neither is the line's own.
    "down": lambda test: None if test.set_rate else test.down_mbps,
    "up": lambda test: None if test.set_rate else test.up_mbps,
    "loaded": loaded_latency_ms,
    "idle": lambda test: test.idle_latency_ms,
    "loss": lambda test: None if test.set_rate else test.loss_pct,
    "rise": rise_ms,
}


@dataclass(frozen=True)
class Timed:
    """A test whose time is known."""

    when: Moment
    test: SpeedTest


@dataclass(frozen=True, eq=False)
class Log:
    """Every test of a home; each list of values ascends. Two logs are equal only if they are one.

    `local` tests never left the home and count for nothing. `values` are those to decide by, `busy` the ones of the
    busy hours, `odd` rates so far above the rest that they were set aside. `timed` are the tests with a time, failed
    ones too, in the order of time.
    """

    good: tuple[SpeedTest, ...]
    local: tuple[SpeedTest, ...]
    failed: tuple[SpeedTest, ...]
    values: Mapping[str, tuple[float, ...]]
    busy: Mapping[str, tuple[float, ...]]
    odd: Mapping[str, tuple[float, ...]]
    timed: tuple[Timed, ...]
    kinds: Mapping[str, int]

    @property
    def attempts(self) -> int:
        """Return how many tests were tried."""
        return len(self.good) + len(self.failed)

    @property
    def counted(self) -> int:
        """Return how many tests measured the rate that was measured least."""
        rates = [len(self.values[way]) for way in RATES if self.values[way]]
        return min(rates, default=len(self.good))


def figure_of(test: SpeedTest, name: str) -> float | None:
    """Return one figure of a test: down, up [Mbps], loaded, idle, rise [ms] or loss [%]."""
    return _FIGURES[name](test)


def log_of(home: Home) -> Log:
    """Return the tests of a home, sorted; those of the same home are sorted once."""
    return _kept(_Same(home.internet.tests or ()), home.place.state)


def sort_tests(every: Sequence[SpeedTest], state: str | None, rules: NetworkRules) -> Log:
    """Return tests sorted, times read on the clock of `state` where it is known."""
    tests = [test for test in every if not test.local]
    good = tuple(test for test in tests if test.status != "failed")
    moments = [moment_of(test.at, state, rules.zones) for test in tests]
    filled = _filled(moments, tests)
    timed = sorted(
        (Timed(when, test) for when, test in zip(filled, tests, strict=True) if when is not None),
        key=lambda one: one.when.at,
    )
    values, odd = {}, {}
    for name in _FIGURES:
        ascending = _values(good, name)
        kept = _without_odd(ascending, rules) if name in RATES else len(ascending)
        values[name], odd[name] = ascending[:kept], ascending[kept:]
    busy = [one.test for one in timed if one.test.status != "failed" and _is_busy(one.when, rules)]
    return Log(
        good=good,
        local=tuple(test for test in every if test.local),
        failed=tuple(test for test in tests if test.status == "failed"),
        values=values,
        busy={name: tuple(v for v in _values(busy, name) if v not in odd[name]) for name in _FIGURES},
        odd=odd,
        timed=tuple(timed),
        kinds=Counter(when.kind if when else "none" for when in moments),
    )


def _filled(moments: Sequence[Moment | None], tests: Sequence[SpeedTest]) -> list[Moment | None]:
    """Return the times, those of failed tests that wrote none spread between the tests around them in the file."""
    out = list(moments)
    before: int | None = None
    for n, here in enumerate(moments):
        if here is None:
            continue
        missing = range(n if before is None else before + 1, n)
        start = None if before is None else moments[before]
        if start is not None and start.at < here.at and all(tests[k].status == "failed" for k in missing):
            step = (here.at - start.at) / (len(missing) + 1)
            for k in missing:
                out[k] = Moment(start.at + step * (k - missing.start + 1), here.kind)
        before = n
    return out


class _Same:
    """Tests that are equal only to themselves: to compare thousands would cost more than to sort them."""

    def __init__(self, tests: tuple[SpeedTest, ...]) -> None:
        self.tests = tests

    def __hash__(self) -> int:
        return id(self.tests)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.tests is self.tests


@lru_cache(maxsize=8)
def _kept(same: _Same, state: str | None) -> Log:
    return sort_tests(same.tests, state, load_network_rules())


def _values(tests: Iterable[SpeedTest], name: str) -> tuple[float, ...]:
    figure = _FIGURES[name]
    return tuple(sorted(value for test in tests if (value := figure(test)) is not None))


def _without_odd(ascending: tuple[float, ...], rules: NetworkRules) -> int:
    """Return how many of the lowest stay when those far above the middle of the rest are set aside."""
    factor, others = rules.outlier["factor"].value, int(rules.outlier["others"].value)
    kept = len(ascending)
    while kept > others and (middle := quantile(ascending[: kept - 1], 0.5)) > 0:
        if ascending[kept - 1] <= factor * middle:
            break
        kept -= 1
    return kept


def _is_busy(when: Moment, rules: NetworkRules) -> bool:
    return when.hour is not None and rules.busy["first"].value <= when.hour < rules.busy["last"].value
