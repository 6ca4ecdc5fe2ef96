"""The JSON Schema of a home, checked by a small validator of the keywords it uses."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assess.intake import Home
from assess.intake.form import blank_form
from assess.intake.schema import home_schema

SCHEMA = home_schema()
_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
}
_BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda v, b: v >= b,
    "maximum": lambda v, b: v <= b,
    "exclusiveMinimum": lambda v, b: v > b,
    "exclusiveMaximum": lambda v, b: v < b,
}
_SILENT = {"title", "description", "default", "examples", "$schema", "$id", "$defs"}
_KNOWN = {
    *("type", "enum", "const", "anyOf", "$ref", "properties", "required", "additionalProperties", "items"),
    *("minItems", "maxItems", "maxLength", "pattern", "if", "then"),
    *_BOUNDS,
}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Return whether a value is valid."""
    assert schema.keys() <= _KNOWN | _SILENT, "a keyword that this validator does not know"
    if "$ref" in schema and not fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]):
        return False
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", list(_TYPES))
    if not any(_TYPES[name](value) for name in types):
        return False
    if ("enum" in schema and value not in schema["enum"]) or ("const" in schema and value != schema["const"]):
        return False
    if "anyOf" in schema and not any(fits(value, arm) for arm in schema["anyOf"]):
        return False
    if "if" in schema and fits(value, schema["if"]) and not fits(value, schema["then"]):
        return False
    return all(_parts_fit(value, schema))


def _parts_fit(value: Any, schema: dict[str, Any]) -> Iterator[bool]:
    if isinstance(value, dict):
        others = schema.get("additionalProperties", True)
        yield all(key in value for key in schema.get("required", ()))
        for key, item in value.items():
            inner = schema.get("properties", {}).get(key, others)
            yield fits(item, inner) if isinstance(inner, dict) else inner
    elif isinstance(value, list):
        yield schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        yield all(fits(item, schema.get("items", {})) for item in value)
    elif isinstance(value, str):
        yield len(value) <= schema.get("maxLength", len(value))
        yield re.search(schema.get("pattern", ""), value) is not None
    elif _TYPES["number"](value):
        yield all(holds(value, schema[name]) for name, holds in _BOUNDS.items() if name in schema)


def test_the_schema_says_what_it_is() -> None:
    """Dialect, name and title stand at its head."""
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (SCHEMA["$id"], SCHEMA["title"]) == ("urn:assess:home", "A home that may host a GPU node")


def test_a_filled_form_fits() -> None:
    """Every example of the form is valid."""
    form = re.sub(r"^#(?=[a-z\[])", "", blank_form(), flags=re.MULTILINE)
    assert fits(tomllib.loads(form), SCHEMA)


def test_the_examples_fit(repo: Path) -> None:
    """The homes that people start from are valid, with units, bases and all."""
    homes = sorted((repo / "examples" / "homes").glob("*.toml"))
    assert homes
    assert [home.name for home in homes if not fits(tomllib.loads(home.read_text("utf-8")), SCHEMA)] == []


def test_what_the_program_writes_fits() -> None:
    """A home written as JSON is valid."""
    assert fits(Home().model_dump(mode="json"), SCHEMA)


@pytest.mark.parametrize(
    "home",
    [
        {"from": "house.xml", "basis": "label"},
        {"service": {"rating_a": 200, "volts": "unknown"}},
        {"service": {"rating_a": {"value": "200 A", "basis": "label", "note": "n", "source": "s"}}},
        {"service": {"rating_a": {"value": 200, "basis": "assumed", "range": ["150 A", 200]}}},
        {"loads": {"value": [], "basis": "told"}},
        {"loads": [{"kind": {"value": "spa", "basis": "told"}}]},
        {"room": {"above": {"value": "attic", "basis": "assumed"}}},
        {"place": {"zip_code": {"value": "80205"}}},
    ],
)
def test_values_may_tell_where_they_come_from(home: dict[str, Any]) -> None:
    """Plain, unknown, or as a table."""
    assert fits(home, SCHEMA)


@pytest.mark.parametrize(
    "home",
    [
        {"basis": "assumed"},
        {"servce": {}},
        {"service": {"rating_a": 0}},
        {"service": {"rating_a": 1201}},
        {"service": {"rating_a": {"value": 0, "basis": "label"}}},
        {"service": {"rating_a": {"value": 200, "basis": "assumed"}}},
        {"service": {"rating_a": {"value": 200, "basis": "seen"}}},
        {"service": {"rating_a": {"basis": "label"}}},
        {"service": {"rating_a": {"value": 200, "range": [200]}}},
        {"room": {"above": {"value": "attic", "range": [1, 2]}}},
        {"loads": [{"label": "no kind"}]},
        {"loads": [{"kind": "rnge"}]},
        {"place": {"zip_code": "8020"}},
        {"room": {"max_air_f": 20}},
    ],
)
def test_what_the_program_refuses_does_not_fit(home: dict[str, Any]) -> None:
    """An editor marks the mistakes that do not need a reader to find."""
    assert not fits(home, SCHEMA)
