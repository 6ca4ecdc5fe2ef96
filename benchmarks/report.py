"""How long the PDF of one home takes and what of it, many of them in processes, and what memory a process holds.

Processor time in this one run, of a warm process, the tasks taking turns; two processes against one go by the clock.
The yardstick is WeasyPrint alone over the same HTML with the same fonts: a machine's speed cancels out of the ratio.

    python benchmarks/report.py [--rounds N] [--jobs N] [--workers N] [--many N] [HOME]
"""

import argparse
import re
import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from statistics import linear_regression, median
from time import perf_counter, process_time
from typing import Any, NamedTuple
from unittest.mock import patch

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from assess.assessment import Assessment
from assess.cli.assessing import assess_file
from assess.report import document, pdf
from assess.report.document import fill_template, write_pdf
from assess.report.editions import Edition
from assess.report.exchange import to_json
from assess.report.press import Job, Press

REPO = Path(__file__).parent.parent
ON = date(2026, 11, 26)
# The functions of a render, by what they do; the time of one does not hold that of another inside it.
PARTS = (
    ("order and geometry", document, "view"),
    ("template", document, "fill_template"),
    ("data as JSON", document, "to_json"),
    ("HTML to a tree", weasyprint.HTML, "__init__"),
    ("styles", weasyprint.document, "get_all_computed_styles"),
    ("boxes", weasyprint.document, "build_formatting_structure"),
    ("layout", weasyprint.HTML, "render"),
    ("drawing", weasyprint.document.Page, "paint"),
    ("attachment", weasyprint.pdf, "write_pdf_attachment"),
    ("fonts", weasyprint.pdf, "build_fonts_dictionary"),
    ("tags", weasyprint.pdf, "add_tags"),
    ("write", weasyprint.document.Document, "write_pdf"),
    ("seal", pdf, "_sealed"),
)


class Weighed(NamedTuple):
    """The memory of a process after a number of reports."""

    reports: int
    mb: float


def main() -> None:
    """Print the parts of a render, the ratios, the gain of processes and the memory of one."""
    parser = argparse.ArgumentParser(description="Time the report.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=8, help="reports for the comparison of processes")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--many", type=int, default=20, help="reports that one process prints for its memory")
    parser.add_argument("home", nargs="?", type=Path, default=REPO / "examples/homes/go-cleveland.toml")
    asked = parser.parse_args()
    assessment = assess_file(asked.home, on=ON)
    with tempfile.TemporaryDirectory() as scratch:
        print_parts(assessment, Path(scratch), asked.rounds)
        print_ratios(assessment, Path(scratch), asked.rounds)
        print_processes(assessment, Path(scratch), asked.jobs, asked.workers)
        print_memory(asked.home, Path(scratch), asked.many)


