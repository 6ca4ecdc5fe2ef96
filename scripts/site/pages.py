"""The pages of the site: which files they are, and where their links lead once all of them stand in one folder.

The pages are Markdown that a code host shows too, so they link to each other and to the data as files of the
checkout. Here each page gets a place on the site, and each link the place of what it names.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
ELSEWHERE = {
    "README.md": "readme.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "DISCLAIMER.md": "disclaimer.md",
    "codes/README.md": "rule-data.md",
    "examples/README.md": "examples.md",
    "benchmarks/README.md": "benchmarks.md",
    "tests/published/bestest/README.md": "bestest.md",
}
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_LINK = re.compile(r"(\]\()([^)\s]+)(\))")


def pages() -> dict[Path, str]:
    """Return each page of the checkout and its name on the site; what a page links to in Markdown is one too."""
    known = {path: path.name for path in sorted(DOCS.glob("*.md"))}
    known |= {ROOT / path: name for path, name in ELSEWHERE.items()}
    left = [*known]
    while left:
        origin = left.pop()
        for file in sorted(linked_files(origin.read_text(encoding="utf-8"), origin, known)):
            if file.suffix == ".md" and file.is_relative_to(ROOT):
                known[file] = "-".join(file.relative_to(ROOT).with_suffix("").parts).lower() + ".md"
                left.append(file)
    return known


def stage(target: Path, made: dict[str, str]) -> None:
    """Put all pages and what they name into a folder: those of the checkout, and those that are `made`, by name."""
    known = pages()
    target.mkdir(parents=True, exist_ok=True)
    for path, name in known.items():
        text = path.read_text(encoding="utf-8")
        for file in linked_files(text, path, known):
            copy = target / "files" / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        put(target / name, moved(text, path, known))
    for name, text in made.items():
        put(target / name, text)
    for name in ("conf.py", "site.css"):
        shutil.copyfile(DOCS / name, target / name)


def put(path: Path, text: str) -> None:
    """Write a page if it is another than before, so that Sphinx reads again only what has changed."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def moved(text: str, origin: Path, known: dict[Path, str]) -> str:
    """Return a page with its links as they are on the site."""

    def link(found: re.Match[str]) -> str:
        return found[1] + _place(found[2], origin, known) + found[3]

    return "".join(_LINK.sub(link, line) if prose else line for line, prose in _lines(text))


def linked_files(text: str, origin: Path, known: dict[Path, str]) -> set[Path]:
    """Return the files that a page links to or shows and that are no pages."""
    targets = (found[2].partition("#")[0] for line, prose in _lines(text) if prose for found in _LINK.finditer(line))
    paths = {(origin.parent / target).resolve() for target in targets if target and "://" not in target}
    return {path for path in paths if path.is_file() and path not in known}


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is prose and not code."""
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
            yield line, False
            continue
        yield line, not fence and not line.startswith("    ")


def _place(target: str, origin: Path, known: dict[Path, str]) -> str:
    path, mark, anchor = target.partition("#")
    if not path or "://" in path or path.startswith("mailto:"):
        return target
    file = (origin.parent / path).resolve()
    if file in known:
        return known[file] + mark + anchor
    if file.is_file() and file.is_relative_to(ROOT):
        return f"files/{file.relative_to(ROOT).as_posix()}"
    raise FileNotFoundError(f"{origin.relative_to(ROOT)} links to {target}, which is not there")
