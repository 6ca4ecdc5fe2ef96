"""The verdict and what stands on page one."""

from enum import StrEnum

from assess.findings import Limit
from assess.records import Record


class Outcome(StrEnum):
    """The five answers."""

    GO = "go"
    GO_CAPPED = "go_capped"
    GO_IF = "go_if"
    NO_GO = "no_go"
    INCOMPLETE = "incomplete"


class Configuration(Record):
    """One node configuration: how many GPUs, at what cap, and what it draws at the wall."""

    gpus: int
    cap_w: float
    wall_w: float
    throughput: float


class Remedy(Record):
    """Changes to the home and what they buy; `after` is None where even they leave no node."""

    titles: tuple[str, ...]
    buys: str
    after: Configuration | None


class Unknown(Record):
    """A field that could flip the answer, and how to get it."""

    field: str
    says: str
    cure: str


class CommissioningCard(Record):
    """The settings to commission the node with, and the circuit that feeds it.

    Of an existing circuit the breaker and the wire are those that are there; the drops are in % of the voltage.
    """

    gpus: int
    cap_w: float
    command: str
    node_wall_w: float
    breaker_a: float | None
    existing_circuit: bool
    conductor: str | None
    terminals_c: float
    grounding: str | None
    raceway: str | None
    drop_pct: float | None
    total_drop_pct: float | None
    pcs_setpoint_a: float | None
    alarm: str
    minimum_down_mbps: float | None
    minimum_up_mbps: float | None


class Verdict(Record):
    """Whether it can be done, with what, on what conditions, and what stands in the way.

    `best` is the best configuration that exceeds no known limit; None where there is none or a hazard blocks.
    `shown` is the one the sections and the limits describe: that one, or the smallest tried. `limits` are all
    limits, tightest first.
    """

    outcome: Outcome
    headline: str
    requested: Configuration
    best: Configuration | None
    shown: Configuration
    reasons: tuple[str, ...]
    binding: Limit | None
    next_limit: Limit | None
    limits: tuple[Limit, ...]
    conditions: tuple[str, ...]
    blocking: tuple[str, ...]
    unknowns: tuple[Unknown, ...]
    changes: Remedy | None
    ways_up: tuple[Remedy, ...]
    card: CommissioningCard | None
