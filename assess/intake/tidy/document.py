"""A TOML file as sections and entries, each with the comments that belong to it, so that they move together.

A comment belongs to what stands right below it; else, with an empty line below, to what stands right above it, or to
the end of the section. Between two empty lines it goes with what comes next. At the beginning of the file it stays
there, and so at the end.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assess.intake.tidy.statements import Statement, path_of, statements

Path = tuple[str | int, ...]
"""Where something stands: names, and the place in each list on the way."""


@dataclass
class Entry:
    """One value: its dotted name within its section, its text, and the lines of comment above and below it."""

    path: tuple[str, ...]
    text: str
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield its lines; an empty one keeps what was written below it from the next entry."""
        yield from (*self.before, self.text, *self.after)
        if self.after:
            yield ""


@dataclass
class Section:
    """A heading with its entries; the section without one holds what stands above the first heading."""

    path: Path
    heading: str
    entries: list[Entry] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield its lines, an empty one before and behind it."""
        if self.heading:
            yield from ("", *self.before, self.heading, *self.after)
            yield from [""] if self.after else []
        for number, entry in enumerate(self.entries):
            lines = list(entry.lines())
            while number == 0 and self.heading and not self.after and lines[0] == "":
                del lines[0]
            yield from lines
        yield from (*self.foot, "")


@dataclass
class Document:
    """A whole file; the first of its sections has no heading."""

    sections: list[Section]
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the file with single empty lines, and with a line end at its end."""
        lines = [*self.head, ""]
        for section in self.sections:
            lines += section.lines()
        return "\n".join(_single([*lines, *self.tail])) + "\n"


def document_of(text: str) -> Document:
    """Return TOML taken apart; its lines end in a line feed alone, and it has been read as TOML before."""
    document, pending = Document([Section((), "")]), list[str]()
    lists: Counter[Path] = Counter()
    last: Entry | Section | None = None
    for statement in statements(text):
        if statement.kind in {"comment", "blank"}:
            pending.append(statement.text)
            continue
        if last is None:
            document.head, before = _cut_at(pending, _last_blank(pending))
        else:
            below, before = _cut_at(pending, _foot(pending))
            _keep(document, last, below, ends=statement.kind == "heading")
        pending, last = [], _added(document, statement, before, lists)
    if last is not None:
        below, pending = _cut_at(pending, next((n for n, line in enumerate(pending) if not line), len(pending)))
        _keep(document, last, below, ends=True)
    document.tail = pending
    return document


def _added(document: Document, statement: Statement, before: list[str], lists: "Counter[Path]") -> Entry | Section:
    path, entry_of_list = path_of(statement)
    if statement.kind == "value":
        entry = Entry(path, statement.text, before)
        document.sections[-1].entries.append(entry)
        return entry
    where: Path = ()
    for number, name in enumerate(path, 1):
        where = (*where, name)
        if number == len(path) and entry_of_list:
            lists[where] += 1
        if lists[where]:
            where = (*where, lists[where] - 1)
    section = Section(where, statement.text, before=before)
    document.sections.append(section)
    return section


def _keep(document: Document, last: Entry | Section, lines: list[str], *, ends: bool) -> None:
    """Keep a comment below what it belongs to; at the end of a section it belongs to its end."""
    if ends and isinstance(last, Entry):
        document.sections[-1].foot += lines
    else:
        last.after += lines


def _foot(lines: list[str]) -> int:
    """Return how many lines belong to what stands above them: none where no empty line is below."""
    return next((n for n, line in enumerate(lines) if not line), 0)


def _last_blank(lines: list[str]) -> int:
    return max((n + 1 for n, line in enumerate(lines) if not line), default=0)


def _cut_at(lines: list[str], place: int) -> tuple[list[str], list[str]]:
    return lines[:place], lines[place:]


def _single(lines: Iterable[str]) -> list[str]:
    """Return the lines without empty ones that follow each other, or stand first or last."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept
