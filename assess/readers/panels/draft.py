"""A panel schedule on its way into the intake: rows with their place in the file, checked one against another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from assess.errors import IntakeError
from assess.findings import Finding, Severity
from assess.intake import Circuit, Home
from assess.intake.field_names import value_at
from assess.intake.files import home_from_mapping
from assess.readers.panels.panel_file import PanelFile
from assess.records import Basis, Provenance
from assess.units.spelling import quoted

MOST_ROWS = 2_000  # a panel has at most 84 spaces; a longer list is something else
_PLACE = re.compile(r", panel\.circuits\.0(?:\.(?P<field>\w+))?(?: \(entry 1\))?")


@dataclass(frozen=True)
class Row:
    """One circuit as a file states it: `at` says where, `values` are fields of the intake, plain or measured text.

    `basis` tells how a field is known, where it is not simply told; an assumed nameplate has its `spread` [VA].
    """

    at: str
    values: dict[str, Any]
    remark: str = ""
    basis: Mapping[str, Basis] = field(default_factory=dict)
    spread: tuple[float, float] | None = None


@dataclass
class Board:
    """One panel of a file; `values` are its fields in the intake. A sub-panel has a name and what feeds it."""

    at: str = ""
    name: str | None = None
    parent: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    listed: bool = True  # the file lists circuits, though there may be none


@dataclass
class Draft:
    """Everything that was found in one file, before it is checked."""

    where: str
    format: str
    title: str
    board: Board = field(default_factory=Board)
    below: list[Board] = field(default_factory=list)
    service: dict[str, Any] = field(default_factory=dict)
    pv: dict[str, Any] | None = None
    battery: dict[str, Any] | None = None
    findings: list[Finding] = field(default_factory=list)
    basis: Basis = Basis.TOLD

    def note(self, code: str, says: str, means: str = "", cure: str = "", severity: Severity = Severity.NOTE) -> None:
        """Keep what reading the file showed."""
        self.findings.append(Finding(code=f"panel.{code}", severity=severity, says=says, means=means, cure=cure))


def finished(draft: Draft) -> PanelFile:
    """Return the schedule in the words of the intake. Raises IntakeError for a row that cannot be, with its place."""
    board = draft.board
    values: dict[str, Any] = {**board.values, **_circuits(draft, board)}
    if draft.below:
        values["subpanels"] = [
            {**one.values, **_circuits(draft, one), "name": one.name, "fed_from": one.parent} for one in draft.below
        ]
    _count_sources(draft)
    stated: dict[str, Any] = {"panel": values, "service": draft.service, "pv": draft.pv, "battery": draft.battery}
    home = home_from_mapping({k: v for k, v in stated.items() if v is not None}, draft.where)
    return PanelFile(
        format=draft.format,
        title=draft.title,
        name=PurePath(draft.where).name,
        panel=home.panel,
        service=home.service,
        pv=home.pv,
        battery=home.battery,
        findings=tuple(draft.findings),
        remarks=tuple(
            (name or "", str(row.values["space"]), row.remark)
            for name, one in ((None, board), *((one.name, one) for one in draft.below))
            for row in one.rows
            if row.remark
        ),
        provenance=_provenance(draft, home),
    )


def _circuits(draft: Draft, board: Board) -> dict[str, Any]:
    """Return the circuits of a board, each held against the form and against the rows before it."""
    if not board.listed:
        return {}
    if len(board.rows) > MOST_ROWS:
        raise IntakeError(
            f"lists {len(board.rows):,} circuits; a panel has less than {MOST_ROWS:,}",
            where=draft.where,
            hint="Give the schedule of one home.",
        )
    taken: dict[str, Row] = {}
    circuits = []
    for row in board.rows:
        circuit = _circuit(row, draft.where)
        _in_reach(circuit, row, board, draft.where)
        for position in circuit.positions:
            halves = {position + "A", position + "B"} if position[-1].isdigit() else {position[:-1]}
            if clash := taken.keys() & {position, *halves}:
                other = taken[min(clash)]
                raise IntakeError(
                    f'space "{position}" is used twice, by {_named(other)} ({other.at}) and {_named(row)}',
                    where=f"{draft.where}, {row.at}",
                    hint='Each space takes one breaker, or a tandem as A and B, such as "8A" and "8B".',
                )
            taken[position] = row
        circuits.append(row.values)
    return {"circuits": circuits}


def _circuit(row: Row, where: str) -> Circuit:
    try:
        home = home_from_mapping({"panel": {"circuits": [row.values]}}, where)
    except IntakeError as error:
        place = _PLACE.sub(lambda m: f", {row.at}" + (f", {m['field']}" if m["field"] else ""), error.where or where)
        hint = error.hint and re.sub(r"panel\.circuits\.0\.?| \(entry 1\)", "", error.hint)
        raise IntakeError(error.message, where=place, hint=hint) from None
    (circuit,) = home.panel.circuits or ()
    return circuit


def _in_reach(circuit: Circuit, row: Row, board: Board, where: str) -> None:
    total = board.values.get("spaces_total")
    if isinstance(total, int) and max(circuit.rows) > total:
        raise IntakeError(
            f'space "{circuit.space}" is beyond the {total} spaces of the panel',
            where=f"{where}, {row.at}",
            hint="Read the number again, or correct the number of spaces.",
        )


def _named(row: Row) -> str:
    label = row.values.get("label")
    return quoted(label) if isinstance(label, str) and label else "a breaker without a label"


def _count_sources(draft: Draft) -> None:
    """Keep what feeds back into the panel, with its breaker where there is one breaker and its rating is known."""
    for kind, name in (("pv", "solar"), ("battery", "a battery")):
        ratings = [row.values.get("breaker_a") for row in draft.board.rows if row.values.get("load_type") == kind]
        if not ratings:
            continue
        known = {} if len(ratings) > 1 or ratings[0] is None else {"breaker_a": ratings[0]}
        stated = draft.pv if kind == "pv" else draft.battery
        setattr(draft, kind, (stated or {}) | known)
        if len(ratings) > 1:
            draft.note(
                f"several_{kind}",
                f"{len(ratings)} breakers feed back from {name}.",
                "The form has room for one, so its breaker is left unknown.",
                "Write the sum of their ratings into the home file.",
            )


def _provenance(draft: Draft, home: Home) -> dict[str, Provenance]:
    """Return where each value comes from: the file and the row, and how it came to be known there."""
    name = PurePath(draft.where).name
    told = Provenance(basis=draft.basis, source=name)
    found = {f"service.{key}": told for key in draft.service}
    found |= {f"pv.{key}": told for key in draft.pv or ()}
    found |= {f"battery.{key}": told for key in draft.battery or ()}
    found |= {f"panel.{key}": told for key in draft.board.values}
    found |= _rows("panel.circuits", draft.board, draft.basis, name)
    for n, one in enumerate(draft.below):
        found |= {f"panel.subpanels.{n}.{key}": told for key in one.values}
        found |= _rows(f"panel.subpanels.{n}.circuits", one, draft.basis, name)
    return {path: entry for path, entry in found.items() if value_at(home, path) is not None}


def _rows(path: str, board: Board, usual: Basis, name: str) -> dict[str, Provenance]:
    found = {}
    for n, row in enumerate(board.rows):
        for key in row.values:
            basis = row.basis.get(key, usual)
            low, high = row.spread if row.spread is not None and key == "nameplate_va" else (None, None)
            note = "by the words of its label" if key == "load_type" and basis is Basis.ASSUMED else None
            source = f"{name}: {row.at}"
            found[f"{path}.{n}.{key}"] = Provenance(basis=basis, source=source, low=low, high=high, note=note)
    return found
