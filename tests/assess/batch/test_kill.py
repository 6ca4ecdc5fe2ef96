"""A run that is killed, stopped, out of room or started twice: nothing is lost, doubled or left half-written."""

import csv
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest

from assess.batch.ledger.store import file_sha256

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills and mounts as POSIX does")]

# It waits for a word once it is ready, so that the next one can get ready while this one runs.
RUN = """
import sys
from datetime import date
from pathlib import Path
from assess.batch.ledger import Format, Plan
from assess.batch.records import Depth, Options
from assess.batch.run import run_batch

if __name__ == "__main__":
    source, out, pdf = sys.argv[1:]
    sys.stdin.readline()
    options = Options(date(2026, 5, 1), Depth.ANSWER)
    plan = Plan(options, pdf=pdf, format=Format.CSV, jobs=2, chunk_rows=10)
    sys.exit(int(run_batch(Path(source), Path(out), plan, quiet=True).exit_code))
"""
COMMAND = """
from assess.cli import main
from assess.cli.app import App
from assess.cli.batch.run import run

if __name__ == "__main__":
    main.app = App()
    main.app.command()(run)
    main.run()
"""
HEADINGS = (
    "Site ID",
    "Street Address",
    "State",
    "Zip",
    "Square Feet",
    "Main Breaker",
    "Download Speed",
    "Heating Fuel",
)
AFTER = (0.15, 0.6, 1.2)  # longest wait for the kill, from what a run does first [s]
DEADLINE_S = 60.0

Process = subprocess.Popen[str]


@pytest.fixture(autouse=True)
def own_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep what a killed process leaves in the system's temporary folder in one that goes with the test.

    Its name is short: a socket's whole path may have a hundred characters.
    """
    with tempfile.TemporaryDirectory(prefix="kill-", ignore_cleanup_errors=True) as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield


def seeded(number: int) -> random.Random:
    """Return chance that is the same each time."""
    return random.Random(number)  # noqa: S311  # nothing secret hangs on it


def homes(path: Path, count: int) -> Path:
    """Write so many homes, some of them wrong, some said twice."""
    rng = seeded(23)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for n in range(count):
            state, code = rng.choice((("OH", "44101"), ("AZ", "85001"), ("TX", "77001"), ("CO", "80202")))
            site = f"A-{n % 250}" if n % 11 else f"../A {n}"
            breaker = "a big one" if n % 29 == 3 else rng.choice((100, 150, 200, 320))
            fuel = rng.choice(("natural gas", "electricity"))
            address = f"{rng.randrange(1, 999)} Elm St"
            writer.writerow(
                (site, address, state, code, rng.randrange(800, 4000), breaker, rng.randrange(50, 900), fuel)
            )
    return path


def started(program: str, *words: object) -> Process:
    """Return a program that was started in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(true: Callable[[], object], process: Process) -> None:
    """Wait until something is true, or the process has ended."""
    deadline = time.monotonic() + DEADLINE_S
    while not true() and process.poll() is None:
        assert time.monotonic() < deadline, "the run did not get there"
        time.sleep(0.01)


def committed(out: Path) -> int:
    """Return how many rows the ledger has."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{out}/ledger.sqlite?mode=ro", uri=True)) as file:
        return int(file.execute("SELECT count(*) FROM home").fetchone()[0])
    return 0


def deeds(out: Path) -> int:
    """Return how much of a run's work is on the disk."""
    return committed(out) + len(list((out / "reports").rglob("*.pdf")))


def did_more(out: Path, before: int) -> bool:
    """Return whether more of a run's work is on the disk than before."""
    return deeds(out) > before


def ended(process: Process) -> tuple[int, str]:
    """Wait for a process; return its exit code and what it said on stderr."""
    _, said = process.communicate(timeout=DEADLINE_S)
    return process.returncode, said


def killed_until_done(source: Path, out: Path, pdf: str, rng: random.Random, most: int) -> int:
    """Run again and again, killed with all its workers at some moment, `most` times at most; return the kills."""
    kills, before, process = 0, 0, started(RUN, source, out, pdf)
    while True:
        following = started(RUN, source, out, pdf)
        before = deeds(out)
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
        if rng.random() < 0.7:  # from its first deed on, else from its start
            until(partial(did_more, out, before), process)
        with suppress(subprocess.TimeoutExpired):
            process.wait(DEADLINE_S if kills == most else rng.uniform(0, rng.choice(AFTER)))
        if process.poll() is not None:
            os.killpg(following.pid, signal.SIGKILL)
            ended(following)
            code, said = ended(process)
            assert code == 6, said
            return kills
        os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        assert not list(out.glob("results.csv")) or whole(out / "results.csv"), "a table of results that is cut short"
        kills, process = kills + 1, following


def whole(path: Path) -> bool:
    """Return whether a CSV ends with a whole line."""
    return path.read_bytes().endswith(b"\r\n")


