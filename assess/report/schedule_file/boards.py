"""The panels of a home as the facts and rows of a schedule, in the words of docs/panel-schedule.md."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assess.intake import Home
from assess.intake.service import Circuit, Panelboard, Subpanel
from assess.readers.panels.labels import NOT_STATED, kind_by_label
from assess.readers.panels.schedule import NOT_LISTED
from assess.records import Basis

COLUMNS = (
    *("space", "poles", "breaker_a", "label", "load_type", "nameplate_va", "volts", "basis", "status", "managed"),
    "notes",
)
Cell = str | float
_FACTS = ("make", "model", "bus_a", "main_a", "spaces_total", "spaces_free", "location")
_OF_MAIN = ("center_fed", "feed_through", "ambient_f")
_OF_SUBPANEL = ("feeder_breaker_a", "conductor_size", "conductor_material")
_BASIS = {Basis.LABEL: "nameplate", Basis.MEASURED: "measured", Basis.ASSUMED: "default table"}
_NOT_STORABLE = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")


@dataclass(frozen=True)
class Board:
    """One panel: its name, its facts, and its rows, a cell for each of `COLUMNS`."""

    name: str
    facts: tuple[tuple[str, Cell], ...]
    rows: tuple[tuple[Cell, ...], ...]


def boards_of(home: Home, remarks: Mapping[tuple[str, str], str]) -> tuple[Board, ...]:
    """Return the main panel and its sub-panels; `remarks` by the name of the sub-panel, or nothing, and the space."""
    below = home.panel.subpanels or ()
    main = "Main" if all(one.name != "Main" for one in below) else "Main panel"
    names = [main, *(one.name for one in below)]
    panels: list[Panelboard] = [home.panel, *below]
    paths = ["panel", *(f"panel.subpanels.{n}" for n in range(len(below)))]
    return tuple(
        Board(name, tuple(_facts(one, name, main, home)), tuple(_rows(one, path, home, remarks)))
        for name, one, path in zip(names, panels, paths, strict=True)
    )


def _facts(panel: Panelboard, name: str, main: str, home: Home) -> Iterator[tuple[str, Cell]]:
    yield "panel.id", storable(name)
    service = home.service
    if isinstance(panel, Subpanel):
        yield "panel.parent_panel", storable(panel.fed_from or main)
    fields = (*_FACTS, *(_OF_SUBPANEL if isinstance(panel, Subpanel) else _OF_MAIN))
    for field in fields:
        if (value := getattr(panel, field)) is not None:
            yield f"panel.{field}", _cell(value)
    if service.volts is not None:
        yield "panel.volts", service.volts
    if panel.circuits is None:
        yield "panel.circuits", NOT_LISTED
    if not isinstance(panel, Subpanel):
        of_service = {"service_a": service.rating_a, "service_type": service.entrance, "meter_main": service.meter_main}
        yield from ((key, _cell(value)) for key, value in of_service.items() if value is not None)


def _rows(
    panel: Panelboard, path: str, home: Home, remarks: Mapping[tuple[str, str], str]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the breakers and the empty spaces in the order of their numbers."""
    circuits = panel.circuits or ()
    sub = panel.name if isinstance(panel, Subpanel) else ""
    rows: list[tuple[int, str, tuple[Cell, ...]]] = []
    for number, one in enumerate(circuits):
        cells = _circuit(one, f"{path}.circuits.{number}", home, remarks.get((sub, one.space), ""))
        rows.append((min(one.rows), one.space, tuple(cells[column] for column in COLUMNS)))
    if panel.circuits is not None and panel.spaces_total is not None:
        taken = {row for one in circuits for row in one.rows}
        rows += [(n, str(n), empty(n)) for n in range(1, panel.spaces_total + 1) if n not in taken]
    return (cells for *_, cells in sorted(rows, key=lambda row: row[:2]))


def empty(space: int, *, marked: bool = True) -> tuple[Cell, ...]:
    """Return the row of a space, marked as empty or left to be filled in."""
    known: dict[str, Cell] = {"space": space, "load_type": "space", "status": "space"} if marked else {"space": space}
    return tuple(known.get(column, "") for column in COLUMNS)


def _circuit(one: Circuit, path: str, home: Home, remark: str) -> dict[str, Cell]:
    cells: dict[str, Cell] = dict.fromkeys(COLUMNS, "")
    values = {"breaker_a": one.breaker_a, "nameplate_va": one.nameplate_va, "volts": one.volts, "managed": one.managed}
    cells |= {name: _cell(value) for name, value in values.items() if value is not None}
    # A spreadsheet takes 7,9 for seventy-nine and 7-9 for a day in July.
    cells |= {
        "space": one.space.replace(",", "&"),
        "poles": one.poles,
        "label": storable(one.label or ""),
        "notes": storable(remark),
    }
    cells["status"] = "spare" if one.load_type == "spare" else "in use"
    cells["load_type"] = _load_type(one, home.basis_of(f"{path}.load_type").basis)
    basis = home.basis_of(f"{path}.nameplate_va").basis
    bounded = one.breaker_a is not None and (one.volts or home.service.volts) is not None
    if one.nameplate_va is not None and (basis is not Basis.ASSUMED or bounded):
        cells["basis"] = _BASIS.get(basis, "")
    return cells


def _load_type(one: Circuit, basis: Basis) -> str:
    """Return the kind of load; nothing where the label says it, and so that a label is not read where none was said."""
    by_label = kind_by_label(one.label)
    if one.load_type is None:
        return NOT_STATED if by_label else ""
    return "" if basis is Basis.ASSUMED and by_label == one.load_type else str(one.load_type)


def storable(text: str) -> str:
    """Return a text that CSV, a workbook and TOML can hold: no control signs, no halves of letters."""
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case _:
            return storable(str(value))
