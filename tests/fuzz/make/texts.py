"""Changes to any text, to a table in text, and to JSON."""

import json
import re
from random import Random
from typing import Any

from tests.fuzz.make import words

MOST = 400_000  # characters, so that a change repeated does not fill the disk
_TOKEN = re.compile(r"-?\d[\d.,:/T-]*|[A-Za-z_][\w.]*|\"[^\"\n]{0,80}\"")
_DELIMITERS = (",", ";", "\t", "|", " ")


def change(text: str, dice: Random) -> str:
    """Return a text with one thing changed: a word, a line, a mark, or where it ends."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    match dice.randrange(12):
        case 0 | 1 | 2 | 3:
            return _word_changed(text, dice)
        case 4:
            del lines[at]
        case 5:
            lines.insert(at, lines[dice.randrange(len(lines))])
        case 6:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 7:
            return text[: dice.randrange(len(text) + 1)]
        case 8:
            place = dice.randrange(len(text) + 1)
            return text[:place] + words.text(dice) + text[place:]
        case 9:
            lines[at] = lines[at] * dice.choice((2, 10, 1000))
        case 10:
            lines[at : at + 1] = [lines[at]] * dice.choice((2, 50, 2000))
        case _:
            lines[at] = words.word(dice)
    return "\n".join(lines)[:MOST]


def _word_changed(text: str, dice: Random) -> str:
    tokens = list(_TOKEN.finditer(text[:60_000]))
    if not tokens:
        return words.word(dice) + text
    token = dice.choice(tokens)
    new = words.word(dice)
    if token[0].startswith('"'):
        new = f'"{new}"'
    return text[: token.start()] + new + text[token.end() :]


def table_changed(text: str, dice: Random) -> str:
    """Return a table in text with a cell, a column, its delimiter or a quote changed."""
    lines = text.split("\n")
    mark = max(_DELIMITERS[:4], key=text.count)
    at = dice.randrange(len(lines))
    cells = lines[at].split(mark)
    place = dice.randrange(len(cells))
    match dice.randrange(9):
        case 0 | 1 | 2:
            cells[place] = words.word(dice)
        case 3:
            cells[place] = f'"{cells[place]}{words.text(dice)}'  # never closed
        case 4:
            cells.insert(place, words.word(dice))
        case 5:
            lines = [_without(line, mark, place) for line in lines]
            return "\n".join(lines)
        case 6:
            new = dice.choice(_DELIMITERS)
            return "\n".join(line.replace(mark, new) if dice.randrange(3) else line for line in lines)
        case 7:
            name = words.word(dice)
            return "\n".join([f"{line}{mark}{name}" for line in lines])[:MOST]
        case _:
            return change(text, dice)
    lines[at] = mark.join(cells)
    return "\n".join(lines)[:MOST]


def _without(line: str, mark: str, place: int) -> str:
    cells = line.split(mark)
    del cells[place : place + 1]
    return mark.join(cells)


def encoded(text: str, dice: Random) -> bytes:
    """Return a text as UTF-8, now and then in another encoding, with other line ends, or with bytes that are none."""
    match dice.randrange(14):
        case 0:
            return text.encode("utf-16", "replace")
        case 1:
            return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
        case 2:
            return text.encode("latin-1", "replace")
        case 3:
            return text.replace("\n", dice.choice(("\r", "\r\n", "\n\n", "\x0b", "\x85"))).encode("utf-8", "replace")
        case 4:
            return words.lone_surrogate(text[:2_000])
        case 5:
            return text.encode("utf-16-le", "replace")
        case _:
            return text.encode("utf-8", "replace")


def decoded(data: bytes) -> str:
    """Return bytes as text that encodes again, whatever they are."""
    return data[:MOST].decode("utf-8", "replace")


def json_changed(text: str, dice: Random) -> str:
    """Return JSON with one of its values changed, taken away, said twice or buried deep; other text as it can be."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return change(text, dice)
    places = list(_places(value))[:5_000]
    if not places or not dice.randrange(8):
        return change(text, dice)
    inside, key = dice.choice(places)
    match dice.randrange(7):
        case 0 | 1:
            inside[key] = json_value(dice)
        case 2:
            inside[key] = _like(inside[key], dice)
        case 3:
            del inside[key]
        case 4:
            deep = dice.choice((3, 40, 3_000))
            inside[key] = "\u0000deep"
            dumped = json.dumps(value)
            return dumped.replace('"\\u0000deep"', "[" * deep + "1" + "]" * deep, 1)
        case 5:
            other, there = dice.choice(places)
            inside[key] = json.loads(json.dumps(other[there])) if _holds(other, there) else None
        case _:
            if isinstance(inside, list):
                inside[key:key] = [inside[key]] * dice.choice((1, 300))
            else:
                inside[words.word(dice)] = inside[key]
    return json.dumps(value, ensure_ascii=bool(dice.randrange(2)))[:MOST]


def _holds(inside: Any, key: Any) -> bool:
    return key in inside if isinstance(inside, dict) else key < len(inside)


def _like(value: Any, dice: Random) -> Any:
    """Return a value of the same type with other content."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        near = value if abs(value) < 1e300 else 1  # what is larger and whole is no float
        return dice.choice((0, -1, -value, near * 1e6, 1e308, 10**30, near + 0.5, float("inf"), float("nan"), 2**63))
    if isinstance(value, str):
        return words.word(dice)
    return [] if isinstance(value, list) else {}


def json_value(dice: Random) -> Any:
    """Return any JSON value, NaN and infinity among them, which Python writes and reads."""
    choices: tuple[Any, ...] = (
        None,
        True,
        False,
        [],
        {},
        [[]],
        {"": ""},
        0,
        -1,
        1e308,
        float("nan"),
        float("-inf"),
        10**400,
        2**53,
    )
    return dice.choice(choices) if dice.randrange(2) else words.word(dice)


def _places(value: Any) -> Any:
    """Yield every place in a JSON value: what holds it, and where."""
    level = [value]
    while level:
        inside = level.pop()
        keys: Any = list(inside) if isinstance(inside, dict) else range(len(inside)) if isinstance(inside, list) else ()
        for key in keys:
            yield inside, key
            level.append(inside[key])
