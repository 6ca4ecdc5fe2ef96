"""What is said of the homes of some rows, one by one: each assessed whole, or answered in brief."""

from collections.abc import Sequence

from assess.assessment import Assessment, assess, site_of
from assess.batch.reading_rows import ReadRow
from assess.batch.records import Depth, Options, Problem, RawRow, RowResult, Status
from assess.batch.row_hash import input_sha256
from assess.electrical import Method
from assess.errors import AssessError
from assess.findings import Severity
from assess.intake import Home
from assess.preparing import edition_named, weather_of, with_its_place, with_node_asked
from assess.readers.nameplates import with_usual_nameplates
from assess.report.redact import Case, redacted
from assess.rulebook import Edition, EditionChoice, choose_edition
from assess.verdict import Site
from assess.verdict.brief import Brief, brief_of
from assess.verdict.briefs import brief_many

Answer = Brief | AssessError


def answers(homes: Sequence[Home], options: Options) -> list[Answer]:
    """Return the answer of each home as deep as is asked, or why it has none."""
    if options.depth is Depth.FULL:
        return [_full(home, options) for home in homes]
    sites: list[Site | AssessError] = []
    for home in homes:
        try:
            site = _site(home, options)
            sites.append(site if options.depth is Depth.ANSWER else site.without_year())
        except AssessError as error:
            sites.append(error)
    found = iter(brief_many([site for site in sites if isinstance(site, Site)]))
    return [next(found) if isinstance(site, Site) else site for site in sites]


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


def result_of(row: RawRow, headings: tuple[str, ...], read: ReadRow, answer: Answer | None) -> RowResult:
    """Return what came of a row that was read; an error for an answer is an error of the row."""
    problems, status = read.problems, read.status
    if isinstance(answer, AssessError):
        problems, status = (*problems, _refusal(answer)), Status.ERROR
    return RowResult(
        row=row.number,
        site_id=read.site_id,
        status=status,
        input_sha256=input_sha256(row, headings),
        problems=problems,
        answer=answer if isinstance(answer, Brief) else None,
        address_key=read.address_key,
    )


def _refusal(error: AssessError) -> Problem:
    """Return why a row that could be read could not be assessed."""
    where = f"{error.where}: " if error.where else ""
    return Problem("", "", "refused", f"{where}{error.message}", error.hint or "", Status.ERROR)


def _full(home: Home, options: Options) -> Answer:
    try:
        found = assess_row(home, options)
    except AssessError as error:
        return error
    blocking = [finding.code for finding in found.findings if finding.severity is Severity.BLOCKING]
    return brief_of(found.verdict, found.edition.id, blocking)


def _site(home: Home, options: Options) -> Site:
    home, edition, _ = _prepared(home, options)
    method, weather = Method(options.method), weather_of(home)
    return site_of(home, edition, weather=weather, method=method, policy=options.policy)


def _prepared(home: Home, options: Options) -> tuple[Home, Edition, EditionChoice]:
    home = with_its_place(with_usual_nameplates(with_node_asked(home, options.node, options.gpus)))
    choice = choose_edition(options.code, home.place.code, home.place.state, home.place.city)
    return home, edition_named(choice.name, allow_unconfirmed=options.allow_unconfirmed), choice
