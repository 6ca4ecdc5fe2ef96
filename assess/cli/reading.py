"""From a file to what it holds: recognize it, read it, make it ready to be shown. The impure rim of `assess read`."""

from datetime import date
from pathlib import Path

from assess.errors import IntakeError
from assess.readers.detect import recognize
from assess.readers.kinds import Kind
from assess.report.readings import Content

_TITLES = {
    Kind.OOKLA: "Speed tests of Ookla's speedtest",
    Kind.SPEEDTEST_CLI: "Speed tests of speedtest-cli",
    Kind.HPXML: "Home energy audit (HPXML)",
    Kind.HOME: "Home file",
}


def content_of(path: Path, today: date) -> Content:
    """Return what a file holds; readings from after `today` are refused. Raises AssessError."""
    kind = _kind(path)
    if kind is Kind.SPAN_V1:
        return _span(path, today)
    if kind is None or kind.is_panel:
        return _panel(path)
    if kind.is_meter:
        return _meter(path, today)
    if kind.is_speed_test:
        return _tests(path, kind)
    match kind:
        case Kind.EPW:
            return _weather(path)
        case _:
            return _home(path, kind)


def _kind(path: Path) -> Kind | None:
    """Return the kind of a file; None for a list of circuits that somebody keeps, told by its heading alone."""
    from assess.readers.panels import is_panel_file

    try:
        kind = recognize(path)
    except IntakeError:
        if is_panel_file(path):
            return None
        raise
    return None if kind is Kind.GENERIC_CSV and is_panel_file(path) else kind


def _span(path: Path, today: date) -> Content:
    """Return the energy between snapshots of a SPAN panel, where a file holds several, else its circuits."""
    try:
        return _meter(path, today)
    except IntakeError:
        return _panel(path)


def _panel(path: Path) -> Content:
    from assess.readers.panels import read_panel
    from assess.report.readings.panel import panel_content

    return panel_content(read_panel(path), str(path))


def _meter(path: Path, today: date) -> Content:
    from assess.metering.record import record_of
    from assess.readers.meters import read_meter
    from assess.report.readings.meter import meter_content

    return meter_content(record_of(read_meter(path, today=today)), str(path))


def _tests(path: Path, kind: Kind) -> Content:
    from assess.readers.speedtests import read_speed_tests
    from assess.report.readings.speed_tests import tests_content

    tests = read_speed_tests(path)
    tools = list(dict.fromkeys(test.tool for test in tests if test.tool))
    title = _TITLES.get(kind) or (f"Speed tests of {', '.join(tools)}" if tools else "Log of speed tests")
    return tests_content(tests, str(path), str(kind), title)


def _weather(path: Path) -> Content:
    from assess.readers.epw import read_design_conditions, read_epw
    from assess.report.readings.weather import weather_content

    return weather_content(read_epw(path), read_design_conditions(path), str(path))


def _home(path: Path, kind: Kind) -> Content:
    from assess.readers.home import read_home
    from assess.report.readings.home import home_content

    return home_content(read_home(path), str(path), str(kind), _TITLES[kind])
