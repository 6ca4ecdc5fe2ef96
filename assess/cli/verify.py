"""`assess verify`: whether a report still is what it was written as, and follows from its inputs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.asking import Code
from assess.cli.lines import broken
from assess.errors import ExitCode, ReportError, printable

if TYPE_CHECKING:
    from assess.assessment import Assessment
    from assess.report.verify import Verified
    from assess.rulebook import Edition


def verify(
    report: Annotated[Path, typer.Argument(help="The PDF of a report.", show_default=False)],
    *,
    home: Annotated[
        Path | None,
        typer.Option(
            help="The home, or its folder: where the weather and meter files are that the report was made with.",
            show_default=False,
        ),
    ] = None,
    code: Code = None,
) -> None:
    """Check a report: matches, altered, or made by another version. Ends with code 1 unless its results stand.

    Example: assess verify report.pdf
    """
    from assess.report.verify import verify as verified

    found = verified(report, lambda carried: _again(carried, report, home, code))
    for line in _lines(report, found):
        typer.echo(broken(printable(line), sys.stdout))
    if not found.confirmed:
        raise typer.Exit(int(ExitCode.NO_GO))


def _again(carried: "Assessment", report: Path, home: Path | None, code: str | None) -> "Assessment":
    """Return the assessment made once more from what the report carries and the files it names."""
    from assess.front.beside import hourly_weather, recorded_use_of
    from assess.report.recompute import recompute

    asked, its_home, where = carried.asked, carried.home, str(report)
    edition = _edition(carried, code, where)
    hourly = record = None
    if asked.hourly_sha256 is not None:
        hourly = hourly_weather(its_home, _beside(home, its_home.weather.hourly_file, where))
    metered = None if its_home.demand is None else its_home.demand.file
    if asked.record_sha256 is not None:
        record, _ = recorded_use_of(its_home, _beside(home, metered, where), asked.weather)
    again = recompute(carried, edition, hourly=hourly, record=record)
    for mine, theirs, named in (
        (again.asked.hourly_sha256, asked.hourly_sha256, its_home.weather.hourly_file),
        (again.asked.record_sha256, asked.record_sha256, metered),
    ):
        if mine != theirs:
            raise ReportError(f"cannot be recomputed: {named} is not the file it was made with", where=where)
    return again


def _edition(carried: "Assessment", code: str | None, where: str) -> "Edition":
    """Return the edition that the report was made with; one of the user's own only where it is the same."""
    from assess.rulebook import list_editions, load_edition

    used = carried.edition
    if code is None and used.id not in list_editions():
        hint = "Name the file: --code my-city.toml."
        raise ReportError(f'cannot be recomputed without the file of edition "{used.id}"', where=where, hint=hint)
    edition = load_edition(code or used.id, allow_unconfirmed=carried.asked.allow_unconfirmed)
    if code is not None and edition.sha256 != used.sha256:
        raise ReportError(f"cannot be recomputed: {code} is not the edition it was made with", where=where)
    return edition


def _beside(home: Path | None, named: str | None, where: str) -> Path:
    """Return a path in the folder in which a named file is. Raises ReportError when it is not there.

    The name comes from the report and may be anyone's: nothing outside the folder is opened.
    """
    if named is None:
        hint = "A redacted report names no files. Assess the home again with --redact, and compare."
        raise ReportError("cannot be recomputed without the files it was made with", where=where, hint=hint)
    if home is None:
        hint = "Say where it is: --home HOME.toml, or the folder."
        raise ReportError(f"cannot be recomputed without {named}", where=where, hint=hint)
    folder = home if home.is_dir() else home.parent
    file = folder / named.partition("#")[0]
    if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        raise ReportError(f"cannot be recomputed without {named}, which is not in {folder}", where=where)
    return folder / "home"


def _lines(report: Path, found: "Verified") -> list[str]:
    from assess.report.verify import Standing

    pages = "its one page" if found.pages == 1 else f"its {found.pages} pages"
    lines = [f"{report}: {found.standing.value}", f"Report {found.report_id} of {found.date}, assess {found.version}."]
    match found.standing:
        case Standing.MATCHES:
            lines.append(f"Data, metadata and {pages} belong together, and the same inputs give the same results.")
        case Standing.ALTERED:
            lines.append("It is not what was written. What differs:")
        case Standing.ANOTHER_VERSION if found.confirmed:
            lines.append(f"Data and {pages} belong together, and this version gives the same results. Differences:")
        case Standing.ANOTHER_VERSION:
            lines.append("This version does not give its results, so it cannot be said here that they follow from its")
            lines.append(f"inputs. Check it with assess {found.version} and the rule data of that time. Differences:")
    lines += [f"  {one}" for one in found.differences]
    if found.more:
        lines.append(f"  and {found.more} more")
    return [*lines, *([one.says for one in found.signatures] or ["It is not signed."])]
