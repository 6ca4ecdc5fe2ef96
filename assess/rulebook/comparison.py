"""What one edition says otherwise than another: every value, clause and confidence that changed, rule by rule."""

from collections.abc import Iterator
from typing import Any

from assess.records import Figure, Record
from assess.rulebook.editions import Edition
from assess.rulebook.rules import RULE_NAMES, Rule

_WORDS = {"title", "note"}  # said differently, not changed


class Change(Record):
    """One thing that changed; `old` or `new` is empty where there was nothing, or is nothing any more."""

    field: str
    old: str
    new: str


class RuleChanges(Record):
    """One rule with all that changed in it, in the order of its fields."""

    rule: str
    title: str
    changes: tuple[Change, ...]


def compare(old: Edition, new: Edition) -> tuple[RuleChanges, ...]:
    """Return the rules that changed from `old` to `new`."""
    found = []
    for name in RULE_NAMES:
        before, after = getattr(old.rules, name), getattr(new.rules, name)
        changes = tuple(_changes(_Lines(before, old.short), _Lines(after, new.short)))
        if changes:
            found.append(RuleChanges(rule=name, title=after.title, changes=changes))
    return tuple(found)


class _Lines:
    """Everything a rule says, by dotted field name; `taken` are those a figure only takes from its rule."""

    def __init__(self, rule: Rule, short: str) -> None:
        self.said: dict[str, str] = {}
        self.taken: set[str] = set()
        self._own = {"cite": rule.cite, "confidence": rule.confidence}
        self._collect(rule, "")
        self.said = {field: text.removeprefix(f"{short} ") for field, text in self.said.items()}

    def silent(self, field: str) -> bool:
        """Return whether the rule says nothing of its own here."""
        return field in self.taken or field not in self.said

    def _collect(self, part: Any, path: str) -> None:
        if isinstance(part, Record):
            for field in type(part).model_fields:
                if field not in _WORDS and not (field == "unit" and isinstance(part, Figure)):
                    self._field(part, field, path)
        elif isinstance(part, dict):
            for key, value in part.items():
                self._collect(value, f"{path}.{key}")
        elif isinstance(part, tuple):
            for number, item in enumerate(part, 1):
                # A plain list is a set of sizes: one more of them does not change those behind it.
                self.said[f"{path}.{number}" if isinstance(item, tuple | Record) else f"{path} {_said(item)}"] = _row(
                    item
                )
        elif part is not None:
            self.said[path] = _said(part)

    def _field(self, part: Record, field: str, path: str) -> None:
        value, here = getattr(part, field), f"{path}.{field}".removeprefix(".")
        if field == "value" and isinstance(part, Figure):
            self.said[path] = f"{part.value:,g} {part.unit}".rstrip()
            return
        if path and self._own.get(field) == value:
            self.taken.add(here)
        self._collect(value, here)


def _changes(before: _Lines, after: _Lines) -> Iterator[Change]:
    for field in dict.fromkeys((*before.said, *after.said)):
        old, new = before.said.get(field, ""), after.said.get(field, "")
        if old != new and not (before.silent(field) and after.silent(field)):
            yield Change(field=field, old=old, new=new)


def _row(item: Any) -> str:
    """Return one row of a table on one line."""
    if isinstance(item, Record):
        shown = ((field, getattr(item, field)) for field in type(item).model_fields)
        return ", ".join(f"{field} {_row(value)}" for field, value in shown if value is not None)
    if isinstance(item, tuple):
        return " / ".join(map(_row, item))
    return _said(item)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,g}" if isinstance(value, int | float) else str(value)
