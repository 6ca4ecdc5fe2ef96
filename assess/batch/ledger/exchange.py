"""What came of a row, as text for the ledger: all of it but what the row itself says.

A message may quote a cell, and a cell may be anybody's name. In the ledger stands the number of the cell in its place;
whoever prints the message has the row at hand and puts the words back. What a problem quotes is left out likewise.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from assess.batch.records import Cell, Problem, RawRow, RowResult
from assess.readers.rows import as_text, shortened
from assess.readers.rows.cells import written
from assess.units.spelling import quoted

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SHORTEST = 2  # a single letter is nobody's name, and stands in every word
_PLACE = re.compile("\x1f([0-9]+)([a-g])\x1f")
_OWN = ("row", "site_id", "address_key", "duplicate_of", "report", "input_sha256")  # columns of the ledger


def to_text(result: RowResult, row: RawRow) -> str:
    """Return a result as JSON without the words of its row."""
    plain = _plain(replace(result, problems=_masked(result.problems, row)))
    for name in _OWN:
        del plain[name]
    return json.dumps(plain, separators=(",", ":"), default=_plain)


def from_text(text: str, raw: RawRow | None, **own: object) -> RowResult:
    """Return the result that was kept as `text`, with the words of its row put back; without a row, without them."""
    result = _adapter().validate_python({**json.loads(text), **own})
    if raw is None or not result.problems:
        return result
    return replace(result, problems=_restored(result.problems, raw))


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


def _plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON takes it, those within it as they are; `asdict` would copy all of it."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _masked(problems: Sequence[Problem], row: RawRow) -> tuple[Problem, ...]:
    told = "\n".join(text for one in problems for text in (one.value, one.says, one.hint))
    forms = {text: mark for mark, text in _forms(row) if text in told} if told else {}
    if not forms:
        return tuple(problems)
    words = re.compile("|".join(re.escape(text) for text in sorted(forms, key=len, reverse=True)))
    return tuple(_each(one, lambda text: words.sub(lambda found: forms[found[0]], text)) for one in problems)


def _restored(problems: Sequence[Problem], row: RawRow) -> tuple[Problem, ...]:
    forms = dict(_forms(row))
    return tuple(
        _each(one, lambda text: _PLACE.sub(lambda found: forms.get(found[0], found[0]), text)) for one in problems
    )


def _each(problem: Problem, change: Callable[[str], str]) -> Problem:
    return replace(problem, value=change(problem.value), says=change(problem.says), hint=change(problem.hint))


def _forms(row: RawRow) -> Sequence[tuple[str, str]]:
    """Return each way in which a message may quote a cell, with the mark that stands for it."""
    return [
        (f"\x1f{place}{letter}\x1f", form) for place, cell in enumerate(row.cells) for letter, form in _forms_of(cell)
    ]


@lru_cache(maxsize=4_096, typed=True)  # a table says most of its words again and again
def _forms_of(cell: Cell) -> Sequence[tuple[str, str]]:
    text = as_text(cell)
    plain = written(text)
    bare = plain.removeprefix("'")
    forms = (text, text.strip(), _inside(text), plain, _inside(plain), shortened(cell), bare)
    return [(letter, form) for letter, form in zip("abcdefg", forms, strict=True) if len(form) >= SHORTEST]


def _inside(text: str) -> str:
    """Return a text as it stands within the quotes of a message."""
    return quoted(text)[1:-1]
