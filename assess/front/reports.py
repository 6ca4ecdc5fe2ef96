"""What is made of an Assessment: a PDF, a page for a browser, and JSON that can be read back."""

from os import PathLike
from typing import Literal

from assess.assessment import SCHEMA, Assessment
from assess.errors import IntakeError, UsageError
from assess.front.kinds import path_of, required
from assess.report import document, exchange
from assess.report.editions import Audience, Edition
from assess.report.photos import Picture, see_photos

Paper = Literal["letter", "a4"]
Reader = Literal["homeowner", "electrician", "both"]
Form = Literal["full", "page"]


def write_pdf(
    assessment: Assessment,
    path: str | PathLike[str],
    *,
    paper: Paper = "letter",
    audience: Reader = "both",
    edition: Form = "full",
    photos_from: str | PathLike[str] | None = None,
) -> None:
    """Write the report as PDF with its data attached, whole or not at all.

    `photos_from` is the folder of the home file, for the photos it names. Several threads write one after the other.
    Raises ReportError where it cannot be written, MissingLibrary where Pango is not installed, UsageError for options
    that there are not, TypeError for the wrong kind of argument.
    """
    result, file = _checked(assessment, "write_pdf()"), path_of(path, "write_pdf()")
    reader, form = _options(audience, edition)
    _one_of("paper", paper, tuple(document.PAPERS))
    document.write_pdf(result, file, paper=paper, photos=_pictures(result, photos_from), audience=reader, edition=form)


def write_html(
    assessment: Assessment,
    path: str | PathLike[str],
    *,
    audience: Reader = "both",
    edition: Form = "full",
    photos_from: str | PathLike[str] | None = None,
) -> None:
    """Write the report as one HTML file that needs nothing else, whole or not at all.

    `photos_from` is the folder of the home file, for the photos it names. Raises as write_pdf() does, and needs no
    Pango.
    """
    result, file = _checked(assessment, "write_html()"), path_of(path, "write_html()")
    reader, form = _options(audience, edition)
    document.write_html(result, file, photos=_pictures(result, photos_from), audience=reader, edition=form)


def to_json(assessment: Assessment) -> str:
    """Return the whole assessment as `assess home --json` prints it: one text for one assessment.

    Raises TypeError for anything else.
    """
    return exchange.to_json(_checked(assessment, "to_json()"))


def from_json(text: str) -> Assessment:
    """Return the assessment that to_json() wrote. Raises IntakeError when the text is not one, TypeError for no text.

    A text in another form of the JSON is refused, not guessed at.
    """
    found = exchange.from_json(required(text, str, "from_json()", "a text"))
    if found.schema_id != SCHEMA:
        hint = f'Read it with assess {found.version}; this version reads "{SCHEMA}".'
        raise IntakeError(f'is in the form "{found.schema_id}"', where="schema_id", hint=hint)
    return found


def _checked(assessment: Assessment, taker: str) -> Assessment:
    return required(assessment, Assessment, taker, "an Assessment, as assess() returns it")


def _options(audience: str, edition: str) -> tuple[Audience, Edition]:
    reader = Audience(_one_of("audience", audience, tuple(Audience)))
    form = Edition(_one_of("edition", edition, tuple(Edition)))
    if reader is not Audience.BOTH and form is Edition.PAGE:
        hint = "Leave the audience out: one page is for everyone."
        raise UsageError("the one-page edition has no part for one reader", where="audience", hint=hint)
    return reader, form


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise UsageError(f'"{value}" is not one of its words', where=name, hint=f"Write {' or '.join(choices)}.")
    return value


def _pictures(assessment: Assessment, folder: str | PathLike[str] | None) -> tuple[Picture, ...]:
    return () if folder is None else see_photos(assessment.home, path_of(folder, "photos_from=")).pictures
