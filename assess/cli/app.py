"""The typer application as we use it: plain help off a terminal, examples below it, -q and -v for every command."""

import inspect
import logging
import os
import re
import sys
from collections.abc import Callable
from difflib import get_close_matches
from functools import wraps
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from assess.cli.talk import Quiet, Verbose, set_volume

_LOG = logging.getLogger(__name__)
_EXAMPLE = "Example: "
_CHOICE = re.compile(r"'(?P<typed>.*)' is not one of (?P<known>.*)\.$")


def _apart(text: str | None) -> tuple[str | None, list[str]]:
    """Return a help text without the lines that are examples, and those."""
    lines = (text or "").splitlines()
    examples = [line.removeprefix(_EXAMPLE) for line in lines if line.startswith(_EXAMPLE)]
    return "\n".join(line for line in lines if not line.startswith(_EXAMPLE)).strip() or None, examples


def _below(examples: list[str]) -> str:
    head = "Example" if len(examples) == 1 else "Examples"
    return f"\n{head}:\n" + "".join(f"  {example}\n" for example in examples) if examples else ""


def _kindly(message: str) -> str:
    """Return what is wrong with a value without the words of the library, and with what was perhaps meant."""
    said = message.removeprefix("Value error, ")
    if match := _CHOICE.match(said):
        near = get_close_matches(match["typed"].lower(), re.findall(r"'([^']*)'", match["known"]), n=1)
        return f"{said} Did you mean '{near[0]}'?" if near else said
    return said


class Command(TyperCommand):
    """A command whose docstring gives examples, each a line "Example: assess ..."; they stand whole, to be copied."""

    def __init__(self, *args: Any, help: str | None = None, **settings: Any) -> None:  # noqa: A002  # typer's name
        said, self.examples = _apart(help)
        super().__init__(*args, help=said, **settings)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line; of a word that is not one of a list the nearest is named."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = _kindly(error.message)
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, and the examples below: what Rich prints is out already, what is written here follows it."""
        super().format_help(ctx, formatter)
        formatter.write(_below(self.examples))


class Group(TyperGroup):
    """A group of commands, with examples in the same way."""

    def __init__(self, *args: Any, help: str | None = None, **settings: Any) -> None:  # noqa: A002  # typer's name
        said, self.examples = _apart(help)
        super().__init__(*args, help=said, **settings)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, and the examples below."""
        super().format_help(ctx, formatter)
        formatter.write(_below(self.examples))


class App(typer.Typer):
    """An application whose commands are of these kinds."""

    def __init__(self, **settings: Any) -> None:
        names = {"help_option_names": ["-h", "--help"]}
        super().__init__(
            cls=Group, no_args_is_help=True, pretty_exceptions_enable=False, context_settings=names, **settings
        )

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Register a command, which takes --quiet and --verbose as well."""
        register = super().command(name, cls=Command, **settings)

        def registered(command: Callable[..., Any]) -> Callable[..., Any]:
            register(_heard(command))
            return command

        return registered

    def dress(self) -> None:
        """Draw boxes around help and errors on a terminal that can show them, and nowhere else."""
        drawn = all(_draws(stream) for stream in (sys.stdout, sys.stderr)) and os.environ.get("TERM") != "dumb"
        self.rich_markup_mode = "rich" if drawn else None


def _draws(stream: Any) -> bool:
    """Return whether a stream is a terminal that shows lines and corners."""
    return stream.isatty() and (stream.encoding or "").lower().replace("-", "") == "utf8"


def _heard(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command that also takes how much is to be said."""

    @wraps(command)
    def heard(*, quiet: bool, verbose: bool, **words: Any) -> Any:
        set_volume(quiet=quiet, verbose=verbose)
        try:
            return command(**words)
        finally:
            _LOG.info("ended")

    asked: Any = heard
    signature = inspect.signature(command)
    also = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=kind)
        for name, kind in (("quiet", Quiet), ("verbose", Verbose))
    ]
    asked.__signature__ = signature.replace(parameters=[*signature.parameters.values(), *also])
    heard.__annotations__ = command.__annotations__ | {"quiet": Quiet, "verbose": Verbose}
    return heard
