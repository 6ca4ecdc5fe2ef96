"""The hashes of all rule data, which a report carries so that it can be told later what has changed since."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from assess.records import Record
from assess.resources import folder

_ENDINGS = (".toml", ".csv")


class RuleData(Record):
    """The SHA-256 of every data file of `codes/` by its name in there, and one of them all."""

    sha256: str
    files: dict[str, str]


@cache
def rule_data() -> RuleData:
    """Return the hashes of the rule data as it is installed."""
    files = dict(sorted(_hashes(folder("codes"), "")))
    together = "\n".join(f"{digest}  {name}" for name, digest in files.items())
    return RuleData(sha256=hashlib.sha256(together.encode()).hexdigest(), files=files)


def _hashes(here: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in here.iterdir():
        if entry.is_dir():
            yield from _hashes(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            yield f"{path}{entry.name}", hashlib.sha256(entry.read_bytes()).hexdigest()
