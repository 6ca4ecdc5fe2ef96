"""Everything that a batch takes, measured in one run: reading, screening, answering, handing over, printing.

Each part is a script of its own, and prints ratios to a peer or to itself: a machine's speed cancels out of them.

    python -m benchmarks.batch [--quick]
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from benchmarks import batch_engine, batch_homes, batch_reading, batch_reports, batch_screening

_Part = tuple[str, Callable[[], None], Sequence[str], Sequence[str]]
PARTS: tuple[_Part, ...] = (
    ("Reading a table", batch_reading.main, (), ("--rows", "20000", "--rounds", "1")),
    ("Screening", batch_screening.main, (), ("--rows", "50000")),
    ("Answering one by one", batch_homes.main, (), ("--homes", "60", "--rounds", "2")),
    ("Handing rows to workers", batch_engine.main, (), ()),
    ("Printing reports", batch_reports.main, (), ()),
)


def main() -> None:
    """Run every part, one after another."""
    parser = argparse.ArgumentParser(description="Time every part of a batch.")
    parser.add_argument("--quick", action="store_true", help="fewer rows and rounds, to see that all parts run")
    quick = parser.parse_args().quick
    for title, run, whole, short in PARTS:
        print(f"\n== {title}", flush=True)
        sys.argv = [sys.argv[0], *(short if quick else whole)]
        run()


if __name__ == "__main__":
    main()
