"""The columns that are known, as `codes/reference/columns.toml` states them; its head says what each key means."""

from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError

from assess.errors import RuleDataError
from assess.records import Record
from assess.resources import folder
from assess.rulebook import load_reference

NAME = "reference/columns"
TEMPLATE = "reference/template"
Scalar = bool | int | float | str
_AS_IN_GENERAL = ("place.state", "place.zip_code", "service.rating_a")
_LOOSE = ("short", "behind", "or_unit", "adds_up", "pair")  # how people write a number of the field
R = TypeVar("R", bound=Record)


class Load(Record):
    """A load that a word lists; `usual` is the key of its nameplate in `reference/loads`, where its kind has none."""

    kind: str
    fuel: Literal["electric", "gas"] = "electric"
    usual: str | None = None


class System(Record):
    """Heating or cooling equipment that a word lists; `joins` is the key of the entry that it is the same thing as."""

    kind: str
    ducts: str | None = None
    seer: float | None = None
    joins: str | None = None


class Meaning(Record):
    """What a word stands for; one without any of these says that there is nothing.

    `there` says of the entry of a column that there is one, or none. `review` says why a person should look at it.
    """

    set: dict[str, Scalar] = Field(default_factory=dict)
    load: Load | None = None
    system: System | None = None
    ceiling_r: float | None = None
    wall_r: float | None = None
    window: str | None = None
    there: bool | None = None
    review: str | None = None


class Entry(Record):
    """The entry of a list that a column's field belongs to.

    Columns with one `key` feed one entry; without a key each column has an entry of its own.
    """

    list: str
    kind: str | None = None
    key: str | None = None


class Column(Record):
    """One column: its headings, the field it fills, and how its cells are read.

    The last keys are for whoever shows the column, and are not read here.
    """

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
    others: Literal["refused", "unknown", "abroad"] = "refused"
    basis: Literal["told", "assumed"] = "told"
    note: str | None = None
    entry: Entry | None = None
    whole: str | None = None
    follows: str | None = None
    or_unit: str = ""
    short: dict[str, str] = Field(default_factory=dict)
    behind: tuple[str, ...] = ()
    adds_up: bool = False
    pair: tuple[str, str] | None = None
    last_resort: bool = False
    help: str = ""
    example: Scalar | None = None
    choices: tuple[Scalar, ...] = ()
    section: str = ""
    required: bool = False


class Table(Record):
    """A kind of table: its columns, and the lists of the form that it tells whole."""

    name: str
    title: str
    lists: tuple[str, ...] = ()
    column: tuple[Column, ...]


class Needed(Record):
    """A thing without which no answer can be given: any one of these fields tells it.

    `column` is a heading that it may be given under.
    """

    name: str
    column: str
    any: tuple[str, ...] = Field(min_length=1)


@cache
def tables() -> tuple[Table, ...]:
    """Return every kind of table that is known. Raises RuleDataError for one that is malformed."""
    known = [_table(NAME, name, part) for name, part in _parts(NAME) if "column" in part]
    if folder("codes").joinpath(f"{TEMPLATE}.toml").is_file():
        found = [_table(TEMPLATE, name, part) for name, part in _parts(TEMPLATE) if "column" in part]
        known += [table.model_copy(update={"column": _with_words(table, known[0])}) for table in found]
    return tuple(known)


def _with_words(table: Table, general: Table) -> tuple[Column, ...]:
    """Return the columns of the template, those with the words of lists that people write who mean the same."""
    same = {column.field: column for column in general.column if column.field in _AS_IN_GENERAL}
    loose = {(str(column.field), column.unit): column for column in general.column}
    found = []
    for column in table.column:
        more: dict[str, Any] = {}
        if column.field in same and not column.words:
            more = {"words": same[column.field].words, "others": same[column.field].others}
        if (known := loose.get((str(column.field), column.unit))) is not None:
            more |= {name: getattr(known, name) for name in _LOOSE}
        found.append(column.model_copy(update=more))
    return tuple(found)


@cache
def needed() -> tuple[Needed, ...]:
    """Return what no answer can do without. Raises RuleDataError where the list is malformed."""
    return tuple(_checked(Needed, one, "needed", NAME) for one in load_reference(NAME).raw["needed"])


@cache
def headings_of_people() -> frozenset[str]:
    """Return the headings, folded, of columns that hold personal data which no assessment needs."""
    return frozenset(load_reference(NAME).raw["personal"]["names"])


def _parts(file: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, part) for name, part in load_reference(file).raw.items() if isinstance(part, dict)]


def _table(file: str, name: str, part: dict[str, Any]) -> Table:
    known = {key: value for key, value in part.items() if key in Table.model_fields}
    return _checked(Table, {"name": name, "title": name, **known}, name, file)


def _checked(record: type[R], part: dict[str, Any], name: str, file: str) -> R:
    try:
        return record.model_validate(part)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in problem["loc"])
        raise RuleDataError(f"[{name}.{field}] {problem['msg']}", where=f"codes/{file}.toml") from error
