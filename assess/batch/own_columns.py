"""A mapping of one's own: a small TOML file that says which heading of a table fills which field.

"Amps at the pole" = "service.rating_a"
"Cooling" = { field = "hvac.systems.central_ac.cooling_btu_h", unit = "BTU/h" }
"Panel door" = { field = "panel.make", words = { "SqD" = "Square D" } }
"All loads listed" = { whole = "loads" }
"Old notes" = "ignore"

A list of loads counts only where a column says that it is whole: what is left out would count as nothing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assess.errors import RefusedCell, UsageError
from assess.intake import HvacKind, LoadKind
from assess.intake.field_names import dotted, path_of
from assess.intake.fields import UNIT_ENDINGS
from assess.intake.messages import nearest
from assess.intake.parsing import parse_toml
from assess.readers.rows.cells import written
from assess.readers.rows.fields import field_of, typed
from assess.readers.rows.own import IGNORED, LISTS, field_and_entry
from assess.regular import read_regular_text
from assess.units.spelling import quoted

_KEYS = ("field", "unit", "words", "whole")
_KINDS = {"loads": LoadKind, "hvac.systems": HvacKind}
_LARGEST = 1_000_000  # bytes; a mapping has a line for each column, and nobody has so many


def read_own_columns(path: Path) -> dict[str, Any]:
    """Return the mapping that a file states: heading to `{"field": ..., "unit": ..., "words": ...}`.

    The field is given whole, with its unit. Raises UsageError with what would be right: the file cannot be read, or a
    field does not exist or takes no such unit or word.
    """
    where = str(path)
    stated = _toml(path, where)
    if not stated:
        raise UsageError(
            "maps no column", where=where, hint='Write lines such as "Amps at the pole" = "service.rating_a".'
        )
    return {heading: _checked(heading, says, where) for heading, says in stated.items()}


def _toml(path: Path, where: str) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError("is too large for a mapping of columns", where=where, hint="Is it the table itself?")
        text = read_regular_text(path)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=where) from error
    except UnicodeDecodeError as error:
        raise UsageError("is not UTF-8 text", where=where, hint="Save it as UTF-8.") from error
    try:
        return parse_toml(text)
    except ValueError as error:
        hint = 'A line reads "Amps at the pole" = "service.rating_a", with both in quotes.'
        raise UsageError(f"is not valid TOML: {error}", where=where, hint=hint) from error


def _checked(heading: str, says: object, where: str) -> dict[str, Any]:
    at = f"{where}, {quoted(heading)}"
    if isinstance(says, str):
        says = {"field": says}
    if not isinstance(says, Mapping):
        raise UsageError("is neither a field nor a table", where=at, hint='Write "field.name", or { field = ... }.')
    for key in says:
        if key not in _KEYS:
            says_so = f"{quoted(str(key))} is nothing that a column has{nearest(str(key), _KEYS)}"
            raise UsageError(says_so, where=at, hint=f"It has {', '.join(_KEYS)}.")
    if "whole" in says:
        if says["whole"] not in LISTS:
            says_so = f"{quoted(str(says['whole']))} is not a list"
            raise UsageError(says_so, where=at, hint=f"The lists are {', '.join(LISTS)}.")
        return {"whole": says["whole"]}
    if not isinstance(says.get("field"), str):
        raise UsageError("names no field", where=at, hint='Write { field = "service.rating_a" }.')
    if says["field"] == IGNORED:
        return {"field": IGNORED}
    path = _field(says["field"], at)
    return {"field": path, **_unit(path, says, at), **_words(path, says, at)}


def _field(name: str, at: str) -> str:
    """Return a field by its full name. Raises UsageError with those that may be meant."""
    for in_list in LISTS:
        if name.startswith(f"{in_list}."):
            return _field_of_entry(name, in_list, at)
    try:
        path = dotted(path_of({}, name, adding=True))
    except UsageError as error:
        raise UsageError(error.message, where=at, hint=error.hint) from None
    found = field_of(path)
    if found is None or found.shape.form in {"section", "sections", "table", "texts"}:
        hint = "Name a field within it; `assess init` writes a form of every field."
        raise UsageError(f"{quoted(name)} holds more than a cell can say", where=at, hint=hint)
    return path


def _field_of_entry(name: str, in_list: str, at: str) -> str:
    kind, _, field = name.removeprefix(f"{in_list}.").partition(".")
    kinds = [str(one) for one in _KINDS[in_list]]
    if kind not in kinds:
        hint = (
            f"Write {in_list}, a kind and a field, such as {in_list}.{kinds[0]}.count; the kinds are {', '.join(kinds)}"
        )
        raise UsageError(f"{quoted(kind)} is not a kind of {in_list}{nearest(kind, kinds)}", where=at, hint=f"{hint}.")
    fields = [path for path in _fields_of(in_list) if path == field or UNIT_ENDINGS.sub("", path) == field]
    if not fields:
        known = _fields_of(in_list)
        says = f"an entry of {in_list} has no field {quoted(field)}{nearest(field, known)}"
        raise UsageError(says, where=at, hint=f"Its fields are {', '.join(known)}.")
    return f"{in_list}.{kind}.{fields[0]}"


def _fields_of(in_list: str) -> list[str]:
    from assess.intake import HvacSystem, Load

    record = Load if in_list == "loads" else HvacSystem
    return [name for name in record.model_fields if name != "kind"]


def _unit(path: str, says: Mapping[str, Any], at: str) -> dict[str, str]:
    if "unit" not in says:
        return {}
    unit, kind = says["unit"], _found(path).shape.kind
    if kind is None:
        raise UsageError(f"{quoted(path)} has no unit", where=at, hint="Leave the unit away.")
    if not isinstance(unit, str) or kind.meaning(unit) is None:
        hint = f"Its units are {', '.join(kind.families)}."
        raise UsageError(f"{quoted(str(unit))} is not a unit of {quoted(path)}", where=at, hint=hint)
    return {"unit": unit}


def _words(path: str, says: Mapping[str, Any], at: str) -> dict[str, Any]:
    words = says.get("words")
    if words is None:
        return {}
    if not isinstance(words, Mapping):
        raise UsageError("has words that are no table", where=at, hint='Write words = { "big" = 200, "small" = 100 }.')
    found = _found(path)
    read = {}
    for word, value in words.items():
        try:
            typed(found, value)
        except RefusedCell as refused:
            raise UsageError(refused.message, where=f"{at}, the word {quoted(word)}", hint=refused.hint) from None
        read[written(word).casefold()] = value
    return {"words": read}


def _found(path: str) -> Any:
    field, entry = field_and_entry(path)
    return field_of(field, entry.list if entry else "")
