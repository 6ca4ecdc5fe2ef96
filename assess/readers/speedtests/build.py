"""The parts that every reader of speed tests is made of: a record, a number in it, a text in it.

Addresses of the home are never taken over.
"""

import re
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from math import inf, isfinite
from typing import Any

from pydantic import ValidationError

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.units.spelling import quoted

PER_MEGA = 1e6
AGAIN = "Run the test again."
NO_DATA = "moved no data"
# RFC 1918, RFC 4193, loopback and link-local: what a home's own computers have.
_OWN = [
    ip_network(net)
    for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7")
] + [ip_network("fe80::/10"), ip_network("::1/128")]
_NO_NUMBER = {"", "n/a", "not available", "not available.", "null", "none", "nan", "-", "?"}


def build(where: str, **values: Any) -> SpeedTest:
    """Return a SpeedTest, or say which value is out of range. Raises IntakeError."""
    try:
        return SpeedTest(**values)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(map(str, problem["loc"]))
        raise IntakeError(
            f"{field} is {problem['input']!r}: {problem['msg'].lower()}", where=where, hint=AGAIN
        ) from error


def failed(where: str, message: str | None, **values: Any) -> SpeedTest:
    """Return a failed test with what it said; what else is known of it stays, such as the loss of a ping."""
    return build(where, status="failed", message=words(message) or "gave no result", **values)


def measured(where: str, down: float | None, up: float | None, **values: Any) -> SpeedTest:
    """Return a test of rates in Mbps; one that gave none, or moved no data in a direction, has failed.

    `values` may bring a `message` of its own, which goes before ours. Raises IntakeError.
    """
    dead = " and ".join(name for name, rate in (("download", down), ("upload", up)) if rate == 0)
    said = values.pop("message", None)
    if dead or (down is None and up is None):
        return failed(where, said or (f"{dead} {NO_DATA}" if dead else "gave no rates"), **values)
    return build(where, down_mbps=down, up_mbps=up, message=words(said), **values)


def figure(record: Mapping[str, Any], path: str, where: str) -> float | None:
    """Return the number at a dotted path; one that is absent is unknown, never 0. Raises IntakeError."""
    value: Any = record
    for key in path.split(".") if "." in path else (path,):
        value = value.get(key) if isinstance(value, dict) else None
    return None if value is None else number_of(value, path, where)


def first_figure(record: Mapping[str, Any], where: str, *paths: str) -> float | None:
    """Return the first of several figures that is there. Raises IntakeError."""
    found = (figure(record, path, where) for path in paths)
    return next((number for number in found if number is not None), None)


def number_of(value: Any, name: str, where: str) -> float | None:
    """Return a number, or text that holds one; "N/A" is unknown. Raises IntakeError when it is neither."""
    if type(value) is float and 0 <= value < inf:
        return value
    if isinstance(value, str) and value.strip().lower() in _NO_NUMBER:
        return None
    try:
        number = float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
    except ValueError:
        number = None
    if number is None or not isfinite(number):
        raise IntakeError(f"{name} is {quoted(str(value))}, which is not a number", where=where, hint=AGAIN)
    if number < 0:
        raise IntakeError(f"{name} is {number:g}; it cannot be negative", where=where, hint=AGAIN)
    return number


def part(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the record inside a record, empty where there is none."""
    inner = record.get(name)
    return inner if isinstance(inner, dict) else {}


def parts(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the records of a list inside a record, none where there is no list."""
    inner = record.get(name)
    return [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []


def words(value: Any) -> str | None:
    """Return text without control characters, at most one line long; None when there is none."""
    if not isinstance(value, str):
        return None
    if not value.isprintable():
        value = re.sub(r"[^\x20-\x7e\xa1-\U0010ffff]+", " ", value)
    return value.strip()[:200].strip() or None


def listed(record: Mapping[str, Any], *names: str) -> str | None:
    """Return several texts of a record as one, separated by commas."""
    return words(", ".join(str(record[name]) for name in names if record.get(name)))


def is_local(address: Any) -> bool | None:
    """Return whether an address lies in a home's own network; None for a name, which does not tell."""
    try:
        found = ip_address(str(address).strip("[]").partition("%")[0])
    except ValueError:
        return True if str(address).lower() == "localhost" else None
    return any(found in net for net in _OWN)


def scaled(value: float | None, factor: float) -> float | None:
    """Return a value in another unit; unknown stays unknown."""
    return None if value is None else value * factor
