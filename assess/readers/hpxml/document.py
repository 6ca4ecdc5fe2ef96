"""An HPXML file opened: its version checked, one building chosen, its elements read by local name."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import Element

from assess.errors import IntakeError
from assess.readers.xml import number_of, parse_xml, text_of
from assess.records import Basis
from assess.units.spelling import quoted

_OLDEST, _NEWEST = 2, 5  # the releases that share the element names read here
Value = dict[str, Any] | None
"""A value of the form with its basis and source, as the intake takes it; None is unknown."""


@dataclass(frozen=True)
class Document:
    """One building of one file. `where` names the file in messages, `name` in the provenance of values."""

    where: str
    version: str
    building: Element
    root: Element

    @property
    def name(self) -> str:
        """Return the name of the file without its folders."""
        return PurePath(self.where).name

    @property
    def details(self) -> Element:
        """Return what describes the building."""
        found = self.building.find("BuildingDetails")
        return Element("BuildingDetails") if found is None else found

    def source(self, path: str) -> str:
        """Return where a value was read, as it stands in its provenance: the file and the last two elements."""
        return f"{self.name}, HPXML {self.version}: {'/'.join(path.split('/')[-2:])}"

    def number(self, element: Element | None, path: str) -> float | None:
        """Return the number at a path below an element. Raises IntakeError when it is not one."""
        return number_of(element, path, self.where)

    def told(self, value: object, path: str, note: str | None = None, basis: Basis = Basis.TOLD) -> Value:
        """Return a value that the file states, with the element it stands in; None stays unknown."""
        if value is None:
            return None
        return {"value": value, "basis": str(basis), "source": self.source(path), "note": note}

    def told_text(self, element: Element | None, path: str, note: str | None = None) -> Value:
        """Return the text at a path as the file states it."""
        return self.told(text_of(element, path), _below(element, path), note)

    def told_number(self, element: Element | None, path: str, note: str | None = None) -> Value:
        """Return the number at a path as the file states it. Raises IntakeError when it is not one."""
        return self.told(self.number(element, path), _below(element, path), note)


def open_document(data: bytes | str, where: str, building: str | None = None) -> Document:
    """Return the building with the id `building`, or the only one there is.

    Raises IntakeError for what is not HPXML, for a release that is not known, and for a choice left open.
    """
    root = parse_xml(data, where)
    if root.tag != "HPXML":
        raise IntakeError(f"is XML, but not HPXML: it begins with <{root.tag}>, and a home with <HPXML>", where=where)
    version = root.get("schemaVersion", "of no stated version")
    major = re.match(r"\d+", version)
    if major and not _OLDEST <= int(major[0]) <= _NEWEST:
        raise IntakeError(f"is HPXML {version}; versions {_OLDEST}.0 to {_NEWEST}.x are read", where=where)
    buildings = {_id(found): found for found in root.findall("Building")}
    return Document(where, version, buildings[_chosen(buildings, building, where)], root)


def _id(building: Element) -> str:
    identifier = building.find("BuildingID")
    return "" if identifier is None else identifier.get("id", "")


def _chosen(buildings: dict[str, Element], asked: str | None, where: str) -> str:
    named = ", ".join(quoted(b) for b in buildings)
    if not buildings:
        raise IntakeError("is HPXML without a <Building>, so there is no home in it", where=where)
    if asked is None and len(buildings) > 1:
        example = f"{PurePath(where).name}#{next(iter(buildings))}"
        raise IntakeError(
            f'holds {len(buildings)} buildings, {named}; name one of them, as in "{example}"', where=where
        )
    if asked is not None and asked not in buildings:
        raise IntakeError(f"holds no building {quoted(asked)}, only {named}", where=where)
    return next(iter(buildings)) if asked is None else asked


def _below(element: Element | None, path: str) -> str:
    return path if element is None else f"{element.tag}/{path}"


def id_of(element: Element) -> str:
    """Return the id by which other elements refer to this one."""
    identifier = element.find("SystemIdentifier")
    return "" if identifier is None else identifier.get("id", "")


def refers_to(element: Element, path: str) -> tuple[str, ...]:
    """Return the ids that the elements at a path refer to."""
    return tuple(idref for found in element.findall(path) if (idref := found.get("idref")))


def is_true(element: Element | None, path: str) -> bool:
    """Return whether the file says yes at a path; silence is not yes."""
    return text_of(element, path) in {"true", "1"}


def clean(number: float) -> float:
    """Return a derived number without the dust of binary arithmetic, 926.8 for 926.8000000000001."""
    return float(f"{number:.10g}")
