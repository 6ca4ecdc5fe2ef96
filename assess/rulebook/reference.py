"""Figures that are not law: thermal, network, hazards, policy. Same shape as a rule, same honesty."""

import hashlib
import tomllib
from functools import cache
from itertools import pairwise
from typing import Any, Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from assess.errors import RuleDataError
from assess.records import Confidence, Figure, Record
from assess.resources import folder

R = TypeVar("R", bound=Record)


class Table(Record):
    """A table of `[key, value]` rows, ascending in key."""

    title: str
    key_unit: str
    unit: str
    cite: str
    confidence: Confidence
    rows: tuple[tuple[float, float], ...] = Field(min_length=1)
    note: str | None = None

    @model_validator(mode="after")
    def _keys_ascend(self) -> Self:
        if any(low >= high for (low, _), (high, _) in pairwise(self.rows)):
            raise ValueError("rows must ascend in their key")
        return self


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
    where = f"codes/{name}.toml"
    try:
        text = folder("codes").joinpath(f"{name}.toml").read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleDataError(f"cannot be read: {error}", where=where) from error
    figures: dict[str, Figure] = {}
    tables: dict[str, Table] = {}
    _collect(raw, "", where, figures, tables)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Reference(name=name, sha256=digest, figures=figures, tables=tables, raw=raw)


def _collect(node: dict[str, Any], path: str, where: str, figures: dict[str, Figure], tables: dict[str, Table]) -> None:
    """Sort every table of the file into figures and tables; what is neither stays free-form."""
    for key, value in node.items():
        if not isinstance(value, dict):
            continue
        here = f"{path}.{key}" if path else key
        if "value" in value:
            figures[here] = _checked(Figure, value, here, where)
        elif "rows" in value and "key_unit" in value:
            tables[here] = _checked(Table, value, here, where)
        else:
            _collect(value, here, where, figures, tables)


def _checked(record: type[R], value: dict[str, Any], here: str, where: str) -> R:
    try:
        return record.model_validate(value)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in (here, *problem["loc"]))
        raise RuleDataError(f"[{field}] {problem['msg']}", where=where) from error
