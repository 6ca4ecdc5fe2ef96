"""What a run of a batch is to do, and what it came to."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from assess.batch.engine import processors
from assess.batch.records import Options, Status
from assess.batch.shard import Shard
from assess.batch.summary import Counts, Ran
from assess.errors import ExitCode


class Format(StrEnum):
    """How the table of results is written."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"


@dataclass(frozen=True)
class Plan:
    """What a run is to do.

    `dated` says that the date of the options was asked for; if not, a run that goes on keeps the date it began with.
    `pdf` says which rows get a report, `limit` how many rows are looked at. `chunk_rows` go to a worker at once. With
    `summary_pdf` the summary is a PDF as well, where the libraries for it are there. Reports have an
    `edition`, one page or full, and a `paper`.
    """

    options: Options
    dated: bool = False
    pdf: str = "none"
    format: Format = Format.XLSX
    jobs: int | None = None
    scheduler: str | None = None
    shard: Shard = field(default_factory=Shard)
    limit: int | None = None
    sheet: str | None = None
    fresh: bool = False
    dry_run: bool = False
    into_existing: bool = False
    chunk_rows: int | None = None
    summary_pdf: bool = False
    edition: str = "page"
    paper: str = "letter"

    @property
    def workers(self) -> int:
        """Return how many processes print reports; they do so on this machine even where a cluster answers."""
        return self.jobs or processors()


@dataclass
class Finished:
    """What a run came to.

    Rows `done` now (where it was `dry`: to be done), `kept` from before, and `gone` from the table; reports printed now
    and what is told of those that failed; the counts of all rows, the files written, and what is told of the table.
    """

    done: int = 0
    kept: int = 0
    gone: int = 0
    reports: int = 0
    reports_failed: list[str] = field(default_factory=list)
    interrupted: bool = False
    dry: bool = False
    files: list[Path] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    ran: Ran | None = None
    too_many_for_a_workbook: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """Return the exit code: what is gravest comes first."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.dry:
            return ExitCode.ASSESSED
        if self.reports_failed:
            return ExitCode.REPORT
        if not self.counts.homes:
            return ExitCode.INTAKE
        return ExitCode.ROWS_FAILED if self.counts.statuses[Status.ERROR] else ExitCode.ASSESSED
