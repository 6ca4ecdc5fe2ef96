"""What stands on a single-line diagram, each item with its facts as the assessment has them and nothing besides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assess.numbers import quantity

_BOUND = "\N{NO-BREAK SPACE}"

_LONG_NAME = 48

Mark = Literal["E", "N"]


@dataclass(frozen=True)
class Part:
    """One item of the diagram, existing (`E`) or new (`N`), with its facts.

    A part that its symbol names is lettered with its facts alone.
    """

    mark: Mark
    name: str
    facts: tuple[str, ...]
    by_symbol: bool = False

    @property
    def lettering(self) -> str:
        """Return what is written beside its symbol."""
        facts = ", ".join(self.facts).replace(" AWG", f"{_BOUND}AWG").replace(" kcmil", f"{_BOUND}kcmil")
        return f"({self.mark}) {facts}" if self.by_symbol else f"({self.mark}) {self.name}: {facts}"

    @property
    def words(self) -> str:
        """Return it as a sentence for those who cannot see the drawing."""
        return f"{self.name} ({'existing' if self.mark == 'E' else 'new'}): {', '.join(self.facts)}."


def existing(name: str, facts: Iterable[str], *, by_symbol: bool = False) -> Part:
    """Return a part that is there already; facts that say nothing are left out."""
    return Part("E", name, tuple(fact for fact in facts if fact), by_symbol)


def new(name: str, facts: Iterable[str], *, by_symbol: bool = False) -> Part:
    """Return a part that comes with the node; facts that say nothing are left out."""
    return Part("N", name, tuple(fact for fact in facts if fact), by_symbol)


def known(value: float | None, unit: str, what: str = "", after: str = "") -> str:
    """Return an amount, `what` before it and `after` behind; of an unknown one that it is not known."""
    if value is None:
        return f"{what or 'rating'} not known"
    return " ".join(word for word in (what, quantity(value, unit), after) if word)


def short(text: str) -> str:
    """Return the beginning of a long name, so that it leaves room for what is to be said of it."""
    return text if len(text) <= _LONG_NAME else f"{text[:_LONG_NAME].rstrip()}…"


def stated(value: float | None, unit: str, what: str = "") -> str:
    """Return an amount with `what` before it; nothing for one that nobody stated."""
    return "" if value is None else known(value, unit, what)
