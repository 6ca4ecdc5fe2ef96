"""Answers that are asked for again and again, remembered where what is asked about can be told apart."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Asked = TypeVar("Asked", bound=Callable[..., Any])


def remembered(most: int) -> Callable[[Asked], Asked]:
    """Return a decorator that remembers the last answers of a function; of many homes at once it remembers none."""

    def around(function: Asked) -> Asked:
        kept = lru_cache(maxsize=most)(function)

        @wraps(function)
        def ask(*asked: Any) -> Any:
            try:
                return kept(*asked)
            except TypeError:  # lanes have no hash
                return function(*asked)

        return cast("Asked", ask)

    return around
