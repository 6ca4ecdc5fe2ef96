"""How an error is said at the terminal: what, where, and what would be right."""

import sys

from assess.errors import AssessError


def say(error: AssessError) -> None:
    """Write the message to stderr as plain text: a path or a quoted word may look like markup."""
    where = f"{error.where}: " if error.where else ""
    sys.stderr.write(f"Error: {where}{error.message}\n")
    if error.hint:
        sys.stderr.write(f"       {error.hint}\n")
