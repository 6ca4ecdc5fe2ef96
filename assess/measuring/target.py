"""Whom a test talks to: a host and a port, checked before any program sees them."""

import re
from dataclasses import dataclass
from ipaddress import ip_address

from assess.errors import UsageError
from assess.units.spelling import quoted

_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?", re.ASCII)
_SERVER = re.compile(r"(?:\[(?P<six>[^\]]*)\]|(?P<host>[^:]*))(?::(?P<port>\d{1,5}))?", re.ASCII)
_PORTS = 65_535


@dataclass(frozen=True)
class Target:
    """A host by name or address, and a port."""

    host: str
    port: int


def target_of(text: str, port: int) -> Target:
    """Return the target that `host`, `host:port` or `[address]:port` names. Raises UsageError."""
    typed = text.strip()
    found = None if typed.count(":") > 1 and not typed.startswith("[") else _SERVER.fullmatch(typed)
    host = (found["six"] or found["host"] or "") if found else typed
    wanted = int(found["port"]) if found and found["port"] else port
    if not 0 < wanted <= _PORTS:
        raise UsageError(f"port {wanted} does not exist", where="--server", hint=f"Ports go from 1 to {_PORTS}.")
    return Target(checked_host(host, "--server"), wanted)


def checked_host(host: str, option: str) -> str:
    """Return a host name or an address; what a program could take for an option of its own is refused as UsageError."""
    try:
        return str(ip_address(host.strip()))
    except ValueError:
        pass
    if not _NAME.fullmatch(host.strip()):
        hint = (
            "Write a name such as iperf.example.net, an address, or either with a port, as in iperf.example.net:5201."
        )
        raise UsageError(f"{quoted(host)} is not a host", where=option, hint=hint)
    return host.strip()


def is_inside(host: str) -> bool:
    """Return whether a host is this computer or in the home's own network."""
    if host.rstrip(".").lower() == "localhost" or host.rstrip(".").lower().endswith((".local", ".lan", ".home.arpa")):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    # 100.64.0.0/10 is the carrier's side of a shared address: it is neither private nor global.
    return address.is_loopback or address.is_link_local or address.is_private
