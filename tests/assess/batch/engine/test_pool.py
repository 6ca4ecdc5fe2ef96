"""The workers of this machine: how they start, and that they leave nothing behind."""

import signal
import sys
import tempfile
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from assess.batch.engine import engine
from assess.batch.engine.pool import Pool
from assess.errors import ReportError, UsageError

pytestmark = pytest.mark.slow


def loaded() -> set[str]:
    """Return the modules of the process."""
    return set(sys.modules)


def test_a_worker_ignores_the_keyboard_and_keeps_its_files_together(tmp_path: Path) -> None:
    """Ctrl-C reaches every process of a terminal; and nothing stays in the folder when the pool has ended."""
    with Pool(1, folder=tmp_path) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN
        assert tmp_path in Path(pool.submit(tempfile.gettempdir).result()).parents
    assert list(tmp_path.iterdir()) == []


def test_only_the_user_can_read_what_travels(tmp_path: Path) -> None:
    """The rows of a table are other people's addresses."""
    with Pool(1, folder=tmp_path) as pool:
        pool.submit(abs, 1).result()
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="this platform has no fork server")
def test_a_worker_starts_with_everything_loaded() -> None:
    """The slow imports are made once, in the server from which the workers come."""
    with Pool(1) as pool:
        assert {"numpy", "assess.batch.work", "assess.year", "assess.thermal.dynamics"} <= pool.submit(loaded).result()


def test_a_full_disk_is_one_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A task that cannot be laid down says where."""

    def full(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with Pool(1, folder=tmp_path) as pool:
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(ReportError, match=r"cannot be laid down for its worker: no space left"):
            pool.submit(abs, 1)
        monkeypatch.undo()


def test_a_killed_pool_ends_at_once(tmp_path: Path) -> None:
    """Nobody waits for what is in hand."""
    import time

    with Pool(1, folder=tmp_path) as pool:
        future = pool.submit(time.sleep, 60)
        time.sleep(0.5)
        pool.kill()
        assert pool.died(future)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("jobs", "scheduler", "says"),
    [
        (0, None, "0 is no number of processes"),
        (-2, None, "-2 is no number of processes"),
        (100_000, None, "100000 is no number"),
        (2, "tcp://127.0.0.1:1", "a cluster brings its own workers"),
    ],
)
def test_impossible_engines_are_refused(jobs: int, scheduler: str | None, says: str) -> None:
    """One sentence says what is wrong with what was asked for."""
    with pytest.raises(UsageError, match=says), engine(jobs, scheduler):
        pass


def test_a_pool_without_workers_is_refused() -> None:
    """It is a mistake of the caller."""
    with pytest.raises(ValueError, match="needs a worker"):
        Pool(0)
