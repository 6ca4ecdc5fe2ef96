"""What work suits the home, as it is printed: a word for each cell, and each reason once."""

from dataclasses import dataclass

from assess.suitability import Answer, Aspect, Row, Suitability

WORDS = {Answer.SUITS: "yes", Answer.CONDITIONS: "if", Answer.NO: "no"}
HEADS = {
    Aspect.INTERNET: "Line",
    Aspect.POWER: "Uptime",
    Aspect.HEAT: "Heat",
    Aspect.SECURITY: "Security",
    Aspect.TERMS: "Terms",
}


@dataclass(frozen=True)
class Reason:
    """One reason, what to do about it, and the kinds of work that it holds for."""

    head: str
    word: str
    says: str
    cure: str
    works: tuple[str, ...]


def word_of(row: Row) -> str:
    """Return the answer for a kind of work as a word."""
    return "never" if row.never else WORDS[row.answer]


def reasons(table: Suitability) -> tuple[Reason, ...]:
    """Return the reason of every cell, the same one once, by aspect; work that never suits has its own in its row."""
    found: dict[tuple[Aspect, Answer, str, str], list[str]] = {}
    rows = [row for row in table.rows if not row.never]
    for aspect in Aspect:
        for row in rows:
            cell = next(cell for cell in row.cells if cell.aspect is aspect)
            found.setdefault((aspect, cell.answer, cell.reason, cell.cure), []).append(row.title)
    every = len(rows)
    return tuple(
        Reason(HEADS[aspect], WORDS[answer], says, cure, () if len(works) == every else tuple(works))
        for (aspect, answer, says, cure), works in found.items()
    )


@dataclass(frozen=True)
class Line:
    """One row of the table: the work, a word for each aspect, and the word for the whole."""

    title: str
    words: tuple[str, ...]
    word: str


@dataclass(frozen=True)
class Matrix:
    """The table of work and its reasons, ready to print."""

    heads: tuple[str, ...]
    rows: tuple[Line, ...]
    reasons: tuple[Reason, ...]


def matrix(table: Suitability) -> Matrix:
    """Return the table of work as it is printed."""
    rows = (Line(row.title, tuple(WORDS[cell.answer] for cell in row.cells), word_of(row)) for row in table.rows)
    return Matrix(tuple(HEADS.values()), tuple(rows), reasons(table))
