"""The form as JSON Schema, so that an editor can complete and check a home while it is typed."""

from typing import Any, get_args

from assess.intake.fields import NUMERIC, Shape, shapes
from assess.intake.home import Home
from assess.records import Basis, Distribution, Record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:assess:home"
_ABOUT = ("title", "description", "default", "examples")
_NUMBER_OR_TEXT = {"type": ["number", "string"]}
# Bounds that stand beside a measured type come out under the names pydantic calls them by.
_BOUNDS = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}


def home_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a home, in TOML as in JSON.

    Every value may be written plainly, as "unknown", or as a table that tells its basis, range, source and a note.
    """
    generated = Home.model_json_schema()
    definitions: dict[str, Any] = generated["$defs"]
    for record in _records(Home):
        properties = (generated if record is Home else definitions[record.__name__])["properties"]
        for name, shape in shapes(record).items():
            properties[name] = _described(properties[name], shape)
    described = generated["properties"]
    described["from"] = {
        "type": "string",
        "description": "an HPXML file that is the base of this home",
        "examples": ["house.xml"],
    }
    described["basis"] = {
        "enum": [str(basis) for basis in Basis if basis is not Basis.ASSUMED],
        "description": "the basis of every value that names none",
    }
    title = {"$schema": _DIALECT, "$id": _ID, "title": "A home that may host a GPU node"}
    return {**title, **_tidied({key: value for key, value in generated.items() if key != "title"})}


def _records(record: type[Record]) -> set[type[Record]]:
    """Return the record and all inside it whose fields are values of a home."""
    found = {record}
    for shape in shapes(record).values():
        if shape.record is not None and shape.form != "table":
            found |= _records(shape.record)
    return found


def _described(plain: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """Return the schema of one field: plain, unknown, or with where it comes from."""
    if shape.form in {"section", "table"}:
        return plain
    about: dict[str, Any] = {key: value for key, value in plain.items() if key in _ABOUT}
    bare = {key: value for key, value in plain.items() if key not in about}
    return {**about, "anyOf": [bare, {"const": "unknown"}, _stated(bare, shape)]}


def _stated(bare: dict[str, Any], shape: Shape) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "value": bare,
        "basis": {"$ref": "#/$defs/Basis"},
        "note": {"type": "string"},
        "source": {"type": "string"},
    }
    stated: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "required": ["value"],
        "additionalProperties": False,
    }
    if shape.form in NUMERIC:
        pair = {"type": "array", "items": _NUMBER_OR_TEXT, "minItems": 2, "maxItems": 2}
        properties["range"] = {**pair, "description": "lowest and highest, in the unit of the value"}
        properties |= {"low": _NUMBER_OR_TEXT, "high": _NUMBER_OR_TEXT}
        properties["distribution"] = {"enum": list(get_args(Distribution))}
        assumed = {"properties": {"basis": {"const": str(Basis.ASSUMED)}}, "required": ["basis"]}
        stated |= {"if": assumed, "then": {"anyOf": [{"required": ["range"]}, {"required": ["low", "high"]}]}}
    return stated


def _tidied(node: Any) -> Any:
    """Return the schema with the bounds under the names that JSON Schema knows."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    tidied = {key: _tidied(value) for key, value in node.items() if key not in _BOUNDS or isinstance(value, dict)}
    for theirs, ours in _BOUNDS.items():
        if isinstance(node.get(theirs), int | float):
            tidied[ours] = node[theirs]
    return tidied
