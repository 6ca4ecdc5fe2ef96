"""What was asked and has no value: kept in comments of the home file itself, so that the file is the whole state.

A comment is no part of the home: `assess home` reads the file as if they were not there, an editor shows them, and they
travel with the file.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from textwrap import wrap

from assess.intake.field_names import FieldPath, dotted

_WIDTH = 110
_HEAD = "#? Asked by `assess interview`; take a field out of these lines and it is asked again."
_LINE = re.compile(r"^#\? (?P<mark>[a-z ]+): (?P<fields>.*)$")


class Mark(StrEnum):
    """Why a question that was asked has no value, or that a list has no more entries."""

    UNKNOWN = "not known"
    SKIPPED = "skipped"
    NONE = "not there"
    COMPLETE = "complete"


Marks = Mapping[FieldPath, Mark]


def taken_out(text: str) -> tuple[str, dict[FieldPath, Mark]]:
    """Return the text of a home file without the marks, and the marks."""
    marks: dict[FieldPath, Mark] = {}
    kept: list[str] = []
    for line in text.splitlines(keepends=True):
        found = _LINE.match(line.rstrip())
        if found and found["mark"] in set(Mark):
            fields = (field.strip() for field in found["fields"].split(","))
            marks |= {_path(field): Mark(found["mark"]) for field in fields if field}
        elif line.rstrip() == _HEAD:
            if kept and not kept[-1].strip():
                kept.pop()  # the empty line above, which is written with it
        else:
            kept.append(line)
    return "".join(kept), marks


def written(marks: Marks) -> str:
    """Return the marks as comment lines; nothing where there are none."""
    lines = []
    for mark in Mark:
        fields = ", ".join(dotted(path) for path, said in marks.items() if said is mark)
        lines += [f"#? {mark}: {part.rstrip(',')}" for part in wrap(fields, _WIDTH, break_on_hyphens=False)]
    return "\n".join(["", _HEAD, *lines, ""]) if lines else ""


def without_entry(marks: Marks, gone: FieldPath) -> dict[FieldPath, Mark]:
    """Return the marks once an entry of a list is gone and those behind it have moved up."""
    *above, number = gone
    depth, kept = len(above), {}
    for path, mark in marks.items():
        position = path[depth] if path[:depth] == tuple(above) and len(path) > depth else None
        if not isinstance(position, int) or not isinstance(number, int) or position < number:
            kept[path] = mark
        elif position > number:
            kept[(*path[:depth], position - 1, *path[depth + 1 :])] = mark
    return kept


def _path(field: str) -> FieldPath:
    return tuple(int(step) if step.isdecimal() else step for step in field.split("."))


def still(marks: Marks, paths: Iterable[FieldPath]) -> dict[FieldPath, Mark]:
    """Return the marks without those of some paths."""
    gone = set(paths)
    return {path: mark for path, mark in marks.items() if path not in gone}
