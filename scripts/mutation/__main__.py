"""`scripts/mutants`: a sample of mutants against the tests that reach them; see docs/mutation.md."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from scripts.mutation.cover import Cover, trace
from scripts.mutation.mutant import Mutant
from scripts.mutation.sample import sample
from scripts.mutation.score import equivalents, key, read, score, table
from scripts.mutation.warm import Forks, Outcome

FOLDERS = ("electrical", "thermal", "verdict")
KEPT = Path("build/mutation")
# The tests of the three folders and of what they are made of. Left out: the slowest properties, which take minutes.
TESTS = (
    "tests/assess/electrical",
    "tests/assess/thermal",
    "tests/assess/verdict",
    "tests/assess/test_assessment.py",
    "tests/bad/test_bad_policies.py",
    "tests/published",
    "tests/properties",
    "tests/golden",
    "tests/test_examples.py",
)
LEFT_OUT = ("units", "rows", "columnar", "network")
# The first two start processes of their own, which know nothing of the mutant, and so would fail for any. The last
# takes minutes, and beside it stands a slice that does not.
APART = (
    "tests/assess/thermal/engine/test_fleet.py::test_workers_change_nothing",
    "tests/assess/verdict/test_same_bytes.py",
    "tests/properties/test_screening.py::test_a_home_among_many_has_the_answer_it_has_alone",
)
WORDS = [
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
    *TESTS,
    *(f"--ignore=tests/properties/test_{name}.py" for name in LEFT_OUT),
    *(f"--deselect={test}" for test in APART),
]


def main(words: Sequence[str]) -> int:
    """Draw, run, and say the score."""
    asked = _parser().parse_args(words)
    KEPT.mkdir(parents=True, exist_ok=True)
    map_file, folders = KEPT / "cover.json", [f"assess/{folder}" for folder in FOLDERS]
    if not map_file.exists():
        trace(folders, WORDS, KEPT / "coverage.db").write(map_file)
    elif asked.trace:
        newer = trace(folders, ["-q", *asked.trace], KEPT / "coverage.db")
        Cover.read(map_file).and_also(newer).write(map_file)
    if asked.count:
        cover = Cover.read(map_file)
        _run({folder: _drawn(folder, asked) for folder in asked.folder or FOLDERS}, _label(asked), cover)
    return _say(survivors=asked.list)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("scripts/mutants", description=__doc__)
    parser.add_argument("--folder", action="append", choices=FOLDERS, help="one of them; all unless named")
    parser.add_argument("--count", type=int, default=0, help="how many mutants to draw of each folder; 0 only reports")
    parser.add_argument("--seed", type=int, default=1, help="which sample; the same seed draws the same one")
    parser.add_argument("--again", action="store_true", help="run the survivors of the sample again, and no others")
    parser.add_argument("--control", action="store_true", help="change nothing: every mutant has to survive")
    parser.add_argument("--trace", action="append", metavar="TESTS", help="trace tests that are new or changed")
    parser.add_argument("--list", action="store_true", help="list the survivors that nobody has marked as equivalent")
    return parser


def _label(asked: argparse.Namespace) -> str:
    return f"control {asked.seed}" if asked.control else str(asked.seed)


def _file(folder: str, label: str) -> Path:
    return KEPT / f"{folder}-{label}.jsonl"


def _drawn(folder: str, asked: argparse.Namespace) -> list[Mutant]:
    """Return the mutants to run: those of the sample that have not run, or those that survived."""
    whole, mutants = sample(Path("assess") / folder, asked.count, asked.seed)
    file = _file(folder, _label(asked))
    before = {key(record): record["status"] for record in read(file)} if file.exists() else {}
    if asked.again:
        mutants = [each for each in mutants if before.get(each.key) in {"survived", "uncovered"}]
    else:
        mutants = [each for each in mutants if each.key not in before]
    print(f"{folder}: {len(mutants)} mutants of {whole}", file=sys.stderr)
    return [each.undone() for each in mutants] if asked.control else mutants


def _run(drawn: dict[str, list[Mutant]], label: str, cover: Cover) -> None:
    """Run mutants, and write what becomes of each as soon as it is known."""
    folder_of = {each.key: folder for folder, mutants in drawn.items() for each in mutants}
    talk = os.fdopen(os.dup(2), "w", buffering=1)

    def tell(outcome: Outcome) -> None:
        mutant = outcome.mutant
        folder = folder_of[mutant.key]
        record = {
            "folder": folder,
            "seed": label,
            "path": mutant.path,
            "function": mutant.function,
            "line": mutant.line,
            "before": mutant.before,
            "after": mutant.after,
            "status": outcome.status,
            "test": outcome.test,
            "seconds": round(outcome.seconds, 2),
        }
        with _file(folder, label).open("a", encoding="utf-8") as file:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
        talk.write(f"{outcome.status:9} {outcome.seconds:5.1f} s  {mutant.path}:{mutant.line}\n")

    # Taken in turn, so that a run that is broken off has a part of every folder.
    turns = [each for turn in zip_longest(*drawn.values()) for each in turn if each is not None]
    pytest.main(["-s", *WORDS], plugins=[Forks(turns, cover, tell)])


def _say(*, survivors: bool) -> int:
    """Print the score of every sample that was run, or its survivors."""
    known = equivalents()
    samples = [read(file) for file in sorted(KEPT.glob("*.jsonl"))]
    if survivors:
        for record in (record for records in samples for record in records):
            if record["status"] in {"survived", "uncovered"} and key(record) not in known:
                where = f"{record['path']}:{record['line']} {record['function']} ({record['status']})"
                print(f"{where}\n  - {record['before']}\n  + {record['after']}")
    else:
        print(table([score(records, known) for records in samples]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
