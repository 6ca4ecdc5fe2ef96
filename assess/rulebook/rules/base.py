"""What every rule carries."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from pydantic import Field

from assess.records import Confidence, Record


class Rule(Record):
    """What every rule carries: a title, its clause, how sure we are of it."""

    title: str = Field(min_length=1)
    cite: str = Field(min_length=1)
    confidence: Confidence
    note: str = ""

    @cached_property
    def weakest(self) -> Confidence:
        """Return how sure we are of the least sure figure of the rule."""
        return Confidence.weakest(*_confidences(self))


def ascend(values: Sequence[float]) -> bool:
    """Return whether each value is larger than the one before it."""
    return all(a < b for a, b in pairwise(values))


def _confidences(part: Any) -> Iterator[Confidence]:
    """Yield every confidence in a rule, its own and those of its figures and rows."""
    if isinstance(part, Confidence):
        yield part
    elif isinstance(part, Record):
        for field in type(part).model_fields:
            yield from _confidences(getattr(part, field))
    elif isinstance(part, dict):
        yield from _confidences(tuple(part.values()))
    elif isinstance(part, tuple):
        for item in part:
            yield from _confidences(item)
