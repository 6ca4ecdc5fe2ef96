"""How each system gets the library that draws PDF text."""

import platform

_DEBIAN = "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
_FEDORA = "sudo dnf install pango harfbuzz"
_MACOS = "brew install pango"


def pango_advice() -> str:
    """Return the command that installs Pango on this system, or the commands of all where it is not known."""
    command = _command(platform.system(), _family())
    if command:
        return f"Install it with: {command}"
    return f"Debian or Ubuntu: {_DEBIAN}; Fedora: {_FEDORA}; macOS: {_MACOS}."


def _command(system: str, family: set[str]) -> str | None:
    if system == "Darwin":
        return _MACOS
    if family & {"debian", "ubuntu"}:
        return _DEBIAN
    return _FEDORA if family & {"fedora", "rhel"} else None


def _family() -> set[str]:
    """Return what a Linux says it is and is like."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return set()
    return {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
