"""The checks of the card, in the order in which they are made."""

from collections.abc import Iterator

from assess.rulebook import Edition
from assess.verdict.card.records import Check
from assess.verdict.card.wording import Facts, load_words


def checks(facts: Facts, edition: Edition) -> Iterator[Check]:
    """Yield every check that this home and node call for and whose expected value is known."""
    for words in facts.standing(load_words().checks):
        measure, expected = facts.fill(words.measure), facts.fill(*words.expects)
        if measure is None or expected is None:
            continue
        yield Check(
            id=words.id,
            phase=words.phase,
            measure=measure,
            expected=expected,
            low=facts.amount(words.low),
            high=facts.amount(words.high),
            unit=facts.unit(words.low, words.high),
            blanks=words.blanks,
            cite=words.source(edition),
            confidence=words.sure(edition),
        )
