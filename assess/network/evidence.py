"""How far the speed tests can be trusted: how many, how many failed, through what."""

from assess.findings import Finding, Severity
from assess.network.decision import Decision
from assess.network.needs import NetworkRules
from assess.numbers import quantity
from assess.readers.ookla_records import SIVEL

_FIELD = "internet.tests"
_REPEAT = "Test hourly for a week of evenings, at least {tests} times, on a computer wired to the router."


def evidence_findings(decision: Decision, rules: NetworkRules) -> list[Finding]:
    """Return what the number and the manner of the tests mean for the answer."""
    checks = (_missing, _direction_missing, _sample, _best_of, _failed, _vpn, _python_client)
    return [finding for check in checks if (finding := check(decision, rules)) is not None]


def _missing(decision: Decision, rules: NetworkRules) -> Finding | None:
    if decision.tests:
        return None
    tried = f"All {len(decision.failed)} speed tests failed." if decision.failed else "There is no speed test."
    return Finding(
        code="network.no_test",
        severity=Severity.UNKNOWN,
        says=tried,
        means="Whether the line carries the node is not known; the plan alone does not say.",
        cure="Run `speedtest --format=json` on a computer wired to the router, and give the file.",
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
        cure="Run `speedtest --format=json`, which measures both directions.",
        cite=rules.cites["tests"],
        field=_FIELD,
    )


def _sample(decision: Decision, rules: NetworkRules) -> Finding | None:
    count, samples = len(decision.tests), rules.samples
    if not count:
        return None
    row = samples.row(count)
    if row is None:
        first = samples.rows[0].tests
        return Finding(
            code="network.sample",
            severity=Severity.WARNING,
            says=f"Screening only: {count} successful speed test{'s' if count > 1 else ''}.",
            means=f"Under {first} tests no percentile can be stated honestly, so the lowest rate measured decides.",
            cure=_REPEAT.format(tests=first),
            cite=samples.cite,
            field=_FIELD,
        )
    best = min(r.percentile for r in samples.rows)
    return Finding(
        code="network.sample",
        severity=Severity.OK if row.percentile == best else Severity.NOTE,
        says=f"{count} successful speed tests.",
        means=f"They bound the {row.percentile}th percentile of the rates with 95% confidence; it decides.",
        cite=samples.cite,
    )


def _best_of(decision: Decision, rules: NetworkRules) -> Finding | None:
    rates = [t.up_mbps for t in decision.tests if t.up_mbps is not None]
    if len(rates) <= 1 or decision.up_mbps is None or max(rates) == decision.up_mbps:
        return None
    best, lowest = quantity(max(rates), "Mbps"), quantity(decision.up_mbps, "Mbps")
    says = f"The best of {len(rates)} tests shows {best} upload; {lowest} decides."
    means = "The best of several tests hides the hours in which the line is slow."
    return Finding(code="network.best_of", severity=Severity.NOTE, says=says, means=means, cite=rules.cites["best_of"])


def _failed(decision: Decision, rules: NetworkRules) -> Finding | None:
    if not decision.failed:
        return None
    messages = list(dict.fromkeys(t.message for t in decision.failed if t.message))[:1]
    quoted = f', such as "{messages[0]}"' if messages else ""
    return Finding(
        code="network.failed_tests",
        severity=Severity.WARNING,
        says=f"{len(decision.failed)} of {decision.attempts} speed tests failed{quoted}.",
        means="A failed test is no rate of 0, but it may be an outage.",
        cure="Ping two outside addresses once a minute for a week to see how often the line drops.",
        cite=rules.cites["failed"],
    )


def _vpn(decision: Decision, rules: NetworkRules) -> Finding | None:
    count = sum(t.vpn is True for t in decision.tests)
    if not count:
        return None
    return Finding(
        code="network.vpn",
        severity=Severity.WARNING,
        says=f"{count} of {len(decision.tests)} tests ran through a VPN.",
        means="Such a test measures the VPN, not the line.",
        cure="Test again with the VPN off.",
        cite=rules.cites["vpn"],
    )


def _python_client(decision: Decision, rules: NetworkRules) -> Finding | None:
    sound = rules.python_client["sound_up_to"]
    fast = any(t.tool == SIVEL and (t.down_mbps or 0) > sound.value for t in decision.tests)
    if not fast:
        return None
    return Finding(
        code="network.python_client",
        severity=Severity.NOTE,
        says=f"A rate above {quantity(sound.value, sound.unit)} was measured with {SIVEL}.",
        means="That program reads fast lines too low, so the rate is a lower bound.",
        cure="Repeat with Ookla's own client.",
        cite=sound.cite,
    )
