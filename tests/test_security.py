import re
from pathlib import Path

NAMED = re.compile(r"\[(tests/[\w/]+\.py)::(test_\w+)\]\(\.\./([\w/.]+)\)")


def rows(repo: Path) -> list[list[str]]:
    """Return the cells of the rows of the table of threats."""
    text = (repo / "docs" / "security.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| Threat")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_threat_has_a_test_that_exists(repo: Path) -> None:
    """A row without a test is a promise, and a test that was renamed proves nothing."""
    threats = rows(repo)
    assert len(threats) >= 12
    for threat, done, proof in threats:
        assert done
        named = NAMED.findall(proof)
        assert named, threat
        assert NAMED.sub("", proof).strip() == "", threat
        for path, test, link in named:
            assert path == link
            assert f"\ndef {test}(" in (repo / path).read_text("utf-8"), f"{threat}: {path}::{test}"


def test_reports_of_holes_have_a_way(repo: Path) -> None:
    """SECURITY.md names the private way, and nobody's address."""
    text = (repo / "SECURITY.md").read_text("utf-8")
    assert "private advisory" in text
    assert "@" not in text
