"""Speed tests, made ready to be shown."""

from assess.findings import Finding, Severity
from assess.intake import SpeedTest
from assess.numbers import quantity
from assess.report.readings.content import Content, Listing, facts

_COLUMNS = ("When", "Down", "Up", "Idle", "Loaded", "Loss", "Server")


def tests_content(tests: tuple[SpeedTest, ...], file: str, kind: str, title: str) -> Content:
    """Return what a file of speed tests holds, failed ones too."""
    failed = [test for test in tests if test.status == "failed"]
    isps = list(dict.fromkeys(test.isp for test in tests if test.isp))
    tools = list(dict.fromkeys(test.tool for test in tests if test.tool))
    stamps = [test.at for test in tests if test.at]
    if all(test.moment for test in tests if test.at):
        stamps.sort()  # else they stand in the order of the file, since a time without a year has none
    return Content(
        file=file,
        kind=kind,
        title=title,
        facts=facts(
            tests=f"{len(tests)}" + (f" ({len(failed)} failed)" if failed else ""),
            tool=", ".join(tools) or None,
            provider=", ".join(isps) or None,
            first=stamps[0] if stamps else None,
            last=stamps[-1] if len(stamps) > 1 else None,
        ),
        listings=(Listing("Tests", _COLUMNS, tuple(map(_row, tests)), frozenset({1, 2, 3, 4, 5})),),
        findings=tuple(_findings(tests, failed)),
        data={"tests": [test.model_dump(mode="json", exclude_none=True) for test in tests]},
    )


def _row(test: SpeedTest) -> tuple[str, ...]:
    when = (test.at or "?").replace("T", " ")
    if test.status == "failed":
        return (when, "failed", "", "", "", "", test.message or "")
    loaded = [ms for ms in (test.loaded_latency_down_ms, test.loaded_latency_up_ms) if ms is not None]
    return (
        when,
        _known(test.down_mbps, "Mbps"),
        _known(test.up_mbps, "Mbps"),
        _known(test.idle_latency_ms, "ms"),
        _known(max(loaded, default=None), "ms"),
        _known(test.loss_pct, "%"),
        test.server or "?",
    )


def _known(value: float | None, unit: str) -> str:
    return "?" if value is None else quantity(value, unit)


def _findings(tests: tuple[SpeedTest, ...], failed: list[SpeedTest]) -> list[Finding]:
    found: list[Finding] = []

    def say(code: str, says: str, means: str, cure: str, severity: Severity = Severity.NOTE) -> None:
        found.append(Finding(code=f"read.{code}", severity=severity, says=says, means=means, cure=cure))

    good = [test for test in tests if test.status == "ok"]
    if failed:
        say(
            "failed_tests",
            f"{len(failed)} of {len(tests)} tests failed.",
            "A test that fails counts against the line.",
            "Run them again, by cable.",
            Severity.WARNING,
        )
    found += _half_failed(good)
    if good and all(test.loaded_latency_up_ms is None and test.loaded_latency_down_ms is None for test in good):
        means = "A line that chokes under load looks good without it."
        say("no_loaded_latency", "No test tells the latency under load.", means, "Run `assess measure`.")
    if any(test.vpn for test in good):
        means = "It measures the VPN as well as the line."
        say("vpn", "A VPN was on.", means, "Turn it off and run the test again.", Severity.WARNING)
    if bare := sum(test.moment is not None and test.moment.tzinfo is None for test in tests):
        means = "They are taken for the home's own clock."
        say("no_zone", f"{bare} of {len(tests)} times have no zone.", means, "")
    if any(test.local for test in good):
        means = "It measures the home's own network, not the line, and is left out of an assessment."
        say("local", "The far end was in the home itself.", means, "Test against a server outside.", Severity.WARNING)
    if any(test.wifi for test in good):
        say("wifi", "The computer was on Wi-Fi.", "It can be slower than the line.", "Test again by cable.")
    for note in dict.fromkeys(test.note for test in tests if test.note):
        say("assumed", f"{note[0].upper()}{note[1:]}.", "", "")
    if good and any(test.loss_pct is None for test in good):
        say("loss_not_measured", "Packet loss was not measured in every test.", "It is unknown there, not zero.", "")
    return found


def _half_failed(good: list[SpeedTest]) -> list[Finding]:
    """Return one finding on the tests of which a part failed, or none."""
    said = [test.message for test in good if test.message]
    if not said:
        return []
    which = "One test" if len(said) == 1 else f"{len(said)} tests"
    return [
        Finding(
            code="read.half_failed",
            severity=Severity.WARNING,
            says=f"{which} failed in part: {said[0]}.",
            means="What failed is unknown there, not zero.",
            cure="Run it again.",
        )
    ]