def cells(path: Path) -> list[list[str]]:
    """Return the cells of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def files(out: Path) -> list[str]:
    """Return all that is in a folder, but for what SQLite keeps beside a ledger while a test looks into it."""
    return sorted(str(one.relative_to(out)) for one in out.rglob("*") if not one.name.endswith(("-wal", "-shm")))


def same(out: Path, other: Path) -> None:
    """Hold two folders to the same results, cell by cell, the same reports, and nothing left over."""
    for name in ("results.csv", "errors.csv"):
        assert cells(out / name) == cells(other / name)
    assert (out / "statistics.json").read_bytes() == (other / "statistics.json").read_bytes()
    assert files(out) == files(other)
    with closing(sqlite3.connect(out / "ledger.sqlite")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        noted = dict(file.execute("SELECT report, report_sha256 FROM home WHERE report <> ''"))
    reports = {str(one.relative_to(out)): one for one in (out / "reports").rglob("*.pdf")}
    assert {name: file_sha256(path) for name, path in reports.items()} == noted
    assert all(path.read_bytes() == (other / name).read_bytes() for name, path in reports.items())


def undisturbed(source: Path, out: Path, pdf: str) -> Path:
    """Run once to the end."""
    process = started(RUN, source, out, pdf)
    _, said = process.communicate("go\n", timeout=DEADLINE_S)
    assert process.returncode == 6, said
    return out


def test_kills_while_rows_are_answered(tmp_path: Path) -> None:
    """Three hundred rows, killed at least eight times: the results are those of a run that nobody disturbed."""
    source = homes(tmp_path / "homes.csv", 300)
    reference = undisturbed(source, tmp_path / "reference", "none")
    assert len(cells(reference / "results.csv")) == 301
    rng, kills, rounds = seeded(7), 0, 0
    while kills < 8:
        out = tmp_path / f"out {rounds}"
        kills += killed_until_done(source, out, "none", rng, most=8)
        same(out, reference)
        rounds += 1
        assert rounds < 20, "runs end before they can be killed"
    print(f"{kills} kills in {rounds} rounds")  # noqa: T201  # seen with pytest -s


def test_kills_while_reports_are_printed(tmp_path: Path) -> None:
    """A report for each of eight rows, killed at least four times: each report is there, whole, and the same."""
    source = homes(tmp_path / "homes.csv", 8)
    reference = undisturbed(source, tmp_path / "reference", "all")
    assert len(list(reference.rglob("*.pdf"))) == 7
    rng, kills, rounds = seeded(11), 0, 0
    while kills < 4:
        out = tmp_path / f"out {rounds}"
        kills += killed_until_done(source, out, "all", rng, most=6)
        same(out, reference)
        rounds += 1
        assert rounds < 12, "runs end before they can be killed"
    print(f"{kills} kills in {rounds} rounds")  # noqa: T201  # seen with pytest -s


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_wish_to_stop_hands_over_what_is_there(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C, given to the whole group as a terminal does, and SIGTERM: exit 130, results so far, and the way on."""
    source, out = homes(tmp_path / "homes.csv", 600), tmp_path / "out"
    words = (source, "--out", out, "--depth", "answer", "--format", "csv", "--jobs", "2", "--date", "2026-05-01")
    process = started(COMMAND, *words)
    until(lambda: committed(out) > 0, process)
    os.killpg(process.pid, number) if number is signal.SIGINT else process.send_signal(number)
    code, said = ended(process)
    assert code == 130, said
    assert "Stopping once the rows in hand are done" in said
    assert "The same command goes on where this ended: assess" in said
    assert "Traceback" not in said
    done = len(cells(out / "results.csv")) - 1
    assert 0 < done < 600
    assert committed(out) == done
    code, said = ended(started(COMMAND, *words))
    assert code == 6, said
    assert f"Kept from before: {done:,}." in said
    assert len(cells(out / "results.csv")) == 601


def test_of_two_processes_one_is_refused(tmp_path: Path) -> None:
    """The second says at once who is at work, touches nothing and ends with 2; the first is not disturbed."""
    source, out = homes(tmp_path / "homes.csv", 1200), tmp_path / "out"
    words = (source, "--out", out, "--depth", "answer", "--format", "csv", "--jobs", "1")
    first = started(COMMAND, *words)
    until(lambda: committed(out) > 0, first)
    code, said = ended(started(COMMAND, *words, "--fresh"))
    assert first.poll() is None
    assert code == 2
    assert f"a run is at work in this folder: process {first.pid} since 20" in said
    assert not (out / "ledger.old.sqlite").exists()
    code, said = ended(first)
    assert code == 6, said
    assert len(cells(out / "results.csv")) == 1201


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a disk of its own with room for little."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=320k", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)  # noqa: S607  # it mounted, so it is there


def test_a_full_disk_is_told_and_room_lets_the_run_go_on(tmp_path: Path, small_disk: Path) -> None:
    """One message and code 5; what was answered is kept, and with room the results are those of any other run."""
    source, out = homes(tmp_path / "homes.csv", 600), small_disk / "out"
    words = ("--depth", "answer", "--format", "csv", "--jobs", "2", "--date", "2026-05-01")
    code, said = ended(started(COMMAND, source, "--out", out, *words))
    assert code == 5, said
    told = [line for line in said.splitlines() if "Error" in line]
    assert len(told) == 1
    assert "full" in told[0] or "no space" in told[0]
    assert "answered" in said
    assert "same command goes on from there" in said
    assert "Traceback" not in said
    assert not (out / "results.csv").exists()
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)  # noqa: S607  # as above
    kept = committed(out)
    assert 0 < kept < 600
    code, said = ended(started(COMMAND, source, "--out", out, *words))
    assert code == 6, said
    assert f"Kept from before: {kept:,}." in said
    assert ended(started(COMMAND, source, "--out", tmp_path / "other", *words))[0] == 6
    same(out, tmp_path / "other")


def test_files_that_may_not_grow_are_told(tmp_path: Path) -> None:
    """The same without the right to mount: the system refuses every file more than 200 kB."""
    source, out = homes(tmp_path / "homes.csv", 600), tmp_path / "out"
    words = (source, "--out", out, "--depth", "answer", "--format", "csv", "--jobs", "1")
    limited = (
        f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))\n{COMMAND}"
    )
    code, said = ended(started(limited, *words))
    assert code == 5, said
    assert "cannot be written" in said
    assert "Traceback" not in said
    assert not (out / "results.csv").exists()
    code, said = ended(started(COMMAND, *words))
    assert code == 6, said
    assert len(cells(out / "results.csv")) == 601
