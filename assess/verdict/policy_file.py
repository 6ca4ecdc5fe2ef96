"""A policy file of one's own: what it may say, and what it changes."""

import hashlib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from assess.errors import RuleDataError
from assess.intake.parsing import parse_toml
from assess.numbers import percent, quantity
from assess.records import Confidence, Figure
from assess.regular import read_regular_text
from assess.rulebook import load_reference
from assess.units.spelling import quoted
from assess.verdict.policy import BOOK, Policy, usual_words, words_to_choose
from assess.verdict.records import PolicyUsed

_PARTS = {"value", "unit", "cite"}
_WHOLE = {"GPUs"}  # counted, so that no part of one may be asked for
_CALLED = {"confidence.grade": "Least grade of a go", "confidence.lower_bound": "What a go rests on the worse end of"}


def read_policy(file: Path) -> Policy:
    """Return the usual policy with what a TOML file of the same shape says otherwise.

    A figure is a bare number in the policy's own unit, or a table of `value`, `unit` and `cite`. Raises RuleDataError
    for what cannot be read, is not in the policy, or lies outside the bounds that the policy sets itself.
    """
    text = _text(file)
    try:
        raw = parse_toml(text)
    except ValueError as error:
        raise RuleDataError(f"is not valid TOML: {error}", where=str(file)) from error
    usual, words = _open_figures(), usual_words()
    own: dict[str, Figure] = {}
    own_words: dict[str, str] = {}
    for key, value in _entries(raw, file):
        where = f"{file}, {key}"
        if key in usual:
            own[key] = _figure(value, usual[key], file.name, where)
        elif key in words:
            own_words[key] = _word(value, words_to_choose(key), where)
        else:
            near = get_close_matches(key, (*usual, *words), n=1)
            meant = f"Did you mean {near[0]}? " if near else ""
            hint = f"{meant}A policy sets {', '.join((*usual, *words))}."
            raise RuleDataError("is nothing that a policy sets", where=where, hint=hint)
    own = {key: figure for key, figure in own.items() if figure.value != usual[key].value}
    own_words = {key: word for key, word in own_words.items() if word != words[key]}
    changed = (
        *(_in_words(figure, usual[key]) for key, figure in own.items()),
        *(f"{_CALLED[key]}: {word} in place of {words[key]}" for key, word in own_words.items()),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    used = PolicyUsed(name=file.name, sha256=digest, changed=changed)
    return Policy(used=used, own=own, own_words=own_words)


def _text(file: Path) -> str:
    try:
        return read_regular_text(file)
    except OSError as error:
        raise RuleDataError(f"cannot be read: {error.strerror}", where=str(file)) from error
    except UnicodeDecodeError as error:
        raise RuleDataError("is not UTF-8 text", where=str(file)) from error


def _open_figures() -> dict[str, Figure]:
    """Return the figures that may be set otherwise: those with both bounds."""
    book = load_reference(BOOK)
    return {key: one for key, one in book.figures.items() if one.low is not None and one.high is not None}


def _entries(raw: dict[str, Any], file: Path) -> Iterator[tuple[str, Any]]:
    """Yield each `table.key` of a file with what stands there. Raises RuleDataError for a key outside any table."""
    for table, entries in raw.items():
        if not isinstance(entries, dict):
            hint = "Write it under its table, such as [go] and below it minimum_gpus = 6."
            raise RuleDataError("stands in no table", where=f"{file}, {table}", hint=hint)
        for key, value in entries.items():
            yield f"{table}.{key}", value


def _word(value: object, choices: tuple[str, ...], where: str) -> str:
    if not isinstance(value, str) or value not in choices:
        words = f"{', '.join(choices[:-1])} or {choices[-1]}"
        raise RuleDataError(f"{quoted(str(value))} is not one of its words", where=where, hint=f"Write {words}.")
    return value


def _figure(value: object, usual: Figure, name: str, where: str) -> Figure:
    parts = value if isinstance(value, dict) else {"value": value}
    hint = f'Write a number in {usual.unit}, or {{ value = {usual.value:g}, unit = "{usual.unit}", cite = "why" }}.'
    if strange := parts.keys() - _PARTS:
        raise RuleDataError(f"does not know {', '.join(sorted(strange))}", where=where, hint=hint)
    if "value" not in parts:
        raise RuleDataError("has no value", where=where, hint=hint)
    number, unit, cite = parts["value"], parts.get("unit", usual.unit), parts.get("cite", f"policy: {name}")
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise RuleDataError(f"{quoted(str(number))} is not a number", where=where, hint=hint)
    if unit != usual.unit:
        raise RuleDataError(f"{quoted(str(unit))} is not its unit", where=where, hint=hint)
    if not isinstance(cite, str) or not cite.strip():
        raise RuleDataError("has no words in its cite", where=where, hint=hint)
    low, high = usual.low, usual.high
    if low is None or high is None or not low <= number <= high:
        bounds = f"It may be from {low:g} to {quantity(high, usual.unit)}."
        raise RuleDataError(f"{number:g} is out of bounds", where=where, hint=bounds)
    if usual.unit in _WHOLE and number != int(number):
        raise RuleDataError(f"{number:g} is no whole number of {usual.unit}", where=where)
    return usual.model_copy(update={"value": float(number), "cite": cite, "confidence": Confidence.LOW})


def _in_words(own: Figure, usual: Figure) -> str:
    name = usual.note or ""
    return f"{name[:1].upper()}{name[1:]}: {_amount(own)} in place of {_amount(usual)} ({own.cite})"


def _amount(figure: Figure) -> str:
    """Return a figure with its unit, a share as a percentage."""
    share = figure.unit.startswith("of ")
    return f"{percent(figure.value)} {figure.unit}" if share else quantity(figure.value, figure.unit)
