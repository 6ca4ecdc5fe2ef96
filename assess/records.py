"""The kind of thing every record is, and where a figure comes from."""

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidatorFunctionWrapHandler, WrapValidator, model_validator


class Record(BaseModel):
    """A frozen record that refuses unknown fields, NaN and infinity."""

    # Deferred, a record that only ever stands inside another is never built by itself: a quarter of a cold start.
    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True, defer_build=True
    )


def is_many(value: Any) -> bool:
    """Return whether a value is an array of many and not one number."""
    return getattr(value, "ndim", 0) > 0


def _one_or_many(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    return value if is_many(value) else check(value)


# A number, or of many homes at once an array of them, which nobody checks.
Quantity = Annotated[float, WrapValidator(_one_or_many)]


class Confidence(StrEnum):
    """How sure we are of a figure; `open` is not yet confirmed and is refused unless asked for."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    OPEN = "open"

    @property
    def rank(self) -> int:
        """Return 0 for high to 3 for open, so that the weakest of several is the largest."""
        return list(Confidence).index(self)

    @staticmethod
    def weakest(*several: "Confidence") -> "Confidence":
        """Return the least sure of several."""
        return max(several, key=lambda c: c.rank)


class Basis(StrEnum):
    """How a value of the home came to be known."""

    MEASURED = "measured"
    LABEL = "label"
    TOLD = "told"
    ASSUMED = "assumed"


Distribution = Literal["uniform", "triangular", "normal"]


class Provenance(Record):
    """Where one value of the intake comes from.

    `low` and `high` are the range of an assumed value, in the unit of its field. `distribution` says how likely the
    values between them are: all alike, likeliest as stated, or the bell curve of which nine tenths lie between them.
    """

    basis: Basis
    source: str | None = None
    low: float | None = None
    high: float | None = None
    distribution: Distribution | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _spreads_over_a_range(self) -> Self:
        if self.distribution is not None and (self.low is None or self.high is None):
            raise ValueError("a distribution needs low and high")
        return self


class Figure(Record):
    """A number that never travels without its unit, its source and how sure we are of it.

    `low` and `high` are its range, in the same unit, where one is known.
    """

    value: Quantity
    unit: str
    cite: str
    confidence: Confidence
    low: float | None = None
    high: float | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _lies_in_its_range(self) -> Self:
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            raise ValueError(f"{self.value:g} is outside its own range, {low:g} to {high:g}")
        return self
