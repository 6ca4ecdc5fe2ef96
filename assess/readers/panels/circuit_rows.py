"""One row of a schedule as a circuit of the intake: its space, its breaker, what it feeds, how that is known."""

import re
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from assess.errors import IntakeError
from assess.intake import LoadKind
from assess.readers.panels.cells import is_whole
from assess.readers.panels.columns import Columns
from assess.readers.panels.draft import Row
from assess.readers.panels.labels import NOT_STATED, kind_by_label, kind_by_name
from assess.records import Basis
from assess.units import parse
from assess.units.spelling import quoted

_UNKNOWN = {"", "?", "unknown", "n/a", "-", "–", "—", "tbd"}
_STATUS = {
    "in use": "in use",
    "in_use": "in use",
    "active": "in use",
    "on": "in use",
    "off": "in use",
    "spare": "spare",
    "space": "space",
    "empty": "space",
    "blank": "space",
    "open": "space",
    "to be removed": "to be removed",
    "remove": "to be removed",
}
_BASIS = {
    "nameplate": Basis.LABEL,
    "label": Basis.LABEL,
    "measured": Basis.MEASURED,
    "owner said": Basis.TOLD,
    "owner": Basis.TOLD,
    "told": Basis.TOLD,
    "breaker x 0.8": Basis.ASSUMED,
    "default table": Basis.ASSUMED,
    "default": Basis.ASSUMED,
    "assumed": Basis.ASSUMED,
}
_EMPTY_LABELS = re.compile(r"^\W*(?:space|blank|empty)\W*$", re.IGNORECASE)
_RATING_AND_POLES = re.compile(r"^(?P<amps>\d{1,3}) ?A? ?[/-] ?(?P<poles>[12]) ?P?$", re.IGNORECASE)
_SIDES = {"a": 1, "l": 1, "left": 1, "b": 0, "r": 0, "right": 0}
_BY_SIDE = re.compile(r"^(?P<side>[ABLR])(?P<row>\d{1,2})$", re.IGNORECASE)
_JOINTS = re.compile(r"\s*[-–/&+;,]\s*|\s+")


@dataclass(frozen=True)
class CircuitRow:
    """A circuit, and what its row said that the intake has no place for.

    `empty` marks a space without a breaker, `blank` a row with nothing but its number, `by_side` a number made from
    side and row, `one_pole_of` that the row says two poles and names one space, `stated` the word for its load.
    """

    row: Row
    empty: bool = False
    blank: bool = False
    by_side: bool = False
    half_of_two: bool = False
    stated: str = ""
    status: str = ""

    @property
    def space(self) -> str:
        """Return its space as written, or as made from side and row."""
        return str(self.row.values["space"])

    @property
    def label(self) -> str:
        """Return its label, empty where there is none."""
        return str(self.row.values.get("label", ""))

    def with_values(self, **values: Any) -> "CircuitRow":
        """Return the same row with other values; None takes one away."""
        merged = {**self.row.values, **values}
        return replace(self, row=replace(self.row, values={k: v for k, v in merged.items() if v is not None}))


def circuit_row(columns: Columns, cells: list[str], at: str, where: str, volts: str | None) -> CircuitRow | None:
    """Return the circuit of one row, or of one half of it; None where the half has no space number.

    `volts` is the panel's, line to line. Raises IntakeError for words that are not known.
    """
    given = {field: cells[place] for field, place in columns.items() if place < len(cells)}
    space, by_side = _space(given)
    if not space:
        if any(given.get(field) for field in ("label", "breaker_a")):
            raise IntakeError(
                "has no space number", where=f"{where}, {at}, space", hint='Write "7", "7,9" for two poles, or "8A".'
            )
        return None
    values: dict[str, Any] = {"space": space}
    if given.get("label"):
        values["label"] = given["label"]
    poles = _rated(given, values)
    status = _status(given, f"{where}, {at}")
    for field in ("volts", "nameplate_va"):
        if given.get(field, "").lower() not in _UNKNOWN:
            values[field] = given[field]
    if (managed := given.get("managed", "").lower()) not in _UNKNOWN:
        if managed not in {"yes", "no", "true", "false", "x", "1", "0"}:
            raise IntakeError(f"{quoted(managed)} is neither yes nor no", where=f"{where}, {at}, managed")
        values["managed"] = managed in {"yes", "true", "x", "1"}
    basis = _load(given, values, status)
    spread = _nameplate(given, values, basis, volts, f"{where}, {at}")
    two = poles == 2 and "," not in space
    values.setdefault("poles", poles if poles is not None and not two else space.count(",") + 1)
    stated = given.get("load_type", "")
    marked = (
        stated.lower() in {"space", "empty"} or status == "space" or bool(_EMPTY_LABELS.match(given.get("label", "")))
    )
    return CircuitRow(
        row=Row(at, values, given.get("notes", ""), basis, spread),
        empty=marked and not any(field in values for field in ("breaker_a", "nameplate_va")),
        blank=not any(given.get(f) for f in ("label", "breaker_a", "nameplate_va", "load_type", "status")),
        by_side=by_side,
        half_of_two=two,
        stated=stated,
        status=status,
    )


