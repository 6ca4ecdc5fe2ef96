"""SPAN panels as the v2 interface publishes them: Homie topics with their values, saved as JSON.

Firmware of 2026 knows two forms: one device with a node for each circuit, and a tree with a device for each.
The topics may also stand flat, as `ebus/5/<serial>/<node>/<property>`.
"""

import re
from collections.abc import Mapping
from typing import Any

from assess.errors import IntakeError
from assess.findings import Severity
from assess.readers.panels.cells import is_whole
from assess.readers.panels.draft import Draft, Row
from assess.readers.panels.labels import kind_by_label
from assess.records import Basis
from assess.units.spelling import quoted

_TOPIC = re.compile(r"^ebus/\d+/(?P<device>[^/]+)/(?P<rest>.+)$")
_FEEDS = {"pv": "pv", "bess": "battery", "evse": "ev_charger"}
_SPACE_OF_MODEL = re.compile(r"^(?:MAIN|MLO)[ _-]?(?P<spaces>\d{2})$", re.IGNORECASE)
_BELOW = 2  # a two-pole breaker takes the space below, of the same side, as well
Parts = dict[str, dict[str, str]]
"""Properties by the part of the panel they belong to: a circuit, the core, the battery."""


def is_homie_schema(data: Mapping[str, Any]) -> bool:
    """Return whether JSON is the schema of the interface: the names of properties, and no value."""
    return "typesSchemaHash" in data or ("homieVersion" in data and "types" in data)


def is_homie(data: Mapping[str, Any]) -> bool:
    """Return whether JSON holds topics of a panel with values."""
    return any("space" in part or "spaces" in part for part in _parts(data).values())


def refuse_schema(where: str) -> None:
    """Raise IntakeError for a schema, which describes a panel and is none."""
    raise IntakeError(
        "is the schema of SPAN's v2 interface: it names properties and holds no value",
        where=where,
        hint="Save the retained topics of the panel (ebus/5/#) as JSON and give that file.",
    )


def read_homie(data: Mapping[str, Any], where: str) -> Draft:
    """Return the circuits of a SPAN panel with their ratings. Raises IntakeError for a circuit that cannot be."""
    parts = _parts(data)
    draft = Draft(where, "span_v2", "SPAN panel, topics of its v2 interface")
    core = _core(parts)
    board = draft.board
    board.values["make"] = "SPAN"
    if model := core.get("model"):
        board.values["model"] = model
        if match := _SPACE_OF_MODEL.match(model):
            board.values["spaces_total"] = int(match["spaces"])
    if model and model.upper().startswith("MLO"):
        board.values["main_a"] = 0
    elif rating := _rating(core.get("breaker-rating", core.get("rating"))):
        board.values["main_a"] = rating
    feeds = {part["feed"]: kind for name, part in parts.items() if "feed" in part and (kind := _fed(name))}
    enabled = any(part.get("enabled") == "true" for name, part in parts.items() if name.endswith("pcs"))
    enabled = enabled or core.get("pcs-enabled") == "true"
    for name, part in parts.items():
        if "space" in part or "spaces" in part:
            board.rows.append(_row(name, part, feeds, enabled=enabled))
    board.rows.sort(key=_number_of)
    _sources(parts, draft)
    if any("dipole" in part for part in parts.values()):
        draft.note("upper_space", "The file names the upper space of a two-pole breaker; the one below was added.")
    return draft


def _parts(data: Mapping[str, Any]) -> Parts:
    """Return the properties by part; a tree's `info/spaces` and `breaker/rating` belong to the circuit's device."""
    devices: dict[str, dict[str, str]] = {}
    for key, value in data.items():
        flat = _TOPIC.match(key)
        if isinstance(value, Mapping) and "/" not in key:
            devices.setdefault(key, {}).update({str(k): str(v) for k, v in value.items()})
        elif flat is not None and not isinstance(value, (Mapping, list)):
            devices.setdefault(flat["device"], {})[flat["rest"]] = str(value)
    parts: Parts = {}
    for device, topics in devices.items():
        tree = "info/spaces" in topics or "breaker/rating" in topics or "info/vendor-name" in topics
        for topic, value in topics.items():
            node, _, name = topic.rpartition("/")
            if not node or name.startswith("$"):
                continue
            part = device if tree else node
            # "pcs/managed" and "pcs/enabled" of a tree lose their node otherwise.
            parts.setdefault(part, {})[f"pcs-{name}" if tree and node == "pcs" else name] = value
    return parts


def _core(parts: Parts) -> dict[str, str]:
    """Return the properties of the enclosure itself."""
    if "core" in parts:
        return parts["core"]
    found = (p for p in parts.values() if ("rating" in p or "breaker-rating" in p) and not {"space", "spaces"} & set(p))
    return next(found, {})


def _row(name: str, part: dict[str, str], feeds: Mapping[str, str], *, enabled: bool) -> Row:
    label = " ".join(part.get("name", "").split())
    at = f"circuit {quoted(label)}" if label else f"circuit {name}"
    spaces = part.get("spaces", part.get("space", "")).replace(" ", "")
    if part.get("dipole") == "true" and is_whole(spaces):
        spaces = f"{spaces},{int(spaces) + _BELOW}"
    values: dict[str, Any] = {"space": spaces, "poles": min(2, spaces.count(",") + 1)}
    if label:
        values["label"] = label
    if rating := _rating(part.get("breaker-rating", part.get("rating"))):
        values["breaker_a"] = rating
    if enabled and (managed := part.get("pcs-managed")) in {"true", "false"}:
        values["managed"] = managed == "true"
    fed = feeds.get(name) or _FEEDS.get(part.get("feeds-device-type", "").rpartition(".")[2])
    if kind := fed or kind_by_label(label):
        values["load_type"] = kind
    return Row(at, values, basis={} if fed else {"load_type": Basis.ASSUMED})


def _sources(parts: Parts, draft: Draft) -> None:
    """Keep what is said of solar and batteries: nameplate, and whether they hang on a circuit of the panel."""
    on_board = {row.values.get("load_type") for row in draft.board.rows}
    for name, part in parts.items():
        match _fed(name):
            case "pv":
                watts = _real(part.get("nameplate-capacity", part.get("nominal-power")))
                draft.pv = (draft.pv or {}) | ({} if watts is None else {"power_kw": f"{watts:g} W"})
            case "battery":
                kwh = _real(part.get("nameplate-capacity"))
                draft.battery = (draft.battery or {}) | ({} if kwh is None else {"energy_kwh": kwh})
    for kind, name in (("pv", "Solar"), ("battery", "A battery")):
        if getattr(draft, kind) is not None and kind not in on_board:
            draft.note(
                f"{kind}_elsewhere",
                f"{name} belongs to the panel, and no circuit of the file carries it.",
                "It is connected ahead of the panel or beyond its lugs.",
                "See where its breaker stands.",
                Severity.WARNING,
            )


def _fed(name: str) -> str | None:
    """Return what a part is, by its name: `pv`, `bess-mid`, `evse-2`."""
    words = re.split(r"[^a-z]+", name.lower())
    return next((kind for word, kind in _FEEDS.items() if word in words), None)


def _rating(text: str | None) -> float | None:
    """Return a rating [A]; 0 is how the panel says that it was not set."""
    return _real(text) or None


def _real(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _number_of(row: Row) -> int:
    first = str(row.values["space"]).split(",")[0]
    return int(first) if is_whole(first) else 0
