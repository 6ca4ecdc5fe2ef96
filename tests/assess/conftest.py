"""Whatever a test makes the program say is read over: units, labels, clauses, fields and sentences have their form.

Values are the business of each test; this holds what is easily wrong in a branch whose words no test reads.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assess.findings import Finding, Limit, Step
from assess.intake import Home
from assess.intake.fields import shapes

ROOMS = {"electrical", "thermal", "network", "safety", "year", "suitability", "economics", "verdict"}
# What a unit is made of. Besides these a figure may count things, in small letters: `conductors`, `of supply`.
SYMBOLS = {
    *("A", "V", "VA", "kVA", "W", "kW", "Wh", "kWh", "Ω", "BTU", "kBTU", "J", "kJ", "therm", "tons", "gal"),
    *("°F", "°C", "K", "°", "%", "h", "min", "s", "ms", "CFM", "Pa", "dB", "SHGC", "AFUE", "COP", "RH", "$"),
    *("ft", "ft²", "ft³", "in", "in²", "kft", "kcmil", "m", "m²", "mi", "mph"),
    *("Mb", "MB", "GB", "TB", "Mbps", "GPU", "GPUs", "GPU-h", "GPU-hour", "GPU-hours"),
}
_SMALL = {symbol.lower() for symbol in SYMBOLS}
_WORD = re.compile(r"[a-z][a-z'’-]*|4A|99|1")  # zone 4A; the 1 and 99 % dry bulb
_CODE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_MEASURED = re.compile("\N{THIN SPACE}(?:a (?=[a-z]))?([^\\s,;:!?()]+)")
_ACRONYMS = {"LBNL", "HEA", "AC", "PV", "EV", "UPS", "PCS"}


@cache
def is_unit(text: str) -> bool:
    """Return whether a text can be a unit: symbols as they are written, or words."""
    tokens = [token for token in re.split(r"[ /·,]", re.sub(r"(^|of )a (?=[a-z])", r"\1", text)) if token]
    return all(token in SYMBOLS or (token.lower() not in _SMALL and bool(_WORD.fullmatch(token))) for token in tokens)


@cache
def is_field(path: str) -> bool:
    """Return whether a dotted path names a field or a section of the form; places in a list may be left out."""
    record: Any = Home
    for name in (part for part in path.split(".") if not part.isdigit()):
        if record is None or name not in shapes(record):
            return False
        record = shapes(record)[name].record
    return True


def is_sentence(text: str) -> bool:
    """Return whether a text begins and ends as a sentence and leaves no hole."""
    holes = ("None", "  ", " .", " ,", "..", "{", "}")
    return text.rstrip('"”').endswith((".", "?")) and not any(hole in text.replace("...", "") for hole in holes)


def checks(said: Step | Finding | Limit) -> Iterator[tuple[str, bool]]:
    """Yield what is looked at in something said, and whether it has its form."""
    yield f"clause {said.cite!r}", "None" not in said.cite and said.cite == said.cite.strip("; ")
    match said:
        case Step():
            yield from ((f"unit {unit!r}", is_unit(unit)) for unit in {said.unit, *(one.unit for one in said.operands)})
            shouted = {one.name for one in said.operands if one.name.isupper()} - SYMBOLS - _ACRONYMS
            yield from ((f"operand {name!r}", bool(re.search(r"[\d/ ]", name))) for name in shouted)
            texts = [said.label, said.working, said.note or ""]
        case Finding():
            texts = [text for text in (said.says, said.means, said.cure) if text]
            yield from ((f"sentence {text!r}", is_sentence(text)) for text in texts)
        case Limit():
            yield f"unit {said.unit!r}", is_unit(said.unit)
            texts = [said.name, said.cure]
    if isinstance(said, Finding | Limit):
        yield f"code {said.code!r}", bool(_CODE.fullmatch(said.code))
        yield f"field {said.field!r}", not said.field or is_field(said.field)
    for text in texts:
        yield f"text {text!r}", not re.search(r"\bNone\b", text)
        units = (found.rstrip(".”\"'") for found in _MEASURED.findall(text))
        yield from ((f"{unit!r} after a number", is_unit(unit)) for unit in units)


def read_over(make: Callable[..., None]) -> Callable[..., None]:
    """Return the making of a record that is read over as soon as it is made."""

    def made(self: Step | Finding | Limit, **fields: Any) -> None:
        make(self, **fields)
        found = [what for what, right in checks(self) if not right]
        assert not found, f"{'; '.join(found)} of {self!r}"

    return made


@pytest.fixture(autouse=True, scope="module")
def everything_said_has_its_form(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read over every step, finding and limit that the tests of a module bring about, in the rooms that judge."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.relative_to(Path(__file__).parent).parts[0] in ROOMS:
            for record in (Step, Finding, Limit):
                patch.setattr(record, "__init__", read_over(record.__init__))
        yield
