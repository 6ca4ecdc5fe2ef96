"""An edition as written, with what it inherits filled in.

`extends` (an amendment) inherits everything silently, because a city that adopts a code has adopted all
of it. `as_in` (a new edition, rule by rule) inherits one rule, because a new book has to be read whole.
`renumber` moves the clauses of what is inherited.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from assess.errors import RuleDataError
from assess.intake.parsing import parse_toml
from assess.regular import read_regular_text
from assess.resources import folder
from assess.units.spelling import quoted

_HEAD = {"id", "title", "short", "extends", "renumber", "note", "requirements"}
_SHELVES = ("nec", "amendments")


@dataclass(frozen=True)
class Source:
    """An edition as written, with all it inherits filled in; `texts` are the files read, by name."""

    head: dict[str, Any]
    rules: dict[str, Any]
    requirements: tuple[Any, ...]
    chain: tuple[str, ...]
    texts: dict[str, str]


def list_editions() -> list[str]:
    """Return the ids of all bundled editions and amendments, such as `nec/2023`."""
    root = folder("codes")
    found = []
    for shelf in _SHELVES:
        place = root.joinpath(shelf)
        if place.is_dir():
            found += [f"{shelf}/{f.name.removesuffix('.toml')}" for f in place.iterdir() if f.name.endswith(".toml")]
    return sorted(found)


def read_source(name: str, above: tuple[str, ...] = ()) -> Source:
    """Return the edition `name`, on which the last of `above` builds. Raises RuleDataError."""
    if name in above:
        raise RuleDataError(f"editions inherit in a ring: {' -> '.join((*above, name))}", where=name)
    text = _text(name, above)
    try:
        raw = parse_toml(text)
    except ValueError as error:
        raise RuleDataError(f"is not valid TOML: {error}", where=name) from error
    head = {k: v for k, v in raw.items() if k in _HEAD}
    rules = {k: v for k, v in raw.items() if k not in _HEAD}
    moves, base = head.pop("renumber", {}), head.pop("extends", None)
    if not isinstance(moves, dict) or not all(isinstance(v, str) for v in moves.values()):
        raise RuleDataError(
            "renumber is not a table of texts", where=name, hint='Write renumber = { "220." = "120." }.'
        )
    requirements = _listed(head.pop("requirements", []), name)
    texts = {name: text}
    parents: dict[str, Source] = {}  # each is read once, however many rules are taken over from it
    for key, rule in rules.items():
        if isinstance(rule, dict) and "as_in" in rule:
            parent_name = _beside(name, rule.pop("as_in"), f"as_in of [{key}]")
            if parent_name not in parents:
                parents[parent_name] = read_source(parent_name, (*above, name))
            parent = parents[parent_name]
            if key not in parent.rules:
                raise RuleDataError(f"[{key}] is as in {parent_name}, which has no such rule", where=name)
            rules[key] = _merge(_renumbered(parent.rules[key], moves), rule)
            texts |= parent.texts
    chain: tuple[str, ...] = (name,)
    if base is not None:
        parent = read_source(_beside(name, base, "extends"), (*above, name))
        head.setdefault("short", parent.head.get("short"))
        rules = _merge(_renumbered(parent.rules, moves), rules)
        requirements = (*parent.requirements, *requirements)
        chain, texts = (*chain, *parent.chain), texts | parent.texts
    return Source(head, rules, requirements, chain, texts)


def _listed(requirements: Any, name: str) -> tuple[Any, ...]:
    """Return the requirements as written. Raises RuleDataError where they are no list of tables."""
    if not isinstance(requirements, list) or not all(isinstance(one, dict) for one in requirements):
        hint = "Write each as [[requirements]], with text, cite and confidence."
        raise RuleDataError("requirements is not a list of tables", where=name, hint=hint)
    return tuple(requirements)


def _beside(name: str, other: Any, what: str) -> str:
    """Return the edition that `name` refers to; a path is meant as seen from the file that names it."""
    if not isinstance(other, str):
        raise RuleDataError(f"{what} is not a text", where=name, hint='Name one edition, such as "nec/2023".')
    return str(Path(name).parent / other) if other.endswith(".toml") else other


def _meant(name: str) -> str:
    """Return what was perhaps meant: the same letters and figures, for another year is no slip of the hand."""
    near = [one for one in list_editions() if name and _plain(one).endswith(_plain(name)) and _plain(name)]
    return f"Did you mean {' or '.join(near)}? " if near else ""


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _text(name: str, above: tuple[str, ...]) -> str:
    place: Traversable | Path
    if name.endswith(".toml"):
        place = Path(name)
    elif name in list_editions():
        place = folder("codes").joinpath(f"{name}.toml")
    else:
        raise RuleDataError(
            f"there is no edition {quoted(name)}",
            where=above[-1] if above else None,
            hint=f"{_meant(name)}There are {', '.join(list_editions())}, or the path of a .toml file.",
        )
    try:
        return read_regular_text(place) if isinstance(place, Path) else place.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleDataError(f"the edition cannot be read: {error.strerror}", where=name) from error
    except UnicodeDecodeError as error:
        raise RuleDataError("the edition cannot be read: it is not UTF-8 text", where=name) from error


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Merge tables; everything else, lists too, is replaced whole."""
    merged = dict(base)
    for key, value in over.items():
        mine = merged.get(key)
        merged[key] = _merge(mine, value) if isinstance(value, dict) and isinstance(mine, dict) else value
    return merged


def _renumbered(value: Any, moves: Mapping[str, str]) -> Any:
    """Rewrite inherited clause numbers; only texts under a cite key are clauses."""
    if isinstance(value, dict):
        moved = {k: _moved(v, moves) for k, v in value.items() if is_cite(k) and isinstance(v, str)}
        return {k: moved.get(k, _renumbered(v, moves)) for k, v in value.items()}
    if isinstance(value, list):
        return [_renumbered(v, moves) for v in value]
    return value


def _moved(clause: str, moves: Mapping[str, str]) -> str:
    """Return a clause with its article moved: `220.` stands for itself only where a clause begins."""
    if not moves:
        return clause
    olds = "|".join(re.escape(old) for old in sorted(moves, key=len, reverse=True))
    return re.sub(rf"(?<![\d.])({olds})", lambda found: moves[found[0]], clause)


def is_cite(key: str) -> bool:
    """Return whether a key holds a clause."""
    return key == "cite" or key.endswith("_cite")
