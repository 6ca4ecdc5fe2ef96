"""A row of a table read for a batch: its home, its status, and everything that is to be told of it."""

import json
from collections.abc import Mapping as Own
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assess.batch.address import address_key
from assess.batch.beside import BESIDE
from assess.batch.records import Note, Problem, RawRow, Status
from assess.climate import place_of_zip
from assess.errors import IntakeError
from assess.intake import Home
from assess.readers.rows import Mapping, RowReader, RowReading, Wrong, looks_like_a_formula, mapping_of, shortened
from assess.units.spelling import quoted

_STATUS = {
    "warning": Status.WARNING,
    "review": Status.NEEDS_REVIEW,
    "incomplete": Status.INCOMPLETE,
    "error": Status.ERROR,
}
_ABROAD = "not_a_us_address"
# What the reader of the table tells of a row, by its code: cells that may stand in the wrong column are to be looked
# at, all else is worth a look.
_SHIFTED = {"extra_cells", "quote_left_open", "too_few_cells"}
_TABLES = 8  # tables that a process reads at a time


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it was read.

    The home is None for an error, an empty row and a place outside the United States; of the others it may lack much.
    `address_key` tells one home from another, empty where no street is told.
    """

    home: Home | None
    site_id: str
    problems: tuple[Problem, ...]
    status: Status
    address_key: str


def row_mapping(headings: tuple[str, ...], own: Own[str, Any] | None = None) -> Mapping:
    """Return what the columns of a table mean for a batch; of two that say the same the first filled counts.

    A table is settled once in a process. Raises IntakeError when no column is known.
    """
    return _mapping(headings, json.dumps(dict(own or {}), sort_keys=True))


@lru_cache(maxsize=_TABLES)
def _mapping(headings: tuple[str, ...], own: str) -> Mapping:
    return mapping_of(headings, json.loads(own), same_twice="noted")


@lru_cache(maxsize=_TABLES)
def _reader(headings: tuple[str, ...], mapping: Mapping) -> RowReader:
    return RowReader(headings, mapping)


def read_row(row: RawRow, headings: tuple[str, ...], mapping: Mapping) -> ReadRow:
    """Return a row as it was read, with all that is wrong with it; no cell is an error of the program."""
    found = _reader(tuple(headings), mapping).read(row.cells)
    site_id = str(found.values.get("contact", {}).get("site_id") or "")
    if not found.filled and not _says_anything(row, headings, mapping):
        return ReadRow(None, site_id, (), Status.SKIPPED, "")
    problems = [_problem(wrong) for wrong in found.wrongs]
    abroad = any(problem.code == _ABROAD for problem in problems)
    if abroad:  # what else it lacks is no matter
        problems = [problem for problem in problems if problem.status is not Status.INCOMPLETE]
    home = None if abroad else found.home
    home, more = _with_known_zip(home, found)
    problems += [*more, *_from_notes(row.notes, headings, row), *_formulas(row, headings, mapping)]
    order = list(Status)
    status = max((problem.status for problem in problems), key=order.index, default=Status.OK)
    return ReadRow(home if status is not Status.ERROR else None, site_id, tuple(problems), status, _key(found))


def _says_anything(row: RawRow, headings: tuple[str, ...], mapping: Mapping) -> bool:
    """Return whether a cell that is not read says that the row is of somebody or something."""
    kept = {*mapping.personal, *mapping.unknown}.difference(BESIDE)
    return any(
        cell is not None and str(cell).strip() != "" and (at >= len(headings) or headings[at] in kept)
        for at, cell in enumerate(row.cells)
    )


def _problem(wrong: Wrong) -> Problem:
    return Problem(wrong.heading, wrong.value, wrong.code, wrong.says, wrong.hint, _STATUS[wrong.grade])


def _with_known_zip(home: Home | None, found: RowReading) -> tuple[Home | None, list[Problem]]:
    """Return the home without a ZIP code that does not exist, and what is wrong with its place."""
    place = found.values.get("place", {})
    zip_code, state = place.get("zip_code"), place.get("state")
    if home is None or not zip_code:
        return home, []
    heading = found.headings.get("place.zip_code", "")
    try:
        there = place_of_zip(zip_code)
    except IntakeError as error:
        hint = "check the five digits"
        review = Problem(heading, zip_code, "unknown_zip", error.message, hint, Status.NEEDS_REVIEW)
        known = home.place.model_copy(update={"zip_code": None})
        sources = {path: source for path, source in home.provenance.items() if path != "place.zip_code"}
        lacking = [] if state else [_no_place(heading)]
        return home.model_copy(update={"place": known, "provenance": sources}), [review, *lacking]
    if state and there.state != state:
        says = f"ZIP code {quoted(zip_code)} is in {there.city}, {there.state}, but the state is {quoted(state)}"
        hint = "correct the one that is wrong"
        return home, [Problem(heading, zip_code, "contradiction", says, hint, Status.ERROR)]
    return home, []


def _no_place(heading: str) -> Problem:
    return Problem(heading, "", "blank_needed", "the place is not known", "fill ZIP code or state", Status.INCOMPLETE)


def _from_notes(notes: tuple[Note, ...], headings: tuple[str, ...], row: RawRow) -> list[Problem]:
    """Return what the reader of the table noted of the row."""
    problems = []
    for note in notes:
        at = note.column
        heading = headings[at] if at is not None and at < len(headings) else ""
        value = shortened(row.cells[at]) if at is not None and at < len(row.cells) else ""
        status = Status.NEEDS_REVIEW if note.code in _SHIFTED else Status.WARNING
        problems.append(Problem(heading, value, note.code, note.says, "", status))
    return problems


def _formulas(row: RawRow, headings: tuple[str, ...], mapping: Mapping) -> list[Problem]:
    """Return the cells that look like formulas in columns that are not read; those that are read tell themselves."""
    hint = "write it without the sign before it"
    says = "looks like a formula and was kept as text"
    return [
        Problem(heading, shortened(cell), "formula_text", says, hint, Status.WARNING)
        for heading, cell in zip(headings, row.cells, strict=False)
        if looks_like_a_formula(cell) and heading not in mapping.feeds and heading not in BESIDE
    ]


def _key(found: RowReading) -> str:
    place = found.values.get("place", {})
    street = found.values.get("contact", {}).get("address") or ""
    return address_key(street, place.get("city") or "", place.get("state") or "", place.get("zip_code") or "")
