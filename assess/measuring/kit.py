"""What a campaign measures with: the tool, ping beside it, whom they talk to, and for how long."""

from collections.abc import Callable
from dataclasses import dataclass
from time import sleep

from assess.measuring.running import Ran, Running, run
from assess.measuring.target import Target, is_inside
from assess.measuring.tools import Tool
from assess.rulebook import Reference

Step = Callable[[str, float], Callable[[float], None]]
"""Announces a step by name and usual length [s], and returns who hears the seconds that have passed."""


@dataclass(frozen=True)
class Kit:
    """Programs by their paths; `ping` is None where there is none, `server` where the tool chooses its own."""

    tool: Tool
    program: str
    ping: str | None
    ping_host: str
    server: Target | None
    figures: Reference
    limit_s: float | None = None  # in place of the tool's own

    @property
    def local(self) -> bool:
        """Return whether the tests stay inside the home."""
        return is_inside(self.server.host if self.server else self.ping_host)

    @property
    def per_day(self) -> float | None:
        """Return how many tests a day its service allows one line, or None where it does not say."""
        figure = self.figures.figures.get(f"{self.tool.name}.per_day")
        return figure.value if figure else None

    def value(self, key: str) -> float:
        """Return a figure of codes/reference/measuring.toml."""
        return self.figures.figure(key).value

    def limit(self, name: str) -> float:
        """Return the time limit of a program [s]."""
        return self.value(f"{name}.limit") if self.limit_s is None else self.limit_s


def run_ping(kit: Kit, step: Step) -> Ran | None:
    """Return what ping said of the line at rest; None where there is no ping."""
    if kit.ping is None:
        return None
    packets, interval = kit.value("ping.packets"), kit.value("ping.interval")
    return run(_ping(kit, kit.ping, packets), kit.limit("ping"), step("Idle latency", packets * interval))


def run_under_load(kit: Kit, command: list[str], name: str, step: Step) -> tuple[Ran, Ran | None]:
    """Return what an iperf3 of known length said, and the ping that ran while it loaded the line."""
    length, settle = kit.value("iperf3.time"), kit.value("iperf3.settle")
    tick, limit = step(name, length), kit.limit("iperf3")
    with Running(command) as load:
        if kit.ping is None:
            return load.wait(limit, tick), None
        sleep(settle)
        # Over before the load is: a packet sent later finds the line idle again.
        packets = (length - 2 * settle) / kit.value("ping.interval")
        with Running(_ping(kit, kit.ping, packets)) as beside:
            ran = load.wait(limit, tick)
            return ran, beside.wait(ran.seconds)


def _ping(kit: Kit, program: str, packets: float) -> list[str]:
    return [program, "-n", "-c", f"{packets:.0f}", "-i", f"{kit.value('ping.interval'):g}", kit.ping_host]