def print_parts(assessment: Assessment, scratch: Path, rounds: int) -> None:
    """Print what each part of a warm render takes of the whole."""
    write_pdf(assessment, scratch / "warm.pdf")
    runs = []
    for _ in range(rounds):
        with timed() as spent:
            write_pdf(assessment, scratch / "parts.pdf")
        runs.append(spent)
    whole = median(sum(spent.values()) for spent in runs)
    print(f"a warm report takes {whole * 1e3:,.0f} ms of processor time; median of {rounds} rounds")
    for name in [name for name, _, _ in PARTS] + ["all else"]:
        print(f"    {name:40}{median(spent[name] for spent in runs) / whole:>8.1%}")


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Give the time that each part spends in what is run meanwhile, each without the others inside it [s]."""
    spent: dict[str, float] = defaultdict(float)
    inside = ["all else"]
    since = process_time()

    def switch() -> None:
        nonlocal since
        now = process_time()
        spent[inside[-1]] += now - since
        since = now

    def clocked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            switch()
            inside.append(name)
            try:
                return function(*args, **options)
            finally:
                switch()
                inside.pop()

        return call

    with ExitStack() as patches:
        for name, owner, attribute in PARTS:
            patches.enter_context(patch.object(owner, attribute, clocked(name, getattr(owner, attribute))))
        yield spent
        switch()


def print_ratios(assessment: Assessment, scratch: Path, rounds: int) -> None:
    """Print the report, the report without pictures and the one-page edition against WeasyPrint alone."""
    html = fill_template("report.html.j2", assessment, paper="letter", embedded=False)
    plain, data = re.sub("<svg.*?</svg>", "", html, flags=re.DOTALL), to_json(assessment)
    fonts = FontConfiguration()
    faces = weasyprint.CSS(string=font_faces(), font_config=fonts)
    tasks: dict[str, Callable[[], object]] = {
        "WeasyPrint alone": lambda: weasyprint.HTML(string=html).write_pdf(stylesheets=[faces], font_config=fonts),
        "WeasyPrint alone, fonts of the system": lambda: weasyprint.HTML(string=html).write_pdf(),
        "report": lambda: write_pdf(assessment, scratch / "report.pdf"),
        "one-page edition": lambda: write_pdf(assessment, scratch / "page.pdf", edition=Edition.PAGE),
        "report without template": lambda: pdf.render_pdf(html, on=ON, attached=data),
        "report without template and pictures": lambda: pdf.render_pdf(plain, on=ON, attached=data),
    }
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = process_time()
            task()
            taken[name].append(process_time() - start)
    alone, report = (median(taken[name]) for name in ("WeasyPrint alone", "report"))
    print(f"{'':44}{'time':>12}{'of WeasyPrint':>16}{'of the report':>16}")
    for name, times in taken.items():
        print(f"{name:44}{median(times) * 1e3:>9,.0f} ms{median(times) / alone:>16.2f}{median(times) / report:>16.2f}")


def font_faces() -> str:
    """Return the report's faces, as a person would give them to WeasyPrint."""
    folder = (REPO / "templates/report/fonts").as_uri()
    kinds = {"Regular": "400", "Italic": "400; font-style: italic", "SemiBold": "600"}
    return "".join(
        f'@font-face {{ font-family: "Report"; src: url({folder}/IBMPlexSans-{name}.ttf); font-weight: {how} }}'
        for name, how in kinds.items()
    )


def print_processes(assessment: Assessment, scratch: Path, count: int, workers: int) -> None:
    """Print how long one process takes for a number of reports, and several, their start included."""
    seconds = {}
    for number in (1, workers):
        jobs = (Job(assessment, scratch / f"{n}.pdf") for n in range(count))
        start = perf_counter()
        with Press(number) as press:
            failed = [done.error for done in press.run(jobs) if done.error]
        if failed:
            raise SystemExit(f"a report failed: {failed[0]}")
        seconds[number] = perf_counter() - start
    one, several = seconds[1], seconds[workers]
    print(f"{count} reports, start included: {one:.1f} s in one process, {several:.1f} s in {workers}", end="")
    print(f", {one / several:.2f} times as fast")


def print_memory(home: Path, scratch: Path, count: int) -> None:
    """Print what memory one process holds after its first reports and its last, and how fast that grows."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        weighed = pool.submit(_weigh, home, scratch, count).result()
    late = weighed[len(weighed) // 2 :]
    slope = linear_regression(*zip(*late, strict=True)).slope if len(late) > 1 else 0.0
    print(f"one process over {count} one-page reports, each of other data:")
    for step in sorted({0, min(9, count - 1), min(99, count - 1), count // 2, count - 1}):
        print(f"    {weighed[step].mb:>6.0f} MB after {weighed[step].reports}")
    print(f"    {slope * 100:+.1f} MB for each 100 reports of the later half")


def _weigh(home: Path, scratch: Path, count: int) -> list[Weighed]:
    weighed = []
    assessment = assess_file(home, on=ON)
    for n in range(count):
        contact = assessment.home.contact.model_copy(update={"name": f"Home {n}", "address": f"{n} Example Street"})
        other = assessment.model_copy(update={"home": assessment.home.model_copy(update={"contact": contact})})
        write_pdf(other, scratch / "memory.pdf", edition=Edition.PAGE)
        weighed.append(Weighed(n + 1, _held_mb()))
    return weighed


def _held_mb() -> float:
    """Return the resident memory of this process, or the most it ever was where the system does not tell."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
