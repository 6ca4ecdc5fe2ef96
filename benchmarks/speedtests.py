"""How long a log of speed tests takes to be read and summarized, as a ratio to `json.loads` over the same bytes.

Three logs of the same tests: Ookla's JSON lines, the program's own lines, and a CSV. The bytes of the CSV are no JSON;
beside it stands the time for the Ookla log, which holds the same tests.

    python benchmarks/speedtests.py [--tests N] [--rounds N]
"""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from statistics import median
from timeit import repeat
from typing import Any

from assess.readers.speedtests import json_lines, speed_tests_in

START = datetime(2025, 1, 1)  # noqa: DTZ001 - a log without a zone


def main() -> None:
    """Print one line for each log: its size, its time, and how many times `json.loads` that is."""
    parser = argparse.ArgumentParser(description="Time the readers of speed tests.")
    parser.add_argument("--tests", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    records = list(records_of(asked.tests))
    ookla = "".join(json.dumps(record) + "\n" for record in records)
    own = json_lines(speed_tests_in(ookla, "ookla.jsonl"))
    loads = {name: _seconds(partial(by_json, text), asked.rounds) for name, text in (("o", ookla), ("n", own))}
    print(f"{asked.tests:,} tests; best of {asked.rounds} rounds")
    print(f"{'':24}{'size':>10}{'json.loads':>12}{'read':>10}{'ratio':>8}{'with summary':>14}{'ratio':>8}")
    for name, text, base in (
        ("Ookla JSON lines", ookla, loads["o"]),
        ("normalized JSON lines", own, loads["n"]),
        ("CSV", _table(records), loads["o"]),
    ):
        read = _seconds(partial(speed_tests_in, text, "log"), asked.rounds)
        whole = _seconds(partial(_summary, text), asked.rounds)
        shown = f"{len(text) / 1e6:>7.1f} MB{base * 1e3:>9.0f} ms{read * 1e3:>7.0f} ms{read / base:>8.1f}"
        print(f"{name:24}{shown}{whole * 1e3:>11.0f} ms{whole / base:>8.1f}")


def records_of(count: int) -> Iterator[dict[str, Any]]:
    """Yield so many tests as Ookla's program reports them."""
    for n in range(count):
        rate = 10_000_000 + n * 7919 % 2_000_000
        yield {
            "type": "result",
            "timestamp": f"{START + timedelta(minutes=15 * n):%Y-%m-%dT%H:%M:%SZ}",
            "ping": {"jitter": 0.437, "latency": 20 + n % 10, "low": 19.8, "high": 36.9},
            "download": {
                "bandwidth": rate,
                "bytes": rate * 10,
                "elapsed": 10_000,
                "latency": {"iqm": 43.5, "low": 35.1},
            },
            "upload": {"bandwidth": rate // 8, "bytes": rate, "elapsed": 8_000, "latency": {"iqm": 82.7, "low": 31.5}},
            "packetLoss": 0,
            "isp": "Example Cable",
            "interface": {"internalIp": "192.0.2.10", "name": "eth0", "isVpn": False, "externalIp": "203.0.113.10"},
            "server": {"id": 1, "host": "a.example", "port": 8080, "name": "Example", "location": "Springfield, XX"},
            "result": {"id": "x", "url": "https://example.net/x", "persisted": True},
        }


def _table(records: list[dict[str, Any]]) -> str:
    rows = (
        f"{r['timestamp']},{r['ping']['latency']},{r['download']['bandwidth'] * 8},{r['upload']['bandwidth'] * 8}\n"
        for r in records
    )
    return "time,ping (ms),download (bit/s),upload (bit/s)\n" + "".join(rows)


def by_json(text: str) -> list[Any]:
    """Read JSON lines with the standard library alone."""
    return [json.loads(line) for line in text.splitlines()]


def _summary(text: str) -> tuple[int, float, float]:
    tests = speed_tests_in(text, "log")
    rates = sorted(test.up_mbps for test in tests if test.up_mbps is not None)
    return len(tests), rates[len(rates) // 20], median(rates)


def _seconds(task: Callable[[], object], rounds: int) -> float:
    return min(repeat(task, number=1, repeat=rounds))


if __name__ == "__main__":
    main()
