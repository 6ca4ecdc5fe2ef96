"""How far the speed tests can be trusted: how many there are, how they spread, how many failed."""

from assess.findings import Finding, Severity
from assess.network.decision import Decision
from assess.network.log import RATES
from assess.network.needs import NetworkRules
from assess.network.ranks import quantile
from assess.numbers import percent, quantity

_FIELD = "internet.tests"
_REPEAT = "Test hourly for a week of evenings, at least {tests} times, on a computer wired to the router."


def evidence_findings(decision: Decision, rules: NetworkRules) -> list[Finding]:
    """Return what the number and the spread of the tests mean for the answer."""
    checks = (_missing, _direction_missing, _sample, _odd, _lone, _best_of, _failed)
    return [finding for check in checks if (finding := check(decision, rules)) is not None]


def _missing(decision: Decision, rules: NetworkRules) -> Finding | None:
    if decision.tests:
        return None
    count = len(decision.failed)
    tried = "There is no speed test." if not count else f"All {count:,} speed tests failed."
    tried = "The only speed test failed." if count == 1 else tried
    return Finding(
        code="network.no_test",
        severity=Severity.UNKNOWN,
        says=tried,
        means="Whether the line carries the node is not known; the plan alone does not say.",
        cure="Run `assess measure` on a computer wired to the router, and give its log.",
        cite=rules.cites["tests"],
        field=_FIELD,
    )


def _direction_missing(decision: Decision, rules: NetworkRules) -> Finding | None:
    rates = {"download": decision.down_mbps, "upload": decision.up_mbps}
    missing = [name for name, rate in rates.items() if rate is None]
    if not decision.tests or not missing:
        return None
    return Finding(
        code="network.direction_missing",
        severity=Severity.UNKNOWN,
        says=f"No test measured the {' and the '.join(missing)}.",
        means="A rate that was not measured is unknown, not 0.",
        cure="Run `assess measure` with a tool that measures both directions; `assess measure --list` names them.",
        cite=rules.cites["tests"],
        field=_FIELD,
    )


def _sample(decision: Decision, rules: NetworkRules) -> Finding | None:
    count, samples = decision.log.counted, rules.samples
    if not decision.tests:
        return None
    row = samples.row(count)
    if row is None:
        first = samples.rows[0].tests
        return Finding(
            code="network.sample",
            severity=Severity.WARNING,
            says=f"Screening only: {count} successful speed test{'' if count == 1 else 's'}.",
            means=f"Under {first} tests no percentile can be stated honestly, so the lowest rate measured decides.",
            cure=_REPEAT.format(tests=first),
            cite=samples.cite,
            field=_FIELD,
        )
    best = min(r.percentile for r in samples.rows)
    return Finding(
        code="network.sample",
        severity=Severity.OK if row.percentile == best else Severity.NOTE,
        says=f"{count:,} successful speed tests{_span(decision)}.",
        means=f"They bound the {row.percentile}th percentile of the rates with 95% confidence; it decides.",
        cite=samples.cite,
    )


def _span(decision: Decision) -> str:
    """Return over how many days the tests were made: a thousand in one evening are still one evening."""
    times = decision.log.timed
    if len(times) < 2:
        return ""
    days = (times[-1].when.at - times[0].when.at).days + 1
    return f" over {days:,} days" if days > 1 else " on one day"


def _odd(decision: Decision, rules: NetworkRules) -> Finding | None:
    """Flag rates far above the rest, as a unit taken for another makes them."""
    found = [
        f"{RATES[way].lower()} of {quantity(rate, 'Mbps')}" for way in RATES for rate in reversed(decision.log.odd[way])
    ]
    if not found:
        return None
    factor, shown = rules.outlier["factor"], rules.samples.shown
    listed = ", ".join(found[:shown]) + (f" and {len(found) - shown:,} more" if len(found) > shown else "")
    return Finding(
        code="network.outliers",
        severity=Severity.WARNING,
        says=f"More than {factor.value:g} times the other tests: {listed}.",
        means="A unit was probably taken for another; the test is set aside and does not count.",
        cure="Look at the file: bits or bytes, kilo or mega; correct it or test again.",
        cite=factor.cite,
        field=_FIELD,
    )


def _lone(decision: Decision, rules: NetworkRules) -> Finding | None:
    """Say when a screening is decided by one test far below the others."""
    factor, others = rules.outlier["factor"], rules.outlier["others"].value
    for way, name in RATES.items():
        values = decision.log.values[way]
        if rules.samples.row(len(values)) is not None or len(values) <= others:
            continue
        lowest, middle = values[0], quantile(values[1:], 0.5)
        if lowest * factor.value < middle:
            return Finding(
                code="network.lone_test",
                severity=Severity.NOTE,
                says=f"One test of {quantity(lowest, 'Mbps')} {name.lower()} decides; the others show about "
                f"{quantity(middle, 'Mbps')}.",
                means="It may be an hour in which the line was slow, or a test that went wrong.",
                cure=_REPEAT.format(tests=rules.samples.rows[0].tests),
                cite=factor.cite,
                field=_FIELD,
            )
    return None


def _best_of(decision: Decision, rules: NetworkRules) -> Finding | None:
    rates = decision.log.values["up"]
    if len(rates) <= 1 or decision.up_mbps is None or rates[-1] == decision.up_mbps:
        return None
    best, lowest = quantity(rates[-1], "Mbps"), quantity(decision.up_mbps, "Mbps")
    says = f"The best of {len(rates):,} tests shows {best} upload; {lowest} decides."
    means = "The best of several tests hides the hours in which the line is slow."
    if rules.samples.row(len(rates)) is not None:
        middle = quantile(rates, 0.5)
        slow = sum(rate < rules.plan["acceptable"].value * middle for rate in rates) / len(rates)
        # Three tests hide a slow line unless all of them are slow.
        if slow > 0:
            means = (
                f"{percent(slow)} of the tests were under {percent(rules.plan['acceptable'].value)} of the usual "
                f"{quantity(middle, 'Mbps')}; the best of three hides that in {percent(1 - slow**3)} of visits."
            )
    return Finding(code="network.best_of", severity=Severity.NOTE, says=says, means=means, cite=rules.cites["best_of"])


def _failed(decision: Decision, rules: NetworkRules) -> Finding | None:
    if not decision.failed:
        return None
    messages = list(dict.fromkeys(t.message for t in decision.failed if t.message))[:1]
    quoted = f', such as "{messages[0]}"' if messages else ""
    return Finding(
        code="network.failed_tests",
        severity=Severity.WARNING,
        says=f"{len(decision.failed):,} of {decision.attempts:,} speed tests failed{quoted}.",
        means="A failed test is no rate of 0, but it may be an outage.",
        cure="Ping two outside addresses once a minute for a week to see how often the line drops.",
        cite=rules.cites["failed"],
    )
