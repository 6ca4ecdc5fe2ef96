"""What is known of one kind of quantity: its unit, its spellings, its range."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

from assess.units.spelling import key


@dataclass(frozen=True)
class Kind:
    """One kind of quantity.

    `units` holds, for each unit by its name in pint, its spellings. The first unit is the one of the field,
    and the first spelling of each is the one shown. Capitals do not count, but a spelling with `=` before it
    is taken only as written, for where other capitals mean another unit: Mb/s is not MB/s.
    """

    name: str
    noun: str
    examples: tuple[str, ...]
    units: Mapping[str, str]
    lowest: float = 0.0
    highest: float = inf
    letter: str = ""  # what trades write before the number: R-13, U-0.30
    feet_and_inches: bool = False
    advice: str = ""

    @property
    def example(self) -> str:
        """Return one text that is accepted."""
        return self.examples[0]

    @property
    def pint_unit(self) -> str:
        """Return what pint calls the unit of the field."""
        return next(iter(self.units))

    @property
    def unit(self) -> str:
        """Return the unit of the field as it is shown to people."""
        return self.families[0]

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Return one spelling for each unit understood, the field's own first."""
        return tuple(words.split(", ")[0].lstrip("=") for words in self.units.values())

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return every spelling understood."""
        return tuple(word.lstrip("=") for words in self.units.values() for word in words.split(", "))

    def meaning(self, spelling: str) -> str | None:
        """Return what pint calls the unit that `spelling` means, or None if it is not on the list."""
        exact = key(spelling)
        return self._by_key.get("=" + exact) or self._by_key.get(exact.lower())

    @property
    def accepts(self) -> str:
        """Return what a field of this kind takes: "a number in A, or text such as ..."."""
        return self.accepts_in(self.unit)

    def accepts_in(self, unit: str) -> str:
        """Return what a cell of this kind takes whose column has another unit than the field."""
        examples = ", ".join(f'"{example}"' for example in self.examples)
        units = f" (units: {', '.join(self.families)})" if len(self.families) > 1 else ""
        advice = f"; {self.advice}" if self.advice else ""
        unit = "inches" if unit == "in" else unit  # "a number in in" reads like a slip
        return f"a number in {unit}, or text such as {examples}{units}{advice}"

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {
            "=" + key(word[1:]) if word.startswith("=") else key(word).lower(): unit
            for unit, words in self.units.items()
            for word in words.split(", ")
        }
