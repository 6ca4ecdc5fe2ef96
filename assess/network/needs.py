"""What the figures of `codes/reference/network.toml` look like once checked."""

from functools import cache

from pydantic import Field, ValidationError

from assess.errors import RuleDataError
from assess.records import Confidence, Figure, Record
from assess.rulebook import load_reference

_NAME = "reference/network"


class Need(Record):
    """A rate that a class asks of the line; without `per_gpu` it does not grow with the node."""

    floor: Figure
    per_gpu: Figure | None = None
    ceiling: Figure | None = None


class WorkloadClass(Record):
    """One class of work and what it asks of the line."""

    title: str
    strict: bool
    inbound: bool
    unlimited: bool
    down: Need
    up: Need
    loaded_latency: Figure
    idle_latency: Figure | None = None
    loss: Figure
    cap_base: Figure
    cap_average: Figure


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
    """From so many tests on, the rank-th worst bounds the percentile."""

    tests: int
    percentile: int
    rank: int


class Samples(Record):
    """How many tests allow which figure."""

    cite: str
    confidence: Confidence
    shown: int
    rows: tuple[SampleRow, ...] = Field(min_length=1)

    def row(self, tests: int) -> SampleRow | None:
        """Return the row that so many tests reach; None when they only allow a screening."""
        return next((row for row in reversed(self.rows) if row.tests <= tests), None)


class NetworkRules(Record):
    """Every figure of the discipline."""

    default_workload: str
    classes: dict[str, WorkloadClass]
    reserve: dict[str, Figure]
    node: dict[str, Figure]
    month: dict[str, Figure]
    samples: Samples
    plan: dict[str, Figure]
    python_client: dict[str, Figure]
    technologies: dict[str, Technology]
    uncapped: tuple[str, ...]
    cites: dict[str, str]


@cache
def load_network_rules() -> NetworkRules:
    """Return the checked figures. Raises RuleDataError when the file is malformed."""
    try:
        return NetworkRules.model_validate(load_reference(_NAME).raw)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(p) for p in problem["loc"])
        raise RuleDataError(f"[{place}] {problem['msg'].lower()}", where=f"codes/{_NAME}.toml") from error
