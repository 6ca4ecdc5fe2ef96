"""The output folder: one process at a time, nobody else's files, and nothing half-written left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assess.batch.ledger import claimed, refuse_stranger
from assess.errors import ReportError, UsageError

HOLD = """
import sys, time
from pathlib import Path
from assess.batch.ledger.lock import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(out: Path) -> "subprocess.Popen[str]":
    """Return another process that holds the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(out)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def ended(process: "subprocess.Popen[str]") -> None:
    """Kill a process, and close what is open of it."""
    with process:
        process.send_signal(signal.SIGKILL)


def test_a_second_process_is_refused_and_told_who(tmp_path: Path) -> None:
    """The message names the process and since when, and the folder stays as it is."""
    process = holder(tmp_path)
    try:
        (tmp_path / ".results.csv.1.part").write_text("in the midst of it")
        before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
        said = rf"at work in this folder: process {process.pid} since 20\d\d-"
        with pytest.raises(UsageError, match=said) as error, claimed(tmp_path, into_existing=True):
            pass
        assert error.value.exit_code == 2
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
    finally:
        ended(process)


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    """The system takes the lock back with the process, so that the next run begins without asking."""
    ended(holder(tmp_path))
    assert (tmp_path / ".lock").read_text().splitlines()[0].isdecimal()
    with claimed(tmp_path):
        assert (tmp_path / ".lock").read_text().startswith(f"{os.getpid()}\n")
    assert (tmp_path / ".lock").read_text() == ""


def test_the_same_process_is_refused_too(tmp_path: Path) -> None:
    """POSIX would grant a process its own lock again, and drop it when the second is let go."""
    with claimed(tmp_path), pytest.raises(UsageError, match=f"process {os.getpid()}"), claimed(tmp_path):
        pass
    with claimed(tmp_path):
        pass


def test_a_claim_that_is_refused_leaves_the_lock_held(tmp_path: Path) -> None:
    """To another process the folder is still taken."""
    other = "from pathlib import Path; from assess.batch.ledger import claimed\nwith claimed(Path('.')): print('taken')"
    with claimed(tmp_path):
        with pytest.raises(UsageError), claimed(tmp_path):
            pass
        done = subprocess.run([sys.executable, "-c", other], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "taken" not in done.stdout
    assert f"process {os.getpid()}" in done.stderr


def test_a_file_and_a_filled_folder_are_refused(tmp_path: Path) -> None:
    """Neither is touched; `--into-existing` lets the folder."""
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    with pytest.raises(UsageError, match="is a file, and results need a folder"):
        refuse_stranger(file, into_existing=True)
    with pytest.raises(UsageError, match=r"not one of a run\. .*--into-existing"), claimed(tmp_path):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]
    with claimed(tmp_path, into_existing=True):
        assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["results.csv", "results.parquet", "summary.pdf", "errors.csv", "reports"])
def test_what_a_run_would_overwrite_or_sweep_is_refused(tmp_path: Path, name: str) -> None:
    """A file of somebody else with a name of ours stays, whatever is asked; so does a folder of reports."""
    theirs = tmp_path / name
    if name == "reports":
        (theirs / "2024").mkdir(parents=True)
        (theirs / "2024" / "202401-invoice.pdf").write_bytes(b"mine")
    else:
        theirs.write_bytes(b"mine")
    with pytest.raises(UsageError, match="would be overwritten"), claimed(tmp_path, into_existing=True):
        pass
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["ledger.sqlite", "ledger.old.sqlite"])
def test_a_folder_of_ours_is_known(tmp_path: Path, name: str) -> None:
    """By its ledger, or by the one moved aside where a run was killed in between."""
    (tmp_path / name).touch()
    (tmp_path / "results.csv").touch()
    with claimed(tmp_path):
        assert {one.name for one in tmp_path.iterdir()} == {name, "results.csv", ".lock"}


def test_leftovers_are_swept_and_nothing_else(tmp_path: Path) -> None:
    """Half-written files and folders of tasks go; files that only look alike stay."""
    (tmp_path / "ledger.sqlite").touch()
    ours = [
        ".results.csv.77.part",
        "reports/.x.pdf.1.part",
        "reports/000/.000002-A.pdf.4711.part",
        ".assess-q1/7.waits",
    ]
    others = ["plan.part", ".hidden", "reports/000/000002-A.pdf", "reports/000/note.part"]
    for name in (*ours, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with claimed(tmp_path):
        assert not any((tmp_path / name).exists() for name in ours)
        assert all((tmp_path / name).exists() for name in others)
        assert not (tmp_path / ".assess-q1").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the way is named with what is wrong; exit code 5."""
    (tmp_path / "file").touch()
    out = tmp_path / "file" / "out"
    with pytest.raises(ReportError, match="results cannot be written here: not a directory"), claimed(out):
        pass
