"""Which program measures: the one asked for, else the best that is installed."""

from assess.errors import UsageError
from assess.measuring.kit import Kit
from assess.measuring.target import checked_host, target_of
from assess.measuring.tools import BARRED, IPERF3, LIBRESPEED, NDT7, PING, Tool, how_to_install, named
from assess.rulebook import Reference

_WITHOUT_SERVER = (LIBRESPEED, NDT7, PING)  # LibreSpeed first: it publishes nothing


def kit_of(
    figures: Reference, *, tool: str | None, server: str | None, ping: str | None, limit_s: float | None = None
) -> Kit:
    """Return what to measure with. Raises UsageError, with what to install, where there is nothing.

    A server means iperf3. Ping runs beside any tool, where it is installed.
    """
    chosen = named(tool) if tool is not None else IPERF3 if server is not None else _installed()
    if server is not None and chosen is not IPERF3:
        raise UsageError(
            f"{chosen.title} chooses its own server", where="--server", hint="Leave it out, or use iperf3."
        )
    if server is None and chosen is IPERF3:
        raise UsageError(
            "iperf3 needs a server of your own, on the internet",
            where="--server",
            hint="Run `iperf3 --server` on a machine in a data center, and name it: --server host:port.",
        )
    program = chosen.path
    if program is None:
        raise UsageError(f"{chosen.title} is not installed", hint=f"To install it: {how_to_install(chosen)}")
    target = None if server is None else target_of(server, int(figures.figure("iperf3.port").value))
    usual = target.host if target else str(figures.raw["ping_host"])
    ping_host = usual if ping is None else checked_host(ping, "--ping")
    return Kit(chosen, program, PING.path, ping_host, target, figures, limit_s)


def _installed() -> Tool:
    found = next((tool for tool in _WITHOUT_SERVER if tool.path), None)
    if found is None:
        raise UsageError("no program that measures is installed", hint=_advice())
    return found


def _advice() -> str:
    ways = " ".join(f"{tool.title}: {how_to_install(tool)}." for tool in (IPERF3, *_WITHOUT_SERVER))
    there = [barred for barred in BARRED if barred.path]
    barred = "".join(f" {one.title} is here and is not run: {one.why}." for one in there)
    return f"To install one: {ways}{barred}"
