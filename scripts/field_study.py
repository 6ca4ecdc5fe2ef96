"""Write docs/field-study.md: every home of public housing-stock tables through the tool.

    python -m scripts.field_study [FOLDER]

The tables are no part of the project: they lie in `resstock/` of the folder, which is ASSESS_SAMPLES unless named.
Two processes work; progress goes to stderr; the page is written whole or not at all.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.study.homes import run_table
from scripts.study.page import page
from scripts.study.sources import SOURCES

TARGET = Path(__file__).resolve().parent.parent / "docs" / "field-study.md"


def write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = target.with_suffix(".tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(target)


def main(words: Sequence[str]) -> int:
    """Run the study over a folder of samples and write the page."""
    named = words[0] if words else os.environ.get("ASSESS_SAMPLES")
    if not named:
        print("field_study: name the folder of samples, or set ASSESS_SAMPLES", file=sys.stderr)
        return 2
    folder = Path(named) / "resstock"
    present = [source for source in SOURCES if (folder / source.file).exists()]
    if not present:
        print(f"field_study: {folder} has none of the tables", file=sys.stderr)
        return 2
    tables = [run_table(folder / source.file, source) for source in present]
    write(TARGET, page(tables, [source for source in SOURCES if source not in present]))
    print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
