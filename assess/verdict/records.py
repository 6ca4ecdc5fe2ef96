"""The verdict and what stands on page one."""

from enum import StrEnum

from assess.findings import Limit
from assess.intake import Placement, PowerManagement
from assess.records import Basis, Confidence, Record
from assess.verdict.card.records import CommissioningCard


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


class Cost(Record):
    """A rough price for a homeowner's planning [USD], both ends included; never a quote."""

    low_usd: float
    high_usd: float
    cite: str
    confidence: Confidence


class Change(Record):
    """One change to a home as a reader sees it: the catalogue's `id`, who does it, what it sets, what it may cost.

    `sets` is what the change does to the home's fields, one `field = value` each.
    """

    id: str
    title: str
    who: str = ""
    sets: tuple[str, ...] = ()
    cost: Cost | None = None


class Remedy(Record):
    """Changes to the home and what they buy, found by assessing the changed home; `after` None: still no node.

    `outcome` is the verdict on the changed home; `reaches` whether the node as requested fits there. What is gained
    counts from what fits today, from nothing where nothing does.
    """

    changes: tuple[Change, ...]
    buys: str
    after: Configuration | None
    outcome: Outcome | None = None
    reaches: bool = False
    gpus_gained: int = 0
    cap_gained_w: float = 0.0

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the changes in words."""
        return tuple(change.title for change in self.changes)


class Stage(Record):
    """The best node once the limits of this stage and of all stages before it count; None where none is left.

    `stopped_by` is the limit of this stage that took away from the stage before, where one did.
    """

    name: str
    best: Configuration | None
    stopped_by: Limit | None = None


class Option(Record):
    """One way to host a node: a place and a power mode, and the best node there.

    `must_change` is what the home needs for it, `cost` what that may cost together; `why_not` says why no node can
    be placed so, or which field is missing. `gpu_hours` are those of a year [h].
    """

    placement: Placement
    power: PowerManagement
    best: Configuration | None
    gpu_hours: float | None = None
    binding: Limit | None = None
    must_change: tuple[Change, ...] = ()
    cost: Cost | None = None
    unknowns: tuple[str, ...] = ()
    why_not: str = ""
    requested: bool = False


class Doubt(Record):
    """One assumed or told input moved through its range, and what becomes of the answer at its ends.

    `low` and `high` are the ends in words, with their unit; `at_low` and `at_high` the best node there, None where
    none fits. `flips` says that an end turns a yes into a no or a no into a yes; `settle` is the measurement or
    photo that would end the doubt. `counts` says that the verdict rests on the worse end.
    """

    field: str
    name: str
    basis: Basis
    value: str
    low: str
    high: str
    at_low: Configuration | None
    at_high: Configuration | None
    flips: bool
    settle: str
    counts: bool = False


class Grade(StrEnum):
    """How well the answer is founded, from measured to mostly assumed."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Sensitivity(Record):
    """What could flip the answer: every input in doubt, the weightiest first, and all at their worse ends together."""

    grade: Grade
    grade_says: str
    doubts: tuple[Doubt, ...] = ()
    worst: Configuration | None = None


class Chance(Record):
    """What a seeded draw over the stated ranges comes to: how often a node fits, and the band of GPUs."""

    samples: int
    seed: int
    fields: tuple[str, ...]
    p_go: float
    p_request: float
    gpus_p5: float
    gpus_p50: float
    gpus_p95: float
    says: str = ""


class PolicyUsed(Record):
    """The policy the verdict was called under; `changed` lists what a file of one's own says otherwise."""

    name: str
    sha256: str
    changed: tuple[str, ...] = ()


class Unknown(Record):
    """A field that could flip the answer, and how to get it."""

    field: str
    says: str
    cure: str


class Verdict(Record):
    """Whether it can be done, with what, on what conditions, and what stands in the way.

    `changes` is what a go-if or a no-go needs first; `to_request` the fewest changes that let the whole request in,
    `best_single` the one that buys most, `ways_up` every single one that buys more than fits today.

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
    to_request: Remedy | None = None
    best_single: Remedy | None = None
    waterfall: tuple[Stage, ...] = ()
    sensitivity: Sensitivity | None = None
    chance: Chance | None = None
    policy: PolicyUsed | None = None
