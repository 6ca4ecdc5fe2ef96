"""By what words and fields a text gives away its kind; the first sign that fits decides."""

import re
from collections.abc import Callable

from assess.readers.kinds import Kind
from assess.readers.speedtests.signs import SPEED_TEST_LINE, are_speed_test_fields

Fields = frozenset[str]


def _line(pattern: str, *, exact: bool = False) -> re.Pattern[str]:
    """Return a pattern for a line with or without quotes around its cells; the blanks before it are passed once."""
    return re.compile(
        '^[^\\S\n]*+"?' + pattern.replace(",", '"?[,;\\t]"?'), re.MULTILINE | (0 if exact else re.IGNORECASE)
    )


_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.EPW, re.compile(r"\ALOCATION,")),
    (Kind.EMPORIA, _line(r"Time Bucket \(")),
    (Kind.PGE_CSV, _line(r"TYPE,DATE,START TIME,END TIME,(?:USAGE|IMPORT) \(kWh\),.*(?:COST|CREDIT)", exact=True)),
    (Kind.OPOWER_CSV, _line(r"TYPE,(?:START )?DATE,")),
    (Kind.SCE_CSV, re.compile(r"Energy\W+(?:Delivered|Received|Consumption|Generation)\W+time period", re.IGNORECASE)),
    (Kind.SDGE_CSV, _line(r"Meter Number,Date,Start Time,Duration,")),
    (Kind.UTILITYAPI_CSV, _line(r"(?>meter_uid|.*?,interval_start,).*\binterval_kwh\b")),
    (Kind.HOME_ASSISTANT_ENERGY, _line(r"entity_id,type,unit,")),
    (Kind.HOME_ASSISTANT_HISTORY, _line(r"entity_id,state,last_(?:changed|updated)")),
    (Kind.HOME_ASSISTANT_STATISTICS, _line(r"statistic_id,")),
    (Kind.SENSE, _line(r"DateTime,Device ID,Name,")),
    (Kind.ENPHASE, _line(r"Date/Time,.*\(Wh\)")),
    (
        Kind.IOTAWATT,
        re.compile(r'\A"?Time"?,(?!.*(?:kWh|\bWh\b|kW\b|energy|usage|consumption|price|temp))', re.IGNORECASE),
    ),
    (Kind.OOKLA, _line(r"server name,server id,(?:idle )?latency")),
    (Kind.OOKLA, re.compile(r"Speedtest by Ookla|^[^\S\n]*+(?:Idle )?Latency:.*jitter|^\[error\]", re.MULTILINE)),
    (Kind.SPEED_TEST, SPEED_TEST_LINE),
    (Kind.SPAN_SIMULATOR, re.compile(r"^panel_config:", re.MULTILINE)),
    (
        Kind.HOME,
        re.compile(r'\A(?:\s*#.*\n)*\s*(?:\[\[?[a-z_.]+\]\]?\s*(?:#.*)?$|[a-z_]+\s*=\s*["\[{\d])', re.MULTILINE),
    ),
)

_HOME = {"place", "dwelling", "service", "panel", "node", "room", "internet", "hvac", "loads", "contact"}

_JSON: tuple[tuple[Kind, Callable[[Fields], bool]], ...] = (
    (Kind.SPAN_V2, lambda f: "homieDomain" in f or any(name.startswith("energy.ebus.device") for name in f)),
    (Kind.SPAN_V1, lambda f: f >= {"circuits", "tabs"} or bool(f & {"mainMeterEnergy", "instantGridPowerW", "soe"})),
    (Kind.SPAN_V1, lambda f: f >= {"firmwareVersion", "doorState"}),
    (Kind.HOME_ASSISTANT_STATISTICS, lambda f: f >= {"id", "unit", "values", "datetime"}),
    (Kind.OOKLA, lambda f: f >= {"ping", "bandwidth"} or "isVpn" in f or "DownloadBandwidth" in f),
    (Kind.OOKLA, lambda f: bool(f) and f <= {"error", "timestamp", "type", "level", "message"}),
    (Kind.SPEEDTEST_CLI, lambda f: f >= {"download", "upload", "ping", "server", "bytes_sent"} and "jitter" not in f),
    (Kind.HOME, lambda f: len(f & _HOME) > 1 or f >= {"from"}),
    (Kind.SPEED_TEST, are_speed_test_fields),
)
_FIELD = re.compile(r'"([^"\\\n]{1,80})"\s*:')


def kind_of_lines(text: str) -> Kind | None:
    """Return the kind that a line of the text gives away, or None."""
    return next((kind for kind, pattern in _LINES if pattern.search(text)), None)


def kind_of_json(text: str) -> Kind | None:
    """Return the kind that the names of its fields give away, or None; the text may be cut short."""
    fields = frozenset(_FIELD.findall(text))
    return next((kind for kind, fits in _JSON if fits(fields)), None)


def foreign(text: str) -> str | None:
    """Return what a text looks like that is not read, or None."""
    if "{" in text[:200] and re.search(r'"entity_id"\s*:', text):
        return "JSON of Home Assistant's interface; download history.csv or energy.csv instead"
    return "a web page" if re.search(r"<html|<!doctype html", text, re.IGNORECASE) else None
