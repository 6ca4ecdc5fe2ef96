"""What was run: what a summary says of itself, so that the same can be run again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assess import __version__
from assess.batch.records import Depth, Options
from assess.rulebook import list_editions, load_edition

_DEPTHS = {
    Depth.FULL: "full, with what changes to the home would buy",
    Depth.ANSWER: "the whole answer, without changes to the home",
    Depth.SCREEN: "a screening, without the year and without changes to the home",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: its options, the SHA-256 of its table, and which reports were asked for, as it was typed."""

    options: Options
    table_sha256: str = ""
    pdf: str = "none"
    version: str = __version__

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Return what the run was told, each a name and its value, without a file's name."""
        options, known = self.options, list_editions()
        told = [("Depth", _DEPTHS[options.depth])]
        named = options.code if options.code in known else "one of one's own"
        told.append(("Code", "in force at each home" if options.code is None else named or ""))
        told.append(("Load calculation", options.method.replace("_", " ")))
        told.append(("Node", options.node or "as each row asks"))
        if options.gpus is not None:
            told.append(("GPUs asked for", f"{options.gpus}"))
        told.append(("Policy", "usual" if options.policy is None else "one of one's own"))
        if options.allow_unconfirmed:
            told.append(("Unconfirmed rules", "allowed"))
        if options.redact:
            told.append(("Reports", "redacted"))
        return tuple(told)


@dataclass(frozen=True, slots=True)
class EditionRan:
    """An edition by which homes were assessed: how many, and the hash of its data where it is of the program's own."""

    id: str
    title: str
    homes: int
    sha256: str = ""


def editions_ran(homes: Counter[str]) -> Iterator[EditionRan]:
    """Yield the editions by which homes were assessed, the commonest first. Raises RuleDataError."""
    known = list_editions()
    for name, count in sorted(homes.items(), key=lambda one: (-one[1], one[0])):
        if name in known:
            edition = load_edition(name, allow_unconfirmed=True)
            yield EditionRan(name, edition.title, count, edition.sha256)
        else:
            yield EditionRan(name, "An edition of one's own", count)
