"""Which edition applies: what the user says, else what the home says, else what the state has adopted."""

import tomllib
from functools import cache
from typing import Any

from assess.errors import IntakeError
from assess.records import Confidence, Record
from assess.resources import folder
from assess.rulebook.inheritance import list_editions

# The edition worked with where nothing says which one applies: the newest that is complete here.
FALLBACK = "nec/2023"


class Adoption(Record):
    """What the lists say of one state; `edition` is None where cities and counties adopt."""

    state: str
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


def adoption(state: str) -> Adoption:
    """Return what the lists say of a two-letter state. Raises IntakeError for a state they do not name."""
    data = _data()
    row = data["states"].get(state)
    if row is None:
        hint = "Write the two letters the post office uses, such as CO."
        raise IntakeError(f'"{state}" is not a state', where="place.state", hint=hint)
    edition = None if row["edition"] == "local" else row["edition"]
    rest = {k: v for k, v in row.items() if k != "edition"}
    return Adoption(state=state, edition=edition, as_of=data["as_of"], source=data["source"], **rest)


def choose_edition(asked: str | None, home_code: str | None, state: str | None) -> EditionChoice:
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
    found = adoption(state)
    listed = f"as listed in {found.as_of}, confidence {found.confidence}"
    if found.edition is None:
        reason = f"{state} leaves adoption to cities and counties"
        return _fallback(reason, f"{reason}; {FALLBACK} was used. Ask the local building department.")
    if found.edition not in list_editions():
        return _fallback(
            f"{state} is listed under {found.edition}, which is not yet carried here",
            f"{state} is listed under {found.edition} ({listed}); its rules are not yet carried here and "
            f"{FALLBACK} was used.",
        )
    return EditionChoice(
        name=found.edition,
        reason=f"adopted by {state} ({listed}{'; ' + found.note if found.note else ''})",
        warning=_doubt(found, listed),
        confidence=found.confidence,
    )


def _fallback(reason: str, warning: str) -> EditionChoice:
    return EditionChoice(name=FALLBACK, reason=reason, warning=warning, confidence=Confidence.LOW)


def _doubt(found: Adoption, listed: str) -> str:
    """Return what the report must say where the lists are unsure or disagree; nothing where they are not."""
    if found.confidence.rank < Confidence.LOW.rank and not found.also:
        return ""
    others = f" Another list gives {', '.join(found.also)}." if found.also else ""
    return f"{found.state} is listed under {found.edition} ({listed}).{others} Confirm it with the building department."


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(folder("codes").joinpath("adoption.toml").read_text(encoding="utf-8"))
