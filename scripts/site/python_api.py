"""The page of the Python API: what `assess.__all__` names, by its own signatures and docstrings, which are Markdown."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, get_type_hints

from pydantic import BaseModel

import assess
from scripts.site.pages import DOCS

HEAD = """\
# Python reference

The program is a package too: `import assess` gives a notebook or a service the same answer as the command line, without
a process for each home. These names are public; everything below them may change from one version to the next.
"""
NONE_YET = """\
This version names nothing for others to import: use the command line, whose `--json` is a whole assessment.

    assess home house.toml --json
"""
_MODULE = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Z]|date\b|Any\b)")
_SCALAR = (str, int, float, bool, type(None))


def python_api_page() -> str:
    """Return the page: functions, then what they take and return, then errors; or that there is nothing public."""
    public: list[str] = [name for name in getattr(assess, "__all__", ()) if not name.startswith("__")]
    if not public:
        return f"{HEAD}\n{NONE_YET}"
    named = {name: getattr(assess, name) for name in public}
    functions = {name: one for name, one in named.items() if inspect.isfunction(one)}
    errors = {name: one for name, one in named.items() if inspect.isclass(one) and issubclass(one, Exception)}
    records = {name: one for name, one in named.items() if name not in functions and name not in errors}
    parts = [HEAD]
    if (DOCS / "api.md").exists():
        parts.append("[Python](api.md) shows them at work.\n")
    for title, group in (("Functions", functions), ("Records", records), ("Errors", errors)):
        parts.append(f"## {title}\n")
        for name, one in group.items():
            parts += _entry(name, one)
    return "\n".join(parts).rstrip() + "\n"


def _entry(name: str, one: Any) -> Iterator[str]:
    escaped = r"\|"  # a bar within a cell of a table
    yield f"### `{name}`\n"
    if inspect.isfunction(one):
        yield f"```python\n{_signature(name, one)}\n```\n"
    yield inspect.cleandoc(one.__doc__ or "") + "\n"
    if inspect.isclass(one) and issubclass(one, Enum):
        yield "One of " + ", ".join(f"`{member.value}`" for member in one) + ".\n"
    elif fields := _fields(one):
        yield "| Field | Type |\n|---|---|"
        yield from (f"| `{field}` | `{_type(of).replace('|', escaped)}` |" for field, of in fields.items())
        yield ""


def _fields(one: Any) -> dict[str, Any]:
    """Return the fields of a record or a named tuple with their types."""
    if inspect.isclass(one) and issubclass(one, BaseModel):
        return {field: info.annotation for field, info in one.model_fields.items()}
    return dict(get_type_hints(one)) if hasattr(one, "_fields") or is_dataclass(one) else {}


def _signature(name: str, function: Any) -> str:
    """Return a signature with short names, an argument a line where it is long."""
    signature = inspect.signature(function)
    parts: list[str] = []
    starred = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            parts, starred = [*parts, "*"], True
        mark = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        given = "" if parameter.default is parameter.empty else f" = {_default(parameter.default)}"
        parts.append(f"{mark}{parameter.name}: {_type(parameter.annotation)}{given}")
        starred = starred or bool(mark)
    returns = _type(signature.return_annotation)
    short = f"{name}({', '.join(parts)}) -> {returns}"
    if len(short) <= 100:
        return short
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f") -> {returns}"


def _default(value: object) -> str:
    return repr(value) if isinstance(value, _SCALAR) or value == () else "..."


def _type(annotation: Any) -> str:
    """Return a type as it is written, modules left out."""
    text = annotation.__name__ if inspect.isclass(annotation) and not _args(annotation) else str(annotation)
    return _MODULE.sub("", text.replace("NoneType", "None").replace("~", ""))


def _args(annotation: Any) -> bool:
    return bool(getattr(annotation, "__args__", ()))
