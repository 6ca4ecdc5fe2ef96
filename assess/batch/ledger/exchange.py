"""What came of a row, as text for the ledger: all of it but what the row itself says.

A message may quote a cell, and a cell may be anybody's name. In the ledger stands the number of the cell in its place;
whoever prints the message has the row at hand and puts the words back. What a problem quotes is left out likewise.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import cache
from typing import TYPE_CHECKING

from assess.batch.records import Problem, RawRow, RowResult
from assess.readers.rows import as_text
from assess.units.spelling import quoted

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SHORTEST = 2  # a single letter is nobody's name, and stands in every word
_PLACE = re.compile("\x1f([0-9]+)([a-c])\x1f")
_OWN = ("row", "site_id", "address_key", "duplicate_of", "report", "input_sha256")  # columns of the ledger


def to_text(result: RowResult, row: RawRow) -> str:
    """Return a result as JSON without the words of its row."""
    plain = asdict(replace(result, problems=tuple(_masked(one, row) for one in result.problems)))
    for name in _OWN:
        del plain[name]
    return json.dumps(plain, separators=(",", ":"))


def from_text(text: str, raw: RawRow | None, **own: object) -> RowResult:
    """Return the result that was kept as `text`, with the words of its row put back; without a row, without them."""
    result = _adapter().validate_python({**json.loads(text), **own})
    if raw is None or not result.problems:
        return result
    return replace(result, problems=tuple(_restored(one, raw) for one in result.problems))


def without_words(text: str) -> str:
    """Return a result that was kept as `text` without what is said of its problems, but for their codes."""
    plain = json.loads(text)
    for problem in plain["problems"]:
        problem.update(value="", says="", hint="")
    return json.dumps(plain, separators=(",", ":"))


@cache
def _adapter() -> "TypeAdapter[RowResult]":
    from pydantic import TypeAdapter

    return TypeAdapter(RowResult)


def _masked(problem: Problem, row: RawRow) -> Problem:
    forms = {text: mark for mark, text in _forms(row)}
    if not forms:
        return problem
    words = re.compile("|".join(re.escape(text) for text in sorted(forms, key=len, reverse=True)))
    return _each(problem, lambda text: words.sub(lambda found: forms[found[0]], text))


def _restored(problem: Problem, row: RawRow) -> Problem:
    forms = dict(_forms(row))
    return _each(problem, lambda text: _PLACE.sub(lambda found: forms.get(found[0], found[0]), text))


def _each(problem: Problem, change: Callable[[str], str]) -> Problem:
    return replace(problem, value=change(problem.value), says=change(problem.says), hint=change(problem.hint))


def _forms(row: RawRow) -> Sequence[tuple[str, str]]:
    """Return each way in which a message may quote a cell, with the mark that stands for it."""
    found = []
    for place, cell in enumerate(row.cells):
        text = as_text(cell)
        for letter, form in zip("abc", (text, text.strip(), quoted(text)[1:-1]), strict=True):
            if len(form) >= SHORTEST:
                found.append((f"\x1f{place}{letter}\x1f", form))
    return found
