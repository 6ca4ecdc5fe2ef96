"""Put the pages together, make those that come of the program, and build the site.

    python -m scripts.site.build [FOLDER]

FOLDER is build/docs unless named. A warning is an error. The path of the first page is printed last.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx.cmd.build import build_main

from assess.intake.schema import home_schema
from scripts.site.commands import commands_page
from scripts.site.contents import index
from scripts.site.home_file import home_file_page
from scripts.site.pages import ROOT, pages, put, stage
from scripts.site.python_api import python_api_page

MADE = {
    "commands.md": ("Commands", "every command, option, default and exit code"),
    "home-file.md": ("The home file", "every field, its unit, what may be written; the JSON Schema"),
    "python.md": ("Python reference", "every public name, its arguments and fields"),
}


def assemble(folder: Path) -> None:
    """Write all pages and what they name into a folder."""
    made = {"commands.md": commands_page(), "home-file.md": home_file_page(), "python.md": python_api_page()}
    stage(folder, made)
    known = {*pages().values(), *made}
    put(folder / "index.md", index((folder / "index.md").read_text(encoding="utf-8"), MADE, known))
    put(folder / "home.schema.json", json.dumps(home_schema(), indent=2, ensure_ascii=False) + "\n")


def main(words: Sequence[str]) -> int:
    """Build the site and return the exit code of the builder."""
    target = Path(words[0]) if words else ROOT / "build" / "docs"
    source = target.with_name(f"{target.name}-source")
    assemble(source)
    code: int = build_main(
        ["-W", "--keep-going", "-q", "-b", "html", "-d", str(source / ".read"), str(source), str(target)]
    )
    if code == 0:
        print(target / "index.html")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