def _space(given: dict[str, str]) -> tuple[str, bool]:
    """Return the space number, with A or B for half of a tandem, and whether it was made from side and row."""
    side, row = given.get("side", "").lower(), given.get("row", "")
    if "space" not in given and side in _SIDES and is_whole(row):
        return str(2 * int(row) - _SIDES[side]), True
    space = given.get("space") or given.get("id", "")
    if "space" not in given and (match := _BY_SIDE.match(space)):
        return str(2 * int(match["row"]) - _SIDES[match["side"].lower()]), True
    parts = [part.lstrip("0") or part for part in _JOINTS.split(space.strip()) if part]
    half = given.get("half", "").upper()
    return ",".join(parts) + (half if half in {"A", "B"} and len(parts) == 1 else ""), False


def _rated(given: dict[str, str], values: dict[str, Any]) -> int | None:
    """Keep the rating of the breaker and return its poles; `20/2` is both in one cell."""
    amps, poles = given.get("breaker_a", ""), given.get("poles", "").upper().rstrip("P").strip()
    if match := _RATING_AND_POLES.match(amps):
        values["breaker_a"] = match["amps"]
        return int(match["poles"])
    if amps.lower() not in _UNKNOWN:
        values["breaker_a"] = amps
    if poles and poles not in {"1", "2"} and poles.lower() not in _UNKNOWN:
        values["poles"] = poles
    return int(poles) if poles in {"1", "2"} else None


def _status(given: dict[str, str], where: str) -> str:
    word = given.get("status", "").lower()
    if word in _UNKNOWN:
        return ""
    if word not in _STATUS:
        known = "in use, spare, space, to be removed"
        raise IntakeError(f"{quoted(word)} is no status of a circuit; write {known}", where=f"{where}, status")
    return _STATUS[word]


def _load(given: dict[str, str], values: dict[str, Any], status: str) -> dict[str, Basis]:
    """Keep what the circuit feeds: as stated, else as its label names it, which is assumed and says so."""
    if given.get("load_type", "").lower() == NOT_STATED:
        return {}
    kind, _ = kind_by_name(given.get("load_type", ""))
    named = kind_by_label(given.get("label"))
    spare = status == "spare" and (named == "spare" or given.get("label", "").lower() in _UNKNOWN)
    if spare or named == "spare" or (kind == "spare" and status in {"", "spare"}):
        values["load_type"] = "spare"
        return {}
    # Lighting by its type and an appliance by its label: the label is what somebody wrote for this very breaker.
    if kind is not None and not (kind == LoadKind.LIGHTING and named is not None):
        values["load_type"] = kind
        return {}
    if named is not None:
        values["load_type"] = named
        return {"load_type": Basis.ASSUMED}
    if kind is not None:
        values["load_type"] = kind
    return {}


def _nameplate(
    given: dict[str, str], values: dict[str, Any], basis: dict[str, Basis], panel_volts: str | None, where: str
) -> tuple[float, float] | None:
    """Keep how a nameplate is known, and return the range [VA] of one that is assumed: none to all of the breaker."""
    word = given.get("basis", "").lower().replace("×", "x")
    if word in _UNKNOWN or "nameplate_va" not in values:
        return None
    if word not in _BASIS:
        known = "nameplate, measured, owner said, breaker x 0.8 or default table"
        raise IntakeError(f"{quoted(word)} is no basis; write {known}", where=f"{where}, basis")
    basis["nameplate_va"] = _BASIS[word]
    if _BASIS[word] is not Basis.ASSUMED:
        return None
    poles = 2 if "," in values["space"] or given.get("poles") == "2" else 1
    own, whole = values.get("volts"), panel_volts
    volts = parse("Volts", own) if own else parse("Volts", whole) * poles / 2 if whole else None
    if volts is None or "breaker_a" not in values:
        raise IntakeError(
            "an assumed nameplate needs its breaker and volts, which bound what it may really be",
            where=f"{where}, nameplate_va",
            hint="Fill in breaker_a, and volts here or panel.volts above.",
        )
    most = max(parse("Amps", values["breaker_a"]) * volts, parse("VoltAmps", values["nameplate_va"]))
    if not isfinite(most):
        raise IntakeError(
            "is assumed, and the breaker times the volts, which bound it, is no power that there is",
            where=f"{where}, nameplate_va",
            hint="Correct breaker_a or volts.",
        )
    return 0.0, most
