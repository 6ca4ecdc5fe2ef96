"""A mutant: the program with one small change."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, what stood there and what stands there now."""

    path: str
    function: str  # the outermost one: `Class.method` or `function`
    line: int
    before: str
    after: str
    source: str  # the whole module, changed

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what names a mutant while lines move."""
        return self.path, self.function, self.before, self.after

    def undone(self) -> "Mutant":
        """Return it with the module as it was, which no test may fail."""
        return replace(self, source=Path(self.path).read_text(encoding="utf-8"))
