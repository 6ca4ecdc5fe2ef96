"""Values as they are best written: measurements and choices in one spelling, the basis behind the value."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assess.errors import IntakeError
from assess.intake.fields import Shape
from assess.intake.tidy.order import below, in_order, keys_in_order, shape_at
from assess.records import Record
from assess.units.canonical import spelled

if TYPE_CHECKING:
    from tomlkit.items import Array, InlineTable, Item


def best_written(shape: Shape | None, text: str) -> str:
    """Return a text as the form would have it; what it says stays the same."""
    if shape is None:
        return text
    if shape.kind is not None:
        try:
            return spelled(shape.kind.name, text)
        except IntakeError:  # "unknown", for one
            return text
    if shape.form == "choice":
        word = text.strip().lower().replace(" ", "_").replace("-", "_")
        return word if word in map(str, shape.choices) else text
    return text


def in_toml(text: str, path: tuple[str | int, ...]) -> str:
    """Return one statement of TOML whose value is best written; comments and the way it is laid out are kept."""
    if not any(mark in text for mark in "\"'{"):
        return text
    import tomlkit

    document = tomlkit.parse(text)
    *above, last = _names(document)
    holder: Any = document
    for name in above:
        holder = holder[name]
    record, shape = shape_at(path)
    found = _item(holder[last], record, shape)
    if found is not holder[last]:
        holder[last] = found
    return document.as_string()


def in_json(value: Any, record: type[Record] | None, shape: Shape | None = None) -> Any:
    """Return a value read from JSON, best written and in the order of the form."""
    match value:
        case str():
            return best_written(shape, value)
        case list():
            return [in_json(one, record, shape) for one in value]
        case Mapping() if shape is not None and shape.form == "table":
            return value
        case Mapping():
            return {key: in_json(one, *below(record, shape, key)) for key, one in in_order(record, value).items()}
        case _:
            return value


def _names(document: Mapping[str, Any]) -> list[str]:
    """Return the dotted name of a statement that stands alone."""
    from tomlkit.items import Table

    ((name, inner),) = document.items()
    return [name, *_names(inner)] if isinstance(inner, Table) else [name]


def _item(item: "Item", record: type[Record] | None, shape: Shape | None) -> "Item":
    from tomlkit.items import Array, InlineTable, String

    match item:
        case String():
            best = best_written(shape, item.value)
            return item if best == item.value else _value(_quoted(best))
        case Array():
            return _array(item, record, shape)
        case InlineTable() if shape is None or shape.form != "table":
            return _table(item, record, shape)
        case _:
            return item


def _array(array: "Array", record: type[Record] | None, shape: Shape | None) -> "Item":
    for number in range(len(array)):
        found = _item(array[number], record, shape)
        if found is not array[number]:
            array[number] = found
    lines = array.as_string()
    if "\n" in lines:  # laid out by hand, perhaps with comments
        return array
    written = "[" + ", ".join(one.as_string().strip() for one in array) + "]"
    return array if written == lines else _value(written)


def _table(table: "InlineTable", record: type[Record] | None, shape: Shape | None) -> "Item":
    """Return a table on one line, written `{ value = "200 A", basis = "label" }`."""
    body = {key.key: (key, item) for key, item in table.value.body if key is not None}
    if any(key.is_dotted() for key, _ in body.values()):
        return table
    parts = [
        f"{body[name][0].as_string().strip()} = {_item(body[name][1], *below(record, shape, name)).as_string().strip()}"
        for name in keys_in_order(record, body)
    ]
    written = "{ " + ", ".join(parts) + " }" if parts else "{}"
    return table if written == table.as_string() else _value(written)


def _value(text: str) -> "Item":
    import tomlkit

    return tomlkit.value(text)


def _quoted(text: str) -> str:
    """Return a text in the quotes of TOML; spelled measurements and choices hold nothing that JSON writes otherwise."""
    import json

    return json.dumps(text, ensure_ascii=False)
