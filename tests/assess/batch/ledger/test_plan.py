"""The code that a run ends with."""

from collections import Counter

import pytest

from assess.batch.ledger import Finished
from assess.batch.records import Status
from assess.batch.summary import Counts
from assess.errors import ExitCode
from assess.verdict.records import Outcome


def counts(homes: int, errors: int) -> Counts:
    """Return the counts of so many homes and errors."""
    outcomes = Counter({Outcome.NO_GO: homes})
    return Counts(rows=homes + errors, statuses=Counter({Status.ERROR: errors}), outcomes=outcomes)


@pytest.mark.parametrize(
    ("finished", "code"),
    [
        (Finished(counts=counts(5, 0)), ExitCode.ASSESSED),
        (Finished(counts=counts(5, 1)), ExitCode.ROWS_FAILED),
        (Finished(counts=counts(0, 3)), ExitCode.INTAKE),
        (Finished(), ExitCode.INTAKE),
        (Finished(counts=counts(5, 1), reports_failed=["row 2: no"]), ExitCode.REPORT),
        (Finished(counts=counts(5, 1), interrupted=True), ExitCode.INTERRUPTED),
        (Finished(dry=True), ExitCode.ASSESSED),
    ],
)
def test_the_exit_code_tells_the_gravest(finished: Finished, code: ExitCode) -> None:
    """A no-go is a result; rows that failed are told; a run with nothing usable is refused."""
    assert finished.exit_code is code
