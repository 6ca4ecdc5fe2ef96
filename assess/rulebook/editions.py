"""Load an edition: read it with all it inherits, check every rule, write every clause out.

An edition must name every rule; one that says nothing of a rule is refused, and so is a misspelt key.
"""

import hashlib
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from assess.errors import RuleDataError, UnconfirmedRule
from assess.records import Confidence, Record
from assess.rulebook.inheritance import Source, is_cite, list_editions, read_source
from assess.rulebook.rules import RULE_NAMES, Rule, Rules

R = TypeVar("R", bound=Rule)


class Requirement(Record):
    """What a place asks for beyond the figures: said in the report, never calculated; `cite` names its document."""

    text: str = Field(min_length=1)
    cite: str = Field(min_length=1)
    confidence: Confidence


class Edition(Record):
    """One code edition, checked, with every clause written out.

    `chain` names the files it extends, itself first; `sha256` is of every file that was read for it.
    `requirements` are those of its whole chain, the nearest place's last.
    """

    id: str
    title: str
    short: str
    note: str = ""
    chain: tuple[str, ...]
    sha256: str
    allow_unconfirmed: bool = False
    rules: Rules
    requirements: tuple[Requirement, ...] = ()

    def usable(self, rule: Rule) -> bool:
        """Return whether `rule` may be used: nothing in it is open, or open rules were allowed."""
        return self.allow_unconfirmed or rule.weakest is not Confidence.OPEN

    def rule(self, rule: R) -> R:
        """Return `rule`, unless it or a figure in it is open and nobody allowed that. Raises UnconfirmedRule."""
        if not self.usable(rule):
            raise UnconfirmedRule(
                f"{rule.title} ({rule.cite}) is not yet confirmed against the printed code",
                where=self.id,
                hint="Use another method, or pass --allow-unconfirmed to use it all the same.",
            )
        return rule


def load_edition(name: str, *, allow_unconfirmed: bool = False) -> Edition:
    """Return the edition `name`, an id such as `nec/2023` or the path of a TOML file. Raises RuleDataError."""
    source = read_source(name)
    _check_names(source, name)
    prefix = f"{source.head['short']} "
    try:
        return Edition(
            **source.head,
            chain=source.chain,
            sha256=hashlib.sha256("\0".join(source.texts.values()).encode()).hexdigest(),
            allow_unconfirmed=allow_unconfirmed,
            rules=Rules.model_validate({key: _filled(rule, prefix) for key, rule in source.rules.items()}),
            requirements=source.requirements,
        )
    except ValidationError as error:
        message, hint = _explained(error)
        raise RuleDataError(message, where=name, hint=hint) from error


def _check_names(source: Source, name: str) -> None:
    """Refuse an edition that does not say what it is, or that takes the name of another one."""
    for field in ("id", "title", "short"):
        if not isinstance(source.head.get(field), str):
            raise RuleDataError(f"has no {field}", where=name, hint=f'Write {field} = "..." at the top of the file.')
    known = source.head["id"]
    if known != name and known in list_editions():
        raise RuleDataError(
            f'calls itself "{known}", which is another edition', where=name, hint="Give it an id of its own."
        )
    unknown, missing = source.rules.keys() - set(RULE_NAMES), set(RULE_NAMES) - source.rules.keys()
    if unknown:
        raise RuleDataError(
            f"no rule is called {_list(unknown)}", where=name, hint=f"The rules are {_list(RULE_NAMES)}."
        )
    if missing:
        hint = 'Give the rule, or write as_in = "nec/2023" in it on purpose.'
        raise RuleDataError(f"does not name {_list(missing)}", where=name, hint=hint)


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
    return {k: f"{prefix}{v}" if is_cite(k) and isinstance(v, str) and v else v for k, v in out.items()}


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _explained(error: ValidationError) -> tuple[str, str | None]:
    """Return the first thing that is wrong, in our own words, and what would be right."""
    problems = error.errors(include_url=False)
    first = next((p for p in problems if p["type"] == "extra_forbidden"), problems[0])
    path = [str(part) for part in first["loc"]]
    place, table = ".".join(path), ".".join(path[:-1])
    match first["type"]:
        case "extra_forbidden":
            beside = [p for p in problems if p["type"] == "missing" and p["loc"][:-1] == first["loc"][:-1]]
            meant = _list(str(p["loc"][-1]) for p in beside)
            return f"[{table}] does not know {path[-1]}", f"Did you mean {meant}?" if meant else "Check the spelling."
        case "missing":
            return f"[{table}] has no {path[-1]}", 'Write it, or take the rule over with as_in = "nec/2023".'
        case "model_type" | "dict_type":
            return f"{place} is not a table", f"Write it as [{place}], with a value for each of its keys."
    said = first["msg"].removeprefix("Value error, ")
    return f"[{place}] {said[0].lower()}{said[1:]}" if place else said, None
