"""What a discipline hands back: steps, findings and limits, gathered in a section."""

from enum import StrEnum
from math import inf
from typing import Any, Literal, Self

from pydantic import model_validator

from assess.records import Basis, Confidence, Quantity, Record, is_many

_SAME = 1e-9

StepKind = Literal["given", "product", "share", "total", "largest", "tiered", "lookup", "choose"]


class Operand(Record):
    """One thing that went into a step; `role` says how it entered (`over` divides, `less` is subtracted)."""

    name: str
    value: float
    unit: str = ""
    role: str = ""


class Step(Record):
    """One line of working, made by the arithmetic itself; its operands suffice to compute it again."""

    label: str
    kind: StepKind
    operands: tuple[Operand, ...]
    working: str
    value: float
    unit: str
    cite: str = ""
    confidence: Confidence = Confidence.HIGH
    basis: Basis | None = None
    note: str | None = None


class Severity(StrEnum):
    """What a finding does to the verdict.

    `blocking` is a no-go until cured, `unknown` makes the verdict incomplete,
    `warning` becomes a condition, `note` and `ok` only inform.
    """

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    UNKNOWN = "unknown"
    BLOCKING = "blocking"


class Finding(Record):
    """One thing seen or not known: `says` what, `means` why it matters, `cure` what to do about it.

    `mends_home` marks a warning whose cure is work on the home itself, so that a node fits only once it is done.
    """

    code: str
    severity: Severity
    says: str
    means: str = ""
    cure: str = ""
    cite: str = ""
    field: str | None = None
    mends_home: bool = False


class Limit(Record):
    """How much node may run without pause, and how much this node asks.

    `capacity` and `demand` are in `unit`; a capacity of None is unknown and can only make the
    verdict incomplete. `node_w` is the same capacity in watts at the node's wall connection. Of many homes at once
    they are arrays, and so is what is asked of them.
    """

    code: str
    name: str
    capacity: Quantity | None
    demand: Quantity
    unit: str
    node_w: Quantity | None = None
    cite: str = ""
    field: str | None = None
    cure: str = ""

    @property
    def margin(self) -> float | None:
        """Return what is left over [`unit`], negative when the node asks too much."""
        return None if self.capacity is None else self.capacity - self.demand

    @property
    def use(self) -> float | None:
        """Return the share of the capacity that the node takes: at most 1 when it fits, infinite of nothing at all."""
        if self.capacity is None:
            return None
        if is_many(self.capacity):
            shares: float = _shares(self.demand, self.capacity, self.fits)
            return shares
        if self.capacity <= 0:
            return 0.0 if self.fits else inf
        return self.demand / self.capacity

    @property
    def fits(self) -> bool | None:
        """Return whether the node fits, give or take the last bits of a division; None when the capacity is unknown."""
        return None if self.capacity is None else self.demand <= self.capacity + _SAME * abs(self.capacity)


def _shares(demand: Any, capacity: Any, fits: Any) -> Any:
    """Return the share of each of many capacities that is taken."""
    import numpy as np

    nothing = capacity <= 0
    return np.where(nothing, np.where(fits, 0.0, inf), demand / np.where(nothing, 1.0, capacity))


class Worked(Record):
    """A titled run of steps, one worksheet of a discipline."""

    title: str
    steps: tuple[Step, ...]
    governs: bool = True
    note: str = ""


class Curve(Record):
    """One line or stack of a picture: a value for every place on the picture's axis."""

    name: str
    values: tuple[float, ...]


class Series(Record):
    """The figures of a picture: curves [`y_unit`] over one axis [`x_unit`], and in words what it shows."""

    code: str
    title: str
    x_name: str
    x_unit: str
    x: tuple[float, ...]
    y_unit: str
    curves: tuple[Curve, ...]
    says: str = ""

    @model_validator(mode="after")
    def _as_long_as_the_axis(self) -> Self:
        if any(len(curve.values) != len(self.x) for curve in self.curves):
            raise ValueError("every curve needs a value for each place on the axis")
        return self


class Section(Record):
    """The answer of one discipline; `series` are the figures of its pictures."""

    name: str
    title: str
    worked: tuple[Worked, ...] = ()
    findings: tuple[Finding, ...] = ()
    limits: tuple[Limit, ...] = ()
    series: tuple[Series, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return every step of every worksheet, in reading order."""
        return tuple(step for sheet in self.worked for step in sheet.steps)
