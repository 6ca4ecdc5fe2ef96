"""Write docs/coverage.md from the rule data and the list of published cases that cannot be reproduced.

Run this after any change in codes/nec/, codes/amendments/, or exceptions.toml and suites.toml below tests/published/; a
test compares.
"""

import tomllib
from pathlib import Path
from typing import Any

from assess.rulebook import list_editions, load_edition
from assess.rulebook.coverage import Suite, Unreproduced, coverage_page

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "coverage.md"
PUBLISHED = ROOT / "tests" / "published"
HEAT = ("bestest", "manual_j")


def page() -> str:
    """Return the page as it should be."""
    editions = [load_edition(name, allow_unconfirmed=True) for name in list_editions()]
    return coverage_page(
        [edition for edition in editions if edition.id.startswith("nec/")],
        [edition for edition in editions if edition.id.startswith("amendments/")],
        missed(PUBLISHED),
        (
            [suite for name in HEAT for suite in suites(PUBLISHED / name)],
            [case for name in HEAT for case in missed(PUBLISHED / name)],
        ),
    )


def missed(folder: Path) -> list[Unreproduced]:
    """Return the published cases of a folder that do not come out."""
    return [Unreproduced.model_validate(case) for case in listed(folder / "exceptions.toml", "case")]


def suites(folder: Path) -> list[Suite]:
    """Return the suites of a folder."""
    return [Suite.model_validate(suite) for suite in listed(folder / "suites.toml", "suite")]


def listed(file: Path, key: str) -> list[dict[str, Any]]:
    """Return the tables of a file; none where there is no such file."""
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))[key] if file.exists() else []
    return found


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name} written")
