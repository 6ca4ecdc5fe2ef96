"""How far a told value of each field may be off, and what would settle it: the rule data behind the inputs."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from assess.errors import RuleDataError
from assess.records import Confidence, Record
from assess.rulebook import load_reference

R = TypeVar("R", bound=Record)
Value = float | str | bool
BOOK = "reference/input_ranges"


class Sizes(Record):
    """Standard sizes of one thing, ascending."""

    unit: str
    list: tuple[float, ...] = Field(min_length=2)
    cite: str
    confidence: Confidence


class InputRange(Record):
    """How far a told value of a field may be off, in one of four ways, and what would settle it.

    `ratio` multiplies the value and `plus` is added to it; `sizes` names a list of sizes and `steps` lists words, of
    which the neighbours are taken. `along` names fields that are the same thing in most homes.
    """

    name: str
    settle: str
    cite: str
    confidence: Confidence
    ratio: tuple[float, float] | None = None
    plus: tuple[float, float] | None = None
    sizes: str | None = None
    steps: tuple[bool | str, ...] | None = None
    along: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_one_way(self) -> Self:
        said = [way for way in (self.ratio, self.plus, self.sizes, self.steps) if way is not None]
        if len(said) != 1:
            raise ValueError("give one of ratio, plus, sizes and steps")
        return self

    def ends(self, value: Value) -> tuple[Value, Value]:
        """Return the lowest and the highest that a told value may be; the value itself where there is no neighbour."""
        if self.steps is not None or self.sizes is not None:
            return _neighbours(value, self.steps or sizes_of(self.sizes or "").list)
        if self.ratio is not None:
            low, high = (float(value) * by for by in self.ratio)
        else:
            low, high = (float(value) + by for by in self.plus or (0.0, 0.0))
        return low, high


@cache
def input_ranges() -> Mapping[str, InputRange]:
    """Return the range of each field of the form that has one, by its pattern. Raises RuleDataError."""
    return _loaded("inputs", InputRange)


@cache
def sizes_of(name: str) -> Sizes:
    """Return a list of standard sizes. Raises RuleDataError where there is none of that name."""
    sizes = _loaded("sizes", Sizes)
    if name not in sizes:
        raise RuleDataError(f'there is no list of sizes "{name}"', where=BOOK)
    return sizes[name]


def _neighbours(value: Value, among: Sequence[Value]) -> tuple[Value, Value]:
    """Return what stands before and behind a value in a list; of numbers it need not itself be there."""
    if isinstance(value, str | bool):
        if value not in among:
            return value, value
        here = among.index(value)
        return among[max(0, here - 1)], among[min(len(among) - 1, here + 1)]
    numbers = [float(size) for size in among]
    return max((n for n in numbers if n < value), default=value), min((n for n in numbers if n > value), default=value)


def _loaded(part: str, record: type[R]) -> Mapping[str, R]:
    try:
        return {key: record.model_validate(value) for key, value in load_reference(BOOK).raw[part].items()}
    except (KeyError, ValidationError) as error:
        raise RuleDataError(f"[{part}] is not as it should be: {error}", where=f"codes/{BOOK}.toml") from error
