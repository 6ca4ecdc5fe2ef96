"""Every value of the intake on a line of its own, for the terminal."""

from assess.intake import Home
from assess.records import Basis
from assess.report.given import Given, given_groups

BY_ZIP = "ZIP code"  # looked up, not read from a file


def input_lines(home: Home) -> tuple[Given, ...]:
    """Return every value that was given, in the order of the form."""
    runs = (run for group in given_groups(home) for line in group.lines for run in line)
    return tuple(value for run in runs for value in run.values)


def source_summary(home: Home) -> str:
    """Return in one sentence how many values were measured, read, told or assumed, and from which files."""
    lines = input_lines(home)
    counts = {basis: sum(line.basis is basis for line in lines) for basis in Basis}
    parts = [f"{n} {basis.value}" for basis, n in counts.items() if n]
    read = (line.source for line in lines if line.source and line.basis is not Basis.ASSUMED)
    files = sorted({source.split(":")[0] for source in read if not source.startswith(BY_ZIP)})
    origin = f"; from files: {', '.join(files)}" if files else ""
    return f"{len(lines)} values given ({', '.join(parts)}{origin})."
