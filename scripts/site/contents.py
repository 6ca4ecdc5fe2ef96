"""The contents at the side of the site: what the lists of docs/index.md link to, under its own headings and names."""

import re
from collections.abc import Mapping

MADE_HERE = "<!-- made by scripts/docs -->"
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_PAGE = re.compile(r"^- \[([^\]]+)\]\(([\w-]+)\.md\)", re.MULTILINE)


def index(text: str, made: Mapping[str, tuple[str, str]], known: set[str]) -> str:
    """Return the first page with the pages that are `made` (title and a sentence by name) and the contents.

    `known` are the names of all pages; those that the first page does not list stand last.
    """
    bullets = "\n".join(f"- [{title}]({name}): {about}" for name, (title, about) in made.items())
    if MADE_HERE not in text:
        raise ValueError(f"docs/index.md lacks the line {MADE_HERE}")
    whole = text.replace(MADE_HERE, bullets)
    trees, linked = [], {"index.md"}
    starts = [*_HEADING.finditer(whole)]
    for heading, following in zip(starts, [*starts[1:], None], strict=True):
        section = whole[heading.end() : following.start() if following else None]
        listed = _PAGE.findall(section)
        linked |= {f"{name}.md" for _, name in listed}
        entries = [f"{title} <{name}>" for title, name in listed]
        trees.append("\n".join(["```{toctree}", ":hidden:", f":caption: {heading[1]}", "", *entries, "```"]))
    if left := sorted(known - linked):
        names = [name.removesuffix(".md") for name in left]
        trees.append("\n".join(["```{toctree}", ":hidden:", ":caption: More", "", *names, "```"]))
    return "\n\n".join([whole.rstrip(), *trees]) + "\n"
