"""The press: the same files as one by one, in order, whatever happens to some of them."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import forkserver, get_all_start_methods
from pathlib import Path
from typing import Any

import pytest

from assess.assessment import Assessment
from assess.errors import ReportError
from assess.report import document, pdf
from assess.report.document import write_pdf
from assess.report.editions import Edition
from assess.report.press import Job, Press, Printed

pytestmark = pytest.mark.slow

PAGE: dict[str, Any] = {"edition": Edition.PAGE}


class Deadly(dict[str, str]):
    """Options that kill whoever unpacks them, as a lack of memory would."""

    def __reduce__(self) -> tuple[Callable[[int, int], None], tuple[int, int]]:
        """Travel as a call that ends the process it arrives in."""
        return _end, (signal.SIGKILL, 0)


def _end(sign: int, _: int) -> None:
    os.kill(os.getpid(), sign)


def test_reports_come_in_order_and_are_the_same_files(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """More jobs than workers live for: each file is byte for byte what one process writes, and the order is kept."""
    names = ["go-cleveland", "incomplete-seattle"]
    jobs = [Job(example(names[n % 2]), tmp_path / f"{n}.pdf", {"paper": "a4", **PAGE}) for n in range(6)]
    with Press(2, recycle_after=1) as press:
        done = list(press.run(jobs))
    assert done == [Printed(job.path) for job in jobs]
    for n, name in enumerate(names):
        write_pdf(example(name), tmp_path / "alone.pdf", paper="a4", **PAGE)
        wanted = (tmp_path / "alone.pdf").read_bytes()
        assert [(tmp_path / f"{n + 2 * k}.pdf").read_bytes() == wanted for k in range(3)] == [True] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["alone.pdf", *(f"{n}.pdf" for n in range(6))])


def test_a_failing_job_stops_no_other(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """A paper that does not exist, a folder that is missing and an option nobody knows are results, each its own."""
    home = example("go-cleveland")
    jobs = [
        Job(home, tmp_path / "0.pdf", {"paper": "foolscap"}),
        Job(home, tmp_path / "missing" / "1.pdf"),
        Job(home, tmp_path / "2.pdf", {"colour": "blue"}),
        Job(home, tmp_path / "3.pdf", PAGE),
    ]
    with Press(1) as press:
        paper, place, option, good = press.run(jobs)
    assert "foolscap" in str(paper.error)
    assert "cannot be written here" in str(place.error)
    assert "colour" in str(option.error)
    assert isinstance(option.error, ReportError)
    assert good == Printed(tmp_path / "3.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["3.pdf"]


def test_a_dying_worker_takes_only_its_own_job(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """When a process is killed, the jobs that waited behind it are printed all the same."""
    home = example("incomplete-seattle")
    jobs = [Job(home, tmp_path / f"{n}.pdf", Deadly() if n == 1 else PAGE) for n in range(4)]
    with Press(1) as press:
        done = list(press.run(jobs))
    assert [result.path for result in done] == [job.path for job in jobs]
    assert [result.error is None for result in done] == [True, False, True, True]
    assert "process died" in str(done[1].error)


def test_jobs_are_taken_as_they_are_needed(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """A hundred thousand jobs are never held at once: few are asked for before the first result is given."""
    asked = []

    def jobs() -> Iterator[Job]:
        for n in range(1_000):
            asked.append(n)
            yield Job(example("go-cleveland"), tmp_path / f"{n}.pdf", {"paper": "foolscap"})

    with Press(1) as press:
        next(press.run(jobs()))
    assert len(asked) < 10


def test_a_worker_ignores_the_keyboard() -> None:
    """An interrupt reaches every process of a terminal: a worker goes on, so that its file comes out whole."""
    with Press(1) as press:
        pool: ProcessPoolExecutor = press._pool
        answer: Future[object] = pool.submit(signal.getsignal, signal.SIGINT)
        assert answer.result() == signal.SIG_IGN


def test_a_worker_leaves_nothing_behind() -> None:
    """The folder of fonts that a worker unpacks goes with the worker."""
    with Press(1) as press:
        folder = Path(press._pool.submit(tempfile.gettempdir).result())
        assert folder.is_dir()
    assert folder != Path(tempfile.gettempdir())
    assert not folder.exists()


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="this platform has no fork server")
def test_a_worker_starts_with_everything_loaded() -> None:
    """The slow imports are made once, in the server from which the workers come."""
    # Another test of this process may have started it, for workers of another kind.
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # there is no public way
    with Press(1) as press:
        loaded: Future[set[str]] = press._pool.submit(eval, "set(__import__('sys').modules)")
        assert {"weasyprint", "jinja2", "pikepdf", "assess.report.view"} <= loaded.result()


def test_a_second_report_loads_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Callable[[str], Assessment]
) -> None:
    """Fonts, faces and templates are read for the first report of a process and kept for the next."""
    write_pdf(example("go-cleveland"), tmp_path / "first.pdf", **PAGE)
    template = document._environment().get_template("report.html.j2")

    def read(name: str) -> object:
        raise AssertionError(f"{name} are read again")

    monkeypatch.setattr(pdf, "folder", read)
    write_pdf(example("go-capped-phoenix"), tmp_path / "second.pdf", **PAGE)
    assert document._environment().get_template("report.html.j2") is template


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"workers": 1, "recycle_after": 0}])
def test_a_press_without_workers_is_refused(wrong: dict[str, Any]) -> None:
    """No worker, or workers that may print nothing, is a mistake of the caller."""
    with pytest.raises(ValueError, match="needs a worker"):
        Press(**wrong)
