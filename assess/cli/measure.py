"""`assess measure`: test the internet line with the programs that are installed, once or over days."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli.completing import tools
from assess.cli.talk import tell
from assess.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from assess.measuring.campaign import Schedule
    from assess.measuring.kit import Kit
    from assess.measuring.log import Log
    from assess.measuring.tools import Tool


def measure(
    *,
    tool: Annotated[
        str | None,
        typer.Option(
            help="iperf3, librespeed, ndt7 or ping; the best that is installed if left out.",
            autocompletion=tools,
            show_default=False,
        ),
    ] = None,
    server: Annotated[
        str | None, typer.Option(help="Your own iperf3 server: host or host:port.", show_default=False)
    ] = None,
    ping: Annotated[str | None, typer.Option(help="Whom to ping for latency and loss.", show_default=False)] = None,
    length: Annotated[
        str | None, typer.Option("--for", help="Repeat for so long, such as 24h or 7d.", show_default=False)
    ] = None,
    every: Annotated[
        str | None, typer.Option(help="How far apart, such as 30m; an hour if left out.", show_default=False)
    ] = None,
    log: Annotated[Path, typer.Option(help="Where each test becomes a line; goes on where it stopped.")] = Path(
        "speedtests.jsonl"
    ),
    time_limit: Annotated[
        str | None, typer.Option(help="Longest run of a program, in place of its usual one.", show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Consent to what the service does with results.")] = False,
    inside: Annotated[
        bool, typer.Option("--inside", help="Allow a server inside the home; it tests cable and Wi-Fi, not the line.")
    ] = False,
    show_tools: Annotated[
        bool, typer.Option("--list", help="Show the programs, what they tell to whom, and stop.")
    ] = False,
) -> None:
    """Measure the internet line: latency, loss, rates, and latency under load, once or over days.

    Example: assess measure --list
    Example: assess measure --for 24h --every 30m
    Example: assess measure --server host:port --tool iperf3
    """
    from assess.measuring.campaign import pace_of, schedule_of
    from assess.measuring.choice import kit_of
    from assess.measuring.duration import seconds_of, spoken
    from assess.rulebook import load_reference

    if show_tools:
        _list()
        return
    figures = load_reference("reference/measuring")
    limit_s = None if time_limit is None else seconds_of(time_limit, "--time-limit")
    kit = kit_of(figures, tool=tool, server=server, ping=ping, limit_s=limit_s)
    if kit.local and not inside:
        host = kit.server.host if kit.server else kit.ping_host
        raise UsageError(
            f"{host} is inside the home; a test to it says nothing of the line",
            where="--server" if kit.server else "--ping",
            hint="Name a server on the internet; --inside tests the cable or Wi-Fi on purpose.",
        )
    pace = pace_of(figures, per_day=kit.per_day, shared=kit.tool.shared)
    for_s = None if length is None else seconds_of(length, "--for")
    every_s = None if every is None else seconds_of(every, "--every")
    schedule = schedule_of(for_s, every_s, kit.value("schedule.every") * 60, pace)
    if every_s is not None and schedule.every_s > every_s:
        tell(f"One test every {spoken(schedule.every_s)}: {kit.tool.title} asks for no more.")
    _consent(kit.tool, yes=yes)
    _run(kit, schedule, log)


def _run(kit: "Kit", schedule: "Schedule", path: Path) -> None:
    from assess.measuring.log import open_log

    # A service manager ends a program with SIGTERM; it deserves the same clean end as Ctrl-C.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with open_log(path, local=kit.local) as log:
            _campaign(kit, schedule, log)
    finally:
        signal.signal(signal.SIGTERM, before)


def _campaign(kit: "Kit", schedule: "Schedule", log: "Log") -> None:
    from assess.measuring.campaign import run_campaign
    from assess.measuring.show import Show, print_summary
    from assess.measuring.single import take_test
    from assess.measuring.waiting import clock, wait_until

    before = len(log.entries)
    if log.mended:
        tell(f"{log.path} ended in a line cut short; it was taken off.")
    # Without a schedule a test more is meant; with one, the tests that the log still lacks.
    wanted = schedule if schedule.repeats else schedule.one_more_than(before)
    if before >= wanted.tests:
        tell(f"{log.path} is complete, tests: {wanted.tests}; a longer --for takes more, another --log begins anew.")
    elif schedule.repeats and before:
        tell(f"{log.path} has {before} of {wanted.tests} tests; going on.")
    stopped = False
    with Show(wanted.tests, before) as show:
        try:
            run_campaign(
                wanted,
                log,
                lambda began: take_test(kit, began, show.step),
                lambda moment: wait_until(moment, show.waiting),
                clock,
                show.done,
            )
        except KeyboardInterrupt:
            stopped = True
    print_summary(log.entries)
    tell(f"Tests added to {log.path}: {len(log.entries) - before}. `assess read {log.path}` shows them.")
    if stopped:
        import shlex
        import sys

        tell(f"Stopped. The same command goes on where this ended: {shlex.join(['assess', *sys.argv[1:]])}")
        raise typer.Exit(int(ExitCode.INTERRUPTED))


def _consent(tool: "Tool", *, yes: bool) -> None:
    """Ask what the service wants asked. Raises UsageError where it is refused, or where nobody can be asked."""
    import sys

    if not tool.consent or yes:
        return
    tell(tool.consent)
    if not sys.stdin.isatty():
        raise UsageError(f"{tool.title} needs consent", hint="Pass --yes to give it.")
    if not typer.confirm("Run it?", err=True):
        raise UsageError("not run, for lack of consent", hint="--tool iperf3 --server HOST uses a server of your own.")


def _list() -> None:
    from assess.measuring.show import print_tools

    print_tools()
