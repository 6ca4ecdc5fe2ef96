"""The counts of suites.toml, which docs/coverage.md prints, are those of the data."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SUITES = tomllib.loads((HERE / "suites.toml").read_text(encoding="utf-8"))["suite"]
EXCEPTIONS = tomllib.loads((HERE / "exceptions.toml").read_text(encoding="utf-8"))["case"]
ROOMS = ("vatilo", "victor", "long", "smith")
CLOSE = 500  # BTU/h


def test_every_result_is_counted(example: Callable[[str], Any]) -> None:
    """Totals, lines of the forms, and the peer's lines with its three totals a house."""

    def lines(kind: str, *names: str) -> int:
        facts = [example(name).facts[kind] for name in names]
        return sum(
            len(columns)
            for table in facts
            for line, columns in table.items()
            if isinstance(columns, dict) and line != "total"
        )

    known = {"totals": 4, "lines": lines("published", *ROOMS, "cobb"), "peer": lines("peer", *ROOMS) + 3 * len(ROOMS)}
    assert {suite["key"]: suite["of"] for suite in SUITES} == known


def test_the_exceptions_are_the_lines_that_are_off(example: Callable[[str], Any]) -> None:
    """As many lines are more than 500 BTU/h from their form as stand among the exceptions."""
    off = [
        (name, line, column)
        for name in (*ROOMS, "cobb")
        for line, columns in example(name).facts["published"].items()
        if isinstance(columns, dict) and line != "total"
        for column in columns
        if abs(example(name).ours(line, column) - example(name).published(line, column)) > CLOSE
    ]
    assert len(off) == len([case for case in EXCEPTIONS if case["suite"] == "lines"])
