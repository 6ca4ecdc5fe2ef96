"""What `assess doctor` finds, on a machine that is well and on others."""

import io
import json
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assess.doctor import Check, Checkup
from assess.doctor import packages as of_packages
from assess.doctor.machine import clock_check, encoding_check, locale_check, room_check, temporary_check
from assess.doctor.packages import packages_check, python_check
from assess.errors import ExitCode
from assess.systems import System

TODAY = date(2026, 11, 27)


def test_a_machine_that_runs_the_tests_is_well(cli: Callable[..., tuple[int, str, str]]) -> None:
    """All that is needed is there, every thing has a name of its own, and a command where it is missing."""
    code, out, _ = cli("doctor", "--json")
    checkup = Checkup.model_validate(json.loads(out))
    assert code == 0
    assert checkup.failed == ()
    names = [check.name for check in checkup.checks]
    assert len(names) == len(set(names))
    assert {"Python", "Packages", "Rule data", "Pango, for PDF", "Clock", "pyHanko", "iperf3"} <= set(names)
    assert [check.name for check in checkup.checks if not check.mend] == []


def test_commands_of_another_system_are_shown(cli: Callable[..., tuple[int, str, str]]) -> None:
    """With a system named the commands are its own, of what is there too, whole on their lines."""
    code, out, _ = cli("doctor", "--platform", "windows")
    assert code == 0
    assert "winget install Python.Python.3.13\n" in out
    assert r"C:\msys64\usr\bin\pacman -Sy --noconfirm mingw-w64-ucrt-x86_64-pango" in out
    assert "apt-get" not in out
    assert sys.prefix not in out  # of this machine, and of no use on another


@pytest.mark.parametrize(
    ("today", "well"),
    [
        (TODAY, True),
        (date(2026, 6, 1), True),
        (date(2026, 5, 31), False),
        (date(1970, 1, 1), False),
        (date(2036, 5, 1), True),
        (date(2099, 1, 1), False),
    ],
)
def test_a_clock_that_cannot_be_right_is_told(today: date, *, well: bool) -> None:
    """A date before the rule data was made, or ten years after it, is a clock to be set."""
    found = clock_check(today, System.DEBIAN)
    assert found.well is well
    assert today.isoformat() in found.found


def test_a_python_too_old_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is compared by its numbers, not by its letters: 3.9 is older than 3.11."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    found = python_check(System.FEDORA)
    assert not found.well
    assert found.found == "3.9.2, and 3.11 or newer is needed"


def test_packages_missing_or_old_are_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """One command brings all of them."""
    monkeypatch.setattr(of_packages, "needed", lambda: ["no-such-package>=1.2", "pydantic>=99", "rich>=14.0"])
    found = packages_check(here=True)
    assert not found.well
    assert "no-such-package is missing; pydantic is " in found.found
    assert found.mend.endswith('"no-such-package>=1.2" "pydantic>=99"')


def test_a_temporary_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way out is a folder of one's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    found = temporary_check(System.MACOS)
    assert not found.well
    assert "cannot be written: No such file or directory" in found.found
    assert room_check(System.MACOS).well  # of the disk that can be asked


def test_an_output_that_lacks_signs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no failure: plain letters are written instead."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    found = encoding_check(System.WINDOWS)
    assert not found.well
    assert not found.needed
    assert "cp1252 lacks some of" in found.found


def test_a_locale_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a login from another machine."""
    monkeypatch.setenv("LC_ALL", "xx_YY.UTF-8")
    assert not locale_check(System.DEBIAN).well
    monkeypatch.setenv("LC_ALL", "C")
    assert locale_check(System.DEBIAN).well


def test_the_first_failure_gives_the_code() -> None:
    """What is merely worth having never fails, and a broken edition comes before a missing library."""
    broken = Check(name="Rule data", needed=True, well=False, found="altered", failing=ExitCode.RULE_DATA)
    missing = Check(name="Pango", needed=True, well=False, found="missing")
    absent = Check(name="ping", needed=False, well=False, found="missing")

    def code(*checks: Check) -> ExitCode:
        return Checkup(version="1", python="3.11", system="a system", checks=checks).exit_code

    assert code(absent) is ExitCode.ASSESSED
    assert code(absent, broken, missing) is ExitCode.RULE_DATA
    assert code(missing) is ExitCode.REPORT
