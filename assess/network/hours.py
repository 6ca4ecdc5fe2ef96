"""The line by time of day and week: what a single test at noon does not show."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assess.findings import Curve, Finding, Series, Severity, Worked
from assess.network.log import RATES, Log, Timed, figure_of
from assess.network.needs import NetworkRules, load_network_rules
from assess.network.ranks import quantile
from assess.network.remembered import remembered
from assess.numbers import quantity
from assess.worksheet import Worksheet

_OTHER, _WEEKDAYS, _WEEKENDS = "other hours", "weekdays", "weekends"
_LOW = 0.05  # the share that a reader of speed tests calls the slow end


@dataclass(frozen=True)
class Slice:
    """The rates of a part of the day or week [Mbps]."""

    name: str
    rates: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the middle rate [Mbps]."""
        return quantile(self.rates, 0.5)

    @property
    def slow(self) -> float:
        """Return the 5th percentile of the sample itself [Mbps]; no bound, only a description."""
        return quantile(self.rates, _LOW)


@remembered(16)
def slices(log: Log, way: str) -> tuple[Slice, ...]:
    """Return the rates of the busy hours and of the others, of weekdays and weekends, as far as they were tested."""
    rules = load_network_rules()
    first, last = rules.busy["first"].value, rules.busy["last"].value
    evening = f"{first:g} to {last:g} h"
    parts: list[tuple[str, Callable[[Timed], bool]]] = [
        (evening, lambda one: first <= (one.when.hour or 0) < last),
        (_OTHER, lambda one: not first <= (one.when.hour or 0) < last),
        (_WEEKDAYS, lambda one: not one.when.weekend),
        (_WEEKENDS, lambda one: bool(one.when.weekend)),
    ]
    known = [one for one in log.timed if one.when.hour is not None and one.test.status != "failed"]
    found = (Slice(name, _rates((one for one in known if fits(one)), way, log)) for name, fits in parts)
    return tuple(part for part in found if part.rates)


def hour_findings(log: Log, rules: NetworkRules) -> list[Finding]:
    """Return how the line differs by time, and what is not known of the time of the tests."""
    return [*_clock(log, rules), *_evening(log, rules), *_changed(log, rules)]


def hours_worked(log: Log, rules: NetworkRules) -> tuple[Worked, ...]:
    """Return the sheet of the slices that have enough tests to say anything of them."""
    ws, enough = Worksheet(), rules.samples.rows[0].tests
    for way, name in RATES.items():
        for part in slices(log, way):
            if len(part.rates) < enough:
                continue
            note = f"{len(part.rates):,} tests"
            ws.given(f"{name}, {part.name}: median", part.median, "Mbps", note=note)
            ws.given(f"{name}, {part.name}: 5th percentile of the tests", part.slow, "Mbps", note=note)
    return (Worked(title="The line by time", steps=tuple(ws.steps), governs=False),) if ws.steps else ()


def pictures(log: Log, rules: NetworkRules) -> tuple[Series, ...]:
    """Return the rates by hour of the day; nothing where too few hours or tests are known."""
    return tuple(picture for way, name in RATES.items() if (picture := _by_hour(log, way, name, rules)) is not None)


def _by_hour(log: Log, way: str, name: str, rules: NetworkRules) -> Series | None:
    hours: dict[int, list[Timed]] = defaultdict(list)
    for one in log.timed:
        if one.when.hour is not None and one.test.status != "failed":
            hours[one.when.hour].append(one)
    tested = {hour: rates for hour in sorted(hours) if (rates := _rates(hours[hour], way, log))}
    few = sum(map(len, tested.values())) < rules.picture["tests"].value
    if few or len(tested) < rules.picture["hours"].value:
        return None
    slowest = min(tested, key=lambda hour: quantile(tested[hour], 0.5))
    parts = (("lowest", 0.0), ("5th percentile", _LOW), ("median", 0.5), ("highest", 1.0))
    return Series(
        code=f"network.{way}_by_hour",
        title=f"{name} by hour of the day",
        x_name="hour of the day",
        x_unit="h",
        x=tuple(float(hour) for hour in tested),
        y_unit="Mbps",
        curves=tuple(
            Curve(name=part, values=tuple(quantile(rates, q) for rates in tested.values())) for part, q in parts
        ),
        says=f"{name} is slowest at {slowest} h: {quantity(quantile(tested[slowest], 0.5), 'Mbps')} in the middle of "
        f"the tests, {quantity(tested[slowest][0], 'Mbps')} at worst.",
    )


