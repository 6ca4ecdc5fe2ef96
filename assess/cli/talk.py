"""What is said on stderr beside the result: the usual; nothing but errors; or also how the result came about."""

import logging
import sys
from typing import Annotated

import typer

from assess.cli.lines import broken
from assess.errors import UsageError

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Results and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also tell what was read, and how long it took.")]

_LOG = logging.getLogger("assess")


class _Volume:
    """How much is said, by this process."""

    quiet = False
    handler: logging.Handler | None = None


def usual() -> None:
    """Say the usual: what a process starts with."""
    _Volume.quiet = False
    if _Volume.handler is not None:
        _LOG.removeHandler(_Volume.handler)
        _LOG.setLevel(logging.NOTSET)
        _Volume.handler = None


def set_volume(*, quiet: bool, verbose: bool) -> None:
    """Say less or more from now on; neither leaves what was said of it before the command. Raises UsageError."""
    _Volume.quiet = quiet or _Volume.quiet
    if verbose and _Volume.handler is None:
        _Volume.handler = logging.StreamHandler(sys.stderr)
        _Volume.handler.setFormatter(_Timed())
        _LOG.addHandler(_Volume.handler)
        _LOG.setLevel(logging.INFO)
    if _Volume.quiet and _Volume.handler is not None:
        raise UsageError("--quiet and --verbose contradict each other", hint="Leave one of them out.")


def is_quiet() -> bool:
    """Return whether nothing is to be said but results and errors."""
    return _Volume.quiet


def tell(text: str) -> None:
    """Say something on stderr that is neither a result nor an error."""
    if not _Volume.quiet:
        typer.echo(broken(text, sys.stderr), err=True)


class _Timed(logging.Formatter):
    """A line with the seconds since the program began."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.relativeCreated / 1000:7.2f} s  {record.getMessage()}"
