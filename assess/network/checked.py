"""A file of figures as its record, or one clear message."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from assess.errors import RuleDataError
from assess.records import Record

R = TypeVar("R", bound=Record)


def checked(kind: type[R], name: str, raw: Mapping[str, Any]) -> R:
    """Return the record of `codes/<name>.toml`. Raises RuleDataError that names the place of the first fault."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(part) for part in problem["loc"])
        complaint = problem["msg"].removeprefix("Value error, ").lower()
        raise RuleDataError(f"[{place}] {complaint}", where=f"codes/{name}.toml") from error
