"""The one function that every worker runs, on this machine or another: some rows in, what came of each out."""

import hashlib
import json
from datetime import date
from functools import lru_cache

from assess.assessment import Assessment, assess, site_of
from assess.batch.records import Cell, Depth, Options, Problem, RawRow, RowResult, Status, Task
from assess.electrical import Method
from assess.errors import AssessError
from assess.intake import Home
from assess.preparing import weather_of, with_its_place, with_node_asked
from assess.readers.nameplates import with_usual_nameplates
from assess.readers.rows import Mapping, home_of, mapping_of
from assess.rulebook import Edition, EditionChoice, choose_edition, load_edition
from assess.verdict.brief import Brief, brief, brief_of


def answer_rows(task: Task) -> list[RowResult]:
    """Return what came of each row, in their order; nothing that is wrong with one of them stops another."""
    mapping = mapping_of(task.headings)
    return [answer_row(row, task.headings, mapping, task.options) for row in task.rows]


def answer_row(row: RawRow, headings: tuple[str, ...], mapping: Mapping, options: Options) -> RowResult:
    """Return what came of one row."""
    cells = {heading: text_of(cell) for heading, cell in zip(headings, row.cells, strict=False)}
    digest = input_sha256(row, headings)
    try:
        home = home_of(cells, mapping, f"row {row.number}")
        return RowResult(row.number, home.contact.site_id or "", Status.OK, digest, answer=_answer(home, options))
    except AssessError as error:
        problem = Problem("", "", "refused", str(error), error.hint or "", Status.ERROR)
        return RowResult(row.number, "", Status.ERROR, digest, (problem,))


def assess_row(home: Home, options: Options) -> Assessment:
    """Return the whole assessment of a row's home, the same as that of a file which says the same."""
    home, edition, choice = _prepared(home, options)
    return assess(
        home,
        edition,
        on=options.on,
        choice=choice,
        weather=weather_of(home),
        method=Method(options.method),
        policy=options.policy,
    )


def input_sha256(row: RawRow, headings: tuple[str, ...]) -> str:
    """Return a hash of what a row says, whatever its number."""
    said = [headings, [text_of(cell) for cell in row.cells], [note.code for note in row.notes]]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def text_of(cell: Cell) -> str:
    """Return a cell as the form reads it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _answer(home: Home, options: Options) -> Brief:
    if options.depth is Depth.FULL:
        assessment = assess_row(home, options)
        return brief_of(assessment.verdict, assessment.edition.id)
    home, edition, _ = _prepared(home, options)
    site = site_of(home, edition, weather=weather_of(home), method=Method(options.method), policy=options.policy)
    return brief(site if options.depth is Depth.ANSWER else site.without_year())


def _prepared(home: Home, options: Options) -> tuple[Home, Edition, EditionChoice]:
    home = with_its_place(with_usual_nameplates(with_node_asked(home, options.node, options.gpus)))
    choice = choose_edition(options.code, home.place.code, home.place.state, home.place.city)
    return home, _edition(choice.name, allow_unconfirmed=options.allow_unconfirmed), choice


@lru_cache(maxsize=64)
def _edition(name: str, *, allow_unconfirmed: bool) -> Edition:
    return load_edition(name, allow_unconfirmed=allow_unconfirmed)
