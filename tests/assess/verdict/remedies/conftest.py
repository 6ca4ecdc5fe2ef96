"""Homes with some of their fields replaced, to which a remedy is done or refused."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake import Home
from assess.verdict.remedies import apply_remedy

WithFields = Callable[..., Home]
Refused = Callable[[Home, str], bool]


@pytest.fixture(scope="session")
def with_fields() -> WithFields:
    """Return a function that replaces some fields of one part of a home."""

    def replaced(home: Home, part: str, **fields: object) -> Home:
        return home.model_copy(update={part: getattr(home, part).model_copy(update=fields)})

    return replaced


@pytest.fixture(scope="session")
def refused() -> Refused:
    """Return a function that says whether a home has no use for a remedy."""

    def tried(home: Home, remedy: str) -> bool:
        try:
            apply_remedy(home, remedy)
        except IntakeError:
            return True
        return False

    return tried
