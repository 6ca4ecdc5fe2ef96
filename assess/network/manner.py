"""Through what the speed tests were made: a VPN, Wi-Fi, the home's own network, a program with a known fault."""

from collections.abc import Iterable

from assess.findings import Finding, Severity
from assess.network.decision import Decision
from assess.network.needs import NetworkRules
from assess.numbers import quantity

_FIELD = "internet.tests"


def manner_findings(decision: Decision, rules: NetworkRules) -> list[Finding]:
    """Return what the manner of the tests means for the answer."""
    checks = (_local, _vpn, _wifi, _one_way, _python_client, _read_with)
    return [finding for check in checks if (finding := check(decision, rules)) is not None]


def _local(decision: Decision, rules: NetworkRules) -> Finding | None:
    count = len(decision.log.local)
    if not count:
        return None
    return Finding(
        code="network.local",
        severity=Severity.WARNING,
        says=f"{_tests(count)} within the home's own network and {_were(count)} set aside.",
        means="Such a test measures cables and Wi-Fi, not the line.",
        cure="Test against a server outside the home.",
        cite=rules.cites["local"],
        field=_FIELD,
    )


def _vpn(decision: Decision, rules: NetworkRules) -> Finding | None:
    count = sum(t.vpn is True for t in decision.tests)
    if not count:
        return None
    return Finding(
        code="network.vpn",
        severity=Severity.WARNING,
        says=f"{count:,} of {len(decision.tests):,} tests ran through a VPN.",
        means="Such a test measures the VPN, not the line.",
        cure="Test again with the VPN off.",
        cite=rules.cites["vpn"],
    )


def _wifi(decision: Decision, rules: NetworkRules) -> Finding | None:
    count = sum(t.wifi is True for t in decision.tests)
    if not count:
        return None
    return Finding(
        code="network.wifi",
        severity=Severity.NOTE,
        says=f"{count:,} of {len(decision.tests):,} tests ran over Wi-Fi.",
        means="The line may be better than that: such a test is as slow as the radio.",
        cure="Test again on a computer wired to the router.",
        cite=rules.cites["wifi"],
    )


def _one_way(decision: Decision, rules: NetworkRules) -> Finding | None:
    """Tell of tests of which one direction failed: the other was measured, and the test counts as made."""
    half = [t for t in decision.tests if t.message and (t.down_mbps is None) != (t.up_mbps is None)]
    if not half:
        return None
    return Finding(
        code="network.one_way",
        severity=Severity.NOTE,
        says=f"{len(half):,} of {len(decision.tests):,} tests failed one way{_such(t.message for t in half)}.",
        means="A transfer that is cut off in the middle may be the line, a router or the server.",
        cure="Move a large file each way for half an hour, and see whether it comes through.",
        cite=rules.cites["failed"],
    )


def _read_with(decision: Decision, rules: NetworkRules) -> Finding | None:
    notes = [t.note for t in decision.tests if t.note]
    if not notes:
        return None
    return Finding(
        code="network.read_with",
        severity=Severity.NOTE,
        says=f"{len(notes):,} of {len(decision.tests):,} tests were read with an assumption{_such(notes)}.",
        means="The figures are right if the assumption is.",
        cite=rules.cites["read"],
    )


def _python_client(decision: Decision, rules: NetworkRules) -> Finding | None:
    client, sound = rules.python_client.tool, rules.python_client.sound_up_to
    fast = any(t.tool == client and (t.down_mbps or 0) > sound.value for t in decision.tests)
    if not fast:
        return None
    return Finding(
        code="network.python_client",
        severity=Severity.NOTE,
        says=f"A rate above {quantity(sound.value, sound.unit)} was measured with {client}.",
        means="That program reads fast lines too low, so the rate is a lower bound.",
        cure="Repeat with another program: `assess measure --list` names some.",
        cite=sound.cite,
    )


def _such(messages: Iterable[str | None]) -> str:
    first = next((message for message in messages if message), None)
    return f', such as "{first}"' if first else ""


def _tests(count: int) -> str:
    return "One test ran" if count == 1 else f"{count:,} tests ran"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
