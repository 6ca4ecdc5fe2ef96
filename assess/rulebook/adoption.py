"""Which edition applies: what the user says, else what the home says, else what the state has adopted."""

import datetime as dt
import tomllib
from functools import cache
from typing import Any

from assess.errors import IntakeError
from assess.records import Confidence, Record
from assess.resources import folder

# The edition worked with where nothing says which one applies: the newest whose figures are all confirmed.
FALLBACK = "nec/2023"
_LONG_YEARS = 10  # no lists of adopted editions are of use for so long


class Adoption(Record):
    """What the lists say of one state or city; `edition` is None where cities and counties adopt."""

    place: str
    edition: str | None
    also: tuple[str, ...] = ()
    confidence: Confidence
    note: str = ""
    as_of: str
    source: str


class EditionChoice(Record):
    """The edition used and why; `warning` is what the report must say of it, empty when nothing."""

    name: str
    reason: str
    warning: str = ""
    confidence: Confidence = Confidence.HIGH


def adoption(state: str, city: str | None = None) -> Adoption:
    """Return what the lists say of a two-letter state, or of a city in it that has a code of its own.

    Raises IntakeError for a state they do not name.
    """
    data = _data()
    row = data["states"].get(state)
    if state in data["territories"]:
        row = {"edition": "local", "confidence": "low", "note": "no list names this territory"}
    if row is None:
        hint = "Write the two letters the post office uses, such as CO."
        raise IntakeError(f'"{state}" is not a state', where="place.state", hint=hint)
    place = state
    for one in data["cities"]:
        if city and one["state"] == state and _plain(city) in map(_plain, one["names"]):
            place, row = one["names"][0], one
    edition = None if row["edition"] == "local" else row["edition"]
    rest = {k: v for k, v in row.items() if k in Adoption.model_fields and k != "edition"}
    return Adoption(**{"place": place, "edition": edition, "as_of": data["as_of"], "source": data["source"], **rest})


def lists_as_of() -> dt.date:
    """Return the first day of the month as of which the lists of adopted editions stand: none of them is older."""
    return dt.date.fromisoformat(f"{_data()['as_of']}-01")


def clock_doubt(day: dt.date) -> str | None:
    """Return why a clock that says `day` is wrong, or None where it may be right: a laptop that lay long says 1970."""
    of = lists_as_of()
    if day < of:
        return f"{day} is before the rule data was made, {of:%Y-%m}"
    if day.year - of.year > _LONG_YEARS:
        return f"{day} is {day.year - of.year} years after the rule data was made, {of:%Y-%m}"
    return None


def choose_edition(
    asked: str | None, home_code: str | None, state: str | None, city: str | None = None
) -> EditionChoice:
    """Return the edition to work with, and say how it was chosen; never silently."""
    if asked:
        return EditionChoice(name=asked, reason="named on the command line")
    if home_code:
        return EditionChoice(name=home_code, reason="named in the home file")
    if not state:
        return _fallback(
            "neither a state nor an edition is given",
            f"The code edition in force is not known; {FALLBACK} was used. Give place.state or place.code.",
        )
    found = adoption(state, city)
    if found.edition is None:
        reason = f"{found.place} leaves adoption to cities and counties ({_listed(found)})"
        return _fallback(
            reason,
            f"{found.place} leaves adoption to cities and counties; {FALLBACK} was used.{_also(found)} "
            "Ask the local building department, and give place.code.",
        )
    return EditionChoice(
        name=found.edition,
        reason=f"adopted by {found.place} ({_listed(found)}{'; ' + found.note if found.note else ''})",
        warning=_doubt(found),
        confidence=found.confidence,
    )


def _fallback(reason: str, warning: str) -> EditionChoice:
    return EditionChoice(name=FALLBACK, reason=reason, warning=warning, confidence=Confidence.LOW)


def _listed(found: Adoption) -> str:
    """Return source, date and confidence, in that order."""
    return f"{found.source}, as of {found.as_of}, confidence {found.confidence}"


def _also(found: Adoption) -> str:
    return f" Another list gives {', '.join(found.also)}." if found.also else ""


def _doubt(found: Adoption) -> str:
    """Return what the report must say where the lists are unsure or disagree; nothing where they are not."""
    if found.confidence.rank < Confidence.LOW.rank and not found.also:
        return ""
    return (
        f"{found.place} is listed under {found.edition}, confidence {found.confidence}.{_also(found)} "
        "Confirm it with the building department, and give place.code."
    )


def _plain(name: str) -> str:
    """Return a city's name as it is compared: letters only, without "city of"."""
    return "".join(filter(str.isalpha, name.lower().removeprefix("city of ")))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(folder("codes").joinpath("adoption.toml").read_text(encoding="utf-8"))
