"""The one function that every worker runs, on this machine or another: some rows in, what came of each out."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assess.assessment import Assessment, assess, site_of
from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import Depth, Options, Problem, RawRow, RowResult, Status, Task
from assess.electrical import Method
from assess.errors import AssessError
from assess.findings import Severity
from assess.intake import Home
from assess.preparing import weather_of, with_its_place, with_node_asked
from assess.readers.nameplates import with_usual_nameplates
from assess.readers.rows import as_text
from assess.report.redact import Case, redacted
from assess.rulebook import Edition, EditionChoice, choose_edition, load_edition
from assess.verdict import Site
from assess.verdict.brief import Brief, brief_of
from assess.verdict.briefs import brief_many

if TYPE_CHECKING:
    from assess.verdict.screening.screen import Screen

_Answer = Brief | AssessError
_SCREENS = 4  # kinds of runs that a worker remembers answers of
_screens: dict[str, "Screen"] = {}


def answer_rows(task: Task) -> list[RowResult]:
    """Return what came of each row, in their order; nothing that is wrong with one of them stops another.

    Raises IntakeError when no column of the table is known.
    """
    mapping = row_mapping(task.headings, task.options.columns)
    read = [read_row(row, task.headings, mapping) for row in task.rows]
    homes = [one.home for one in read if one.home is not None]
    answers = iter(_answers(homes, task.options))
    found = [(one, next(answers) if one.home is not None else None) for one in read]
    return [_result(row, task, one, answer) for row, (one, answer) in zip(task.rows, found, strict=True)]


def assess_row(home: Home, options: Options) -> Assessment:
    """Return the whole assessment of a row's home, the same as that of a file which says the same.

    With `redact` it is that of the home without names, place and files. Raises AssessError.
    """
    home, edition, choice = _prepared(home, options)
    case = Case(home, edition, weather_of(home), None, options.policy)
    case = redacted(case) if options.redact else case
    return assess(
        case.home,
        case.edition,
        on=options.on,
        choice=choice,
        weather=case.weather,
        method=Method(options.method),
        policy=case.policy,
    )


def input_sha256(row: RawRow, headings: tuple[str, ...]) -> str:
    """Return a hash of what a row says, whatever its number."""
    said = [headings, [as_text(cell) for cell in row.cells], [note.code for note in row.notes]]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def _result(row: RawRow, task: Task, read: ReadRow, answer: _Answer | None) -> RowResult:
    problems, status = read.problems, read.status
    if isinstance(answer, AssessError):
        problems, status = (*problems, _refusal(answer)), Status.ERROR
    return RowResult(
        row=row.number,
        site_id=read.site_id,
        status=status,
        input_sha256=input_sha256(row, task.headings),
        problems=problems,
        answer=answer if isinstance(answer, Brief) else None,
        address_key=read.address_key,
    )


def _refusal(error: AssessError) -> Problem:
    """Return why a row that could be read could not be assessed."""
    where = f"{error.where}: " if error.where else ""
    return Problem("", "", "refused", f"{where}{error.message}", error.hint or "", Status.ERROR)


def _answers(homes: Sequence[Home], options: Options) -> list[_Answer]:
    """Return the answer of each home, or why it has none."""
    match options.depth:
        case Depth.FULL:
            return [_full(home, options) for home in homes]
        case Depth.ANSWER:
            return _one_by_one(homes, options)
        case _:
            return _screened(homes, options)


def _full(home: Home, options: Options) -> _Answer:
    try:
        found = assess_row(home, options)
    except AssessError as error:
        return error
    blocking = [finding.code for finding in found.findings if finding.severity is Severity.BLOCKING]
    return brief_of(found.verdict, found.edition.id, blocking)


def _one_by_one(homes: Sequence[Home], options: Options, *, year: bool = True) -> list[_Answer]:
    sites: list[Site | AssessError] = []
    for home in homes:
        try:
            site = _site(home, options)
            sites.append(site if year else site.without_year())
        except AssessError as error:
            sites.append(error)
    found = iter(brief_many([site for site in sites if isinstance(site, Site)]))
    return [next(found) if isinstance(site, Site) else site for site in sites]


def _screened(homes: Sequence[Home], options: Options) -> list[_Answer]:
    """Return the answers of many homes at once, and of those that take a run of their own one by one."""
    several = _screen(options).homes([with_usual_nameplates(home) for home in homes])
    alone = iter(
        _one_by_one([home for home, one in zip(homes, several, strict=True) if one is None], options, year=False)
    )
    return [next(alone) if one is None else one for one in several]


def _screen(options: Options) -> "Screen":
    """Return the screen for these options, which remembers what it was answered before."""
    from assess.verdict.screening.screen import Screen
    from assess.verdict.screening.sites import Asking

    key = repr(options)
    if key not in _screens:
        if len(_screens) >= _SCREENS:
            _screens.clear()
        asking = Asking(
            code=options.code,
            method=Method(options.method),
            node=options.node,
            gpus=options.gpus,
            policy=options.policy,
            allow_unconfirmed=options.allow_unconfirmed,
        )
        _screens[key] = Screen(asking)
    return _screens[key]


def _site(home: Home, options: Options) -> Site:
    home, edition, _ = _prepared(home, options)
    method, weather = Method(options.method), weather_of(home)
    return site_of(home, edition, weather=weather, method=method, policy=options.policy)


def _prepared(home: Home, options: Options) -> tuple[Home, Edition, EditionChoice]:
    home = with_its_place(with_usual_nameplates(with_node_asked(home, options.node, options.gpus)))
    choice = choose_edition(options.code, home.place.code, home.place.state, home.place.city)
    return home, _edition(choice.name, allow_unconfirmed=options.allow_unconfirmed), choice


@lru_cache(maxsize=64)
def _edition(name: str, *, allow_unconfirmed: bool) -> Edition:
    return load_edition(name, allow_unconfirmed=allow_unconfirmed)
