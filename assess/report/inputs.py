"""Every value of the intake with its basis, for the terminal and the report alike."""

from typing import Any

from pydantic import BaseModel

from assess.intake import Home
from assess.records import Basis, Record

_NOT_SHOWN = {"provenance"}


class InputLine(Record):
    """One value of the home, as it is printed."""

    field: str
    value: str
    basis: Basis
    source: str


def input_lines(home: Home) -> tuple[InputLine, ...]:
    """Return every known value, in the order of the form."""
    found: list[InputLine] = []
    _walk(home, "", home, found)
    return tuple(found)


def source_summary(home: Home) -> str:
    """Return in one sentence how many values were measured, read, told or assumed, and from which files."""
    lines = input_lines(home)
    counts = {basis: sum(line.basis is basis for line in lines) for basis in Basis}
    parts = [f"{n} {basis.value}" for basis, n in counts.items() if n]
    files = sorted({line.source.split(":")[0] for line in lines if line.source and line.basis is not Basis.ASSUMED})
    origin = f"; from files: {', '.join(files)}" if files else ""
    return f"{len(lines)} values given ({', '.join(parts)}{origin})."


def _walk(value: Any, path: str, home: Home, found: list[InputLine]) -> None:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if path or name not in _NOT_SHOWN:
                _walk(getattr(value, name), f"{path}.{name}" if path else name, home, found)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            _walk(item, f"{path}.{i}", home, found)
    elif value is not None:
        source = home.basis_of(path)
        found.append(InputLine(field=path, value=_text(value), basis=source.basis, source=source.source or ""))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.6g}"
    return str(value)
