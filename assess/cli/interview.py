"""`assess interview`: the questions of a site visit, one by one, into a home file."""

import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.asking import AllowUnconfirmed, Code, Date, PolicyFile, on_date
from assess.errors import ExitCode, IntakeError, UsageError

if TYPE_CHECKING:
    from assess.assessment import Assessment


def interview(
    file: Annotated[
        Path, typer.Argument(help="The home file, in TOML; begun where there is none, gone on with where there is.")
    ] = Path("house.toml"),
    *,
    plain: Annotated[
        bool, typer.Option("--plain", help="Lines only, without keys and toolbar: for a screen reader.")
    ] = False,
    code: Code = None,
    policy: PolicyFile = None,
    allow_unconfirmed: AllowUnconfirmed = False,
    date: Date = None,
) -> None:
    """Ask what a site visit asks, and keep each answer in a home file at once.

    The verdict so far stands below the question, with what matters most now.
    However it was stopped, the same command goes on. Answers may come from a pipe, one a line.

    Example: assess interview house.toml
    """
    on = on_date(date)
    from assess.interview.ending import to_the_end
    from assess.interview.home_file import HomeFile
    from assess.interview.judging import Judge
    from assess.interview.letters import unbroken
    from assess.interview.terminal import talk_here
    from assess.interview.visit import StoppedVisit

    kept = HomeFile(file)
    talk = talk_here(plain=plain)
    talk.say(f"{'Going on with' if kept.begin() else 'Beginning'} {file}. Every answer is saved in it at once.")

    def assess() -> "Assessment":
        from assess.cli.assessing import assess_file

        return assess_file(file, on=on, code=code, policy=policy, allow_unconfirmed=allow_unconfirmed)

    judge = Judge(assess)
    judge.tell(talk.refresh)
    judge.ask()
    try:
        with _ended_like_ctrl_c():
            to_the_end(kept, talk, judge, partial(_write, file))
    except (StoppedVisit, KeyboardInterrupt):
        with suppress(OSError):  # the terminal may be gone
            command = shlex.join(["assess", *sys.argv[1:]])
            talk.say("", f"Stopped. All answers are in {file}. To go on:", unbroken(f"    {command}"))
        raise typer.Exit(int(ExitCode.INTERRUPTED)) from None
    except IntakeError as error:
        if not talk.strict or not talk.line:
            raise
        where = ", ".join(part for part in (f"line {talk.line} of the answers", error.where) if part)
        raise IntakeError(error.message, where=where, hint=error.hint) from None
    finally:
        judge.end()


def _write(file: Path, assessment: "Assessment", path: Path) -> None:
    from assess.report.document import write_pdf
    from assess.report.photos import see_photos

    if path.resolve() == file.resolve():
        raise UsageError("would be overwritten by the report", where=str(path), hint="Give it another name.")
    write_pdf(assessment, path, photos=see_photos(assessment.home, file.parent).pictures)


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let a terminal that is closed, and a service manager, end the visit as its user would."""
    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]  # Windows has one
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
