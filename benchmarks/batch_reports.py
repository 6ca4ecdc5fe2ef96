"""How fast rows become reports: two processes against one, and one worker against WeasyPrint alone on the same HTML.

A worker reads the row, assesses the home and prints its page. What is printed is also timed without the assessment, in
one warm process, by turns with WeasyPrint over the same HTML and fonts: a machine's speed cancels out of the ratios.

    python benchmarks/batch_reports.py [--reports N] [--rounds N] [--workers N]
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from assess.batch.records import Options, RawRow, ReportTask
from assess.batch.reports import print_reports, report_name
from assess.batch.reports.row import assessment_of
from assess.report.document import fill_template, write_pdf
from assess.report.editions import Edition
from assess.report.faces import FACES
from assess.resources import folder

ON = date(2026, 11, 26)
HEADINGS = ("Lead ID", "Zip code", "Main Breaker", "Square Feet", "Yr Built", "A/C (tons)", "Down Mbps", "Up Mbps")
ZIPS = ("44102", "85201", "98101", "77002", "30303", "01101", "80205", "55401")


def main() -> None:
    """Print both ratios."""
    parser = argparse.ArgumentParser(description="Time the reports of a batch.")
    parser.add_argument("--reports", type=int, default=16, help="reports of each run")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, by turns")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tasks = list(rows(asked.reports, Path(scratch)))
        print_processes(tasks, asked.rounds, asked.workers)
        print_alone(tasks, Path(scratch), asked.rounds)


def rows(count: int, scratch: Path) -> Iterator[ReportTask]:
    """Yield the tasks of homes that differ in place, size and service."""
    for n in range(count):
        breaker = ("100A", "150A", "200A", "400A")[n % 4]
        cells = (f"L-{n}", ZIPS[n % len(ZIPS)], breaker, 900 + 150 * n, 1950 + 3 * n, 2 + n % 4, 100 * (n % 9 + 1), 20)
        row = RawRow(n + 2, cells)
        yield ReportTask(HEADINGS, row, Options(ON), scratch, report_name(row.number, cells[0]))


def print_processes(tasks: list[ReportTask], rounds: int, workers: int) -> None:
    """Print how many a second one process makes and several do; the first report of each is not counted."""
    seconds: dict[int, list[float]] = {1: [], workers: []}
    own = process_time()
    for _ in range(rounds):
        for number, taken in seconds.items():
            taken.append(_seconds(tasks, number))
    own = (process_time() - own) / sum((len(tasks) + number) * rounds for number in seconds)
    one, several = median(seconds[1]), median(seconds[workers])
    rate = f"{len(tasks) / one:.2f} a second in one process, {len(tasks) / several:.2f} in {workers}"
    print(f"rows read, assessed and printed on a page: {rate}, {one / several:.2f} times as many")
    print(f"who asks for them spends {own * 1e3:.1f} ms of processor time on each")


def _seconds(tasks: list[ReportTask], workers: int) -> float:
    """Return the time for the tasks in workers that have printed one report each before [s]."""
    warm = tasks[:workers]
    printing = print_reports([*warm, *tasks], workers=workers)
    for _ in warm:
        _checked(next(printing).error)
    start = perf_counter()
    for printed in printing:
        _checked(printed.error)
    return perf_counter() - start


def print_alone(tasks: list[ReportTask], scratch: Path, rounds: int) -> None:
    """Print how fast a warm process prints, and assesses and prints, against WeasyPrint alone on the same pages."""
    assessments = [assessment_of(task) for task in tasks]
    pages = [fill_template("page.html.j2", one, paper="letter", embedded=False) for one in assessments]
    fonts = FontConfiguration()
    faces = weasyprint.CSS(string=_font_faces(), font_config=fonts)
    path = scratch / "report.pdf"

    def alone(n: int) -> None:
        weasyprint.HTML(string=pages[n]).write_pdf(stylesheets=[faces], font_config=fonts)

    def printed(n: int) -> None:
        write_pdf(assessments[n], path, edition=Edition.PAGE)

    def whole(n: int) -> None:
        write_pdf(assessment_of(tasks[n]), path, edition=Edition.PAGE)

    kinds: dict[str, Callable[[int], Any]] = {
        "WeasyPrint alone, without tags, archive form and data": alone,
        "WeasyPrint alone, with tags and in the archive form": partial(_archived, pages, faces, fonts),
        "worker: page, data and seal": printed,
        "worker: row, assessment, page, data and seal": whole,
    }
    taken: dict[str, list[float]] = {name: [] for name in kinds}
    for turn in range(rounds + 1):
        for n in range(len(tasks)):
            for name, task in kinds.items():
                start = process_time()
                task(n)
                if turn:  # the first turn warms up
                    taken[name].append(process_time() - start)
    base = median(taken["WeasyPrint alone, with tags and in the archive form"])
    print(f"{'one page, processor time of a warm process, median':56}{'time':>10}{'rate of WeasyPrint':>20}")
    for name, times in taken.items():
        print(f"{name:56}{median(times) * 1e3:>7,.0f} ms{base / median(times):>20.2f}")


def _archived(pages: list[str], faces: Any, fonts: Any, n: int) -> None:
    page = weasyprint.HTML(string=pages[n])
    page.write_pdf(stylesheets=[faces], font_config=fonts, pdf_variant="pdf/a-3u", pdf_tags=True)


def _font_faces() -> str:
    fonts = Path(str(folder("templates").joinpath("report", "fonts")))
    return "".join(
        f'@font-face {{ font-family: "Report"; src: url({(fonts / name).as_uri()}); {how} }}'
        for name, how in FACES.items()
    )


def _checked(error: Exception | None) -> None:
    if error is not None:
        raise SystemExit(f"a report failed: {error}")


if __name__ == "__main__":
    main()
