"""The policy under which a verdict is called: choices that are neither law nor physics, each with its source."""

import hashlib
import json
from functools import cache

from pydantic import Field

from assess.errors import RuleDataError
from assess.records import Figure, Record
from assess.rulebook import load_reference
from assess.verdict.records import PolicyUsed

BOOK = "reference/policy"
_WORDS = "confidence"


class Policy(Record):
    """The figures and words of `codes/reference/policy.toml`, some of them as a file of one's own says."""

    used: PolicyUsed
    own: dict[str, Figure] = Field(default_factory=dict)
    own_words: dict[str, str] = Field(default_factory=dict)

    def figure(self, key: str) -> Figure:
        """Return the figure at a dotted key. Raises RuleDataError when the policy has none."""
        return self.own.get(key) or load_reference(BOOK).figure(key)

    def word(self, key: str) -> str:
        """Return the word chosen at a dotted key, such as `confidence.grade`. Raises RuleDataError for none."""
        usual = usual_words()
        if key not in usual:
            raise RuleDataError(f'there is no word "{key}"', where=BOOK)
        return self.own_words.get(key, usual[key])

    @property
    def fingerprint(self) -> str:
        """Return a hash of what is changed; empty where the policy is the usual one."""
        if not self.own and not self.own_words:
            return ""
        figures = {key: figure.model_dump(mode="json") for key, figure in self.own.items()}
        canonical = json.dumps([figures, self.own_words], sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


@cache
def usual_policy() -> Policy:
    """Return the policy as it stands in the rule data."""
    book = load_reference(BOOK)
    return Policy(used=PolicyUsed(name=book.name, sha256=book.sha256))


@cache
def usual_words() -> dict[str, str]:
    """Return the words of the policy by their dotted keys."""
    table = load_reference(BOOK).raw[_WORDS]
    return {f"{_WORDS}.{key}": table[key] for key in table["one_of"]}


@cache
def words_to_choose(key: str) -> tuple[str, ...]:
    """Return the words that may stand at a dotted key."""
    return tuple(load_reference(BOOK).raw[_WORDS]["one_of"][key.removeprefix(f"{_WORDS}.")])
