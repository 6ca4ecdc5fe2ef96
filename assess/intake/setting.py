"""A home with single fields set otherwise, as a person says it: `service.rating` is "200 A", the battery is gone.

A value is read as one in a home file is, with the same units, bounds and messages.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assess.errors import IntakeError, UsageError
from assess.intake.field_names import FieldPath, dotted, path_of, shape_at
from assess.intake.files import home_from_mapping
from assess.intake.home import Home
from assess.intake.messages import Problem
from assess.records import Basis, Provenance
from assess.units.spelling import quoted

_WHERE = "--set"
_READ_BEFORE = {("panel", "file")}  # files whose values are the home's own by the time that a field is set


@dataclass(frozen=True)
class Setting:
    """One field to be set, as it was typed: `name` is the field, `text` its value; None takes the value out."""

    name: str
    text: str | None = None

    @property
    def said(self) -> str:
        """Return the setting as it stands on the command line, without its value."""
        return f"{_WHERE if self.text is not None else '--unset'} {self.name}"


Fields = Mapping[FieldPath, Setting]


def setting_of(typed: str) -> Setting:
    """Return what `field=value` sets; `field=` takes the value out. Raises UsageError."""
    name, equals, text = typed.partition("=")
    if not equals or not name.strip():
        raise UsageError(
            f"{quoted(typed)} sets nothing",
            where=_WHERE,
            hint='Write the field, =, and its value, as in service.rating="200 A".',
        )
    return Setting(name.strip(), text.strip() or None)


def with_settings(home: Home, settings: Sequence[Setting]) -> Home:
    """Return the home of a file that says what is set; a value that is set counts as told, whatever it was before.

    An entry of a list goes by its number, from 0, or by its label or kind; the number behind the last adds one.
    Raises UsageError for a field that there is not or that is set twice, IntakeError for a value that does not fit
    its field or contradicts another.
    """
    fields = fields_set(home, settings)
    values = _values(home)
    gone = sorted((path for path, setting in fields.items() if setting.text is None), key=_last_entry_first)
    for path, setting in fields.items():
        if setting.text is not None:
            _holder(values, path)[path[-1]] = _value(path, setting.text)
    for path in gone:
        _take_out(values, path)
    try:
        changed = home_from_mapping(values, _WHERE)
    except IntakeError as error:
        raise _told_of_the_settings(error, values, fields) from None
    came = _untouched(home.provenance, fields)
    for path in gone:
        came = _moved_up(came, path)
    return changed.model_copy(update={"provenance": came | changed.provenance})


def fields_set(home: Home, settings: Iterable[Setting]) -> Fields:
    """Return the fields that are meant, in full. Raises UsageError for one that there is not, or that is set twice."""
    values = _values(home)
    found: dict[FieldPath, Setting] = {}
    for setting in settings:
        try:
            path = path_of(values, setting.name, adding=setting.text is not None)
        except UsageError as error:
            raise UsageError(error.message, where=setting.said, hint=error.hint) from None
        _refuse_twice(path, setting, found)
        if path in _READ_BEFORE:
            raise UsageError(
                f"{dotted(path)} is read with the home file, before anything is set",
                where=setting.said,
                hint="Name it in the home file.",
            )
        found[path] = setting
        if setting.text is not None:
            _holder(values, path)  # a new entry may have further fields
    return found


def said_of(field: str, fields: Fields) -> str | None:
    """Return the setting that a field of a message was set by, as it was typed; None where it was not set."""
    meant = (s for path, s in fields.items() if field in {dotted(path), Problem(dotted(path), "").where})
    return next((setting.said for setting in meant), None)


def left_behind(changed: Home, fields: Fields) -> tuple[str, ...]:
    """Return what a larger service leaves as it was: a smaller main breaker, a smaller busbar."""
    rating, panel = changed.service.rating_a, changed.panel
    if rating is None or ("service", "rating_a") not in fields:
        return ()
    smaller = {
        name: f"the {what} stays {value:g} A"
        for name, what, value in (("main", "main breaker", panel.main_a), ("bus", "busbar", panel.bus_a))
        if value and value < rating and ("panel", f"{name}_a") not in fields
    }
    if not smaller:
        return ()
    more = " ".join(f'--set panel.{name}="{rating:g} A"' for name in smaller)
    return (f"The service is now {rating:g} A, and {' and '.join(smaller.values())}. To change that too: {more}",)


def _values(home: Home) -> dict[str, Any]:
    return home.model_dump(exclude={"provenance"})


def _refuse_twice(path: FieldPath, setting: Setting, found: Fields) -> None:
    for other, before in found.items():
        both = min(path, other, key=len)
        if path[: len(both)] == other[: len(both)]:
            names = dict.fromkeys((before.name, setting.name))
            raise UsageError(
                f"{dotted(both)} is set twice, as {' and as '.join(names)}",
                where=setting.said,
                hint="Keep one of them.",
            )


def _value(path: FieldPath, text: str) -> Any:
    """Return a value as TOML would have it, or the text itself, which then needs no quotes."""
    if shape_at(path).form == "text" and text[0] not in "\"'{":
        return text  # a ZIP code is digits, and no number
    try:
        found = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return text
    return found["value"] if found.keys() == {"value"} else text


def _holder(values: dict[str, Any], path: FieldPath) -> Any:
    """Return what holds the last step of a path, with sections, lists and a new entry made on the way."""
    here: Any = values
    for step, following in pairwise(path):
        if isinstance(step, str):
            there = here.get(step)
            here[step] = list(there or ()) if isinstance(following, int) else there or {}
        here = here[step]
        if isinstance(following, int) and following == len(here):
            here.append({})
    return here


def _take_out(values: dict[str, Any], path: FieldPath) -> None:
    here: Any = values
    for step in path[:-1]:
        here = here[step] if isinstance(step, int) else here.get(step)
        if here is None:
            return
    if isinstance(path[-1], int):
        _holder(values, path).pop(path[-1])
    else:
        here.pop(path[-1], None)


def _last_entry_first(path: FieldPath) -> tuple[Any, ...]:
    return tuple(-step if isinstance(step, int) else step for step in path)


def _untouched(provenance: Mapping[str, Provenance], fields: Fields) -> dict[str, Provenance]:
    """Return where the values come from that were not set."""
    set_here = [f"{dotted(path)}." for path in fields]
    kept = {field: came for field, came in provenance.items() if not f"{field}.".startswith(tuple(set_here))}
    # A mark on a whole entry would else hold for the value of it that is now told.
    entries = {dotted(path): dotted(path[:-1]) for path, setting in fields.items() if setting.text is not None}
    return kept | {field: Provenance(basis=Basis.TOLD) for field, entry in entries.items() if entry in kept}


def _moved_up(came: Mapping[str, Provenance], gone: FieldPath) -> dict[str, Provenance]:
    """Return where values come from, once an entry is gone and those behind it have moved up."""
    if not isinstance(gone[-1], int):
        return dict(came)
    before, moved = f"{dotted(gone[:-1])}.", {}
    for field, source in came.items():
        number, dot, rest = field.removeprefix(before).partition(".")
        up = field.startswith(before) and int(number) > gone[-1]
        moved[f"{before}{int(number) - 1}{dot}{rest}" if up else field] = source
    return moved


def _told_of_the_settings(error: IntakeError, values: Mapping[str, Any], fields: Fields) -> IntakeError:
    """Return the intake's own refusal with the setting it is of, and for a contradiction what else to set."""
    field = (error.where or "").removeprefix(_WHERE).removeprefix(", ")
    if said := said_of(field, fields):
        return IntakeError(error.message, where=said, hint=error.hint)
    where = ", ".join(setting.said for setting in fields.values())
    if not any(dotted(path).startswith(field) for path in fields):
        where = f"{where}: {field}"
    others = _ways_out(values, fields)
    hint = f"Set {' or '.join(others)} as well, or leave it unknown: --unset {others[0]}." if others else error.hint
    return IntakeError(error.message, where=where, hint=hint)


def _ways_out(values: Mapping[str, Any], fields: Fields) -> list[str]:
    """Return the single fields of the home that, left unknown, would end a contradiction."""
    found = []
    for section, part in values.items():
        for name, value in part.items() if isinstance(part, Mapping) else ():
            if value is None or isinstance(value, list | tuple | Mapping) or (section, name) in fields:
                continue
            try:
                home_from_mapping({**values, section: {**part, name: None}}, _WHERE)
            except IntakeError:
                continue
            found.append(f"{section}.{name}")
    return found
