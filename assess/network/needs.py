"""What the figures of `codes/reference/network.toml` look like once checked."""

from functools import cache
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from assess.network.checked import checked
from assess.network.ranks import bound_rank, count_needed
from assess.network.workloads import Need, WorkloadClass, load_workloads
from assess.records import Confidence, Figure, Record
from assess.rulebook import load_reference

__all__ = ["Need", "NetworkRules", "SampleRow", "Samples", "Technology", "WorkloadClass", "load_network_rules"]

_NAME = "reference/network"


class Technology(Record):
    """The usual rates of one kind of line."""

    title: str
    unit: str
    down_mbps: tuple[float, float]
    up_mbps: tuple[float, float]
    cgnat: bool
    unsuited: str = ""
    cite: str
    confidence: Confidence


class SampleRow(Record):
    """From so many tests on, the lowest of them bounds the percentile."""

    tests: int
    percentile: int

    @property
    def share(self) -> float:
        """Return the percentile as a share, 0.05 for the 5th."""
        return self.percentile / 100


class Samples(Record):
    """How many tests allow which figure; `risk` is the chance that the bound does not hold."""

    cite: str
    confidence: Confidence
    risk: float = Field(gt=0, lt=1)
    shown: int
    rows: tuple[SampleRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hold(self) -> Self:
        if any(a.tests >= b.tests or a.percentile <= b.percentile for a, b in pairwise(self.rows)):
            raise ValueError("rows must ascend in tests and descend in percentile")
        for row in self.rows:
            if row.tests != count_needed(row.share, self.risk):
                raise ValueError(
                    f"the lowest of {row.tests} tests is not the first to bound the {row.percentile}th percentile"
                )
        return self

    def row(self, tests: int) -> SampleRow | None:
        """Return the row that so many tests reach; None when they only allow a screening."""
        return next((row for row in reversed(self.rows) if row.tests <= tests), None)

    def rank(self, tests: int) -> int:
        """Return which from the bad end decides: the very worst until the last row, then as the binomial allows."""
        row = self.row(tests)
        if row is None or row is not self.rows[-1]:
            return 1
        return max(1, bound_rank(tests, row.share, self.risk))


class Grade(Record):
    """One grade of the rise of latency under load; the last has no end."""

    grade: str
    below: float | None = None


class Bufferbloat(Record):
    """The scale of the rise of latency under load, best first; `good` grades need no cure."""

    cite: str
    confidence: Confidence
    unit: str
    grades: tuple[Grade, ...] = Field(min_length=1)
    good: tuple[str, ...]

    def grade(self, rise_ms: float) -> str:
        """Return the grade of a rise over idle [ms]."""
        return next(one.grade for one in self.grades if one.below is None or rise_ms < one.below)


class Zones(Record):
    """The time of each state: hours from UTC in winter, and the states without daylight saving time."""

    cite: str
    confidence: Confidence
    always_standard: tuple[str, ...]
    hours: dict[str, int]


class PythonClient(Record):
    """A program that reads fast lines too low, as it signs its results, and up to which rate it is sound."""

    tool: str
    sound_up_to: Figure


class NetworkRules(Record):
    """Every figure of the discipline; `classes` are those that can be given as node.workload."""

    default_workload: str
    classes: dict[str, WorkloadClass]
    reserve: dict[str, Figure]
    node: dict[str, Figure]
    month: dict[str, Figure]
    samples: Samples
    outlier: dict[str, Figure]
    change: dict[str, Figure]
    busy: dict[str, Figure]
    picture: dict[str, Figure]
    zones: Zones
    outage: dict[str, Figure]
    bufferbloat: Bufferbloat
    flow: dict[str, Figure]
    plan: dict[str, Figure]
    python_client: PythonClient
    technologies: dict[str, Technology]
    uncapped: tuple[str, ...]
    cites: dict[str, str]


@cache
def load_network_rules() -> NetworkRules:
    """Return the checked figures. Raises RuleDataError when the file is malformed."""
    work = load_workloads()
    raw = {**load_reference(_NAME).raw, "classes": work.asked, "default_workload": work.default_workload}
    return checked(NetworkRules, _NAME, raw)
