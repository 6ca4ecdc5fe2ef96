"""The suitability page: kinds of work down, what they ask of a home across, a reasoned answer in each cell."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from assess.findings import Finding
from assess.records import Record


class Answer(StrEnum):
    """How a home and a kind of work get along; what is not known is a condition."""

    SUITS = "suits"
    CONDITIONS = "with conditions"
    NO = "no"

    @property
    def rank(self) -> int:
        """Return 0 for suits to 2 for no, so that the worst of several is the largest."""
        return list(Answer).index(self)

    @staticmethod
    def worst(*several: "Answer") -> "Answer":
        """Return the worst of several; one that nobody gives is fine."""
        return max(several, key=lambda one: one.rank, default=Answer.SUITS)


class Aspect(StrEnum):
    """What a kind of work asks of a home."""

    INTERNET = "internet"
    POWER = "power availability"
    HEAT = "thermal steadiness"
    SECURITY = "security"
    TERMS = "terms"


class Cell(Record):
    """One answer and its reason, in one sentence; `field` would settle what is not known."""

    aspect: Aspect
    answer: Answer
    reason: str
    cure: str = ""
    cite: str = ""
    field: str | None = None


class Row(Record):
    """One kind of work: an answer for each aspect, the worst of them for the whole, and the GPUs that the line serves.

    `never` marks work that no good figure makes suit a home. `gpus` is None where the line was not measured.
    """

    name: str
    title: str
    answer: Answer
    reason: str
    gpus: int | None
    never: bool = False
    cells: tuple[Cell, ...]

    @model_validator(mode="after")
    def _every_aspect_once(self) -> Self:
        if [cell.aspect for cell in self.cells] != list(Aspect):
            raise ValueError("a row has one cell for each aspect, in order")
        if self.answer.rank < Answer.worst(*(cell.answer for cell in self.cells)).rank:
            raise ValueError("a row is no better than its worst cell")
        return self


class Availability(Record):
    """The share of a year in which the node works, in percent: as usual, and in a bad and a good year.

    The three parts are in hours a year that the node is down.
    """

    usual_pct: float
    bad_pct: float
    good_pct: float
    power_down_h: float
    line_down_h: float
    node_down_h: float


class Suitability(Record):
    """The whole page: the rows, the uptime behind them, every question of the security checklist."""

    rows: tuple[Row, ...]
    availability: Availability
    checklist: tuple[Finding, ...]

    def row(self, name: str) -> Row:
        """Return the row of a kind of work. Raises KeyError."""
        for row in self.rows:
            if row.name == name:
                return row
        raise KeyError(name)

    def of(self, answer: Answer) -> tuple[Row, ...]:
        """Return the rows with that answer."""
        return tuple(row for row in self.rows if row.answer is answer)
