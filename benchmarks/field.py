"""One table of the program beside what its user would take instead, on the same work, measured in one run.

    python -m benchmarks.field [--rounds N] [--quick] [--print]

All sides take turns, round after round, every second round backwards; what stands in the table is the median of each,
and the ratio of the medians with the least and the greatest of a round. A first round, not counted, fills caches. It is
written into `benchmarks/README.md` between its marks, and with --print to the terminal instead.
"""

import argparse
import gc
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from assess import __version__
from assess.report.files import write_whole
from benchmarks.field_contests import Contest, Side, Sizes, contests

PAGE = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- made by python -m benchmarks.field -->", "<!-- end -->"
QUICK = Sizes(table_rows=500, speed_tests=200, screened=500, one_by_one=20)
LIBRARIES = ("weasyprint", "pikepdf", "python-calamine", "openpyxl", "pyarrow", "numpy", "pydantic", "typer", "rich")
_GIB = 1024**3


class Timed(NamedTuple):
    """A contest with the time of each of its sides in each round, for one unit of its work [s], ours first."""

    contest: Contest
    seconds: tuple[tuple[float, ...], ...]


def main() -> None:
    """Measure everything, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="little of everything, to see that it runs")
    parser.add_argument("--print", action="store_true", dest="shown", help="leave the page as it is")
    asked = parser.parse_args()
    before = os.getloadavg() if hasattr(os, "getloadavg") else None
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        found = measured(list(contests(Path(scratch), QUICK if asked.quick else Sizes())), asked.rounds)
    text = f"{table(found)}\n\n{circumstances(asked.rounds, time.perf_counter() - begun, before)}"
    if asked.shown:
        print(text)
    else:
        write_whole(PAGE, between_marks(PAGE.read_text("utf-8"), text).encode())
        print(f"Written to {PAGE}")


def measured(several: Sequence[Contest], rounds: int) -> list[Timed]:
    """Return the times of every side, all of them taking turns; what is done is told on stderr."""
    sides = [(at, which, side) for at, one in enumerate(several) for which, side in enumerate((one.ours, *one.beside))]
    seconds: dict[tuple[int, int], list[float]] = {(at, which): [] for at, which, _ in sides}
    for number in range(rounds + 1):
        for at, which, side in sides if number % 2 else reversed(sides):
            took = seconds_of(side)
            if number:
                seconds[at, which].append(took)
        print(f"round {number} of {rounds}", file=sys.stderr)
    return [
        Timed(one, tuple(tuple(seconds[at, which]) for which in range(1 + len(one.beside))))
        for at, one in enumerate(several)
    ]


def seconds_of(side: Side) -> float:
    """Return the time by the clock that one unit of a side's work takes."""
    gc.collect()
    begun = time.perf_counter()
    side.work()
    return (time.perf_counter() - begun) / side.units


def table(found: Sequence[Timed]) -> str:
    """Return the table in Markdown, a row for each other way of doing a piece of work."""
    lines = [
        "| Work | assess | Instead | takes | assess takes | It leaves out, or differs |",
        "|---|--:|---|--:|--:|---|",
    ]
    for contest, (ours, *others) in found:
        work = f"{contest.title}, {contest.ours.name}" if contest.ours.name else contest.title
        took = shown(median(ours), contest.unit)
        for side, theirs in zip(contest.beside, others, strict=True):
            lines.append(
                f"| {work} | {took} | {side.name} | {shown(median(theirs), contest.unit)} "
                f"| {ratio(ours, theirs)} | {contest.but} |"
            )
        if contest.stated is not None:
            name, stated = contest.stated
            lines.append(f"| {work} | {took} | {name} | {stated} | – | {contest.but} |")
    return "\n".join(lines)


def shown(seconds: float, unit: str = "") -> str:
    """Return a time to three figures, in a unit that suits it."""
    size, name = next(((s, n) for s, n in ((1.0, "s"), (1e-3, "ms")) if seconds >= s), (1e-6, "µs"))
    value = seconds / size
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {name}{f' {unit}' if unit else ''}"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Return ours over theirs in words, with the range of the rounds: slower is said as plainly as faster."""
    whole = median(ours) / median(theirs)
    each = sorted(a / b for a, b in zip(ours, theirs, strict=True))
    if whole >= 1:
        return f"{_times(whole)} as long ({_times(each[0])} to {_times(each[-1])})"
    return f"1/{_times(1 / whole)} as long (1/{_times(1 / each[0])} to 1/{_times(1 / each[-1])})"


def _times(value: float) -> str:
    return f"{value:.{2 if value < 10 else 0}f}"


def circumstances(rounds: int, seconds: float, before: tuple[float, float, float] | None) -> str:
    """Return where, when and with what it was measured, and how busy the machine was with other things."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    day = datetime.now(tz=UTC).date()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    text = (
        f"Median of {rounds} rounds by the clock, {seconds / 60:.1f} minutes in all, on {day}; in brackets the least "
        f"and the greatest ratio of a round.\nassess {__version__}, {libraries}; {python} on {platform.system()} "
        f"{platform.release()}, {machine()}."
    )
    if before is None:
        return text
    text += f"\nLoad average of the last minute {before[0]:.1f} before and {os.getloadavg()[0]:.1f} after."
    busy = before[0] > (os.cpu_count() or 1) / 2
    return text + (" Other programs ran meanwhile, so times are too long and ratios less sure." if busy else "")


def machine() -> str:
    """Return processor, count of processors and memory, as far as the system tells."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    parts = [names[0] if names else platform.processor() or platform.machine(), f"{os.cpu_count()} processors"]
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        parts.append(f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / _GIB:.0f} GiB")
    return ", ".join(parts)


def between_marks(page: str, text: str) -> str:
    """Return a page with a text in the place of what stands between its marks; SystemExit where it has none."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{PAGE} has no marks {BEGIN} and {END}")
    return f"{head}{begin}\n\n{text}\n\n{end}{tail}"


if __name__ == "__main__":
    main()
