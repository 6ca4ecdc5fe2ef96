"""The programs that measure a line, none of which is needed to assess a home."""

from collections.abc import Iterator

from assess.doctor.check import Check
from assess.measuring.tools import TOOLS, how_to_install
from assess.systems import System


def program_checks(on: System | None) -> Iterator[Check]:
    """Return which of the programs that `assess measure` uses are there."""
    for tool in TOOLS:
        path = tool.path
        found = path or f"not installed; tells {tool.tells}"
        yield Check(name=tool.title, needed=False, well=path is not None, found=found, mend=how_to_install(tool, on))
