"""A schedule put into a home file, a line for each breaker; the rest of the file and its comments stay.

The circuits are written out rather than named as `panel.file`: on site one file is mailed, corrected and kept, and
the workbook that it came from may go its own way. Who would rather keep the workbook names it, and both are read.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assess.errors import IntakeError, UsageError
from assess.intake.files import home_from_mapping
from assess.intake.parsing import parse_mapping
from assess.intake.service import Circuit, Panelboard, Service
from assess.intake.tidy import Document, Entry, Section, added, comments_of, document_of, entered
from assess.readers.home import read_bytes, read_stated_home
from assess.readers.panels import PanelFile, read_panel
from assess.records import Basis, Provenance, Record
from assess.report.files import written_anew
from assess.report.schedule_file.boards import storable
from assess.report.tidying import decoded

_LISTED = ("circuits", "subpanels")
_REPLACED = (*_LISTED, "spaces_free")  # a count stands against a list
_TOLD = Provenance(basis=Basis.TOLD)


def put_into_home(schedule: Path, file: Path, *, force: bool) -> tuple[str, ...]:
    """Write the circuits of a schedule into a home in TOML, and what the home does not state of the panel and service.

    Returns what is to be said of it. Raises IntakeError, and UsageError for a home that lists circuits already where
    `force` is not given.
    """
    found = read_panel(schedule)
    if found.panel.circuits is None:
        raise IntakeError("lists no circuits", where=str(schedule), hint="Give the schedule of the panel.")
    before = read_bytes(file)
    text, mark, codec = decoded(before, str(file))
    raw = parse_mapping(text, str(file))
    _check(raw, text, file, force=force)
    newline = "\r\n" if "\r\n" in text else "\n"
    document, usual = document_of(text.replace("\r\n", "\n")), Basis(raw.get("basis", Basis.TOLD))
    notes = [f"{len(found.panel.circuits)} circuits of {schedule.name} written to {file}"]
    _replace(document, found, schedule.name, usual)
    if "spaces_free" in raw.get("panel", {}):
        notes.append("panel.spaces_free was taken out: the spaces are listed now")
    if "file" in raw.get("panel", {}):
        notes.append("panel.file still names another schedule, which counts for what this one does not say")
    notes += _complete(document, found, raw, usual)
    with written_anew(file, before) as part:
        part.write_bytes(mark + document.text().replace("\n", newline).encode(codec))
        _check_written(part, found, file)
    return tuple(notes)


def _check(raw: dict[str, Any], text: str, file: Path, *, force: bool) -> None:
    """Raise UsageError or IntakeError where the circuits cannot be put in, or would take the place of others."""
    if text.lstrip().startswith("{"):
        raise IntakeError("is JSON", where=str(file), hint='Name the schedule in it: "panel": {"file": "panel.csv"}.')
    own = {key: value for key, value in raw.items() if key != "from"}
    home_from_mapping(own, str(file))
    there = raw.get("panel", {})
    document = document_of(text.replace("\r\n", "\n"))
    for name in ("panel", "service"):
        if any(entry.path[0] == name for entry in document.sections[0].entries):
            raise IntakeError(
                f"has no heading [{name}]", where=str(file), hint=f"Write {name} as a section of its own."
            )
    if any(there.get(name) for name in _LISTED) and not force:
        raise UsageError(
            "lists circuits already", where=str(file), hint="Pass --force to put those of the schedule in their place."
        )


def _replace(document: Document, found: PanelFile, name: str, usual: Basis) -> None:
    """Take out the circuits that are there, keep what was remarked on them, and write the new ones."""
    source = f"# from {name}"
    remarks = [line for line in _taken_out(document) if line and line != source]
    circuits = Entry(("circuits",), _circuits(found.panel, "panel", found, usual), [*remarks, source])
    entered(_section(document, "panel"), circuits)
    for number, one in enumerate(found.panel.subpanels or ()):
        path = f"panel.subpanels.{number}"
        below = Section(("panel", "subpanels", number), "[[panel.subpanels]]", _fields(one, path, found, usual))
        if one.circuits is not None:
            below.entries.append(Entry(("circuits",), _circuits(one, path, found, usual)))
        added(document, below)


def _taken_out(document: Document) -> list[str]:
    """Take out the circuits and sub-panels of a file and return the comments that stood among them."""
    remarks: list[str] = []
    panel = _section(document, "panel")
    for entry in [one for one in panel.entries if one.path[0] in _REPLACED]:
        remarks += [*entry.before, *comments_of(entry.text), *entry.after]
        panel.entries.remove(entry)
    for section in [
        one for one in document.sections if one.path[0:1] == ("panel",) and one.path[1:2] and one is not panel
    ]:
        remarks += [*section.before, *comments_of(section.heading), *section.after]
        remarks += [line for one in section.entries for line in (*one.before, *comments_of(one.text), *one.after)]
        remarks += section.foot
        document.sections.remove(section)
    return remarks


def _complete(document: Document, found: PanelFile, raw: dict[str, Any], usual: Basis) -> Iterator[str]:
    """Write what the home does not state of panel and service; yield what it states otherwise, which stays."""
    home = home_from_mapping({key: value for key, value in raw.items() if key != "from"}, "home")
    for name, new, old in (("panel", found.panel, home.panel), ("service", found.service, home.service)):
        stated = raw.get(name, {})
        for entry in _fields(new, name, found, usual):
            (field,) = entry.path
            if field not in stated:
                entered(_section(document, name), entry)
            elif getattr(old, field) not in {None, getattr(new, field)}:
                yield f"{name}.{field} stays {getattr(old, field)}; the schedule says {getattr(new, field)}"


def _fields(record: Panelboard | Service, path: str, found: PanelFile, usual: Basis) -> list[Entry]:
    skipped = {*_REPLACED, "file"}
    names = [n for n in type(record).model_fields if n not in skipped and getattr(record, n) is not None]
    return [Entry((n,), f"{n} = {_value(record, n, path, found, usual)}") for n in names]


def _circuits(panel: Panelboard, path: str, found: PanelFile, usual: Basis) -> str:
    lines = [
        f"    {_circuit(one, f'{path}.circuits.{n}', found, usual)}," for n, one in enumerate(panel.circuits or ())
    ]
    return "\n".join(["circuits = [", *lines, "]"]) if lines else "circuits = []"


def _circuit(one: Circuit, path: str, found: PanelFile, usual: Basis) -> str:
    names = [n for n in Circuit.model_fields if getattr(one, n) is not None and (n, getattr(one, n)) != ("poles", 1)]
    return "{ " + ", ".join(f"{n} = {_value(one, n, path, found, usual)}" for n in names) + " }"


def _value(record: Record, name: str, path: str, found: PanelFile, usual: Basis) -> str:
    """Return a value as TOML, with its basis where the file's own would not say it."""
    value = _written(getattr(record, name))
    known = found.provenance.get(f"{path}.{name}", _TOLD)
    if known.basis == usual or name in {"space", "poles", "label"}:
        return value
    spread = f", range = [{_written(known.low)}, {_written(known.high)}]" if known.low is not None else ""
    return f'{{ value = {value}, basis = "{known.basis}"{spread} }}'


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return json.dumps(storable(value) if isinstance(value, str) else value, ensure_ascii=False)


def _section(document: Document, name: str) -> Section:
    """Return the section of a name; one is added where there is none."""
    for section in document.sections:
        if section.path == (name,):
            return section
    made = Section((name,), f"[{name}]")
    added(document, made)
    return made


def _check_written(part: Path, found: PanelFile, file: Path) -> None:
    """Raise IntakeError where the home as written cannot be read, or has not the circuits of the schedule."""
    try:
        panel = read_stated_home(part).panel
    except IntakeError as error:
        where = (error.where or "").replace(str(part), str(file))
        raise IntakeError(f"would not be a home: {error.message}", where=where, hint=error.hint) from None
    if panel.circuits != found.panel.circuits or found.panel.subpanels not in {None, panel.subpanels}:
        raise IntakeError("cannot take the circuits of the schedule as they are", where=str(file))
