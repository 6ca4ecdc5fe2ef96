"""A text taken apart as TOML or JSON, whichever it is, before anything in it is understood."""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from assess.errors import IntakeError
from assess.intake.messages import shown

MOST_CHARACTERS = 2_000_000  # a form with every field and every circuit filled in is a hundredth of this
MOST_LEVELS = 32  # the form has six, an edition eight; `a.a.a = 1` makes as many as it has dots, without a bracket
_MOST_BITS = 1_023  # those of a real number, which is what every number becomes
_DEEP, _LONG = "is nested too deeply", "holds a number with hundreds of digits"
_QUOTES = '; text and numbers with a unit stand in quotes, as in rating_a = "200 A"'
_CELLS = re.compile(r"[^\n=\[#]*[,;\t][^\s=][^\n=]*(\n|$)")  # a first line of cells, which TOML has not
_TABLE = "It looks like a table. Homes in a table are for assess batch; any other file: assess read shows what it says."
_TOML_SAYS = {
    "Invalid value": "there is a value that cannot be read",
    "Expected newline": "there is more after the value",
    "Expected '=' after a key": 'there is no "=" after the name',
    "Cannot overwrite a value": "a name is there twice",
    "Cannot declare": "a section is there twice",
    "Cannot mutate immutable namespace": "a section is continued that was closed by its braces",
}
_AT = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def parse_mapping(text: str, where: str) -> dict[str, Any]:
    """Return a TOML or JSON text as it stands, told apart by how it begins. Raises IntakeError."""
    if len(text) > MOST_CHARACTERS:
        raise IntakeError(f"has {len(text):,} characters; a home has less than {MOST_CHARACTERS:,}", where=where)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise IntakeError("is empty; `assess init` writes a blank form to fill in", where=where)
    raw = _json(text, where) if re.match(r"\s*(\{|\[\s*[{\]])", text) else _toml(text, where)
    try:
        return _checked(raw)
    except ValueError as error:
        raise IntakeError(str(error), where=where) from None


def parse_toml(text: str) -> dict[str, Any]:
    """Return a TOML text as it stands. Raises ValueError that says what is wrong, for what is too deep or long too."""
    try:
        return _checked(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError(f"it {_DEEP}") from None
    except ValueError as error:
        raise ValueError(f"it {_DEEP if str(error) == _DEEP else _LONG}") from None


def _checked(raw: dict[str, Any]) -> dict[str, Any]:
    """Return what was read. Raises ValueError for what calls itself too deep, or for a number none can print."""
    level: list[Any] = [raw]
    for _ in range(MOST_LEVELS):
        if any(isinstance(one, int) and one.bit_length() > _MOST_BITS for one in level):
            raise ValueError(_LONG)
        level = [
            inner
            for one in level
            if isinstance(one, Mapping | list)
            for inner in (one.values() if isinstance(one, Mapping) else one)
        ]
        if not level:
            return raw
    raise ValueError(_DEEP)


def _json(text: str, where: str) -> dict[str, Any]:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in items:
            if key in seen:
                raise IntakeError(f"{shown(key)} is there twice in one object; keep one of them", where=where)
            seen[key] = value
        return seen

    def constant(name: str) -> None:
        raise IntakeError(f"{name} is not a number; leave out what is unknown", where=where)

    try:
        raw = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}{_line(text, error.lineno)}"
        raise IntakeError(f"is not JSON: {_lower(error.msg)} at {place}", where=where) from None
    except RecursionError:
        raise IntakeError(_DEEP, where=where) from None
    except ValueError:
        raise IntakeError(_LONG, where=where) from None
    if not isinstance(raw, dict):
        raise IntakeError("is a list; a home is one object { ... }, and a list of homes is a batch", where=where)
    return raw


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        says = _AT.sub("", str(error))
        number = int(at["line"]) if at and at["line"] else text.count("\n") + 1
        plain = next((ours for theirs, ours in _TOML_SAYS.items() if says.startswith(theirs)), _lower(says))
        quotes = _QUOTES if says.startswith(("Invalid value", "Expected newline")) else ""
        says = f"is not TOML: {plain} at line {number}{_line(text, number)}{quotes}"
        raise IntakeError(says, where=where, hint=_TABLE if _CELLS.match(text) else None) from None
    except RecursionError:
        raise IntakeError(_DEEP, where=where) from None
    except ValueError:
        raise IntakeError(_LONG, where=where) from None


def _line(text: str, number: int) -> str:
    """Return the line as it was typed, to be put after its number."""
    lines = text.splitlines()
    return f", {shown(lines[number - 1])}" if 0 < number <= len(lines) and lines[number - 1].strip() else ""


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
