"""SPAN panels as JSON: circuits of the v1 interface, and topologies written by the tools around the v2 interface.

Version 1 names circuits, their spaces ("tabs") and counters of energy, and no breaker rating; a topology has ratings.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from assess.errors import IntakeError
from assess.findings import Severity
from assess.readers.panels.draft import Draft, Row
from assess.readers.panels.labels import kind_by_label
from assess.records import Basis
from assess.units.spelling import quoted

_SPACES = ("tabs", "spaces", "space", "positions")
_RATING = ("breaker_rating_a", "breaker_a", "breaker_rating", "breakerRating", "breaker_amps", "rating_a")
_MAIN = ("main_breaker_rating_a", "main_breaker_a", "main_breaker_rating", "main_size_a", "main_size", "main_a")
_TOTAL = ("panel_size", "spaces_total", "total_tabs", "space_count")
_DEVICES = {"pv": "pv", "solar": "pv", "bess": "battery", "battery": "battery", "evse": "ev_charger"}
_IN_PANEL = {"pv", "battery", "ev_charger"}


def is_span(data: Mapping[str, Any]) -> bool:
    """Return whether JSON holds circuits with their spaces, as SPAN's do."""
    circuits = list(_circuits(data))
    return bool(circuits) and any(_first(one, _SPACES) is not None for _, one in circuits)


def is_span_branches(data: Mapping[str, Any]) -> bool:
    """Return whether JSON is the panel status of version 1, which counts branches and names none."""
    branches = data.get("branches")
    return isinstance(branches, list) and bool(branches) and "mainMeterEnergy" in data


def read_span(data: Mapping[str, Any], where: str) -> Draft:
    """Return the circuits of a SPAN panel. Raises IntakeError for a circuit without a space, or on three."""
    circuits = list(_circuits(data))
    first = any({"instantPowerW", "consumedEnergyWh"} & set(one) for _, one in circuits)
    draft = Draft(where, "span_v1" if first else "span_topology", "SPAN panel, circuits of its v1 interface")
    if not first:
        draft.title = "SPAN panel, topology with breaker ratings"
    head = {**data, **(data["panel"] if isinstance(data.get("panel"), Mapping) else {})}
    total, main = _first(head, _TOTAL), _first(head, _MAIN)
    draft.board.values = {"make": "SPAN"} | {
        key: value
        for key, value in {"spaces_total": _whole(total), "main_a": main, "model": _text(head.get("model"))}.items()
        if value is not None
    }
    outside = []
    for key, one in circuits:
        name = _text(one.get("name")) or _text(one.get("label"))
        if one.get("outside_panel") is True:
            outside.append(name or key)
            continue
        draft.board.rows.append(_row(key, one, name, where))
    draft.board.rows.sort(key=lambda row: int(str(row.values["space"]).split(",")[0]))
    if outside:
        says = f"{len(outside)} circuit(s) stand outside the panel and take no space of it: {', '.join(outside)}."
        draft.note("outside_panel", says)
    if first:
        _say_counters(draft)
    _unread(draft, first=first)
    _devices(data, draft)
    return draft


def read_span_branches(data: Mapping[str, Any], where: str) -> Draft:
    """Return how many branches a version 1 panel has; which circuit is on which is not in that file."""
    draft = Draft(where, "span_v1_panel", "SPAN panel, status of its v1 interface")
    draft.board.values = {"make": "SPAN", "spaces_total": len(data["branches"])}
    draft.board.listed = False
    _say_counters(draft)
    draft.note(
        "no_circuits",
        f"The file counts {len(data['branches'])} branches and names no circuit.",
        "Which spaces are free is not known from it.",
        "Save the answer of /api/v1/circuits as well, or list the circuits.",
    )
    return draft


