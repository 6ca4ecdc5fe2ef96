"""What stderr shows of a run."""

import io
import re
from collections.abc import Callable, Iterator

import pytest

from assess.batch.engine import Done, Progress
from assess.batch.records import RowResult, Status
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

UNSURE = Brief(Outcome.INCOMPLETE, 0, 0.0, 0.0)


def done(*statuses: Status, answer: Brief | None = None) -> Done[str, list[RowResult]]:
    """Return a task that is done, with rows of these statuses."""
    return Done("", [RowResult(n, "", status, "", answer=answer) for n, status in enumerate(statuses)])


class Terminal(io.StringIO):
    """A terminal as a stream."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


@pytest.fixture
def clock() -> Callable[[float], Callable[[], float]]:
    """Return a maker of clocks that go on by so many seconds with each look."""

    def made(step_s: float) -> Callable[[], float]:
        def times() -> Iterator[float]:
            now_s = 0.0
            while True:
                yield now_s
                now_s += step_s

        return times().__next__

    return made


def test_a_log_gets_a_plain_line_every_half_minute(
    capsys: pytest.CaptureFixture[str], clock: Callable[[float], Callable[[], float]]
) -> None:
    """It says rows, pace, failures, incomplete rows, and the time that is left."""
    with Progress(1_000, clock_s=clock(10)) as progress:
        for _ in range(6):
            progress.tell(done(Status.OK, Status.ERROR))
            progress.tell(done(Status.INCOMPLETE))
            progress.tell(done(Status.OK, answer=UNSURE))
    first, *more = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"\d+ of 1,000 rows, [\d.]+ rows/s, \d failed, \d incomplete, \d:\d\d:\d\d left", first)
    assert more[-1].startswith("24 of 1,000 rows")
    assert "6 failed, 12 incomplete" in more[-1]


def test_a_short_run_says_nothing_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Its summary will do."""
    with Progress(10) as progress:
        progress.tell(done(Status.OK))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_quiet_is_quiet(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], clock: Callable[[float], Callable[[], float]]
) -> None:
    """On a terminal or not."""
    heard = stream()
    monkeypatch.setattr("sys.stderr", heard)
    with Progress(10, quiet=True, clock_s=clock(100)) as progress:
        progress.tell(done(Status.OK))
    assert heard.getvalue() == ""
    assert progress.rows == 1


@pytest.mark.parametrize("plain", [True, False])
def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch, *, plain: bool) -> None:
    """With the counts beside it, and in no colour where that was asked for."""
    heard = Terminal()
    monkeypatch.setattr("sys.stderr", heard)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    with Progress(4) as progress:
        progress.tell(done(Status.OK, Status.ERROR, Status.INCOMPLETE))
    assert "3/4" in heard.getvalue()
    assert "1 failed, 1 incomplete" in heard.getvalue()
    coloured = re.search(r"\x1b\[(?:\d+;)*3[0-9]", heard.getvalue()) is not None
    assert coloured != plain


def test_what_an_earlier_run_answered_counts_as_done_and_not_as_pace(
    capsys: pytest.CaptureFixture[str], clock: Callable[[float], Callable[[], float]]
) -> None:
    """A run that goes on does not boast of what it did not do."""
    with Progress(1_000, already=900, clock_s=clock(30)) as progress:
        progress.tell(done(Status.OK))
    line = capsys.readouterr().err.splitlines()[0]
    assert line.startswith("901 of 1,000 rows, 0.0")
