"""What one file holds, made ready to be shown: facts, tables and findings, and the same as plain data."""

from dataclasses import dataclass, field
from typing import Any

from assess.findings import Finding


@dataclass(frozen=True)
class Listing:
    """A table: its title, its columns, a row of text for each entry, and which columns hold numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Content:
    """What was read of one file: `kind` by its short name, `title` in words, `data` whole and plain for JSON."""

    file: str
    kind: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    listings: tuple[Listing, ...] = ()
    findings: tuple[Finding, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)


def facts(**several: str | None) -> tuple[tuple[str, str], ...]:
    """Return the facts that are known; underscores of a name are blanks."""
    return tuple((name.replace("_", " "), text) for name, text in several.items() if text is not None)
