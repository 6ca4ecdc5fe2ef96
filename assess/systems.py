"""The systems people have, and what to type on each to get what is missing."""

import platform
from collections.abc import Mapping
from enum import StrEnum


class System(StrEnum):
    """A family of systems that install things in one way."""

    DEBIAN = "debian"
    FEDORA = "fedora"
    MACOS = "macos"
    WINDOWS = "windows"

    @property
    def called(self) -> str:
        """Return what people call it."""
        return _TITLES[self]


_TITLES = {
    System.DEBIAN: "Debian or Ubuntu",
    System.FEDORA: "Fedora",
    System.MACOS: "macOS",
    System.WINDOWS: "Windows (PowerShell)",
}

Ways = Mapping[System, str]
"""What to type on each system; each line works as it stands."""

NO_PANGO = "a PDF needs Pango, and it is not installed."
PANGO: Ways = {
    System.DEBIAN: "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0",
    System.FEDORA: "sudo dnf install pango harfbuzz",
    System.MACOS: "brew install pango",
    # Where WeasyPrint looks on Windows, unless WEASYPRINT_DLL_DIRECTORIES says otherwise.
    System.WINDOWS: "winget install MSYS2.MSYS2; "
    r"C:\msys64\usr\bin\pacman -Sy --noconfirm mingw-w64-ucrt-x86_64-pango",
}
PYTHON: Ways = {
    System.DEBIAN: "sudo apt-get install python3 python3-venv",
    System.FEDORA: "sudo dnf install python3",
    System.MACOS: "brew install python",
    System.WINDOWS: "winget install Python.Python.3.13",
}
UTF8: Ways = {
    System.DEBIAN: "export LC_ALL=C.UTF-8",
    System.FEDORA: "export LC_ALL=C.UTF-8",
    System.MACOS: "export LC_ALL=en_US.UTF-8",
    System.WINDOWS: '$env:PYTHONUTF8 = "1"',
}
TEMPORARY: Ways = {
    System.DEBIAN: 'mkdir -p "$HOME/tmp" && export TMPDIR="$HOME/tmp"',
    System.FEDORA: 'mkdir -p "$HOME/tmp" && export TMPDIR="$HOME/tmp"',
    System.MACOS: 'mkdir -p "$HOME/tmp" && export TMPDIR="$HOME/tmp"',
    System.WINDOWS: r'mkdir "$HOME\tmp"; $env:TEMP = "$HOME\tmp"',
}
ROOM: Ways = {
    System.DEBIAN: "sudo apt-get clean",
    System.FEDORA: "sudo dnf clean all",
    System.MACOS: "brew cleanup",
    System.WINDOWS: "cleanmgr",
}
CLOCK: Ways = {
    System.DEBIAN: "sudo timedatectl set-ntp true",
    System.FEDORA: "sudo timedatectl set-ntp true",
    System.MACOS: "sudo sntp -sS time.apple.com",
    System.WINDOWS: "w32tm /resync",
}


def this_system() -> System | None:
    """Return what this machine is, or None where it is none of those known."""
    match platform.system():
        case "Darwin":
            return System.MACOS
        case "Windows":
            return System.WINDOWS
    family = _family()
    if family & {"debian", "ubuntu"}:
        return System.DEBIAN
    return System.FEDORA if family & {"fedora", "rhel"} else None


def command(ways: Ways, system: System | None = None) -> str:
    """Return what to type on a system, or on this one; the ways of all where it is not known.

    It belongs at the end of a message, and without a full stop, so that it can be copied.
    """
    system = system or this_system()
    if system is not None:
        return ways[system]
    return "; ".join(f"{one.called}: {way}" for one, way in ways.items())


def _family() -> set[str]:
    """Return what a Linux says it is and is like."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return set()
    return {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
