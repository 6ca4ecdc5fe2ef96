"""What a sample says: how many mutants were killed, of all and of those that change anything, and how sure that is."""

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

EQUIVALENT = Path(__file__).parent / "equivalent.toml"
NORMAL_95 = 1.959964
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Score:
    """The counts of one folder's sample."""

    folder: str
    seed: str
    statuses: Counter[str]
    by_goldens: int
    equivalent: int

    @property
    def killed(self) -> int:
        """Return how many were found out; one that runs for ever is."""
        return self.statuses["killed"] + self.statuses["timeout"]

    @property
    def all(self) -> int:
        """Return how many ran."""
        return sum(self.statuses.values()) - self.statuses["invalid"]


def wilson(share_of: int, whole: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, by Wilson's score (Wilson 1927)."""
    if not whole:
        return 0.0, 1.0
    share, squared = share_of / whole, NORMAL_95**2
    middle = (share + squared / (2 * whole)) / (1 + squared / whole)
    reach = NORMAL_95 * sqrt(share * (1 - share) / whole + squared / (4 * whole**2)) / (1 + squared / whole)
    return middle - reach, middle + reach


def equivalents(file: Path = EQUIVALENT) -> dict[Key, str]:
    """Return the mutants that were looked at and change nothing that matters, with the reason."""
    found: dict[Key, str] = {}
    if file.exists():
        for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"]:
            for one in group["mutant"]:
                found[one["path"], one["function"], one["before"], one["after"]] = group["reason"]
    return found


def key(record: dict[str, Any]) -> Key:
    """Return what names the mutant of a record."""
    return record["path"], record["function"], record["before"], record["after"]


def score(records: Sequence[dict[str, Any]], known: dict[Key, str]) -> Score:
    """Return the counts of one sample; a mutant that a test finds out is killed, whatever was said of it."""
    first = records[0]
    alive = [record for record in records if record["status"] in {"survived", "uncovered"}]
    return Score(
        first["folder"],
        first["seed"],
        Counter(record["status"] for record in records),
        sum(record["test"].startswith("tests/golden/") for record in records if record["status"] == "killed"),
        sum(key(record) in known for record in alive),
    )


def table(scores: Sequence[Score]) -> str:
    """Return the scores as a table in Markdown."""
    head = (
        "| folder | seed | sample | killed | by goldens alone | timeout | survived | no test | equivalent "
        "| killed of all | without equivalents | 95 % interval |"
    )
    rows = [_row(each) for each in sorted(scores, key=lambda each: (each.folder, each.seed))]
    return "\n".join([head, "|---" * 12 + "|", *rows])


def _row(each: Score) -> str:
    of, low_high = each.all - each.equivalent, wilson(each.killed, each.all - each.equivalent)
    cells = (
        each.folder,
        each.seed,
        each.all,
        each.statuses["killed"],
        each.by_goldens,
        each.statuses["timeout"],
        each.statuses["survived"],
        each.statuses["uncovered"],
        each.equivalent,
        f"{each.killed / each.all:.1%}",
        f"{each.killed / of:.1%}",
        f"{low_high[0]:.1%} to {low_high[1]:.1%}",
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def read(file: Path) -> list[dict[str, Any]]:
    """Return the records of one sample, the last one of each mutant."""
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return list({key(record): record for record in records}.values())
