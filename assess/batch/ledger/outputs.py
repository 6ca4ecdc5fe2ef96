"""What the files of a run are called, beside the ledger and the reports."""

from pathlib import Path

from assess.batch.ledger.plan import Format

RESULTS, ERRORS, STATISTICS = "results", "errors.csv", "statistics.json"
SUMMARY, SUMMARY_PDF = "summary.html", "summary.pdf"


def results_files(out: Path) -> tuple[Path, ...]:
    """Return where the results stand in each form."""
    return tuple(out / f"{RESULTS}.{form}" for form in Format)


def output_files(out: Path) -> tuple[Path, ...]:
    """Return every file that a run may write into its folder, beside the ledger and the reports."""
    return (*results_files(out), out / ERRORS, out / STATISTICS, out / SUMMARY, out / SUMMARY_PDF)
