"""What the figures of `codes/reference/workloads.toml` look like once checked."""

from functools import cache

from assess.network.checked import checked
from assess.records import Confidence, Figure, Record
from assess.rulebook import load_reference

_NAME = "reference/workloads"


class Need(Record):
    """A rate that a class asks of the line; without `per_gpu` it does not grow with the node."""

    floor: Figure
    per_gpu: Figure | None = None
    ceiling: Figure | None = None


class WorkloadClass(Record):
    """One class of work and what it asks of a home.

    `asked` classes can be given as node.workload. A `strict` class is barred by latency or loss, others connect to
    an `inbound` one, a `steady` one suffers when heat holds the node down, strangers' code runs with `tenants`. With
    a `caveat` it suits with conditions at best.
    """

    title: str
    why: str
    caveat: str = ""
    asked: bool
    strict: bool
    inbound: bool
    unlimited: bool
    steady: bool
    tenants: bool
    down: Need
    up: Need
    loaded_latency: Figure
    idle_latency: Figure | None = None
    loss: Figure
    cap_base: Figure
    cap_average: Figure
    availability: Figure


class NeverClass(Record):
    """Work that no good figure makes suit a home, and why, for each thing that such work asks."""

    title: str
    why: str
    internet: str
    power: str
    heat: str
    security: str
    terms: str
    cite: str
    confidence: Confidence


class Workloads(Record):
    """Every class of work."""

    default_workload: str
    classes: dict[str, WorkloadClass]
    never: dict[str, NeverClass]
    margin: dict[str, Figure]

    @property
    def asked(self) -> dict[str, WorkloadClass]:
        """Return the classes that can be given as node.workload."""
        return {name: work for name, work in self.classes.items() if work.asked}


@cache
def load_workloads() -> Workloads:
    """Return the checked classes. Raises RuleDataError when the file is malformed."""
    return checked(Workloads, _NAME, load_reference(_NAME).raw)
