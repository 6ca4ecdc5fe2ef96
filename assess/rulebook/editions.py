"""Read an edition: follow `extends`, `as_in` and `renumber`, check every rule, return an Edition.

`extends` (an amendment) inherits everything silently, because a city that adopts a code has adopted all
of it. `as_in` (a new edition, rule by rule) inherits one rule, because a new book has to be read whole:
an edition that does not name a rule is refused.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from assess.errors import RuleDataError, UnconfirmedRule
from assess.records import Confidence, Record
from assess.resources import folder
from assess.rulebook.rules import RULE_NAMES, Rule, Rules

_HEAD = {"id", "title", "short", "extends", "renumber", "note"}
_SHELVES = ("nec", "amendments")
R = TypeVar("R", bound=Rule)


class Edition(Record):
    """One code edition, checked, with every clause written out."""

    id: str
    title: str
    short: str
    note: str = ""
    chain: tuple[str, ...]
    sha256: str
    allow_unconfirmed: bool = False
    rules: Rules

    def rule(self, rule: R) -> R:
        """Return `rule`, unless it is open and nobody allowed it. Raises UnconfirmedRule."""
        if rule.confidence is Confidence.OPEN and not self.allow_unconfirmed:
            raise UnconfirmedRule(
                f"{rule.title} ({rule.cite}) is not yet confirmed against the printed code",
                where=self.id,
                hint="Use another method, or pass --allow-unconfirmed to use it all the same.",
            )
        return rule


def list_editions() -> list[str]:
    """Return the ids of all bundled editions and amendments, such as `nec/2023`."""
    root = folder("codes")
    found = []
    for shelf in _SHELVES:
        place = root.joinpath(shelf)
        if place.is_dir():
            found += [f"{shelf}/{f.name.removesuffix('.toml')}" for f in place.iterdir() if f.name.endswith(".toml")]
    return sorted(found)


def load_edition(name: str, *, allow_unconfirmed: bool = False) -> Edition:
    """Return the edition `name`, an id such as `nec/2023` or the path of a TOML file. Raises RuleDataError."""
    raw, chain, texts = _read(name, ())
    prefix = f"{raw['short']} "
    rules = {k: _filled(v, prefix) for k, v in raw.items() if k not in _HEAD}
    unknown, missing = rules.keys() - set(RULE_NAMES), set(RULE_NAMES) - rules.keys()
    if unknown:
        raise RuleDataError(f"no rule is called {_names(unknown)}", where=name, hint=f"The rules are {_names(RULE_NAMES)}.")
    if missing:
        raise RuleDataError(
            f"does not name {_names(missing)}", where=name, hint='Give the rule, or write as_in = "nec/2023" in it on purpose.'
        )
    try:
        checked = Rules.model_validate(rules)
    except ValidationError as error:
        raise RuleDataError(_first(error), where=name) from error
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    return Edition(
        id=raw["id"],
        title=raw["title"],
        short=raw["short"],
        note=raw.get("note", ""),
        chain=chain,
        sha256=digest,
        allow_unconfirmed=allow_unconfirmed,
        rules=checked,
    )


def _read(name: str, seen: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...], list[str]]:
    if name in seen:
        raise RuleDataError(f"editions inherit in a ring: {' -> '.join((*seen, name))}", where=name)
    seen = (*seen, name)
    text = _text(name)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleDataError(f"is not valid TOML: {error}", where=name) from error
    texts, chain = [text], (name,)
    renumber = raw.get("renumber", {})
    for key, value in raw.items():
        if isinstance(value, dict) and "as_in" in value and key not in _HEAD:
            parent, _, more = _read(value["as_in"], seen)
            if key not in parent:
                raise RuleDataError(f"[{key}] is as in {value['as_in']}, which has no such rule", where=name)
            own = {k: v for k, v in value.items() if k != "as_in"}
            raw[key] = _merge(_renumbered(parent[key], renumber), own)
            texts += more
    if parent_name := raw.pop("extends", None):
        parent, parents, more = _read(parent_name, seen)
        raw = _merge(parent, raw)
        chain, texts = (*chain, *parents), texts + more
    for field in ("id", "title", "short"):
        if not isinstance(raw.get(field), str):
            raise RuleDataError(f"has no {field}", where=name, hint=f'Write {field} = "..." at the top of the file.')
    return raw, chain, texts


def _text(name: str) -> str:
    place: Traversable | Path
    if name.endswith(".toml"):
        place = Path(name)
    elif name in list_editions():
        place = folder("codes").joinpath(f"{name}.toml")
    else:
        raise RuleDataError(f'there is no edition "{name}"', hint=f"There are {', '.join(list_editions())}, or the path of a .toml file.")
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleDataError("the edition cannot be read", where=name, hint=f"({error})") from error


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Merge tables; everything else, lists too, is replaced whole."""
    merged = dict(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = _merge(merged[key], value)
        else:
            merged[key] = value
    return merged


def _renumbered(value: Any, moves: Mapping[str, str]) -> Any:
    """Rewrite inherited clause numbers; only texts under a cite key are clauses."""
    if isinstance(value, dict):
        return {k: _moved(v, moves) if _is_cite(k) and isinstance(v, str) else _renumbered(v, moves) for k, v in value.items()}
    if isinstance(value, list):
        return [_renumbered(v, moves) for v in value]
    return value


def _moved(clause: str, moves: Mapping[str, str]) -> str:
    for old, new in moves.items():
        clause = re.sub(rf"(?<![\d.]){re.escape(old)}", new, clause)
    return clause


def _filled(rule: Any, prefix: str, cite: str = "", confidence: str = "") -> Any:
    """Hand the rule's clause and confidence down to figures that do not name their own, and write clauses out."""
    if isinstance(rule, list):
        return [_filled(v, prefix, cite, confidence) if isinstance(v, dict) and "value" in v else v for v in rule]
    if not isinstance(rule, dict):
        return rule
    cite = rule.get("cite", cite)
    confidence = rule.get("confidence", confidence)
    out = {k: _filled(v, prefix, cite, confidence) for k, v in rule.items()}
    if "value" in rule:
        out.setdefault("cite", cite)
        out.setdefault("confidence", confidence)
    return {k: f"{prefix}{v}" if _is_cite(k) and isinstance(v, str) and v else v for k, v in out.items()}


def _is_cite(key: str) -> bool:
    return key == "cite" or key.endswith("_cite")


def _names(names: Any) -> str:
    return ", ".join(sorted(names))


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    place = ".".join(str(p) for p in problem["loc"])
    return f"[{place}] {problem['msg'].lower()}"
