"""Outages in a log of tests: failed tests in a row, on a schedule that is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from assess.findings import Finding, Severity
from assess.network.log import Log, Timed
from assess.network.needs import NetworkRules, load_network_rules
from assess.network.ranks import least_failing, most_failing, quantile
from assess.network.remembered import remembered
from assess.numbers import percent, quantity
from assess.worksheet import Worksheet

_S_PER_MIN = 60.0


@dataclass(frozen=True)
class Outage:
    """Failed tests in a row; it lasted at least from the first to the last of them, at most from good to good."""

    failed: int
    least_min: float
    most_min: float


@dataclass(frozen=True)
class Outages:
    """What a log on a schedule says of a line: how often it was tried and how often that failed.

    `interval_min` is the usual time between two tests, `watched_h` the hours covered, without the silences in which
    the log stopped. `least` and `most` bound the share of failures with the confidence of the samples.
    """

    attempts: int
    failed: int
    interval_min: float
    watched_h: float
    silences: int
    outages: tuple[Outage, ...]
    least: float
    most: float

    @property
    def up(self) -> float:
        """Return the share of tests that went through."""
        return 1 - self.failed / self.attempts


@remembered(8)
def outages_of(log: Log) -> Outages | None:
    """Return the outages of a log; None for fewer tests than make one, or tests that were on no schedule."""
    rules = load_network_rules()
    times, asked = log.timed, rules.outage
    gaps_min = sorted(_minutes(b.when.at - a.when.at) for a, b in pairwise(times))
    if len(times) < asked["tests"].value:
        return None
    interval = quantile(gaps_min, 0.5)
    slow, fast = quantile(gaps_min, 0.9), quantile(gaps_min, 0.1)
    if interval <= 0 or slow > asked["spread"].value * max(fast, interval / asked["spread"].value):
        return None
    longest = asked["gap"].value * interval
    pieces = list(_pieces(times, longest))
    failed = sum(one.test.status == "failed" for one in times)
    risk = rules.samples.risk
    return Outages(
        attempts=len(times),
        failed=failed,
        interval_min=interval,
        watched_h=sum(gap for gap in gaps_min if gap <= longest) / _S_PER_MIN,
        silences=len(pieces) - 1,
        outages=tuple(outage for piece in pieces for outage in _runs(piece, interval)),
        least=least_failing(failed, len(times), risk),
        most=most_failing(failed, len(times), risk),
    )


def outage_findings(log: Log, rules: NetworkRules, ws: Worksheet) -> list[Finding]:
    """Return what a log says of the uptime of the line."""
    seen = outages_of(log)
    if seen is None:
        return []
    passed = seen.attempts - seen.failed
    through = ws.product("Tests that went through", (passed, "tests"), over=[(seen.attempts, "tests")], unit="")
    span = f"{_watched(seen.watched_h)} of a test every {_clock(seen.interval_min)}{_silences(seen.silences)}"
    if not seen.failed:
        if log.failed:  # at times that nobody knows
            return []
        return [
            Finding(
                code="network.outages",
                severity=Severity.OK,
                says=f"No test failed in {span}.",
                means=f"With 95% confidence at most {percent(seen.most)} of the tests fail.",
                cite=rules.samples.cite,
            )
        ]
    worst = max(seen.outages, key=lambda one: (one.most_min, one.failed))
    ws.given("Longest outage of the log, at most", worst.most_min, "min")
    return [
        Finding(
            code="network.outages",
            severity=Severity.NOTE,
            says=f"{percent(through)} of {seen.attempts:,} tests went through in {span}: {_counted(seen)}, "
            f"the longest {_span(worst)}.",
            means="A test also fails when its server does, so the line itself is up at least as often.",
            cure="Ping two outside addresses once a minute to tell the line from the server.",
            cite=rules.cites["schedule"],
        )
    ]


def _pieces(times: Sequence[Timed], longest_min: float) -> Iterator[list[Timed]]:
    """Yield the stretches of a log between its silences."""
    piece = [times[0]]
    for before, after in pairwise(times):
        if _minutes(after.when.at - before.when.at) > longest_min:
            yield piece
            piece = []
        piece.append(after)
    yield piece


def _runs(piece: list[Timed], interval_min: float) -> Iterator[Outage]:
    start: int | None = None
    for n, one in enumerate([*piece, None]):
        if one is not None and one.test.status == "failed":
            start = n if start is None else start
        elif start is not None:
            first, last = piece[start].when.at, piece[n - 1].when.at
            # At an end of the log the next test would have come an interval later.
            before = piece[start - 1].when.at if start else first - timedelta(minutes=interval_min)
            after = one.when.at if one is not None else last + timedelta(minutes=interval_min)
            yield Outage(n - start, _minutes(last - first), _minutes(after - before))
            start = None


def _minutes(span: timedelta) -> float:
    return span.total_seconds() / _S_PER_MIN


def _counted(seen: Outages) -> str:
    count = len(seen.outages)
    return f"{count} outages" if count > 1 else "one outage"


def _silences(count: int) -> str:
    if not count:
        return ""
    return f", the log stopping {count:,} times in between" if count > 1 else ", the log stopping once"


def _watched(hours: float) -> str:
    days = int(hours / 24)
    return f"{days:,} days" if days > 1 else quantity(hours, "h")


def _span(outage: Outage) -> str:
    if outage.failed == 1:
        return f"at most {_clock(outage.most_min)}"
    return f"between {_clock(outage.least_min)} and {_clock(outage.most_min)}"


def _clock(minutes: float) -> str:
    return quantity(minutes, "min") if minutes < 2 * _S_PER_MIN else quantity(minutes / _S_PER_MIN, "h")
