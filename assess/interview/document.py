"""The home file as TOML that keeps its writer's comments and order: single values set, taken out, entries added."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, InlineTable, Item, Table, Whitespace

from assess.errors import IntakeError
from assess.intake.field_names import FieldPath

_HEADING = re.compile(r"\s*\[")
_REMARK = re.compile(r"\s*(#|$)")
Holder = Any  # a TOMLDocument, a Table, an InlineTable or what stands for a table in several places


def with_value(text: str, path: FieldPath, value: Any) -> str:
    """Return the text with the value at a path, beside the other values of its section.

    A value that stands there is replaced, its comment kept. The number behind the last entry of a list adds one.
    Raises IntakeError where the file is written in a way that leaves no room for it.
    """

    def edit(document: tomlkit.TOMLDocument) -> None:
        holder = _holder(document, path)
        _put(holder, str(path[-1]), value)

    return _edited(text, edit)


def without(text: str, path: FieldPath) -> str:
    """Return the text without the value, section or entry at a path; as it is where there is none."""
    *above, last = path
    if isinstance(last, int) and (shorter := _without_block(text, ".".join(map(str, above)), last)) is not None:
        return shorter

    def edit(document: tomlkit.TOMLDocument) -> None:
        here: Any = document
        for step in above:
            here = _at(here, step)
            if here is None:
                return
        if isinstance(last, int):
            del here[last]
        elif last in here:
            _drop(here, last)

    return _edited(text, edit)


def _without_block(text: str, heading: str, number: int) -> str | None:
    """Return the text without the lines of an entry that has a heading of its own; None where it has none.

    Comments and empty lines below its last value stay: they are about what comes next.
    """
    lines = text.splitlines(keepends=True)
    starts = [at for at, line in enumerate(lines) if _HEADING.match(line)]
    named = [at for at in starts if _heading_of(lines[at]) == f"[[{heading}]]"]
    if number >= len(named):
        return None
    start = named[number]
    inner = (f"[[{heading}.", f"[{heading}.")
    end = next((at for at in starts if at > start and not _heading_of(lines[at]).startswith(inner)), len(lines))
    while end > start + 1 and _REMARK.match(lines[end - 1]):
        end -= 1
    if start and not lines[start - 1].strip() and not "".join(lines[end : end + 1]).strip():
        start -= 1  # one empty line is enough where there were two around it
    return "".join([*lines[:start], *lines[end:]])


def _heading_of(line: str) -> str:
    return re.sub(r"\s", "", line.partition("#")[0])


def _edited(text: str, edit: Callable[[tomlkit.TOMLDocument], None]) -> str:
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    try:
        document = tomlkit.parse(text)
        edit(document)
        edited = _airy(tomlkit.dumps(document), text)
    except (TOMLKitError, LookupError, TypeError, AttributeError):
        raise IntakeError("is written in a way that cannot be added to here; change it in an editor") from None
    return edited.replace("\n", "\r\n") if windows else edited


def _airy(edited: str, before: str) -> str:
    """Return the text with an empty line above each heading that is new, or newly below a value."""
    lines, old = edited.split("\n"), before.split("\n")
    stood = set(pairwise(old))
    airy = lines[:1]
    for above, line in pairwise(lines):
        if line.startswith("[") and not _REMARK.match(above) and (above, line) not in stood:
            airy.append("")
        airy.append(line)
    return "\n".join(airy)


def _drop(here: Holder, name: str) -> None:
    """Take a value out; a comment behind it stays on its line."""
    remark = getattr(here[name], "trivia", None)
    said = remark.comment if remark is not None else ""
    body = here.value.body if isinstance(here, Table) else None
    place = next((at for at, (key, _) in enumerate(body or ()) if key is not None and key.key == name), None)
    here.remove(name)
    if said and body is not None and place is not None:
        body[place] = (None, tomlkit.comment(said.lstrip("# ")))


def _at(here: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return here[step] if step < len(here) else None
    return here.get(step)


def _holder(document: tomlkit.TOMLDocument, path: FieldPath) -> Holder:
    """Return the table that holds the last step of a path, made where it is missing."""
    here: Any = document
    for step, following in pairwise(path):
        there = _at(here, step)
        if isinstance(following, int):
            if there is None or (not isinstance(there, AoT) and not len(there)):
                there = _new_list(here, str(step))
        elif there is None:
            there = _new_table(here, step)
        here = there
    return here


def _new_table(here: Holder, step: str | int) -> Holder:
    if isinstance(step, int):
        entries = here if isinstance(here, AoT) else None
        if entries is None:  # a list of inline tables, as JSON has it
            here.append(tomlkit.inline_table())
            return here[step]
        tail = _without_tail(entries[-1].value, None) if len(entries) else []
        entries.append(tomlkit.table())
        entries[step].value.body.extend(tail)
        return entries[step]
    if isinstance(here, InlineTable):
        here[step] = tomlkit.inline_table()
    else:
        here[step] = tomlkit.table()
    return here[step]


def _new_list(here: Holder, name: str) -> Holder:
    if isinstance(here, InlineTable):
        here[name] = tomlkit.array()
        return here[name]
    if name in here:
        here.remove(name)
    here[name] = tomlkit.aot()
    return here[name]


def _put(holder: Holder, name: str, value: Any) -> None:
    if isinstance(value, dict):
        value = _inline(value) if value else tomlkit.table()
    if name in holder or not isinstance(holder, Table):  # or it stands in several places, or on one line
        holder[name] = value
        return
    # What stands below the last value belongs to the next section, as often as not: the new value goes above it.
    tail = _without_tail(holder.value, name)
    holder.add(name, value)
    holder.value.body.extend(tail)


def _inline(value: dict[str, Any]) -> Item:
    """Return a table on one line, with the blanks that people write."""
    parts = (f"{name} = {tomlkit.item(part).as_string()}" for name, part in value.items())
    return tomlkit.value(f"{{ {', '.join(parts)} }}")


def _without_tail(container: Container, name: str | None) -> list[tuple[Any, Item]]:
    """Take the comments and empty lines off the end of a section, and return them.

    The commented example of the field, as a blank form has it, stays above its value.
    """
    body = container.body
    cut = len(body)
    while cut and body[cut - 1][0] is None and isinstance(body[cut - 1][1], Comment | Whitespace):
        cut -= 1
    for at in range(cut, len(body)):
        if name is not None and body[at][1].as_string().startswith((f"#{name} ", f"#{name}=")):
            cut = at + 1
    tail = list(body[cut:])
    del body[cut:]
    return tail
