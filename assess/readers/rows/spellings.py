"""A heading as people and CRM systems write it, and the plainer headings that it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PREFIX = re.compile(r"^(in\.|build_existing_model\.)", re.IGNORECASE)
_JOINT = re.compile(r"[\W_]+")
_CUSTOM = re.compile(r"__(c|r|pc)$", re.IGNORECASE)  # how Salesforce ends the names of custom fields
_NUMBERED = re.compile(r"\s*\(\d{1,2}\)$")  # how headings that stand there more than once are told apart
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# The record that a field belongs to, as reports and joined exports name it: "Property: City", "Contact - ZIP".
_RECORD = re.compile(
    r"^(?:property|contact|company|deal|lead|account|opportunity|person|customer|home|house|site|service|project|"
    r"installation|install|primary|utility)[ :\-./_]+",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(?P<rest>.+?)(?:\s*[\[(](?P<in>[^\])]{1,20})[\])]|,\s+(?P<after>[^,]{1,12}))$")
# Addresses of other places than the home, best last resort last; what has no such word is the home's own.
PLACES = ("", "shipping", "mailing", "billing", "other")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A heading that another may stand for: folded, the unit that was written behind it, and whose address it is."""

    name: str
    unit: str = ""
    place: str = ""


def folded(heading: str) -> str:
    """Return a heading as it is compared: without capitals, prefix, dots, underscores and brackets."""
    return _JOINT.sub(" ", _PREFIX.sub("", heading.strip()).casefold()).strip()


def spellings(heading: str) -> Iterator[Spelling]:
    """Yield what a heading may stand for, the nearest to what is written first."""
    yield Spelling(folded(heading))
    for text, place in _places(heading):
        yield from (Spelling(name, place=place) for name in _forms(text))
        if match := _UNIT.match(text):
            unit = (match["in"] or match["after"]).strip()
            yield from (Spelling(name, unit, place) for name in _forms(match["rest"]))


def _places(heading: str) -> Iterator[tuple[str, str]]:
    """Yield a heading with the address it belongs to taken off, where it names one."""
    text = _CAMEL.sub(" ", _CUSTOM.sub("", _NUMBERED.sub("", heading.strip())))
    inner = _RECORD.sub("", text)
    for one in dict.fromkeys((text, inner)):
        first, _, rest = one.replace("_", " ").partition(" ")
        if first.casefold() in PLACES[1:] and rest:
            yield rest, first.casefold()
        yield one, ""


def _forms(text: str) -> Iterator[str]:
    yield folded(text)
    yield folded(_RECORD.sub("", text))
