"""What the card says, as it stands in `codes/reference/commissioning.toml`, and the filling in of its values."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from assess.errors import RuleDataError
from assess.numbers import quantity
from assess.records import Confidence, Record
from assess.rulebook import Edition, load_reference
from assess.rulebook.rules import Rule
from assess.safety.hazards import Cited
from assess.verdict.card.records import Phase, Signer

NAME = "reference/commissioning"

Trait = Literal[
    "liquid",
    "indoors",
    "outdoors",
    "battery",
    "pcs",
    "pcs_fixed",
    "pcs_dynamic",
    "pcs_none",
    "exports",
    "gfci",
    "surge",
    "existing",
    "new",
]


class Entry(Cited):
    """One line of the card: when it stands there, its source, and how sure we are of it."""

    when: tuple[Trait, ...] = ()
    confidence: Confidence

    def source(self, edition: Edition) -> str:
        """Return the source as it is printed: where an edition has no clause for this alone, that of its rule."""
        return super().source(edition) or self._rule_of(edition).cite

    def sure(self, edition: Edition) -> Confidence:
        """Return how sure we are of the line, no surer than of the rule of the edition that it points at."""
        return Confidence.weakest(self.confidence, self._rule_of(edition).confidence) if self.rule else self.confidence

    def _rule_of(self, edition: Edition) -> Rule:
        rule: Rule = getattr(edition.rules, self.rule.split(".")[0])
        return rule


class SettingWords(Entry):
    """A setting that is words and no figure."""

    text: str


class CheckWords(Entry):
    """A check: of `expects` the first counts whose values are known; `low` and `high` name values."""

    id: str
    phase: Phase
    measure: str
    expects: tuple[str, ...] = Field(min_length=1)
    low: str = ""
    high: str = ""
    blanks: tuple[str, ...] = ()


class AlarmWords(Entry):
    """An alarm; `warning` and `stop` name values."""

    id: str
    what: str
    says: str
    short: str
    warning: str = ""
    stop: str = ""


class LabelWords(Entry):
    """A label and where it goes."""

    id: str
    place: str
    text: str


class Words(Record):
    """Everything the card may say."""

    settings: dict[str, SettingWords]
    checks: tuple[CheckWords, ...]
    alarms: tuple[AlarmWords, ...]
    labels: tuple[LabelWords, ...]
    signers: tuple[Signer, ...]


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Facts:
    """What is filled in: amounts with their unit, texts, and what kind of home and node it is.

    What is not known is in neither, so that a line that needs it is left out.
    """

    amounts: dict[str, tuple[float, str]]
    texts: dict[str, str]
    traits: frozenset[Trait]

    def standing(self, entries: Iterable[E]) -> tuple[E, ...]:
        """Return the lines that stand on this card."""
        return tuple(entry for entry in entries if self.traits.issuperset(entry.when))

    def fill(self, *texts: str) -> str | None:
        """Return the first text whose values are all known, with its values; None where none is."""
        for text in texts:
            names = {name for _, name, _, _ in Formatter().parse(text) if name}
            if names <= self.amounts.keys() | self.texts.keys():
                return text.format_map({name: self._said(name) for name in names})
        return None

    def amount(self, name: str) -> float | None:
        """Return the value of an amount; None where it is not known, or none is named."""
        return self.amounts[name][0] if name in self.amounts else None

    def unit(self, *names: str) -> str:
        """Return the unit of the first amount that is known."""
        return next((self.amounts[name][1] for name in names if name in self.amounts), "")

    def _said(self, name: str) -> str:
        return self.texts[name] if name in self.texts else quantity(*self.amounts[name])


@cache
def load_words() -> Words:
    """Return the checked words of the card. Raises RuleDataError when the file is malformed."""
    raw = load_reference(NAME).raw
    try:
        return Words.model_validate({name: raw.get(name, {}) for name in Words.model_fields})
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in problem["loc"])
        raise RuleDataError(f"[{place}] {problem['msg'].lower()}", where=f"codes/{NAME}.toml") from error
