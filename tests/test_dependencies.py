import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def licences(repo: Path) -> dict[str, Any]:
    """Return what scripts/build_licences.py defines."""
    return runpy.run_path(str(repo / "scripts" / "build_licences.py"))


def test_only_what_the_locks_name_is_installed(repo: Path) -> None:
    """Every package of a lock has its hash, and each script that installs a lock asks pip to mind it."""
    for kind in ("", "-dev", "-checks"):
        text = (repo / f"requirements{kind}.lock").read_text("utf-8")
        pinned = re.findall(
            r"^[a-z0-9.-]+==[^\n]*\\\n((?: {4}--hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", text, re.MULTILINE
        )
        assert len(pinned) == len(re.findall(r"^[a-z]", text, re.MULTILINE))
    for name in ("bootstrap", "audit"):
        script = (repo / "scripts" / name).read_text("utf-8")
        installs = re.findall(r"^ *[^#\n]*(?:\$pip|pip [^\n]*install)[^\n]* -r [^\n]*$", script, re.MULTILINE)
        assert installs
        assert all("--require-hashes" in line for line in installs)


def test_the_licences_are_listed_and_permissive(repo: Path, licences: dict[str, Any]) -> None:
    """docs/licences.md is what the installed packages say; each license binds at most changes of the package itself."""
    listed = re.findall(r"^\| ([a-z0-9.-]+) \| (\S+) \| (.+?)( ¹)? \|$", _page(repo), re.MULTILINE)
    assert {name for name, *_ in listed} == {
        package.name for kind in ("", "-dev") for package in licences["packages"](f"requirements{kind}.lock")
    }
    assert [row for row in listed if not licences["is_weak"](row[2])] == []
    assert [row for row in listed if not row[3] and not licences["is_permissive"](row[2])] == []


def test_the_list_of_licences_is_current(repo: Path, licences: dict[str, Any]) -> None:
    """Whoever changes a lock runs scripts/build_licences.py."""
    if sys.platform != "linux" or sys.version_info[:2] != (3, 11):
        pytest.skip("the page is made with Python 3.11 on Linux")
    assert licences["page"]() == _page(repo)


@pytest.mark.parametrize(
    ("license_", "permissive", "weak"),
    [
        ("MIT", True, True),
        ("GPL-3.0-only", False, False),
        ("MIT AND GPL-3.0-only", False, False),
        ("GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1", False, True),
        ("(Apache-2.0 OR GPL-3.0-only) AND BSD", True, True),
        ("(Apache-2.0 OR MIT) AND GPL-3.0-only", False, False),
        ("unknown", False, False),
        ("", False, False),
    ],
)
def test_a_license_is_judged(license_: str, licences: dict[str, Any], *, permissive: bool, weak: bool) -> None:
    """By the best of the ways it offers; what is not known is not permissive."""
    assert licences["is_permissive"](license_) is permissive
    assert licences["is_weak"](license_) is weak


@pytest.mark.parametrize(
    ("dependencies", "code", "says"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "1 of 1 packages looked up at pypi, 0 known holes."),
        ([{"name": "a", "skip_reason": "not found"}], 2, "Nothing is known of 1"),
        ([], 2, "0 of 0 packages"),
        ([{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}], 1, "a 1: X-1, mended in 2"),
    ],
)
def test_an_audit_that_asked_nobody_is_no_audit(
    dependencies: list[dict[str, Any]], code: int, says: str, repo: Path, tmp_path: Path
) -> None:
    """A service that did not answer must not read as a service that found nothing."""
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"dependencies": dependencies}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(repo / "scripts" / "read_audit.py"), str(report), "pypi"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code
    assert says in done.stdout


def _page(repo: Path) -> str:
    return (repo / "docs" / "licences.md").read_text("utf-8")
