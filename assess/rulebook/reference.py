"""Figures that are not law: thermal, network, hazards, policy. Same shape as a rule, same honesty."""

import hashlib
import tomllib
from functools import cache
from typing import Any

from pydantic import ValidationError

from assess.errors import RuleDataError
from assess.records import Confidence, Figure, Record
from assess.resources import folder


class Table(Record):
    """A table of `[key, value]` rows, ascending in key."""

    title: str
    key_unit: str
    unit: str
    cite: str
    confidence: Confidence
    rows: tuple[tuple[float, float], ...]
    note: str | None = None


class Reference(Record):
    """One file of `codes/reference/`: figures and tables by dotted name, and free text tables as `raw`."""

    name: str
    sha256: str
    figures: dict[str, Figure]
    tables: dict[str, Table]
    raw: dict[str, Any]

    def figure(self, key: str) -> Figure:
        """Return the figure at a dotted key. Raises RuleDataError when the file has none."""
        if key not in self.figures:
            raise RuleDataError(f'there is no figure "{key}"', where=self.name)
        return self.figures[key]

    def table(self, key: str) -> Table:
        """Return the table at a dotted key. Raises RuleDataError when the file has none."""
        if key not in self.tables:
            raise RuleDataError(f'there is no table "{key}"', where=self.name)
        return self.tables[key]


@cache
def load_reference(name: str) -> Reference:
    """Return `codes/<name>.toml`, such as `reference/thermal`. Raises RuleDataError."""
    try:
        text = folder("codes").joinpath(f"{name}.toml").read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleDataError(f"cannot be read: {error}", where=f"codes/{name}.toml") from error
    figures: dict[str, Figure] = {}
    tables: dict[str, Table] = {}
    try:
        _collect(raw, "", figures, tables)
    except ValidationError as error:
        problem = error.errors()[0]
        raise RuleDataError(f"{problem['loc']}: {problem['msg']}", where=f"codes/{name}.toml") from error
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Reference(name=name, sha256=digest, figures=figures, tables=tables, raw=raw)


def _collect(node: dict[str, Any], path: str, figures: dict[str, Figure], tables: dict[str, Table]) -> None:
    for key, value in node.items():
        if not isinstance(value, dict):
            continue
        here = f"{path}.{key}" if path else key
        if "value" in value:
            figures[here] = Figure.model_validate(value)
        elif "rows" in value and "key_unit" in value:
            tables[here] = Table.model_validate(value)
        else:
            _collect(value, here, figures, tables)
