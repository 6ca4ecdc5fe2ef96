"""The checks that records make of their own fields, run over many rows at once as rules are."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.records import Record
from assess.worksheet.lanes import divided
from assess.worksheet.many import Places, Rows, many

__all__ = ["contradicting"]


def contradicting(rows: Rows, count: int) -> NDArray[np.bool_]:
    """Return which of so many rows a check refuses, or cannot be run for."""
    found = np.zeros(count, dtype=bool)
    for record, section, there in _sections(rows, np.arange(count)):
        if not len(there):
            continue
        for check in record.__pydantic_decorators__.model_validators:
            for places, stay, held in divided(lambda some: _checked(section, check, there[some]), len(there)):  # noqa: B023 - run at once
                if held is None:
                    found[there[places[stay]]] = True
    return found


def _sections(rows: Rows, there: Places) -> Iterator[tuple[type[Record], Rows, Places]]:
    if rows.there is not None:
        there = there[np.array(rows.there.values, dtype=bool)[rows.there.codes[there]]]
    yield rows.record, rows, there
    for below in rows.fields.values():
        if isinstance(below, Rows):
            yield from _sections(below, there)


def _checked(rows: Rows, check: str, places: Places) -> Any:
    return getattr(many(rows, places), check)()
