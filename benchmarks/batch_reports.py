"""How fast rows become reports: two processes against one, and one worker against WeasyPrint alone on the same HTML.

A worker reads the row, assesses the home and prints its page. What is printed is also timed without the assessment, in
one warm process, by turns with WeasyPrint over the same HTML and fonts: a machine's speed cancels out of the ratios.
WeasyPrint has its fonts configured once for all pages; once as most use it, with the stylesheet in the page, and once
as its most careful user would, with the stylesheet parsed once too. Its file has neither the data nor the seal.

    python benchmarks/batch_reports.py [--reports N] [--rounds N] [--workers N]
"""

import argparse
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

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
_PEER = "WeasyPrint alone, with tags and in the archive form"
_CAREFUL = "the same, its stylesheet parsed once"
_OWN_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
HEADINGS = ("Lead ID", "Zip code", "Main Breaker", "Square Feet", "Yr Built", "A/C (tons)", "Down Mbps", "Up Mbps")
ZIPS = ("44102", "85201", "98101", "77002", "30303", "01101", "80205", "55401")


class Seconds(NamedTuple):
    """The time of some reports by the clock, and of the processor, which other programs hardly lengthen [s]."""

    clock: float
    processor: float


def main() -> None:
    """Print the ratios."""
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
        size, year, tons, down = 900 + 150 * (n % 23), 1950 + 3 * (n % 25), 2 + n % 4, 100 * (n % 9 + 1)
        cells = (f"L-{n}", ZIPS[n % len(ZIPS)], breaker, size, year, tons, down, 20)
        row = RawRow(n + 2, cells)
        yield ReportTask(HEADINGS, row, Options(ON), scratch, report_name(row.number, cells[0]))


def print_processes(tasks: list[ReportTask], rounds: int, workers: int) -> None:
    """Print how many a second one process makes and several do; the first report of each is not counted."""
    own = process_time()
    taken = [(_seconds(tasks, 1), _seconds(tasks, workers)) for _ in range(rounds)]
    one, several = [of.clock for of, _ in taken], [of.clock for _, of in taken]
    used_one, used_several = [of.processor for of, _ in taken], [of.processor for _, of in taken]
    own = (process_time() - own) / ((2 * len(tasks) + 1 + workers) * rounds)
    rates = f"{len(tasks) / median(one):.2f} a second in one process, {len(tasks) / median(several):.2f} in {workers}"
    print(f"rows read, assessed and printed on a page: {rates}")
    print(f"by the clock {workers} processes make {_ratio(one, several):.2f} times as many, median of {rounds} rounds")
    if all(used_several):
        print(
            f"by the processor time they take, {_ratio(used_one, used_several) * workers:.2f} times as many, "
            f"each on a core of its own: {median(used_one) / len(tasks) * 1e3:.0f} ms for a report in one process, "
            f"{median(used_several) / len(tasks) * 1e3:.0f} ms in {workers}"
        )
    print(f"who asks for them spends {own * 1e3:.1f} ms of processor time on each")


def _ratio(above: list[float], below: list[float]) -> float:
    return median(a / b for a, b in zip(above, below, strict=True))


def _seconds(tasks: list[ReportTask], workers: int) -> Seconds:
    """Return the time for the tasks in workers that have printed one report each before [s]."""
    warm = tasks[:workers]
    printing = print_reports([*warm, *tasks], workers=workers)
    for _ in warm:
        _checked(next(printing).error)
    start, used = perf_counter(), _used_by_workers()
    for _ in tasks:
        _checked(next(printing).error)
    taken = Seconds(perf_counter() - start, _used_by_workers() - used)
    printing.close()
    return taken


def _used_by_workers() -> float:
    """Return the processor time of all that this process started, directly or not [s]; 0 where no system lists it."""
    ticks: dict[int, int] = {}
    parents: dict[int, int] = {}
    for process in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            figures = process.read_text().rpartition(")")[2].split()
            number = int(process.parent.name)
            parents[number], ticks[number] = int(figures[1]), int(figures[11]) + int(figures[12])
    ours, found = {os.getpid()}, 0
    while len(ours) > found:
        found = len(ours)
        ours |= {number for number, parent in parents.items() if parent in ours}
    used = sum(ticks.get(number, 0) for number in ours - {os.getpid()})
    return used / os.sysconf("SC_CLK_TCK") if used else 0.0


def print_alone(tasks: list[ReportTask], scratch: Path, rounds: int) -> None:
    """Print how fast a warm process prints, and assesses and prints, against WeasyPrint alone on the same pages."""
    assessments = [assessment_of(task) for task in tasks]
    pages = [fill_template("page.html.j2", one, paper="letter", embedded=False) for one in assessments]
    fonts = FontConfiguration()
    faces = weasyprint.CSS(string=_font_faces(), font_config=fonts)
    parted = [_OWN_STYLE.split(page) for page in pages]
    sheets = {style: weasyprint.CSS(string=style, font_config=fonts) for _, style, _ in parted}
    path = scratch / "report.pdf"

    def alone(n: int) -> None:
        weasyprint.HTML(string=pages[n]).write_pdf(stylesheets=[faces], font_config=fonts)

    def archived(n: int) -> None:
        _write_archived(pages[n], [faces], fonts)

    def careful(n: int) -> None:
        before, style, after = parted[n]
        _write_archived(before + after, [faces, sheets[style]], fonts)

    def printed(n: int) -> None:
        write_pdf(assessments[n], path, edition=Edition.PAGE)

    def whole(n: int) -> None:
        write_pdf(assessment_of(tasks[n]), path, edition=Edition.PAGE)

    kinds: dict[str, Callable[[int], Any]] = {
        "WeasyPrint alone, without tags and archive form": alone,
        _PEER: archived,
        _CAREFUL: careful,
        "worker: page, data and seal": printed,
        "worker: row, assessment, page, data and seal": whole,
    }
    _print_table({name: _by_rounds(times, rounds) for name, times in _by_turns(kinds, len(tasks), rounds).items()})


def _by_turns(kinds: dict[str, Callable[[int], Any]], count: int, rounds: int) -> dict[str, list[float]]:
    """Return the processor time of each kind for each page [s], round after round, after one that warms up."""
    taken: dict[str, list[float]] = {name: [] for name in kinds}
    for turn in range(rounds + 1):
        for n in range(count):
            for name, task in kinds.items():
                start = process_time()
                task(n)
                if turn:
                    taken[name].append(process_time() - start)
    return taken


def _by_rounds(times: list[float], rounds: int) -> list[float]:
    """Return the median of each round."""
    count = len(times) // rounds
    return [median(times[count * n : count * (n + 1)]) for n in range(rounds)]


def _print_table(medians: dict[str, list[float]]) -> None:
    print(f"{'one page, processor time of a warm process, median':56}{'time':>10}{'rate of':>13}{'rate of':>12}")
    print(f"{'':66}{'WeasyPrint':>13}{'careful one':>12}")
    for name, times in medians.items():
        ratios = f"{_ratio(medians[_PEER], times):>13.2f}{_ratio(medians[_CAREFUL], times):>12.2f}"
        print(f"{name:56}{median(times) * 1e3:>7,.0f} ms{ratios}")


def _write_archived(page: str, stylesheets: list[Any], fonts: Any) -> None:
    weasyprint.HTML(string=page).write_pdf(
        stylesheets=stylesheets, font_config=fonts, pdf_variant="pdf/a-3u", pdf_tags=True
    )


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
