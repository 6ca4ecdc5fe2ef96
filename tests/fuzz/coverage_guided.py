"""The coverage-guided engine: atheris, one target in one process, for so many minutes of the processor.

A find does not end the run: its input is kept under its kind and place in `build/fuzz/TARGET/finds`, once, and the
run goes on. Started by `scripts/fuzz`; `python -m tests.fuzz.coverage_guided TARGET SECONDS FOLDER [CORPUS...]`.
"""

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import atheris

from tests.fuzz import guard
from tests.fuzz.make import seeds
from tests.fuzz.targets import TARGETS, Target, changed, made

MOST_BYTES = 1024**2
_MOST_CHANGED = 64 * 1024  # of an input that the makers take apart: a larger one may cost them a gigabyte
_SLOWER = 3.0  # code that counts its branches takes longer; a hang is tried again without
_WARM = 40  # inputs that are read before the run, so that what is imported late is counted too


class Run:
    """One target under atheris: what is read, what is found, and when it is enough."""

    def __init__(self, name: str, seconds: float, folder: Path) -> None:
        self.name = name
        self.target: Target = TARGETS[name]
        self.seconds = seconds
        self.finds = folder / "finds"
        self.status = folder / "status.json"
        self.finds.mkdir(parents=True, exist_ok=True)
        self.counts: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.told = 0.0
        self._work = tempfile.TemporaryDirectory(prefix="assess-fuzz-")

    def warm(self) -> None:
        """Read a few inputs unguarded: the imports take longer than an input may, and atheris talks of them."""
        path = Path(self._work.name) / self.target.name
        for number in range(_WARM):
            path.write_bytes(made(self.name, Random(number)))  # noqa: S311
            with suppress(Exception), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                self.target.read(path)

    def one(self, data: bytes) -> None:
        """Read one input, keep it if it is a find, and end the process when the time is over."""
        folder = Path(self._work.name)
        for left in folder.iterdir():
            left.unlink()
        self.counts["inputs"] += 1
        try:
            refused = guard.check(self.target.read, data, folder, self.target.name, guard.SECONDS * _SLOWER)
        except guard.Misbehaved as found:
            self._keep(found, data)
        else:
            self.counts["refused" if refused else "read"] += 1
        used = time.process_time()
        if used - self.told > 10 or used >= self.seconds:
            self._tell(used)
        if used >= self.seconds:
            self._work.cleanup()
            sys.stderr.flush()
            os._exit(0)

    def _keep(self, found: guard.Misbehaved, data: bytes) -> None:
        self.counts["finds"] += 1
        name = re.sub(r"[^\w.]+", "-", f"{found.kind}-{found.at}").strip("-")[:120]
        self.found[name] += 1
        path = self.finds / name
        if not path.exists() or path.stat().st_size > len(data):
            path.write_bytes(data)
            path.with_name(f"{name}.says").write_text(f"{found}\n", encoding="utf-8", errors="replace")

    def _tell(self, used: float) -> None:
        self.told = used
        said = {"target": self.name, "cpu_s": round(used, 1), **self.counts, "found": dict(self.found)}
        self.status.write_text(json.dumps(said, indent=1), encoding="utf-8")

    def mutate(self, data: bytes, most: int, seed: int) -> bytes:
        """Return the next input: mostly changed by the rules of its format, else anew, or as libFuzzer likes."""
        dice = Random(seed)  # noqa: S311 - dice for a fuzzer
        match dice.randrange(10):
            case 0:
                new = made(self.name, dice)
            case turn if turn > 3 and len(data) <= _MOST_CHANGED:
                new = changed(self.name, data, dice)
            case _:
                new = atheris.Mutate(data, most)
        return bytes(new[:most])


def main(name: str, seconds: float, folder: Path, more: list[str]) -> None:
    """Run a target; what is in the folders `more` is read too and not changed."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    run = Run(name, seconds, folder)
    for data in seeds.files(run.target.kind):
        (corpus / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)
    with atheris.instrument_imports(include=["assess", "tomllib"], enable_loader_override=False):
        run.warm()
    options: list[Any] = [f"-max_len={MOST_BYTES}", "-timeout=120", "-rss_limit_mb=3072", "-len_control=0"]
    options += ["-print_final_stats=1", "-detect_leaks=0", f"-artifact_prefix={folder}/crash-"]
    atheris.Setup([sys.argv[0], *options, str(corpus), *more], run.one, custom_mutator=run.mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
