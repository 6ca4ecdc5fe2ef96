"""The alarms of the card: what warns, and what stops the node."""

from collections.abc import Iterator

from assess.numbers import quantity
from assess.rulebook import Edition
from assess.verdict.card.records import Alarm
from assess.verdict.card.wording import Facts, load_words


def alarms(facts: Facts, edition: Edition) -> Iterator[Alarm]:
    """Yield every alarm that this node has, the one that stops it first of all first."""
    for words in facts.standing(load_words().alarms):
        says, short = facts.fill(words.says), facts.fill(words.short)
        if says is None or short is None:
            continue
        yield Alarm(
            id=words.id,
            what=words.what,
            says=says,
            short=short,
            warning=facts.amount(words.warning),
            stop=facts.amount(words.stop),
            unit=facts.unit(words.stop),
            cite=words.source(edition),
            confidence=words.sure(edition),
        )


def main_alarm(facts: Facts) -> str:
    """Return in words what stops the node: the coolant, or the room's air where no coolant takes the heat away."""
    liquid = "liquid" in facts.traits
    what, name = ("coolant supply", "coolant_stop") if liquid else ("room air", "room_stop")
    return f"{what} above {quantity(facts.amount(name), facts.unit(name))} stops the node"
