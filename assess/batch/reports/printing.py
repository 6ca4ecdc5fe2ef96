"""Reports of many rows, each assessed and printed in a worker process, so that whoever asks for them only waits."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from assess.batch.records import ReportTask
from assess.errors import AssessError, ReportError
from assess.report.press import WARM, Press

PRINTS = "assess.batch.reports.warm"
_WARM = (*WARM, PRINTS)
# A worker that assesses holds climate data and rule data besides fonts, so a fresh one costs about a second.
_RECYCLE_AFTER = 200


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a row's report: it is there whole under its name, or `error` says why it is not there."""

    row: int
    name: str
    error: AssessError | None = None


@dataclass(frozen=True)
class _Print:
    """A row for the press."""

    task: ReportTask

    @property
    def path(self) -> Path:
        return self.task.folder / self.task.name

    def make(self) -> None:
        from assess.batch.reports.row import assessment_of
        from assess.report.document import write_pdf
        from assess.report.editions import Edition

        _refuse_outside(self.task.name)
        assessment = assessment_of(self.task)
        _make_folder(self.path.parent)
        write_pdf(assessment, self.path, paper=self.task.paper, edition=Edition(self.task.edition))


def print_reports(
    tasks: Iterable[ReportTask], *, workers: int, folder: Path | None = None
) -> Generator[Printed, None, None]:
    """Yield what became of each report, in the order of the tasks, which are taken as they are needed.

    Whatever goes wrong with a row is its own result and stops no other. Closed, it waits for what is being printed and
    drops the rest. Until it is printed a row waits in `folder`, of the system where none is named.
    """
    waiting: deque[ReportTask] = deque()

    def jobs() -> Iterator[_Print]:
        for task in tasks:
            waiting.append(task)
            yield _Print(task)

    with Press(workers, recycle_after=_RECYCLE_AFTER, warm=_WARM, folder=folder) as press:
        for done in press.run(jobs()):
            task = waiting.popleft()
            yield Printed(task.row.number, task.name, done.error)


def _refuse_outside(name: str) -> None:
    """Refuse a name that leads out of the output folder, on any system."""
    for read in (PurePosixPath(name), PureWindowsPath(name)):
        if read.anchor or ".." in read.parts or not read.name:
            raise ReportError("is not a name below the output folder.", where=name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportError(f"the folder of the report cannot be made: {why}.", where=str(folder)) from error
