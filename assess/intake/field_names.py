"""Fields by the names that people give them: `service.rating`, `loads.range.nameplate`, `loads.0.nameplate_va`."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from assess.errors import UsageError
from assess.intake.fields import UNIT_ENDINGS, Shape, shapes
from assess.intake.home import Home
from assess.records import Record
from assess.units.spelling import quoted

_CALLED_BY = ("label", "name", "kind", "load_type")  # of an entry in a list
_NEAREST = 3
_LONGEST_NUMBER = 6
FieldPath = tuple[str | int, ...]


def path_of(values: Mapping[str, Any], name: str, *, adding: bool) -> FieldPath:
    """Return the full path of a field, with the unit at its end and the numbers of entries filled in.

    `values` are those of the home, whose entries may be named by label or kind; with `adding` the number behind the
    last stands for a new one. Raises UsageError with the fields or entries that may be meant.
    """
    record: type[Record] = Home
    here: Any = values
    path: FieldPath = ()
    steps = [step.strip() for step in name.split(".")]
    while steps:
        field = _field(record, steps.pop(0), name)
        shape, path = shapes(record)[field], (*path, field)
        here = here.get(field) if isinstance(here, Mapping) else None
        if shape.form == "sections" and steps:
            number = _entry(here or (), steps.pop(0), dotted(path), adding=adding)
            path, here = (*path, number), here[number] if here and number < len(here) else None
        if steps and shape.record is None:
            raise _no_such(name)
        record = shape.record or record
    return path


def shape_at(path: FieldPath) -> Shape:
    """Return what the field at a full path takes."""
    record: type[Record] = Home
    *above, last = (step for step in path if isinstance(step, str))
    for step in above:
        record = shapes(record)[step].record or record
    return shapes(record)[last]


def value_at(home: Home, path: str) -> Any:
    """Return the value at a dotted path; None where the home has none, or no such entry."""
    value: Any = home
    for step in path.split("."):
        if value is None or (isinstance(value, tuple) and int(step) >= len(value)):
            return None
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step, None)
    return value


def dotted(path: FieldPath) -> str:
    """Return a path as it stands in messages and in the provenance."""
    return ".".join(map(str, path))


def _field(record: type[Record], typed: str, name: str) -> str:
    known = [field for field, shape in shapes(record).items() if shape.form != "table"]
    if _word(typed) in known:
        return _word(typed)
    meant = [field for field in known if UNIT_ENDINGS.sub("", field) == _word(typed)]
    if len(meant) > 1:
        raise UsageError(f"{quoted(typed)} may be {' or '.join(meant)}", hint="Write one of them.")
    if not meant:
        raise _no_such(name)
    return meant[0]


def _entry(entries: Sequence[Mapping[str, Any]], typed: str, of: str, *, adding: bool) -> int:
    if typed.isdecimal() and len(typed) <= _LONGEST_NUMBER:
        if int(typed) < len(entries) + adding:
            return int(typed)
        counted = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}" if entries else "no entries"
        raise UsageError(f"{of} has {counted}, and they are numbered from 0")
    called = [{_word(entry[name]) for name in _CALLED_BY if entry.get(name)} for entry in entries]
    numbers = [number for number, names in enumerate(called) if _word(typed) in names]
    if len(numbers) > 1:
        several = " or ".join(f"{of}.{number}" for number in numbers)
        raise UsageError(f"{len(numbers)} entries of {of} are {quoted(typed)}", hint=f"Write {several}.")
    if not numbers:
        known = ", ".join(dict.fromkeys(name for names in called for name in sorted(names)))
        there = f"its entries are {known}" if known else "it has no entries"
        raise UsageError(f"{of} has no entry {quoted(typed)}; {there}")
    return numbers[0]


def _no_such(name: str) -> UsageError:
    """Return that there is no such field, with those that were perhaps meant."""
    typed = ".".join(_word(step) for step in name.split(".") if not step.isdecimal())
    every, last = list(every_field()), _last(typed)
    # What it is called may be right and its section wrong; else the whole may be misspelt, else the last word.
    near = [field for field in every if last in {_last(field), UNIT_ENDINGS.sub("", _last(field))}]
    near = near or get_close_matches(typed, every, n=_NEAREST, cutoff=0.7)
    near = near or [field for field in every if _last(field) in get_close_matches(last, map(_last, every), n=_NEAREST)]
    return UsageError(
        f"there is no field {quoted(name)}",
        hint=f"Did you mean {' or '.join(near[:_NEAREST])}?" if near else "`assess init` writes a form of every field.",
    )


def every_field() -> Iterator[str]:
    """Give the name of every field of a home, as `--set` takes it."""
    return _every_field(Home, "")


def _every_field(record: type[Record], path: str) -> Iterator[str]:
    for name, shape in shapes(record).items():
        if shape.form == "table":
            continue
        here = f"{path}.{name}".lstrip(".")
        yield here
        if shape.record is not None:
            yield from _every_field(shape.record, here)


def _last(field: str) -> str:
    return field.rpartition(".")[2]


def _word(text: object) -> str:
    return str(text).strip().lower().replace(" ", "_").replace("-", "_")
