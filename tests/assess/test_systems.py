"""What each system is told to type."""

import platform

import pytest

from assess import systems
from assess.systems import PANGO, System, Ways, command, this_system


@pytest.mark.parametrize(
    ("name", "release", "system"),
    [
        ("Linux", {"ID": "debian"}, System.DEBIAN),
        ("Linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, System.DEBIAN),
        ("Linux", {"ID": "fedora"}, System.FEDORA),
        ("Linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, System.FEDORA),
        ("Linux", {"ID": "void"}, None),
        ("Darwin", {}, System.MACOS),
        ("Windows", {}, System.WINDOWS),
    ],
)
def test_each_system_has_its_command(
    name: str, release: dict[str, str], system: System | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that is known gets its one command."""
    monkeypatch.setattr(platform, "system", lambda: name)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert this_system() is system
    if system is not None:
        assert command(PANGO) == PANGO[system]


def test_a_strange_system_gets_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that does not say what it is gets every command there is, each with its system."""

    def silent() -> dict[str, str]:
        raise OSError

    monkeypatch.setattr(platform, "system", lambda: "Plan 9")
    monkeypatch.setattr(platform, "freedesktop_os_release", silent)
    for system, way in PANGO.items():
        assert f"{system.called}: {way}" in command(PANGO)


def test_every_way_is_known_for_every_system() -> None:
    """No system is left without its line, and every line can be copied: one line, no full stop."""
    tables: list[Ways] = [
        value for name, value in vars(systems).items() if isinstance(value, dict) and name[0].isupper()
    ]
    assert len(tables) >= 6
    for ways in tables:
        assert set(ways) == set(System)
        assert [way for way in ways.values() if "\n" in way or way.endswith(".") or way != way.strip()] == []
