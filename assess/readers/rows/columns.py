"""The columns that are known, as `codes/reference/columns.toml` states them; its head says what each key means."""

from functools import cache
from typing import Any, Literal

from pydantic import Field, ValidationError

from assess.errors import RuleDataError
from assess.records import Record
from assess.rulebook import load_reference

NAME = "reference/columns"
Scalar = bool | int | float | str


class Load(Record):
    """A load that a word lists; `usual` is the key of its nameplate in `reference/loads`, where its kind has none."""

    kind: str
    fuel: Literal["electric", "gas"] = "electric"
    usual: str | None = None


class System(Record):
    """Heating or cooling equipment that a word lists."""

    kind: str
    ducts: str | None = None
    seer: float | None = None


class Meaning(Record):
    """What a word stands for; one without any of these says that there is nothing."""

    set: dict[str, Scalar] = Field(default_factory=dict)
    load: Load | None = None
    system: System | None = None
    ceiling_r: float | None = None
    wall_r: float | None = None
    window: str | None = None


class Entry(Record):
    """The entry of a list that a column's field belongs to."""

    list: str
    kind: str


class Column(Record):
    """One column: its headings, the field it fills, and how its cells are read."""

    names: tuple[str, ...] = Field(min_length=1)
    beside: str | None = None
    field: str | None = None
    unit: str = ""
    suffix: str = ""
    digits: int = 0
    words: dict[str, Meaning] = Field(default_factory=dict)
    bands: dict[str, tuple[float, float, float]] = Field(default_factory=dict)
    over: str | None = None
    within: tuple[float, float] | None = None
    above_zero: Meaning | None = None
    others: Literal["refused", "unknown"] = "refused"
    basis: Literal["told", "assumed"] = "told"
    note: str | None = None
    entry: Entry | None = None


class Table(Record):
    """A kind of table: its columns, and the lists of the form that it tells whole."""

    name: str
    title: str
    lists: tuple[str, ...]
    column: tuple[Column, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Return every kind of table that is known. Raises RuleDataError for one that is malformed."""
    raw = load_reference(NAME).raw
    return tuple(_table(name, part) for name, part in raw.items() if "column" in part)


def _table(name: str, part: dict[str, Any]) -> Table:
    try:
        return Table.model_validate({"name": name, **part})
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in problem["loc"])
        raise RuleDataError(f"[{name}.{field}] {problem['msg']}", where=f"codes/{NAME}.toml") from error
