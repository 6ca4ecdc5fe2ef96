"""How an error is said at the terminal: what, where, and what would be right."""

import sys

from assess.cli.lines import broken
from assess.errors import AssessError

_HANG = 7  # columns; as wide as "Error: "


def say(error: AssessError) -> None:
    """Write the message to stderr as plain text: a path or a quoted word may look like markup."""
    where = f"{error.where}: " if error.where else ""
    sys.stderr.write(broken(f"Error: {where}{error.message}", sys.stderr, _HANG) + "\n")
    if error.hint:
        hint = f"{' ' * _HANG}{error.hint}"
        # A command that installs something is copied, and so stays on one line.
        sys.stderr.write(f"{hint if ' install ' in hint else broken(hint, sys.stderr)}\n")
