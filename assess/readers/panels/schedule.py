"""Panel schedules as tables: a block of facts about the panel, a heading, and a row for each circuit.

The schema stands in docs/panel-schedule.md. Lists that people keep for themselves are read too: without the block,
with other headings, in two columns as the paper on the door has it, by side and row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assess.errors import IntakeError
from assess.readers.panels.cells import Cells, is_whole
from assess.readers.panels.circuit_rows import CircuitRow, circuit_row
from assess.readers.panels.columns import Columns, columns_of, not_read
from assess.readers.panels.doubts import say_what_is_doubtful
from assess.readers.panels.draft import Board, Draft
from assess.readers.panels.two_poles import joined
from assess.units.spelling import quoted

NOT_LISTED = "not listed"  # of panel.circuits: no row does not say that there is no breaker
_OF_SUBPANEL = ("feeder_breaker_a", "conductor_size", "conductor_material")
_YES_OR_NO = ("center_fed", "feed_through")
_PANEL = ("make", "model", "bus_a", "main_a", "spaces_total", "spaces_free", "location", "ambient_f", *_OF_SUBPANEL)
_PLACES = {"id", "parent_panel", "volts", "ctl_limit", "label_photo", "circuits", *_YES_OR_NO, *_PANEL}
_SERVICE = {"service_a": "rating_a", "service_type": "entrance", "meter_main": "meter_main"}
_YES_NO = {"yes": True, "no": False, "true": True, "false": False, "x": True, "1": True, "0": False}
_UNKNOWN = {"", "?", "unknown", "n/a", "-", "–", "—"}


@dataclass
class _Reading:
    """What is known so far: the boards, the columns that hold now, and the lines that were passed over."""

    draft: Draft
    boards: list[Board] = field(default_factory=lambda: [Board()])
    volts: dict[int, str] = field(default_factory=dict)
    ctl_limit: dict[int, str] = field(default_factory=dict)
    columns: tuple[Columns, Columns] | None = None
    passed: int = 0
    unread: list[str] = field(default_factory=list)
    circuits: dict[int, list[CircuitRow]] = field(default_factory=dict)


def is_schedule(rows: Iterable[Cells]) -> bool:
    """Return whether a table has the heading of a panel schedule among its first rows."""
    return any(columns_of(cells) is not None for _, (_, cells) in zip(range(40), rows, strict=False))


def read_schedule(rows: Iterable[Cells], where: str, kind: str) -> Draft:
    """Return the panels of a table; `kind` is csv or xlsx. Raises IntakeError with the row for what cannot be."""
    reading = _Reading(Draft(where, f"panel_{kind}", "Panel schedule"))
    for at, cells in rows:
        if (found := columns_of(cells)) is not None:
            reading.columns = found
            reading.unread += not_read(cells)
        elif not _fact(reading, at, cells):
            _circuits(reading, at, cells)
    if reading.columns is None:
        raise IntakeError(
            "has no heading of a panel schedule",
            where=where,
            hint="A row names the columns, at least space and label, such as: space,poles,breaker_a,label",
        )
    return _drafted(reading)


def _fact(reading: _Reading, at: str, cells: list[str]) -> bool:
    """Take a line such as `panel.bus_a,200` and return whether it was one. Raises IntakeError for a wrong name."""
    name = cells[0].lower().rstrip(":").strip()
    key = name.removeprefix("panel.")
    value = next((cell for cell in cells[1:] if cell), "")
    named = name.startswith("panel.") and name != "panel."
    if not named and name not in _SERVICE and not (reading.columns is None and key in _PLACES):
        return False
    if key not in _PLACES and name not in _SERVICE:
        known = [f"panel.{one}" for one in sorted(_PLACES)] + list(_SERVICE)
        raise IntakeError(
            f"{quoted(cells[0])} is not known of a panel",
            where=f"{reading.draft.where}, {at}",
            hint=f"Known are {', '.join(known)}.",
        )
    if key == "id" and (reading.circuits.get(len(reading.boards) - 1) or reading.boards[-1].name is not None):
        reading.boards.append(Board(at=at))
    _take(reading, at, key if name not in _SERVICE else name, value)
    return True


def _take(reading: _Reading, at: str, key: str, value: str) -> None:
    board, number = reading.boards[-1], len(reading.boards) - 1
    if value.lower() in _UNKNOWN:
        return
    if key in _SERVICE:
        plain = value.lower() if key == "service_type" else value
        reading.draft.service[_SERVICE[key]] = _yes_no(value, reading, at) if key == "meter_main" else plain
    elif key == "id":
        board.name, board.at = value, at
    elif key == "parent_panel":
        board.parent = value
    elif key == "volts":
        reading.volts[number] = value.rpartition("/")[2]
    elif key == "ctl_limit":
        reading.ctl_limit[number] = value
    elif key == "circuits":
        board.listed = value.lower() != NOT_LISTED
    elif key in {*_PANEL, *_YES_OR_NO}:
        board.values[key] = _of_panel(key, value, reading, at)


def _of_panel(key: str, value: str, reading: _Reading, at: str) -> str | int | bool:
    """Return a fact of a panel as the intake takes it."""
    if key in _YES_OR_NO:
        return _yes_no(value, reading, at)
    if key == "spaces_total" and is_whole(value):
        return int(value)
    lugs_only = key == "main_a" and value.lower() in {"mlo", "main lugs", "main lugs only"}
    return 0 if lugs_only else value


def _yes_no(value: str, reading: _Reading, at: str) -> bool:
    if value.lower() not in _YES_NO:
        raise IntakeError(f"{quoted(value)} is neither yes nor no", where=f"{reading.draft.where}, {at}")
    return _YES_NO[value.lower()]


def _circuits(reading: _Reading, at: str, cells: list[str]) -> None:
    if reading.columns is None:
        reading.passed += 1
        return
    number = len(reading.boards) - 1
    here = reading.circuits.setdefault(number, [])
    volts = reading.volts.get(number)
    for half in reading.columns:
        row = circuit_row(half, cells, at, reading.draft.where, volts) if half else None
        if row is not None:
            here.append(row)


def _hang_on_the_main(draft: Draft) -> None:
    """Let the main panel be unnamed for those that it feeds; where it has no name, it may be called main."""
    main = {draft.board.name} if draft.board.name is not None else {"main", "Main", "MAIN"}
    for board in draft.below:
        board.parent = None if board.parent in main else board.parent


def _drafted(reading: _Reading) -> Draft:
    draft = reading.draft
    for number, board in enumerate(reading.boards):
        found = joined(reading.circuits.get(number, []), draft)
        say_what_is_doubtful(found, reading.ctl_limit.get(number), draft)
        board.rows = [one.row for one in found if not one.empty]
    mains = [board for board in reading.boards if board.parent is None]
    if len(mains) != 1:
        names = ", ".join(quoted(board.name or "without an id") for board in mains) or "none"
        raise IntakeError(
            f"has {len(mains)} panels that no other one feeds ({names}); a home has one",
            where=draft.where,
            hint="Give each sub-panel a line parent_panel with the id of the panel that feeds it.",
        )
    if any(row.by_side for several in reading.circuits.values() for row in several):
        draft.format, draft.title = "panel_directory", "A homeowner's circuit directory"
    draft.board = mains[0]
    for key in _OF_SUBPANEL:
        if key in draft.board.values:
            raise IntakeError(f"panel.{key} belongs to a sub-panel, with a parent_panel", where=draft.where)
    draft.below = [board for board in reading.boards if board.parent is not None]
    _hang_on_the_main(draft)
    if (volts := reading.volts.get(reading.boards.index(draft.board))) is not None:
        draft.service["volts"] = volts
    if reading.passed:
        draft.note("lines_above", f"{reading.passed} line(s) above the heading say nothing that is known of a panel.")
    if reading.unread:
        draft.note("columns_not_read", f"Not read: column {', '.join(dict.fromkeys(reading.unread))}.")
    return draft
