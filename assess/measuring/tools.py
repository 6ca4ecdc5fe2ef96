"""The programs that measure a line: what each tells, what its service learns, how to get it, and which never run."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from shutil import which

from assess.errors import UsageError
from assess.intake.messages import nearest
from assess.systems import System
from assess.units.spelling import quoted


@dataclass(frozen=True)
class Tool:
    """A program that may be run, under the name that `--tool` takes.

    `consent` is the question its service wants answered before a test; `install` holds what to type on each
    kind of system.
    """

    name: str
    program: str
    tells: str
    license: str
    learns: str
    install: Mapping[str, str]
    consent: str = ""
    shared: bool = False  # runs against servers that others lend, which must not all be asked at the same minute

    @property
    def title(self) -> str:
        """Return what people call it."""
        return self.program

    @property
    def path(self) -> str | None:
        """Return where the program is, or None where it is not installed."""
        return which(self.program)


@dataclass(frozen=True)
class Barred:
    """A program that is never run, with the reason and the way around."""

    names: tuple[str, ...]
    program: str
    title: str
    why: str
    instead: str = field(
        default="Whoever lives here may run it; give the file it writes to `assess read` or internet.test_files."
    )

    @property
    def path(self) -> str | None:
        """Return where the program is, or None where it is not installed."""
        return which(self.program)


_PACKAGES = {"apt": "sudo apt-get install -y {}", "dnf": "sudo dnf install -y {}", "pacman": "sudo pacman -S {}"}
_GO = "go install github.com/m-lab/ndt7-client-go/cmd/ndt7-client@latest  # Go from https://go.dev/dl"


def _packaged(brew: str, **names: str) -> dict[str, str]:
    return {"brew": brew} | {manager: _PACKAGES[manager].format(name) for manager, name in names.items()}


IPERF3 = Tool(
    name="iperf3",
    program="iperf3",
    tells="upload and download to a server of your own, latency under load each way",
    license="BSD-3-Clause",
    learns="only your own server",
    install=_packaged("brew install iperf3", apt="iperf3", dnf="iperf3", pacman="iperf3")
    | {"other": "https://iperf.fr/iperf-download.php"},
)
LIBRESPEED = Tool(
    name="librespeed",
    program="librespeed-cli",
    tells="upload and download to the nearest LibreSpeed server",
    license="LGPL-3.0",
    learns="librespeed.org and the server see the public address of the line; no result is uploaded",
    install={
        "brew": "brew tap librespeed/tap && brew install librespeed-cli",
        "other": "https://github.com/librespeed/speedtest-cli/releases",
    },
    shared=True,
)
NDT7 = Tool(
    name="ndt7",
    program="ndt7-client",
    tells="upload and download of one single flow to a server of M-Lab",
    license="Apache-2.0",
    learns="M-Lab publishes each result with the public address of the line",
    install={"other": _GO},
    consent=(
        "M-Lab publishes each result, with the public IP address of this line and the time, for everyone and for "
        "good (https://www.measurementlab.net/privacy)."
    ),
    shared=True,
)
PING = Tool(
    name="ping",
    program="ping",
    tells="idle latency, jitter and packet loss; no rates",
    license="part of the system",
    learns="the host that is pinged sees the public address of the line",
    install=_packaged("it is part of macOS", apt="iputils-ping", dnf="iputils", pacman="iputils")
    | {"windows": "it is part of Windows", "other": "the package iputils of your system"},
)
TOOLS = (IPERF3, LIBRESPEED, NDT7, PING)

BARRED = (
    Barred(
        names=("ookla", "speedtest"),
        program="speedtest",
        title="Ookla's speedtest",
        why="its license allows personal, non-commercial use by a person only, and an assessment of a site is neither",
    ),
    Barred(
        names=("speedtest-cli", "sivel"),
        program="speedtest-cli",
        title="speedtest-cli",
        why="it uses Ookla's servers, whose terms allow personal, non-commercial use only, and it reads fast lines low",
    ),
)


def named(name: str) -> Tool:
    """Return the tool of a name. Raises UsageError for one that is barred, with the reason, or unknown."""
    wanted = name.strip().lower()
    for barred in BARRED:
        if wanted in barred.names:
            raise UsageError(f"{barred.title} is not run: {barred.why}", where="--tool", hint=barred.instead)
    for tool in TOOLS:
        if wanted in {tool.name, tool.program}:
            return tool
    names = [tool.name for tool in TOOLS]
    raise UsageError(
        f"there is no tool {quoted(name)}{nearest(wanted, names)}",
        where="--tool",
        hint=f"Known are {', '.join(names)}.",
    )


def how_to_install(tool: Tool, on: System | None = None) -> str:
    """Return what to type to get a tool, or where to find it, on a system or on this one."""
    return tool.install.get(_manager() if on is None else _MANAGER_OF[on], tool.install["other"])


_MANAGERS = {"apt-get": "apt", "dnf": "dnf", "pacman": "pacman"}
_MANAGER_OF = {System.DEBIAN: "apt", System.FEDORA: "dnf", System.MACOS: "brew", System.WINDOWS: "windows"}


def _manager() -> str:
    """Return what installs things here: what is there, rather than what the system says it is."""
    if (system := platform.system()) in {"Darwin", "Windows"}:
        return "brew" if system == "Darwin" else "windows"
    return next((manager for program, manager in _MANAGERS.items() if which(program)), "other")
