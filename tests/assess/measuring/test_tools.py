import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.errors import UsageError
from assess.measuring.choice import kit_of
from assess.measuring.tools import IPERF3, LIBRESPEED, NDT7, PING, TOOLS, how_to_install, named
from assess.rulebook import Reference

Fake = Callable[[str, str], Path]


@pytest.mark.parametrize("name", ["ookla", "speedtest", "Speedtest", "speedtest-cli", "sivel"])
def test_a_tool_whose_terms_forbid_it_never_runs(name: str, fake: Fake, figures: Reference) -> None:
    """Installed and asked for by name, it is refused with the reason and the way around."""
    fake("speedtest", "touch ran")
    fake("speedtest-cli", "touch ran")
    with pytest.raises(UsageError) as refused:
        kit_of(figures, tool=name, server=None, ping=None)
    assert "non-commercial" in str(refused.value)
    assert "assess read" in str(refused.value)


def test_a_barred_tool_alone_is_not_taken(fake: Fake, figures: Reference) -> None:
    """Where only Ookla's client is installed nothing runs, and the message says why it does not."""
    program = fake("speedtest", "echo hello")
    assert program.exists()
    with pytest.raises(UsageError, match="no program that measures is installed") as refused:
        kit_of(figures, tool=None, server=None, ping=None)
    assert "Ookla's speedtest is here and is not run" in str(refused.value)


def test_the_best_that_is_installed_is_taken(fake: Fake, figures: Reference) -> None:
    """Ping for want of better; then ndt7; LibreSpeed, which publishes nothing, before both; iperf3 with a server."""
    fake("ping", "")
    assert kit_of(figures, tool=None, server=None, ping=None).tool is PING
    fake("ndt7-client", "")
    assert kit_of(figures, tool=None, server=None, ping=None).tool is NDT7
    fake("librespeed-cli", "")
    assert kit_of(figures, tool=None, server=None, ping=None).tool is LIBRESPEED
    fake("iperf3", "")
    assert kit_of(figures, tool=None, server=None, ping=None).tool is LIBRESPEED
    kit = kit_of(figures, tool=None, server="iperf.example.net", ping=None)
    assert (kit.tool, kit.ping_host) == (IPERF3, "iperf.example.net")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"tool": "nope"}, 'there is no tool "nope"'),
        ({"tool": "iperf3"}, "needs a server of your own"),
        ({"tool": "ndt7"}, "ndt7-client is not installed"),
        ({"server": "iperf.example.net"}, "iperf3 is not installed"),
        ({"tool": "ping", "server": "iperf.example.net"}, "chooses its own server"),
        ({"tool": "ping", "ping": "-f"}, "not a host"),
    ],
)
def test_what_cannot_be_is_refused(asked: dict[str, str], says: str, fake: Fake, figures: Reference) -> None:
    """Each with what would be right."""
    fake("ping", "")
    options: dict[str, Any] = {"tool": None, "server": None, "ping": None}
    with pytest.raises(UsageError, match=says) as refused:
        kit_of(figures, **options | asked)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("system", "manager", "says"),
    [
        ("Linux", "apt-get", "sudo apt-get install -y iperf3"),
        ("Linux", "dnf", "sudo dnf install -y iperf3"),
        ("Linux", "pacman", "sudo pacman -S iperf3"),
        ("Linux", "", "https://iperf.fr"),
        ("Darwin", "", "brew install iperf3"),
    ],
)
def test_installing_is_told_for_each_system(
    system: str, manager: str, says: str, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the package manager that is there."""
    monkeypatch.setattr(platform, "system", lambda: system)
    if manager:
        fake(manager, "")
    assert how_to_install(IPERF3).startswith(says)


@pytest.mark.usefixtures("fake")
def test_every_tool_can_be_installed_somehow() -> None:
    """On a system with no package manager that is known, too."""
    assert all(how_to_install(tool) for tool in TOOLS)
    assert [named(tool.program) for tool in TOOLS] == list(TOOLS)


def test_only_the_service_that_publishes_asks_for_consent() -> None:
    """M-Lab does, and its policy is named."""
    assert [tool.name for tool in TOOLS if tool.consent] == ["ndt7"]
    assert "https://www.measurementlab.net/privacy" in NDT7.consent


def test_the_path_of_a_tool_is_where_it_is(fake: Fake) -> None:
    """As the system finds it; None where it does not."""
    program = fake("ping", "")
    assert Path(str(PING.path)) == program
    assert NDT7.path is None
