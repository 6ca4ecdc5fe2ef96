"""Everything that can go wrong, and the exit code each thing ends the command with.

    AssessError
    ├── UsageError           2   the command line asks for something impossible
    ├── IntakeError          3   a home, a meter file or a speed test cannot be read or contradicts itself
    │   └── RefusedCell      3   a cell of a table of homes cannot be read
    ├── RuleDataError        4   an edition, an amendment or a catalogue file is missing or malformed
    │   └── UnconfirmedRule  4   a rule is marked `open` and nobody allowed it
    └── ReportError          5   the report cannot be made or written
        └── MissingLibrary   5   a system library (Pango) is not installed

A message says what is wrong, where, and what would be right, in that order.
The codes are a stable interface; scripts may rely on them.
"""

from enum import IntEnum
from unicodedata import category

_LONGEST_LINE = 2_000  # characters; the longest list of what is known has 1,500


class ExitCode(IntEnum):
    """The exit codes of the program."""

    ASSESSED = 0
    NO_GO = 1
    NOT_IN_ORDER = 1  # of `assess fmt --check`
    USAGE = 2
    INTAKE = 3
    RULE_DATA = 4
    REPORT = 5
    ROWS_FAILED = 6
    INTERRUPTED = 130


def printable(text: str) -> str:
    """Return a text without what a terminal obeys or nobody sees: controls, half characters, turns of direction.

    A message repeats words of files and their names, and those may be anyone's. A line break and a typesetter's space
    stay what they are.
    """
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character.isprintable() or character == "\n" or category(character) == "Zs":
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"


def _told(text: str) -> str:
    """Return a part of a message: printable, and no line of it longer than anybody reads."""
    if len(text) > _LONGEST_LINE:
        lines = text.split("\n")
        text = "\n".join(line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…" for line in lines)
    return printable(text)


class AssessError(Exception):
    """Something the user can mend: `message` says what, `where` says where, `hint` what would be right."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        """Keep the three parts apart, so that a terminal, a log and a spreadsheet can each lay them out."""
        self.message = _told(message)
        self.where = where and _told(where)
        self.hint = hint and _told(hint)
        super().__init__(self.message)

    def __str__(self) -> str:
        """Return `where: message. hint` on one line."""
        place = f"{self.where}: " if self.where else ""
        if not self.hint:
            return f"{place}{self.message}"
        return f"{place}{self.message}{'' if self.message.endswith(('.', '?', '!')) else '.'} {self.hint}"


class UsageError(AssessError):
    """The command line asks for something impossible."""


class IntakeError(AssessError):
    """A home, a meter file or a speed test cannot be read, or contradicts itself."""

    exit_code = ExitCode.INTAKE


class RefusedCell(IntakeError):
    """A cell of a table of homes cannot be read; `code` is a word to sort by."""

    def __init__(self, message: str, code: str, hint: str | None = None) -> None:
        """Keep the code beside the message."""
        super().__init__(message, hint=hint)
        self.code = code


class RuleDataError(AssessError):
    """An edition, an amendment or a catalogue file is missing or malformed."""

    exit_code = ExitCode.RULE_DATA


class UnconfirmedRule(RuleDataError):
    """A rule is marked `open` and nobody allowed it."""


class ReportError(AssessError):
    """The report cannot be made or written."""

    exit_code = ExitCode.REPORT


class MissingLibrary(ReportError):
    """A system library is not installed."""