def _clock(log: Log, rules: NetworkRules) -> list[Finding]:
    bare, utc = log.kinds.get("bare", 0), log.kinds.get("utc", 0)
    if bare:
        which = "The test has" if log.attempts == 1 else f"{bare:,} of {log.attempts:,} tests have"
        said = (f"{which} a time without a zone.", "It is taken as the home's own clock; some programs write UTC.")
        cure, field = "Write times with their offset, such as 2026-05-04T20:12:00-04:00.", "internet.tests"
    elif utc >= rules.samples.rows[0].tests:  # a few have no evenings to tell from other hours
        said = (
            "The tests are timed in UTC, and the home's state is not known.",
            "The busy hours of the evening cannot be told from the others.",
        )
        cure, field = "Give place.state or a ZIP code.", "place.state"
    else:
        return []
    says, means = said
    cite = rules.cites["zones"]
    return [
        Finding(
            code="network.time_zone", severity=Severity.NOTE, says=says, means=means, cure=cure, cite=cite, field=field
        )
    ]


def _evening(log: Log, rules: NetworkRules) -> list[Finding]:
    enough, says = rules.samples.rows[0].tests, []
    for way, name in RATES.items():
        parts = slices(log, way)
        if len(parts) < 2 or parts[1].name != _OTHER or min(len(part.rates) for part in parts[:2]) < enough:
            continue
        busy, other = parts[:2]
        says.append(
            f"{name} at {busy.name}: {quantity(busy.median, 'Mbps')} in the middle, {quantity(busy.slow, 'Mbps')} at "
            f"the slow end; {quantity(other.median, 'Mbps')} and {quantity(other.slow, 'Mbps')} at other hours."
        )
        named = {part.name: part for part in parts}
        if _WEEKENDS in named and _WEEKDAYS in named:
            ends, days = (quantity(named[name].median, "Mbps") for name in (_WEEKENDS, _WEEKDAYS))
            says.append(f"In the middle it is {ends} on weekends and {days} on weekdays.")
    if not says:
        return []
    return [
        Finding(
            code="network.by_time",
            severity=Severity.NOTE,
            says=" ".join(says),
            means="In the evening the neighbors share the line; a test at noon does not see it.",
            cite=rules.busy["first"].cite,
        )
    ]


def _changed(log: Log, rules: NetworkRules) -> list[Finding]:
    good = [one.test for one in log.timed if one.test.status != "failed"]
    third = len(good) // 3
    if len(good) < rules.change["tests"].value:
        return []
    for way, name in RATES.items():
        before, after = (
            sorted(v for test in part if (v := figure_of(test, way)) is not None)
            for part in (good[:third], good[-third:])
        )
        if not before or not after:
            continue
        was, now = quantile(before, 0.5), quantile(after, 0.5)
        if max(was, now) > rules.change["ratio"].value * min(was, now):
            return [
                Finding(
                    code="network.changed",
                    severity=Severity.NOTE,
                    says=f"{name} went from {quantity(was, 'Mbps')} to {quantity(now, 'Mbps')} within the log.",
                    means="The plan or the line was changed, and the tests before it still count.",
                    cure="Leave out the tests from before the change.",
                    cite=rules.change["ratio"].cite,
                )
            ]
    return []


def _rates(tests: Iterable[Timed], way: str, log: Log) -> tuple[float, ...]:
    odd = log.odd[way]
    found = (figure_of(one.test, way) for one in tests)
    return tuple(sorted(rate for rate in found if rate is not None and rate not in odd))
