"""What a Green Button feed says apart from its readings, gathered in a first pass.

Readings alone are numbers: what they count, in which unit and time zone, stands elsewhere in the feed and often
after them. Entries point at one another by links; files that leave the links out are understood by their order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assess.readers.meters.espi.parser import Local, Parser, check_depth, new_parser, parsed
from assess.readers.sources import Source

_HOST = re.compile(r"^https?://[^/]+")
_MOST_FIELDS = 200  # of one entry; a summary of bills has about sixty
_NOT_ZERO = "123456789"
_LEAF = 200  # characters of a value


@dataclass
class Block:
    """An IntervalBlock: what its head says it spans, how many readings follow, whether one of them is below zero."""

    entry: "Entry"
    start: str = ""
    duration: str = ""
    readings: int = 0
    below_zero: bool = False


@dataclass
class Entry:
    """An entry of the feed: where it is, what it points at, and the values in it by name of parent and element."""

    order: int = 0
    kind: str = ""
    title: str = ""
    own: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    values: dict[tuple[str, str], str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return the first value of an element of this name, or nothing."""
        return next((text for (_, element), text in self.values.items() if element == name), "")


@dataclass(frozen=True)
class Outline:
    """A feed without its readings; `blocks` are in the order of the file."""

    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...]

    def of(self, *kinds: str) -> list[Entry]:
        """Return the entries that hold such an element."""
        return [entry for entry in self.entries if entry.kind in kinds]


KINDS = frozenset(
    {
        "UsagePoint",
        "MeterReading",
        "ReadingType",
        "LocalTimeParameters",
        "IntervalBlock",
        "UsageSummary",
        "ElectricPowerUsageSummary",
        "ElectricPowerQualitySummary",
    }
)


def outline_of(source: Source) -> Outline:
    """Return what a feed says apart from its readings. Raises IntakeError for unsafe or broken XML."""
    gatherer = _Gatherer(source.where)
    parser = new_parser(source.where)
    gatherer.attach(parser)
    for _ in parsed(parser, source):
        pass
    return Outline(tuple(gatherer.entries), tuple(gatherer.blocks))


class _Gatherer:
    """The handlers of the first pass. Inside a block, where nearly all of a file is, they only count."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.entries: list[Entry] = [Entry()]
        self.blocks: list[Block] = []
        self.path: list[str] = []
        self.text: list[str] = []
        self.depth = 0
        self.local = Local()

    def attach(self, parser: Parser) -> None:
        self.parser = parser
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text.append

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.text.clear()
        local = self.local[name]
        self.path.append(local)
        check_depth(len(self.path), self.where)
        entry = self.entries[-1]
        if local == "entry":
            self.entries.append(Entry(order=len(self.entries)))
        elif local == "link":
            place = entry.own if attributes.get("rel") in {"self", "up"} else entry.related
            if len(place) < _MOST_FIELDS:
                place.append(address(attributes.get("href", "")))
        elif local in KINDS:
            if entry.kind and entry.kind != local and "entry" not in self.path:
                self.entries.append(Entry(order=len(self.entries)))  # a file without entries
                entry = self.entries[-1]
            entry.kind = local
        if local == "IntervalBlock":
            self.blocks.append(Block(entry))
            self.depth = len(self.path)
            self.parser.StartElementHandler, self.parser.EndElementHandler = self.start_within, self.end_within

    def end(self, _: str) -> None:
        local = self.path.pop()
        text = "".join(self.text).strip()
        self.text.clear()
        entry = self.entries[-1]
        if local == "title":
            entry.title = entry.title or text[:_LEAF]
        elif text and len(entry.values) < _MOST_FIELDS:
            entry.values.setdefault((self.path[-1] if self.path else "", local), text[:_LEAF])

    def start_within(self, _: str, __: Mapping[str, str]) -> None:
        self.text.clear()
        self.depth += 1
        check_depth(self.depth, self.where)

    def end_within(self, name: str) -> None:
        self.depth -= 1
        local, block = self.local[name], self.blocks[-1]
        if local == "IntervalReading":
            block.readings += 1
        elif local == "value":
            if self.text and "-" in self.text[0] and any(digit in self.text[0] for digit in _NOT_ZERO):
                block.below_zero = True
        elif local == "IntervalBlock":
            self.path.pop()
            self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        elif not block.readings and local in {"start", "duration"} and not getattr(block, local):
            setattr(block, local, "".join(self.text).strip()[:_LEAF])


def address(href: str) -> str:
    """Return a link without its host, so that whole and shortened ones can be compared."""
    return _HOST.sub("", href.strip())[: 4 * _LEAF].strip("/")
