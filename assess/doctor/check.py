"""One thing that was looked at, and all of them together."""

from assess.errors import ExitCode
from assess.records import Record


class Check(Record):
    """One thing: what was found of it, and the command that mends it.

    What is not `needed` may be missing; `failing` is the exit code where something needed is not `well`.
    """

    name: str
    needed: bool
    well: bool
    found: str
    mend: str = ""
    failing: ExitCode = ExitCode.REPORT


class Checkup(Record):
    """All that was looked at, on which program, Python and system."""

    version: str
    python: str
    system: str
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """Return what is needed and not well."""
        return tuple(check for check in self.checks if check.needed and not check.well)

    @property
    def exit_code(self) -> ExitCode:
        """Return the code of the first thing that failed, in the order in which they depend on each other."""
        return self.failed[0].failing if self.failed else ExitCode.ASSESSED