def _circuits(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield circuits with their key: `circuits` is an object by id, or a list."""
    circuits = data.get("circuits")
    if isinstance(circuits, Mapping):
        yield from ((str(key), one) for key, one in circuits.items() if isinstance(one, Mapping))
    elif isinstance(circuits, list):
        yield from ((f"circuit {n}", one) for n, one in enumerate(circuits, 1) if isinstance(one, Mapping))


def _row(key: str, one: Mapping[str, Any], name: str | None, where: str) -> Row:
    at = f"circuit {quoted(name)}" if name else f"circuit {key}"
    spaces = _spaces(_first(one, _SPACES), f"{where}, {at}")
    values: dict[str, Any] = {"space": ",".join(map(str, spaces)), "poles": len(spaces)}
    values |= {"label": name} if name else {}
    if (rating := _first(one, _RATING)) is not None:
        values["breaker_a"] = rating
    if (volts := one.get("voltage", one.get("volts"))) is not None:
        values["volts"] = volts
    device = _DEVICES.get(str(one.get("device_type", one.get("load_type", ""))).lower())
    kind = device if device in _IN_PANEL else kind_by_label(name)
    if kind is None:
        return Row(at, values)
    values["load_type"] = kind
    return Row(at, values, basis={} if device == kind else {"load_type": Basis.ASSUMED})


def _spaces(given: object, where: str) -> list[int]:
    listed = given if isinstance(given, list) else str(given).split(",") if given is not None else []
    spaces = [_whole(one) for one in listed]
    if not spaces or any(one is None for one in spaces):
        raise IntakeError("has no space number", where=where, hint='SPAN writes it as "tabs": [7] or [7, 9].')
    if len(spaces) > 2:
        raise IntakeError(
            f"takes {len(spaces)} spaces; a breaker of a dwelling takes one or two", where=where, hint="Read it again."
        )
    return sorted(one for one in spaces if one is not None)


def _say_counters(draft: Draft) -> None:
    draft.note(
        "counters",
        "Its energies are counted since the panel was installed, and its powers are of one moment.",
        "One such file tells no demand; two of them tell the energy in between.",
        "Record the demand with an interval export.",
    )


def _unread(draft: Draft, *, first: bool) -> None:
    """Say which breakers have no rating, and which spaces nothing is said of."""
    rows = draft.board.rows
    unrated = [str(row.values["space"]) for row in rows if "breaker_a" not in row.values]
    if unrated:
        says = (
            "No breaker of this file has a rating: the v1 interface does not tell it."
            if first and len(unrated) == len(rows)
            else f"The rating of the breaker is missing on space {'; '.join(unrated)}."
        )
        draft.note("no_rating", says, "What a circuit may carry is unknown, not zero.", "Read the handles.")
    used = {int(n) for row in rows for n in str(row.values["space"]).split(",")}
    total = draft.board.values.get("spaces_total") or max(used, default=0)
    if unmapped := [n for n in range(1, total + 1) if n not in used]:
        draft.note(
            "unmapped_spaces",
            f"Nothing is said of space {_runs(unmapped)}.",
            "Some SPAN panels carry solar or a battery on spaces that they do not list.",
            "See that they are empty before one is counted on.",
            Severity.WARNING,
        )
    if "spaces_total" not in draft.board.values:
        draft.note(
            "no_total",
            "The file does not say how many spaces the panel has.",
            "Free spaces cannot be listed.",
            "Count them, or read the model on the label, such as MAIN 32.",
        )


def _runs(numbers: list[int]) -> str:
    """Return ascending numbers with their runs drawn together: `1-4, 7, 9-12`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _devices(data: Mapping[str, Any], draft: Draft) -> None:
    """Note solar and batteries that the panel knows of, and which circuit they hang on, if any."""
    several = data.get("sub_devices")
    devices = list(several.values()) if isinstance(several, Mapping) else several if isinstance(several, list) else []
    kinds = [_DEVICES.get(str(one.get("type", "")).lower()) for one in devices if isinstance(one, Mapping)]
    on_board = {row.values.get("load_type") for row in draft.board.rows}
    for kind, name in (("pv", "Solar"), ("battery", "A battery")):
        if kind not in kinds and not data.get(kind) and not data.get(f"has_{kind}"):
            continue
        setattr(draft, kind, getattr(draft, kind) or {})
        if kind not in on_board:
            draft.note(
                f"{kind}_elsewhere",
                f"{name} belongs to the panel, and no circuit of the file carries it.",
                "It is connected ahead of the panel, or on a space that is not listed.",
                "See where its breaker stands.",
                Severity.WARNING,
            )


def _first(one: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((one[key] for key in keys if one.get(key) is not None), None)


def _whole(value: object) -> int | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return int(number) if number.is_integer() and 0 < number < 100 else None


def _text(value: object) -> str | None:
    """Return a text with its blanks made single, or None where there is none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
