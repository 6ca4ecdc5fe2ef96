"""What stands in a table of results in plain words: fields as their columns are headed, problems with their cure."""

import re
from collections.abc import Iterable
from functools import cache

from assess.batch.records import Problem
from assess.batch.template.columns import template_columns
from assess.intake.fields import UNIT_ENDINGS

_NUMBER = re.compile(r"\.\d+(?=\.|$)")  # of an entry in a list
_UNIT = re.compile(r"\s*\([^()]*\)$")
_LISTS = {
    "loads": "Large electric loads",
    "hvac.systems": "Heating and cooling equipment",
    "internet.tests": "A speed test of the line",
    "internet.data_cap_tb": "Data cap, or that there is none",
}


def problem_in_words(problem: Problem) -> str:
    """Return what is wrong and what would be right, each once."""
    if not problem.hint or problem.hint in problem.says:
        return problem.says
    return f"{problem.says}{' ' if problem.says.endswith(('.', '?', '!')) else '; '}{problem.hint}"


def fields_in_words(fields: Iterable[str]) -> str:
    """Return fields in plain words, each once, in their order, joined by semicolons."""
    return "; ".join(dict.fromkeys(map(field_in_words, fields)))


def hazards_in_words(codes: Iterable[str]) -> str:
    """Return codes of findings as words: `safety.panel_make` is "panel make"."""
    return "; ".join(dict.fromkeys(code.rpartition(".")[2].replace("_", " ") for code in codes))


def field_in_words(field: str) -> str:
    """Return a field in plain words; one that no column is for is named by its section and its own name."""
    plain = _NUMBER.sub("", field)
    if plain in _LISTS:
        return _LISTS[plain]
    if plain in _headings():
        return _headings()[plain]
    section, _, name = plain.rpartition(".")
    said = UNIT_ENDINGS.sub("", name).replace("_", " ")
    return f"{section.rpartition('.')[2].replace('_', ' ')}: {said}" if section else said


@cache
def _headings() -> dict[str, str]:
    """Return headings by field, without their units; of the columns of one field the first."""
    found: dict[str, str] = {}
    for column in template_columns():
        if column.path:
            found.setdefault(column.path, _UNIT.sub("", column.heading))
    return found
