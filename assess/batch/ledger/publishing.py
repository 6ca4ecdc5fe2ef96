"""What a run hands over: the table of results, the rows to be mended, and what all of it comes to."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from assess.batch.ledger.outputs import ERRORS, RESULTS, STATISTICS, SUMMARY, SUMMARY_PDF, results_files
from assess.batch.ledger.plan import Format
from assess.batch.records import RawRow, RowResult
from assess.batch.summary import Counts, Ran, to_json, write_summary_html, write_summary_pdf
from assess.batch.writing import MOST_WORKBOOK_ROWS, Line, write_errors_csv, write_results
from assess.errors import MissingLibrary
from assess.report.files import write_whole

Pairs = Callable[[], Iterable[tuple[RawRow, RowResult]]]


def publish(
    out: Path, pairs: Pairs, headings: tuple[str, ...], form: Format, ran: Ran, *, pdf: bool = False
) -> tuple[Counts, list[Path]]:
    """Write what came of the rows, each file whole or not at all; return the counts and the files.

    Of a redacted run the results keep of each row its number and site id, and nothing else that the row said; the rows
    to be mended stand as they came, since they are to be fed back.

    With `pdf` the summary is a PDF as well, unless the libraries for it are missing. What an earlier run wrote in other
    forms goes, for its numbers may be old. Raises ReportError.
    """
    results, errors = out / f"{RESULTS}.{form}", out / ERRORS
    counts = Counts()
    lines = _lines(pairs(), counts)
    if ran.options.redact:
        write_results(results, map(_without_words, lines))
    else:
        write_results(results, lines, headings)
    write_errors_csv(errors, headings, _lines(pairs()))
    write_statistics(out, counts, ran)
    write_summary_html(out / SUMMARY, counts, ran)
    files = [results, errors, out / STATISTICS, out / SUMMARY]
    if pdf:
        with suppress(MissingLibrary):  # the page for browsers says the same
            write_summary_pdf(out / SUMMARY_PDF, counts, ran)
            files.append(out / SUMMARY_PDF)
    for stale in {*results_files(out), out / SUMMARY_PDF} - {*files}:
        stale.unlink(missing_ok=True)
    return counts, files


def form_for(form: Format, rows: int) -> Format:
    """Return the form of the results: a CSV for a workbook that so many rows would be too many for."""
    return Format.CSV if form is Format.XLSX and rows > MOST_WORKBOOK_ROWS else form


def write_statistics(out: Path, counts: Counts, ran: Ran) -> None:
    """Write the counts of a run as JSON. Raises ReportError."""
    write_whole(out / STATISTICS, to_json(counts, ran).encode())


def _lines(pairs: Iterable[tuple[RawRow, RowResult]], counts: Counts | None = None) -> Iterator[Line]:
    for raw, result in pairs:
        if counts is not None:
            counts.add(result)
        yield raw.cells, result


def _without_words(line: Line) -> Line:
    """Return a row without its own cells, and without what its problems quote of them."""
    _, result = line
    problems = (replace(one, value="", says=one.code.replace("_", " "), hint="") for one in result.problems)
    return (), replace(result, problems=tuple(problems))
