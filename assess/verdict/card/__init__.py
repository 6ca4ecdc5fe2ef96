"""The commissioning card: what a technician sets, measures, labels and signs before the node is trusted."""

from typing import TYPE_CHECKING

from assess.verdict.card.alarms import alarms, main_alarm
from assess.verdict.card.checks import checks
from assess.verdict.card.facts import facts_of
from assess.verdict.card.labels import labels
from assess.verdict.card.records import CommissioningCard
from assess.verdict.card.settings import circuit_of, setpoint_of, settings
from assess.verdict.card.wording import load_words

if TYPE_CHECKING:  # the verdict's records take their card from this package
    from assess.verdict.forward import Case
    from assess.verdict.site import Site

__all__ = ["commissioning_card"]


def commissioning_card(site: "Site", case: "Case") -> CommissioningCard:
    """Return the card for an accepted case.

    Raises RuleDataError when the words of the card are malformed.
    """
    circuit = circuit_of(site, case)
    facts = facts_of(site, case, circuit, setpoint_of(site, case, circuit))
    return CommissioningCard(
        **settings(site, case, circuit, facts),
        alarm=main_alarm(facts),
        alarms=tuple(alarms(facts, site.edition)),
        checks=tuple(checks(facts, site.edition)),
        labels=tuple(labels(facts, site.edition)),
        signers=load_words().signers,
    )
