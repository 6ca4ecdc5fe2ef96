"""The quick way to type a panel: a line for each breaker, `1 40/2 Range`, and a line for each fact, `main 200`.

A line is the space, the handle and the label. `/2` is two poles, `1,3` says which; `?` is a handle not read; `spare`
and `space` stand in place of a handle; `@ 8 kW` at the end is the nameplate. What stands behind # is not read.
"""

import re
from collections.abc import Iterator
from itertools import islice

from assess.errors import IntakeError
from assess.readers.panels.cells import Cells
from assess.units.spelling import quoted

_FACTS = {
    "panel": "panel.id",
    "fed from": "panel.parent_panel",
    "feeder": "panel.feeder_breaker_a",
    "make": "panel.make",
    "model": "panel.model",
    "at": "panel.location",
    "main": "panel.main_a",
    "bus": "panel.bus_a",
    "spaces": "panel.spaces_total",
    "volts": "panel.volts",
    "service": "service_a",
}
_FACT = re.compile(rf"^(?P<name>{'|'.join(_FACTS)})[ :=]+(?P<value>\S.*)$", re.IGNORECASE)
_POSITION = r"[1-9]\d?[ab]?"
_ROW = re.compile(
    rf"^(?P<space>{_POSITION}(?:[,&+-]{_POSITION})?)[ .:]+"
    r"(?P<handle>\d{1,3}(?: ?A)?(?:/[12])?|\?|spare|space|free)"
    r"(?: +(?P<label>[^@]*[^\W\d_][^@]*?))?(?: *@ *(?P<nameplate>\d[^@]*))?$",
    re.IGNORECASE,
)
_COLUMNS = ["space", "breaker_a", "label", "nameplate_va", "status"]
_FREE = {"space", "free"}
_LONGEST = 200  # characters of a line; no label on a door is longer
_MOST_LINES = 1_000  # looked at to tell what a file is
_FEW_SLIPS = 4  # one line in four may be wrong, and is then named


def is_typed(text: str) -> bool:
    """Return whether the lines are of this form, but for a few slips, and two of them name a breaker."""
    lines = [line for _, line in islice(_lines(text), _MOST_LINES)]
    rows = [match for line in lines if (match := _row(line))]
    right = len(rows) + sum(_FACT.match(line) is not None for line in lines)
    return len([row for row in rows if row["label"]]) >= 2 and right * _FEW_SLIPS >= len(lines) * (_FEW_SLIPS - 1)


def typed_rows(text: str, where: str) -> Iterator[Cells]:
    """Yield the lines as the rows of a table; its heading comes before the first breaker.

    Raises IntakeError for a line that is neither a breaker nor a fact.
    """
    headed = False
    for number, line in _lines(text):
        at = f"line {number}"
        if fact := _FACT.match(line):
            yield at, [_FACTS[fact["name"].lower()], fact["value"].strip()]
        elif row := _row(line):
            if not headed:
                yield at, _COLUMNS
                headed = True
            yield at, _cells(row)
        else:
            raise IntakeError(
                f"{quoted(line)} is neither a breaker nor a fact of a panel",
                where=f"{where}, {at}",
                hint=f'Write "1 40/2 Range", or "21 space"; or a fact: {", ".join(_FACTS)}.',
            )


def _row(line: str) -> "re.Match[str] | None":
    return _ROW.match(line) if len(line) <= _LONGEST else None


def _cells(row: "re.Match[str]") -> list[str]:
    handle, label = row["handle"].lower(), row["label"] or ""
    if handle in {"spare", *_FREE}:
        status = "space" if handle in _FREE else "spare"
        return [row["space"], "", label or status, row["nameplate"] or "", status]
    return [row["space"], handle.replace("a", "").replace(" ", ""), label, row["nameplate"] or "", "in use"]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if plain := " ".join(line.partition("#")[0].split()):
            yield number, plain
