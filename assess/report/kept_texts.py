"""The texts of a home that may stand in a redacted report: words of a closed choice, times and sizes, and no others.

A text that is added to the form is taken out until it is listed here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from assess.economics.tariffs import load_tariffs
from assess.hardware import gpus, nodes
from assess.intake import Home, Panelboard
from assess.intake.fields import shapes
from assess.intake.site import STATES
from assess.network.clock import read_time
from assess.network.needs import load_network_rules
from assess.records import Record
from assess.safety.hazards import load_hazards, squeezed
from assess.safety.panel_make import recognised

LEFT_OUT = "left out"
_SPACE = re.compile(r"[1-9]\d?[AB]?(,[1-9]\d?[AB]?)*")
_SIZE = re.compile(r"#? ?\d{1,4}(/0)? ?(AWG|KCMIL|MCM)?", re.IGNORECASE)
_MAKES = (
    *("ABB", "Bryant", "Challenger", "Crouse-Hinds", "Cutler-Hammer", "Eaton", "GE", "General Electric", "Homeline"),
    *("ITE", "Leviton", "Lumin", "Midwest", "Murray", "Schneider", "Siemens", "SPAN", "Square D", "Westinghouse"),
)
R = TypeVar("R", bound=Record)


def without_texts(home: Home) -> Home:
    """Return a home in which no text is left but words of a closed choice, its sub-panels numbered."""
    names = {one.name: f"{number}" for number, one in enumerate(home.panel.subpanels or (), 1)}
    return _bare(home, "", names)


def _bare(record: R, path: str, names: Mapping[str, str]) -> R:
    update: dict[str, Any] = {}
    for name, shape in shapes(type(record)).items():
        value, here = getattr(record, name), f"{path}.{name}".lstrip(".")
        if value is None:
            continue
        if shape.form == "section":
            update[name] = _bare(value, here, names)
        elif shape.form == "sections":
            update[name] = tuple(_bare(one, here, names) for one in value)
        elif shape.form == "texts":
            update[name] = None
        elif shape.form == "text":
            update[name] = _text(record, here, value, names)
    return record.model_copy(update=update)


def _text(record: Record, path: str, value: str, names: Mapping[str, str]) -> str | None:
    """Return what stands in place of a text: itself where it is of a closed choice, a plain word, or nothing."""
    if path in {"panel.subpanels.name", "panel.subpanels.fed_from", "node.fed_from"}:
        return names.get(value, LEFT_OUT)
    if path.rpartition(".")[2] == "make" and isinstance(record, Panelboard):
        return _make(value, record.model)
    kept = _KEPT.get(path)
    return kept(value) if kept else None


def _among(known: Callable[[], Any]) -> Callable[[str], str | None]:
    return lambda value: value if value in known() else None


def _size(value: str) -> str:
    """Return a conductor size; another text stays a text, for it is found to be no size."""
    return value if _SIZE.fullmatch(value) else LEFT_OUT


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _time(value: str) -> str | None:
    at = read_time(value)
    return None if at is None else at.isoformat()


def _make(make: str, model: str | None) -> str:
    """Return a maker by the name it is known under: a hazard stays one, and unknown stays unknown."""
    rules = load_hazards()
    hazards = recognised(f"{make} {model or ''}", rules)
    if hazards:
        titles = ", ".join(hazard.title for hazard in hazards)
        return titles if recognised(titles, rules) == hazards else " ".join(hazard.words[0] for hazard in hazards)
    if squeezed(make) in {"", *rules.reading.unknown_words}:
        return "unknown"
    if make.strip().upper().startswith("SPAN"):
        return "SPAN"
    return next((known for known in _MAKES if squeezed(known) == squeezed(make)), LEFT_OUT)


# The texts that stay, each by what it may say. The others go.
_KEPT: Mapping[str, Callable[[str], str | None]] = {
    "place.state": _among(lambda: STATES),
    "service.conductor_size": _size,
    "panel.subpanels.conductor_size": _size,
    "node.existing_conductor": _size,
    "panel.circuits.space": lambda value: value if _SPACE.fullmatch(value) else None,
    "panel.subpanels.circuits.space": lambda value: value if _SPACE.fullmatch(value) else None,
    "demand.file": lambda _: LEFT_OUT,  # that there is a record counts, where it is does not
    "internet.tests.at": _time,
    "internet.tests.tool": _among(lambda: (load_network_rules().python_client.tool,)),
    "internet.tests.message": lambda _: LEFT_OUT,
    "internet.tests.note": lambda _: LEFT_OUT,
    "economics.tariff": _among(load_tariffs),
    "economics.prices_as_of": _day,
    "node.model": _among(nodes),
    "node.gpu": _among(gpus),
}
