"""How long the program takes to start, to answer and to write a PDF, as ratios to what it is built on.

    .venv/bin/python benchmarks/startup.py [--rounds 9] [HOME.toml]

Machines differ and so do hours, so no time here means much alone. Each of our commands stands beside a
command of its libraries that does the least comparable work; all of them take turns, round after round,
and the ratio is that of the medians. A first round, not counted, fills the bytecode and disk caches.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).resolve().parent.parent
ASSESS = (sys.executable, "-m", "assess")
EMPTY_APP = """
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    \"\"\"Do nothing.\"\"\"


app()
"""
BARE_PDF = "import sys, weasyprint; weasyprint.HTML(sys.argv[1], base_url=sys.argv[2]).write_pdf(sys.argv[3])"


class Pair(NamedTuple):
    """One of our commands, and the yardstick beside it."""

    ours: tuple[str, ...]
    yardstick: tuple[str, ...]


def pairs(home: Path, scratch: Path) -> dict[str, Pair]:
    """Return what is measured, by the name it is printed under."""
    empty, page = scratch / "empty.py", scratch / "report.html"
    empty.write_text(EMPTY_APP, "utf-8")
    run((*ASSESS, "home", str(home), "--html", str(page)))
    templates = f"{REPO / 'templates' / 'report'}/"  # what the page's relative addresses start from
    return {
        "assess --help  /  --help of an empty typer app": Pair(
            (*ASSESS, "--help"), (sys.executable, str(empty), "--help")
        ),
        "assess home  /  import typer, rich, pydantic": Pair(
            (*ASSESS, "home", str(home)), (sys.executable, "-c", "import typer, rich, pydantic")
        ),
        "assess home --pdf  /  WeasyPrint alone on the same HTML": Pair(
            (*ASSESS, "home", str(home), "--pdf", str(scratch / "ours.pdf")),
            (sys.executable, "-c", BARE_PDF, str(page), templates, str(scratch / "bare.pdf")),
        ),
    }


def run(command: tuple[str, ...]) -> float:
    """Return the time one run takes [s]; stop when it fails."""
    # Users keep bytecode between runs; a shell that forbids it would time the compiler instead.
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=REPO, env=settings, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr}")
    return taken


def main() -> None:
    """Print a line per pair: our median, the yardstick's, and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("home", nargs="?", type=Path, default=REPO / "examples/homes/go-cleveland.toml")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        measured = pairs(given.home.resolve(), Path(scratch))
        taken: dict[tuple[str, ...], list[float]] = {command: [] for pair in measured.values() for command in pair}
        for round_number in range(given.rounds + 1):
            for command, times in taken.items():
                seconds = run(command)
                if round_number:
                    times.append(seconds)

    print(f"{'ours':>9} {'beside':>9} {'ratio':>6}    median of {given.rounds} rounds, taking turns")
    for name, pair in measured.items():
        ours, beside = (statistics.median(taken[command]) for command in pair)
        print(f"{ours * 1000:6.0f} ms {beside * 1000:6.0f} ms {ours / beside:6.2f}    {name}")


if __name__ == "__main__":
    main()
