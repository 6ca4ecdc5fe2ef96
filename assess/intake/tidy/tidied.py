"""From a text to the same text in order; what it says of the home is held to be the same before it is given out."""

import json
import re
from typing import Any

from assess.errors import IntakeError
from assess.intake.files import home_from_mapping
from assess.intake.home import Home
from assess.intake.parsing import parse_mapping
from assess.intake.tidy.document import document_of
from assess.intake.tidy.order import put_in_order
from assess.intake.tidy.values import in_json, in_toml


def tidied(text: str, where: str) -> str:
    """Return a home file, TOML or JSON, with its fields in the order of the blank form and its units in one spelling.

    Comments go with the fields they stand above, numbers without a unit stay bare, and the kind of line end stays.
    What the file names (`from`, `panel.file` and others) is not looked at. Raises IntakeError, as the intake does,
    for a file that states no home.
    """
    raw = parse_mapping(text, where)
    before = _stated(raw, where)
    found = _json(raw) if re.match(r"\s*\{", text.removeprefix("\ufeff")) else _toml(text.removeprefix("\ufeff"))
    found = found.replace("\n", "\r\n") if "\r\n" in text.partition("\n")[0] + "\n" else found
    found = ("\ufeff" if text.startswith("\ufeff") else "") + found
    if _stated(parse_mapping(found, where), where) != before:
        raise IntakeError(
            "cannot be put in order without a change of what it says", where=where, hint="It stays as it is."
        )
    return found


def _toml(text: str) -> str:
    document = document_of(text.replace("\r\n", "\n"))
    put_in_order(document)
    for section in document.sections:
        for entry in section.entries:
            entry.text = in_toml(entry.text, (*section.path, *entry.path))
    return document.text()


def _json(raw: dict[str, Any]) -> str:
    return json.dumps(in_json(raw, Home), indent=2, ensure_ascii=False) + "\n"


def _stated(raw: dict[str, Any], where: str) -> tuple[Home, Any]:
    """Return the home that a file states by itself, and what it builds on."""
    own = {key: value for key, value in raw.items() if key != "from"}
    return home_from_mapping(own, where), raw.get("from")
