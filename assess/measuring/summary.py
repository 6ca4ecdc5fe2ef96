"""What a log of tests says so far: the figure that decides, the median, and how much can be claimed."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from assess.intake import SpeedTest
from assess.measuring.log import Entry
from assess.network import load_network_rules
from assess.numbers import quantity

_ROWS = (
    ("Download", "down_mbps", "Mbps"),
    ("Upload", "up_mbps", "Mbps"),
    ("Idle latency", "idle_latency_ms", "ms"),
    ("Latency under download", "loaded_latency_down_ms", "ms"),
    ("Latency under upload", "loaded_latency_up_ms", "ms"),
    ("Packet loss", "loss_pct", "%"),
)


@dataclass(frozen=True)
class Row:
    """One quantity: the value that decides, the median, the best, and of how many tests."""

    name: str
    decides: str
    median: str
    best: str
    tests: int


@dataclass(frozen=True)
class Summary:
    """A log in a few rows and sentences."""

    rows: tuple[Row, ...]
    sentences: tuple[str, ...]


def summary_of(entries: Sequence[Entry]) -> Summary:
    """Return the summary of tests; a quantity that no test gave is left out, and failed tests are counted.

    The deciding value is the one that `network.decision` takes: the rank-th worst that the number of tests allows.
    """
    tests = [entry.test for entry in entries]
    good = [test for test in tests if test.status == "ok"]
    rows = tuple(row for name, field, unit in _ROWS if (row := _row(name, field, unit, good)) is not None)
    return Summary(rows, tuple(_sentences(entries, good)))


def one_line(test: SpeedTest) -> str:
    """Return a test as it is told while a campaign runs."""
    if test.status == "failed":
        return f"failed: {test.message or 'no reason given'}"
    values = ((name.lower(), getattr(test, field), unit) for name, field, unit in _ROWS)
    told = ", ".join(f"{name} {quantity(value, unit)}" for name, value, unit in values if value is not None)
    return told + (f" ({test.message})" if test.message else "")


def _row(name: str, field: str, unit: str, good: Sequence[SpeedTest]) -> Row | None:
    values = sorted((value for test in good if (value := getattr(test, field)) is not None), reverse=unit != "Mbps")
    if not values:
        return None
    deciding = values[load_network_rules().samples.rank(len(values)) - 1]
    return Row(name, quantity(deciding, unit), quantity(median(values), unit), quantity(values[-1], unit), len(values))


def _sentences(entries: Sequence[Entry], good: Sequence[SpeedTest]) -> list[str]:
    samples, failed = load_network_rules().samples, len(entries) - len(good)
    row = samples.row(len(good))
    told = []
    if failed:
        told.append(f"{failed} of {len(entries)} tests failed; each is kept as a possible outage.")
    if row is None:
        first = samples.rows[0].tests
        told.append(f"Screening only: {len(good)} of the {first} tests from which a percentile can be stated.")
    else:
        told.append(f"{len(good)} tests bound the {row.percentile}th percentile of the rates with 95% confidence.")
    used = [entry.data_used_mb for entry in entries if entry.data_used_mb is not None]
    if used:
        told.append(f"The tests moved {_data(sum(used))}, which counts against a data cap.")
    if any(entry.test.local for entry in entries):
        told.append("The server is inside the home: these are the figures of cable or Wi-Fi, not of the line.")
    return told


def data_ahead(entry: Entry, tests: int) -> str | None:
    """Return what the tests still to come will move, judged by one; None where its tool does not tell."""
    if entry.data_used_mb is None or tests < 1:
        return None
    return f"about {_data(entry.data_used_mb)} a test, {_data(entry.data_used_mb * tests)} for the {tests} to come"


def _data(megabytes: float) -> str:
    return quantity(megabytes / 1_000, "GB") if megabytes >= 10_000 else f"{megabytes:,.0f} MB"
