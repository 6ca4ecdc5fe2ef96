"""The labels of the card: their exact words, and where each goes."""

from collections.abc import Iterator

from assess.rulebook import Edition
from assess.verdict.card.records import Label
from assess.verdict.card.wording import Facts, load_words


def labels(facts: Facts, edition: Edition) -> Iterator[Label]:
    """Yield every label that this node, its circuit and its power control call for."""
    for words in facts.standing(load_words().labels):
        text = facts.fill(words.text)
        if text is None:
            continue
        yield Label(
            id=words.id, place=words.place, text=text, cite=words.source(edition), confidence=words.sure(edition)
        )
