"""How far a run is, on stderr: a bar for a terminal, and a plain line now and then for anything else."""

import sys
from collections.abc import Callable, Sequence
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from assess.batch.engine.order import Done
from assess.batch.records import RowResult, Status
from assess.verdict.records import Outcome

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

LINE_EVERY_S = 30.0


class Progress:
    """Rows done, rows per second, time left, failures and incomplete rows.

    `total` is None where nobody has counted the rows, `already` how many an earlier run has answered.
    """

    def __init__(
        self,
        total: int | None = None,
        *,
        already: int = 0,
        quiet: bool = False,
        clock_s: Callable[[], float] = monotonic,
    ) -> None:
        self.total, self.rows, self.failures, self.incomplete = total, already, 0, 0
        self._already, self._quiet, self._clock_s = already, quiet, clock_s
        self._began_s = self._line_s = clock_s()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Show the bar, if stderr is a terminal."""
        self._began_s = self._line_s = self._clock_s()
        if not self._quiet and sys.stderr.isatty():
            self._bar = _bar()
            self._task = self._bar.add_task("", total=self.total, completed=self.rows, says="")
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the bar as it stands, or the last plain line."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        elif self._line_s > self._began_s:
            self._line()

    def tell(self, done: Done[Any, Sequence[RowResult]]) -> None:
        """Count what came of a task."""
        for result in done.results or ():
            answer = result.answer
            self.rows += 1
            self.failures += result.status is Status.ERROR
            self.incomplete += result.status is Status.INCOMPLETE or (
                answer is not None and answer.outcome is Outcome.INCOMPLETE
            )
        if done.error is not None:
            self.failures += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self.rows, says=self._says())
        elif self._clock_s() - self._line_s >= LINE_EVERY_S:
            self._line_s = self._clock_s()
            self._line()

    def _line(self) -> None:
        if not self._quiet:
            of = "" if self.total is None else f" of {self.total:,}"
            sys.stderr.write(f"{self.rows:,}{of} rows, {self._says()}{self._left()}\n")
            sys.stderr.flush()

    def _says(self) -> str:
        return f"{self._per_s():.3g} rows/s, {self.failures:,} failed, {self.incomplete:,} incomplete"

    def _left(self) -> str:
        per_s = self._per_s()
        if self.total is None or not per_s or self.rows >= self.total:
            return ""
        minutes, seconds = divmod(round((self.total - self.rows) / per_s), 60)
        hours, minutes = divmod(minutes, 60)
        return f", {hours}:{minutes:02}:{seconds:02} left"

    def _per_s(self) -> float:
        took_s = self._clock_s() - self._began_s
        return (self.rows - self._already) / took_s if took_s > 0 else 0.0


def _bar() -> "Bar":
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from assess.terminal import Terminal

    console = Terminal(stderr=True)  # which minds NO_COLOR
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[says]}"), TimeRemainingColumn())
    return Bar(*columns, console=console, speed_estimate_period=120)
