"""fping: a line for each target, with counts (-c) or every value (-C), or JSON; each target is a test of its own."""

import re
from collections.abc import Mapping, Sequence

from assess.intake import SpeedTest
from assess.readers.speedtests.build import figure, is_local, part, words
from assess.readers.speedtests.echo import echoes
from assess.readers.speedtests.pieces import Piece

FPING = "fping"
_NUMBER = r"\d+(?:\.\d+)?"
_COUNTED = re.compile(
    rf"^(\S+)\s*: (?:\[[^\]]*\], )?xmt/rcv/%loss = (\d{{1,9}})/(\d{{1,9}})/{_NUMBER}%"
    rf"(?:, min/avg/max = {_NUMBER}/({_NUMBER})/{_NUMBER})?"
)
_LISTED = re.compile(rf"^(\S+)\s*: ((?:{_NUMBER}|-)(?: (?:{_NUMBER}|-))*)$")


def read(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return a test for each target; nothing where it is not fping's."""
    tests = []
    for line in lines:
        if found := _COUNTED.match(line):
            mean = float(found[4]) if found[4] else None
            tests.append(_target(found[1], int(found[2]), int(found[3]), [], where, mean))
        elif found := _LISTED.match(line.rstrip()):
            values = found[2].split()
            times = [float(value) for value in values if value != "-"]
            tests.append(_target(found[1], len(values), len(times), times, where))
    return tests


def read_records(pieces: Sequence[Piece], where: str) -> list[SpeedTest]:
    """Return a test for each summary of `fping -J`, with the echoes before it."""
    times: dict[str, list[float]] = {}
    tests = []
    for record in pieces:
        if not isinstance(record, Mapping):
            continue
        reply, total = part(record, "resp"), part(record, "summary")
        time = figure(reply, "rtt", where)
        if time is not None:
            times.setdefault(str(reply.get("host")), []).append(time)
        if total:
            host = str(total.get("host"))
            sent, received = (int(figure(total, name, where) or 0) for name in ("xmt", "rcv"))
            mean = figure(total, "rttAvg", where)
            tests.append(_target(host, sent, received, times.pop(host, []), where, mean))
    return tests


def _target(
    host: str, sent: int, received: int, times: Sequence[float], where: str, mean: float | None = None
) -> SpeedTest:
    return echoes(where, sent, received, times, mean_ms=mean, server=words(host), local=is_local(host), tool=FPING)
