"""`scripts/fuzz`: each target under atheris in a process of its own, and what came of it."""

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.fuzz.targets import TARGETS

BUILD = Path("build/fuzz")
_PULSE = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)/")
# Which of the field samples each target starts from, where ASSESS_SAMPLES names their folder. They are only read.
_SAMPLES = {
    "xml": ("hpxml", "meter/espi"),
    "meters": ("meter/utility_csv", "meter/home_assistant", "meter/span", "meter/derived", "meter/generic_csv"),
    "speedtests": ("speedtests",),
    "panels": ("panel",),
    "tables": ("resstock",),
    "weather": ("weather",),
}


def main() -> None:
    """Run the targets asked for one after the other; the exit code is 1 where something was found."""
    asked = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all if left out")
    asked.add_argument("--minutes", type=float, default=10.0, help="of the processor, for each target")
    given = asked.parse_args()
    if unknown := [name for name in given.targets if name not in TARGETS]:
        asked.error(f"there is no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    found = [fuzz(name, given.minutes * 60) for name in given.targets or TARGETS]
    sys.exit(1 if any(found) else 0)


def fuzz(name: str, seconds: float) -> bool:
    """Run one target and print its line; return whether anything was found."""
    folder = BUILD / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "status.json").unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.coverage_guided", name, str(seconds), str(folder), *_samples(name)]
    log = folder / "log"
    with log.open("wb") as out:
        ended = subprocess.run(command, stdout=out, stderr=out, env=_environment(), check=False)
    print(line(name, _status(folder), log.read_text("utf-8", "replace")))  # noqa: T201
    crashed = ended.returncode != 0
    if crashed:
        print(f"  the process ended with code {ended.returncode}; see {log} and {folder}/crash-*")  # noqa: T201
    said = sorted((folder / "finds").glob("*.says"))
    for path in said:
        print(f"  {path.with_suffix('')}: {path.read_text('utf-8').splitlines()[0][:100]}")  # noqa: T201
    return crashed or bool(said)


def line(name: str, status: dict[str, Any], log: str) -> str:
    """Return what came of a run: inputs, how many of them were read, coverage, and finds."""
    pulses = _PULSE.findall(log)
    blocks, features, corpus = pulses[-1] if pulses else ("0", "0", "0")
    return (
        f"{name:<11} {status.get('cpu_s', 0) / 60:5.1f} min  {status.get('inputs', 0):>9,} inputs  "
        f"{status.get('read', 0):>7,} read  {int(blocks):>6,} blocks  {int(features):>6,} features  "
        f"{int(corpus):>5,} kept  {len(status.get('found', {})):>3} finds"
    )


def _status(folder: Path) -> dict[str, Any]:
    path = folder / "status.json"
    status: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return status


def _samples(name: str) -> list[str]:
    root = os.environ.get("ASSESS_SAMPLES")
    folders = [Path(root, place) for place in _SAMPLES.get(name, ())] if root else []
    return [str(folder) for folder in folders if folder.is_dir()]


def _environment() -> dict[str, str]:
    """Return the environment of a run: one thread for each library, so that its minutes are its own."""
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(["."])}


if __name__ == "__main__":
    main()
