"""What the figures and questions of the suitability page look like once checked."""

from functools import cache
from typing import Literal

from pydantic import Field

from assess.network.checked import checked
from assess.records import Confidence, Figure, Record
from assess.rulebook import load_reference
from assess.rulebook.reference import Reference

RELIABILITY = "reference/reliability"
_SECURITY = "security/checklist"


class Check(Record):
    """One question: what is wanted, what each answer says, and whose work it concerns.

    A bad answer leaves the work with conditions; so does no answer to a `gate`.
    """

    code: str
    field: str = Field(pattern=r"^(security|safety)\.\w+$")
    wanted: bool
    gate: bool
    concerns: Literal["all", "tenants", "inbound"] = Field(alias="for")
    fine: str
    wrong: str
    unknown: str
    means: str
    cure: str
    cite: str
    confidence: Confidence


class Confidential(Record):
    """Which GPUs the maker lists for confidential computing, by their names in the catalogue."""

    listed: tuple[str, ...]
    likely: tuple[str, ...]
    unlisted: tuple[str, ...]
    host: str
    cite: str
    confidence: Confidence


class SecurityRules(Record):
    """Every question and the list of GPUs."""

    checks: tuple[Check, ...] = Field(min_length=1)
    confidential: Confidential


class StateOutages(Record):
    """The power of a state, by year: minutes without it and interruptions, and the least and the most minutes."""

    place: str
    minutes: float
    interruptions: float
    least: float
    most: float
    unit: str
    cite: str
    confidence: Confidence

    def figure(self, minutes: float) -> Figure:
        """Return minutes of a year as a figure with this source."""
        return Figure(value=minutes, unit=self.unit, cite=f"{self.cite}, {self.place}", confidence=self.confidence)


@cache
def load_security() -> SecurityRules:
    """Return the checked questions. Raises RuleDataError when the file is malformed."""
    return checked(SecurityRules, _SECURITY, load_reference(_SECURITY).raw)


def reliability() -> Reference:
    """Return the figures of how often power, line and node are down. Raises RuleDataError."""
    return load_reference(RELIABILITY)


def year() -> Reference:
    """Return the figures that the year of the node shares with this page. Raises RuleDataError."""
    return load_reference("reference/year")


def outages_of_state(state: str | None) -> StateOutages:
    """Return the outages of a state; those of the country where the state is not known. Raises RuleDataError."""
    table = year().raw["outages"]["by_state"]
    place = state if state in table else "US"
    minutes, interruptions, least, most = table[place]
    raw = {
        "place": place,
        "minutes": minutes,
        "interruptions": interruptions,
        "least": least,
        "most": most,
        "unit": table["unit"],
        "cite": table["cite"],
        "confidence": table["confidence"],
    }
    return checked(StateOutages, "reference/year", raw)
