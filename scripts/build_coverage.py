"""Write docs/coverage.md from the rule data and the list of published cases that cannot be reproduced.

Run this after any change in codes/nec/, codes/amendments/ or tests/published/exceptions.toml; a test compares.
"""

import tomllib
from pathlib import Path

from assess.rulebook import list_editions, load_edition
from assess.rulebook.coverage import Unreproduced, coverage_page

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "coverage.md"
CASES = ROOT / "tests" / "published" / "exceptions.toml"


def page() -> str:
    """Return the page as it should be."""
    editions = [load_edition(name, allow_unconfirmed=True) for name in list_editions()]
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    return coverage_page(
        [edition for edition in editions if edition.id.startswith("nec/")],
        [edition for edition in editions if edition.id.startswith("amendments/")],
        [Unreproduced.model_validate(case) for case in cases],
    )


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name} written")
