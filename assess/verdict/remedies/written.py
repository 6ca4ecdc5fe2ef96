"""What a change sets, as it is written in a home file: `panel.main_a = 200 A`."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from assess.intake import Home
from assess.intake.fields import Shape, shapes
from assess.records import Record

_OUT = "left out"


def written(before: Home, after: Home) -> tuple[str, ...]:
    """Return each field that differs with its new value, in the unit people write it in."""
    return tuple(f"{path} = {value}" for path, value in _differences(before, after, ""))


def unmarked(before: Home, after: Home) -> Home:
    """Return the changed home without the marks of values that are no longer the ones that were read or assumed."""
    kept = {path: mark for path, mark in after.provenance.items() if _at(before, path) == _at(after, path)}
    return after if len(kept) == len(after.provenance) else after.model_copy(update={"provenance": kept})


def _differences(before: Record | None, after: Record, path: str) -> Iterator[tuple[str, str]]:
    for name, shape in shapes(type(after)).items():
        old, new = getattr(before, name, None), getattr(after, name)
        here = f"{path}.{name}" if path else name
        if old == new or shape.form == "table":
            continue
        if isinstance(new, Record):
            yield from _differences(old, new, here)
        elif shape.form == "sections" and new is not None:
            yield from _of_the_list(old or (), new, here)
        else:
            yield here, _said(new, shape)


def _of_the_list(old: tuple[Record, ...], new: tuple[Record, ...], path: str) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(new):
        was = old[number] if number < len(old) else None
        if was != one:
            yield from _differences(was, one, f"{path}.{number}")
    for number in range(len(new), len(old)):
        yield f"{path}.{number}", _OUT


def _said(value: Any, shape: Shape) -> str:
    if value is None:
        return _OUT
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int | float):
        return f"{value:.10g} {shape.unit}".strip()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _at(home: Home, path: str) -> object:
    """Return what stands at a dotted path; None where nothing does."""
    here: Any = home
    for name in path.split("."):
        if isinstance(here, tuple):
            here = here[int(name)] if name.isdecimal() and int(name) < len(here) else None
        else:
            here = getattr(here, name, None)
    return here
