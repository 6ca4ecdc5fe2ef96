"""A panel schedule read from disk, told by what is in the file and not by its name."""

import json
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from assess.errors import IntakeError
from assess.readers.limits import MEBIBYTE, decode_json
from assess.readers.panels.cells import csv_rows, workbook_rows
from assess.readers.panels.draft import Draft, finished
from assess.readers.panels.panel_file import PanelFile
from assess.readers.panels.schedule import is_schedule, read_schedule
from assess.readers.panels.span import is_span, is_span_branches, read_span, read_span_branches
from assess.readers.panels.span_homie import is_homie, is_homie_schema, read_homie, refuse_schema
from assess.readers.panels.typed import is_typed, typed_rows
from assess.units.spelling import quoted

_LONGEST_NAME = 60  # characters of a name in a message
_MOST_BYTES = 4 * MEBIBYTE
_XML = re.compile(rb"(\xef\xbb\xbf)?\s*<|\xff\xfe<\0|\xfe\xff\0<")
_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\]\d\"])")
_SIMULATION = re.compile(r"^panel_config:|^circuit_templates:", re.MULTILINE)
_OF_SPAN = {"tabs", "breaker_rating_a", "device_type", "relay_state", "relayState"}
_V1_ANSWERS = {"soe", "system", "software"}
_ANYTHING = "Read are SPAN's JSON, HPXML, and tables (CSV or xlsx) with a heading that names space and label."


def read_panel(path: Path) -> PanelFile:
    """Return the panel schedule in a file. Raises IntakeError with the row, or with what the file is instead."""
    from assess.readers.home import read_bytes, text_from

    data, where = read_bytes(path, _MOST_BYTES), str(path)
    if _XML.match(data):
        from assess.readers.panels.audit import read_audit_panel

        return read_audit_panel(data, where, path.name)
    if data.startswith(b"PK\x03\x04"):
        return finished(read_schedule(workbook_rows(data, where), where, "xlsx"))
    text = text_from(data, where)
    if not text.strip():
        raise IntakeError("is empty", where=where, hint=_ANYTHING)
    return finished(_from_text(text.removeprefix("\ufeff"), where))


def is_panel_file(path: Path) -> bool:
    """Return whether a file of text is a panel schedule of a kind that is read; False for what cannot be read."""
    from assess.readers.home import read_bytes, text_from

    try:
        return looks_like_panel(text_from(read_bytes(path, _MOST_BYTES), str(path)))
    except IntakeError:
        return False


def looks_like_panel(text: str) -> bool:
    """Return whether text is a panel schedule of a kind that is read; the first 64 kB of a table suffice.

    JSON is judged whole, so the text of a longer JSON file must be all there.
    """
    plain = text.removeprefix("\ufeff").lstrip()
    if _JSON.match(plain):
        try:
            data = _wrapped(json.loads(plain))
        except (ValueError, RecursionError):
            return False
        return isinstance(data, dict) and _json_kind(data) is not None
    if is_typed(plain):
        return True
    try:
        return is_schedule(islice(csv_rows(plain, ""), 40))
    except IntakeError:
        return False


def _from_text(text: str, where: str) -> Draft:
    if _JSON.match(text):
        return _from_json(text.lstrip(), where)
    if _SIMULATION.search(text[:4_000]):
        raise IntakeError(
            "is the YAML of a panel simulator, which is not read",
            where=where,
            hint="List its circuits as a table: space,poles,breaker_a,label.",
        )
    if is_typed(text):
        return read_schedule(typed_rows(text, where), where, "typed")
    return read_schedule(csv_rows(text, where), where, "csv")


def _from_json(text: str, where: str) -> Draft:
    try:
        data, end = decode_json(text, 0, where)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise IntakeError(f"is not whole JSON: {error.msg.lower()} at {place}", where=where) from None
    if text[end:].strip():
        raise IntakeError("holds more than one JSON value", where=where, hint="Give one panel a file.")
    data = _wrapped(data)
    kind = _json_kind(data) if isinstance(data, dict) else None
    match kind:
        case "schema":
            refuse_schema(where)
        case "span":
            return read_span(data, where)
        case "branches":
            return read_span_branches(data, where)
        case "homie":
            return read_homie(data, where)
        case "schedule":
            return read_schedule(_as_rows(data), where, "json")
    if isinstance(data, dict) and (_V1_ANSWERS & data.keys()):
        raise IntakeError(
            "is an answer of SPAN's v1 interface that names no circuits",
            where=where,
            hint="Save the answer of /api/v1/circuits and give that file.",
        )
    raise IntakeError("is JSON without the circuits of a panel", where=where, hint=_ANYTHING)


def _wrapped(data: Any) -> Any:
    """Return a bare list of circuits as an object that holds it."""
    listed = isinstance(data, list) and bool(data) and all(isinstance(one, dict) for one in data)
    return {"circuits": data} if listed else data


def _json_kind(data: Mapping[str, Any]) -> str | None:
    if is_homie_schema(data):
        return "schema"
    if _is_schedule(data):
        return "schedule"
    if is_span(data):
        return "span"
    if is_span_branches(data):
        return "branches"
    return "homie" if is_homie(data) else None


def _is_schedule(data: Mapping[str, Any]) -> bool:
    """Return whether JSON is the schema of the tables: `panel` with facts and a list of circuits with a space."""
    circuits = data.get("circuits")
    return (
        isinstance(circuits, list)
        and bool(circuits)
        and all(isinstance(one, Mapping) and "space" in one and not _OF_SPAN & one.keys() for one in circuits)
    )


def _as_rows(data: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """Return JSON of the schema of the tables as the table it would be."""
    facts = data["panel"] if isinstance(data.get("panel"), Mapping) else {}
    rows = [(f"panel.{key}"[:_LONGEST_NAME], [f"panel.{key}", _word(value)]) for key, value in facts.items()]
    service = ("service_a", "service_type", "meter_main")
    rows += [(key, [key, _word(data[key])]) for key in service if key in data]
    circuits = data["circuits"]
    names = list(dict.fromkeys(str(key) for one in circuits for key in one))
    rows.append(("circuits", names))
    rows += [(f"circuit {n}", [_word(one.get(name)) for name in names]) for n, one in enumerate(circuits, 1)]
    return rows


def _word(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return ",".join(_word(one) for one in value)
        case str() | int() | float():
            return str(value).strip()
        case _:
            return quoted(str(value))
