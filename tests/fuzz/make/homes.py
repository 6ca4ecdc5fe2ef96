"""Homes as TOML and JSON, from the fields of the form and hostile values; and policies, editions and columns."""

import json
from functools import cache
from random import Random
from typing import Any

from assess.intake import Home
from assess.intake.fields import Shape, shapes
from assess.records import Record
from tests.fuzz.make import seeds, texts, words

Place = tuple[str, ...]
_WEIRD = (
    "1979-05-27T07:32:00Z",
    "07:32:00",
    "0001-01-01",
    "9999-12-31",
    "[]",
    "{}",
    "true",
    "false",
    "inf",
    "-inf",
    "nan",
)
_BASIS = ("measured", "label", "told", "assumed", "guessed", "")


@cache
def fields() -> tuple[tuple[Place, Shape], ...]:
    """Return every field of the form with its shape; a list's stand below its name and `[]`."""
    return tuple(_fields(Home, ()))


def _fields(record: type[Record], above: Place) -> Any:
    for name, shape in shapes(record).items():
        place = (*above, name)
        if shape.record is None or len(above) > 5:
            yield place, shape
        else:
            below = (*place, "[]") if shape.form == "sections" else place
            yield from _fields(shape.record, below)


def value(shape: Shape, dice: Random) -> Any:
    """Return a value for a field: mostly one that it takes, at its bounds or beyond, else anything."""
    if not dice.randrange(6):
        return texts.json_value(dice)
    match shape.form:
        case "measured" | "number" | "whole":
            return _number(shape, dice)
        case "choice" if shape.choices:
            return dice.choice(shape.choices)
        case "yes_no":
            return dice.choice((True, False, "yes", "unknown"))
        case "texts":
            return [words.text(dice) for _ in range(dice.randrange(3))]
        case "table":
            return {words.word(dice): texts.json_value(dice)}
        case _:
            return words.word(dice) if dice.randrange(3) else dice.choice((*shape.examples, "x"))


def _number(shape: Shape, dice: Random) -> Any:
    bounds = [one for one in (shape.more_than, shape.at_least, shape.less_than, shape.at_most) if one is not None]
    if shape.kind is not None:
        bounds += [shape.kind.lowest, shape.kind.highest]
    match dice.randrange(6):
        case 0 if bounds:
            return dice.choice(bounds)
        case 1 if bounds:
            return dice.choice(bounds) + dice.choice((1e-9, -1e-9, 1, -1))
        case 2:
            return words.quantity(dice)
        case 3:
            return dice.choice((0, 1, -1, 1e-300, 1e300, 10**400, float("nan"), float("inf")))
        case _:
            return round(dice.uniform(0, dice.choice((1, 40, 400, 5_000))), dice.randrange(3))


def home(dice: Random) -> bytes:
    """Return a home: an example with fields of the form set to other values, as TOML, or as JSON."""
    tree = seeds.home_tree(dice)
    for _ in range(dice.randrange(1, 5)):
        place, shape = dice.choice(fields())
        stated: Any = value(shape, dice)
        if not dice.randrange(8):
            stated = {
                "value": stated,
                "basis": dice.choice(_BASIS),
                "low": value(shape, dice),
                "high": value(shape, dice),
            }
        _set(tree, place, stated, dice)
    if dice.randrange(3):
        return texts.encoded(toml(tree), dice)
    return texts.encoded(json.dumps(tree, ensure_ascii=bool(dice.randrange(2))), dice)


def _set(tree: dict[str, Any], place: Place, stated: Any, dice: Random) -> None:
    inside: Any = tree
    for step, after in zip(place[:-1], (*place[1:-1], None), strict=False):
        if step == "[]":
            inside = inside[dice.randrange(len(inside))]
            continue
        below = inside.get(step)
        if after == "[]":
            if not isinstance(below, list) or not below or not all(isinstance(one, dict) for one in below):
                below = [{}]
        elif not isinstance(below, dict):
            below = {}
        inside[step] = below
        inside = below
    inside[place[-1]] = stated


def toml(tree: dict[str, Any]) -> str:
    """Return a tree as TOML: plain values at the top, each section as a table of its own, what is deeper inline."""
    lines = [f"{_key(key)} = {literal(one)}" for key, one in tree.items() if not isinstance(one, dict)]
    for key, section in tree.items():
        if isinstance(section, dict):
            lines.append(f"[{_key(key)}]")
            lines += [f"{_key(name)} = {literal(one)}" for name, one in section.items()]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else json.dumps(name)


def literal(one: Any) -> str:
    """Return a value as it is written in TOML."""
    if one is None:
        return '"unknown"'
    if isinstance(one, bool):
        return "true" if one else "false"
    if isinstance(one, dict):
        return "{" + ", ".join(f"{_key(str(key))} = {literal(inner)}" for key, inner in one.items()) + "}"
    if isinstance(one, list):
        return "[" + ", ".join(literal(inner) for inner in one) + "]"
    return json.dumps(one, ensure_ascii=False) if isinstance(one, str) else str(one)


def rules(dice: Random) -> bytes:
    """Return a policy, an edition, an amendment or a mapping of columns with a few things changed."""
    text = seeds.text("rules", dice)
    for _ in range(dice.randrange(4)):
        text = change(text, dice)
    return texts.encoded(text, dice)


def change(text: str, dice: Random) -> str:
    """Return TOML or JSON with a value, a name or a table changed."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    name, mark, _ = lines[at].partition("=")
    match dice.randrange(8):
        case 0 | 1 | 2 if mark:
            lines[at] = f"{name}= {_toml_value(dice)}"
        case 3 if mark:
            lines[at] = (
                f"{name.strip()}.{dice.choice(('value', 'unit', 'cite', 'basis', 'low', 'x'))} = {_toml_value(dice)}"
            )
        case 4:
            lines.insert(at, f"{dice.choice(('[', '[['))}{json.dumps(words.text(dice)[:60], ensure_ascii=False)}]")
        case 5:
            deep = dice.choice((5, 60, 5_000))
            lines.insert(at, f"deep = {'[' * deep}{']' * deep}")
        case 6 if text.lstrip().startswith("{"):
            return texts.json_changed(text, dice)
        case _:
            return texts.change(text, dice)
    return "\n".join(lines)[: texts.MOST]


def _toml_value(dice: Random) -> str:
    match dice.randrange(4):
        case 0:
            return dice.choice(_WEIRD)
        case 1:
            return words.number(dice)
        case 2:
            return literal(texts.json_value(dice))
        case _:
            return json.dumps(words.word(dice), ensure_ascii=False)
