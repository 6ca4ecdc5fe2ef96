"""A run that is interrupted at the terminal, terminated by a cluster's manager, or killed outright."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="this platform has no process groups"),
]

# A run as a command makes it: every task takes a while, and what is done is printed, as a run would write it.
RUN = """
import sys, time
from pathlib import Path
from assess.batch.engine import engine, in_order
from assess.batch.ledger.stop import Stop

def nap(n):
    Path(__file__).with_name(f"began-{n}").touch()
    time.sleep(float(sys.argv[1]))
    return n

if __name__ == "__main__":
    try:
        with Stop() as stop, engine(2, None) as workers:
            print("ready", flush=True)
            for done in in_order(workers, nap, range(10_000), stop=stop.asked):
                print(done.results, flush=True)
        print("asked" if stop.asked() else "finished", flush=True)
    except KeyboardInterrupt:
        print("at once", flush=True)
    sys.exit(130)
"""


@contextmanager
def running(folder: Path, nap_s: float) -> Iterator[subprocess.Popen[str]]:
    """Start a run at the head of a process group of its own, as a shell does; none of the group outlives the test."""
    script = folder / "run.py"
    script.write_text(RUN, "utf-8")
    words = [sys.executable, str(script), str(nap_s)]
    pipe = subprocess.PIPE
    started = subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
    try:
        assert started.stdout is not None
        assert started.stdout.readline() == "ready\n"
        yield started
    finally:
        if members(started.pid):
            os.killpg(started.pid, signal.SIGKILL)
        started.communicate()


def wait_for(path: Path) -> None:
    """Wait until a worker has left a mark."""
    end_s = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < end_s
        time.sleep(0.02)


def members(group: int) -> bool:
    """Return whether a process group still has a process that runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def vanished(group: int, within_s: float = 5.0) -> bool:
    """Return whether no process of a group is left, given a moment."""
    end_s = time.monotonic() + within_s
    while members(group) and time.monotonic() < end_s:
        time.sleep(0.05)
    return not members(group)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_finishes_what_is_in_hand(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C goes to the whole group: tasks in hand are finished and given, in order, and no process is left behind."""
    with running(tmp_path, 0.2) as run:
        wait_for(tmp_path / "began-3")
        if number is signal.SIGINT:
            os.killpg(run.pid, number)
        else:
            run.send_signal(number)
        out, err = run.communicate(timeout=20)
        *done, last = out.split()
        assert last == "asked"
        assert done == [str(n) for n in range(len(done))]
        assert len(done) >= 2
        assert "Traceback" not in err
        assert "Stopping" in err
        assert run.returncode == 130
        assert vanished(run.pid)


def test_an_interrupt_while_the_workers_start_says_no_traceback(tmp_path: Path) -> None:
    """A process that is still loading its modules is as deaf to the keyboard as one that works."""
    with running(tmp_path, 0.1) as run:
        time.sleep(0.2)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=20)
        assert out.split()[-1] == "asked"
        assert "Traceback" not in err
        assert vanished(run.pid)


def test_a_second_interrupt_stops_at_once(tmp_path: Path) -> None:
    """Tasks that take a minute are not waited for, and no process is left behind."""
    with running(tmp_path, 60) as run:
        wait_for(tmp_path / "began-0")
        os.killpg(run.pid, signal.SIGINT)
        time.sleep(1)
        assert run.poll() is None
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=10)
        assert out.split() == ["at", "once"]
        assert "Traceback" not in err
        assert vanished(run.pid)


def test_workers_do_not_outlive_a_run_that_is_killed(tmp_path: Path) -> None:
    """Nobody would take their results, and the memory of a machine is not theirs to keep."""
    with running(tmp_path, 60) as run:
        wait_for(tmp_path / "began-0")
        run.kill()
        run.wait()
        assert vanished(run.pid)
