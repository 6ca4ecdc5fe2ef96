"""Workers without processes, pages without fonts where neither matters, and a spreadsheet program as people have it."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from assess.batch import run
from assess.batch.engine import Engine
from assess.batch.ledger import publishing
from assess.batch.summary import Counts, Ran, render_summary

R = TypeVar("R")


class Inline(Engine):
    """An engine that does each task at once, in the process that hands it over."""

    workers = 1

    def submit(self, function: Callable[..., R], /, *words: Any, **named: Any) -> "Future[R]":
        """Do the task."""
        future: Future[R] = Future()
        future.set_result(function(*words, **named))
        return future

    def died(self, future: "Future[Any]") -> bool:
        """Return that no process died."""
        return future.cancelled()

    def suspected(self, future: "Future[Any]") -> bool:
        """Return that no task is to blame."""
        return future.cancelled()

    def drop_waiting(self, futures: "Iterable[Future[Any]]") -> None:
        """Find nothing that waits."""

    def check(self) -> None:
        """Find nothing wrong."""

    def kill(self) -> None:
        """Find nothing in hand."""


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs answer their rows in this process, by the same functions as everywhere; the summary is without fonts."""

    @contextmanager
    def opened(*_: object, **__: object) -> Iterator[Inline]:
        yield Inline()

    monkeypatch.setattr(run, "engine", opened)

    def without_fonts(path: Path, counts: Counts, ran: Ran) -> None:
        path.write_text(render_summary(counts, ran), "utf-8")

    monkeypatch.setattr(publishing, "write_summary_html", without_fonts)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Return a function that has LibreOffice open a file and save it in another form, in a folder of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice: there is no soffice on the path")

    def convert(path: Path, form: str) -> Path:
        folder = tmp_path_factory.mktemp("office")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        words = [program, "--headless", profile, "--convert-to", form, "--outdir", str(folder / "out"), str(path)]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        return folder / "out"

    return convert
