"""How each system gets Pango."""

import platform

import pytest

from assess.report.system import pango_advice


@pytest.mark.parametrize(
    ("system", "release", "command"),
    [
        ("Linux", {"ID": "debian"}, "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("Linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt-get install libpangoft2-1.0-0"),
        ("Linux", {"ID": "fedora"}, "sudo dnf install pango"),
        ("Linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install pango"),
        ("Darwin", {}, "brew install pango"),
    ],
)
def test_each_system_has_its_command(
    system: str, release: dict[str, str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that is known gets its one command."""
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert pango_advice().startswith(f"Install it with: {command}")


def test_a_strange_system_gets_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that does not say what it is gets every command there is."""

    def silent() -> dict[str, str]:
        raise OSError

    monkeypatch.setattr(platform, "system", lambda: "Plan 9")
    monkeypatch.setattr(platform, "freedesktop_os_release", silent)
    for command in ("apt-get install", "dnf install", "brew install"):
        assert command in pango_advice()
