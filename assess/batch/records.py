"""What travels between the parts of a batch: a row as it was read, what is to be done with it, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from assess.batch.depth import Depth
from assess.verdict.brief import Brief
from assess.verdict.policy import Policy

__all__ = [
    "Cell",
    "Depth",
    "Note",
    "Options",
    "Problem",
    "RawRow",
    "ReportTask",
    "RowResult",
    "Status",
    "Task",
]

Cell = str | float | int | bool | date | datetime | None


class Status(StrEnum):
    """How a row was read, the gravest that holds; what is answered of its home is another matter.

    `ok` has nothing to mention, a `warning` is worth a look, `needs review` may have been read otherwise than it was
    meant, `incomplete` lacks what no answer can do without, a `duplicate` is the same home as a row before it, of an
    `error` nothing could be made, and a row that is `skipped` is empty.
    """

    OK = "ok"
    WARNING = "warning"
    NEEDS_REVIEW = "needs review"
    INCOMPLETE = "incomplete"
    DUPLICATE = "duplicate"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be told of one cell, or with no `column` of its whole row."""

    column: int | None
    code: str
    says: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of a table: its number as its reader counts, its cells beside the headings, and what is told of them."""

    number: int
    cells: tuple[Cell, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about a row: the column's heading, what stands there, a code to sort by, and what would be right.

    `status` is what it makes of the row.
    """

    column: str
    value: str
    code: str
    says: str
    hint: str
    status: Status


@dataclass(frozen=True, slots=True)
class RowResult:
    """What came of one row.

    `address_key` is a hash of its address in normal form, empty where it has none. `duplicate_of` is the row that
    said the same home before. `report` is the path of its report below the output folder, empty without one.
    """

    row: int
    site_id: str
    status: Status
    input_sha256: str
    problems: tuple[Problem, ...] = ()
    answer: Brief | None = None
    address_key: str = ""
    duplicate_of: int | None = None
    report: str = ""


@dataclass(frozen=True)
class Options:
    """How every row of a run is assessed; it goes to every worker, on this machine or another.

    `columns` is a mapping of one's own, heading to field, as its file states it.
    """

    on: date
    depth: Depth = Depth.FULL
    code: str | None = None
    method: str = "auto"
    node: str | None = None
    gpus: int | None = None
    policy: Policy | None = None
    allow_unconfirmed: bool = False
    redact: bool = False
    columns: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """Some rows to answer, and all that is needed for it."""

    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    options: Options


@dataclass(frozen=True)
class ReportTask:
    """One row whose report is to be made, as a file below `folder`."""

    headings: tuple[str, ...]
    row: RawRow
    options: Options
    folder: Path
    name: str
    edition: str = "page"
    paper: str = "letter"
