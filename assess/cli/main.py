"""The application and its error boundary, the only place where an error ends a command."""

import sys
from typing import Annotated, NoReturn

import typer

from assess.cli.app import App
from assess.cli.batch import batch
from assess.cli.codes import codes
from assess.cli.compare import compare
from assess.cli.doctor import doctor
from assess.cli.fmt import fmt
from assess.cli.home import home
from assess.cli.init import init
from assess.cli.interview import interview
from assess.cli.measure import measure
from assess.cli.nodes import nodes
from assess.cli.panel import panel
from assess.cli.read import read
from assess.cli.say import say
from assess.cli.schema import schema
from assess.cli.sign import sign
from assess.cli.streams import steady_streams
from assess.cli.talk import Quiet, Verbose, set_volume, usual
from assess.cli.verify import verify
from assess.cli.whatif import whatif
from assess.errors import AssessError, ExitCode, ReportError

app = App(
    name="assess",
    add_completion=True,
    help="Can this home host an always-on GPU node, with how many GPUs, at what power cap, on what conditions?\n\n"
    "Example: assess init house.toml\n"
    "Example: assess home house.toml --pdf report.pdf\n"
    "Example: assess home --help",
)
app.command()(home)
app.command()(whatif)
app.command()(compare)
app.command()(verify)
app.command()(sign)
app.command()(read)
app.command()(panel)
app.command()(measure)
app.command()(init)
app.command()(interview)
app.command()(fmt)
app.command()(schema)
app.command()(doctor)
app.add_typer(batch, name="batch")
app.add_typer(codes, name="codes")
app.add_typer(nodes, name="nodes")


def _version(*, wanted: bool) -> None:
    if wanted:
        from assess.cli.version import version_lines

        for line in version_lines():
            typer.echo(line)
        raise typer.Exit


@app.callback()
def main(
    *,
    _: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda value: _version(wanted=value),
            is_eager=True,
            help="Print the versions of program and rule data, and stop.",
        ),
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Assess a home for an always-on GPU node."""
    set_volume(quiet=quiet, verbose=verbose)


def run() -> None:
    """Run the program; an error the user can mend becomes one message on stderr and its own exit code."""
    usual()
    steady_streams()
    app.dress()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told
    except AssessError as error:
        _end(error)
    except OSError as error:
        _end(ReportError(_reason(error), where=None if error.filename is None else str(error.filename)))
    except MemoryError:
        _end(ReportError("there is not enough memory", hint="Close other programs, or give it a smaller file."))
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        sys.exit(int(ExitCode.INTERRUPTED))


def _end(error: AssessError) -> NoReturn:
    say(error)
    sys.exit(int(error.exit_code))


def _reason(error: OSError) -> str:
    """Return what the system says of a fault nobody expected: a disk that fills up, a folder that goes away."""
    said = (error.strerror or str(error)).lower()
    return said if error.filename is not None else f"cannot be written or read: {said}"
