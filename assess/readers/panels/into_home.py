"""The panel schedule that a home file names: its values are those of the home, where the file itself states none."""

from pathlib import Path
from typing import Any

from assess.errors import IntakeError
from assess.intake import Home
from assess.readers.panels.panel_file import PanelFile
from assess.records import Record


def with_panel_file(raw: dict[str, Any], base: Home | None, folder: Path, where: str) -> Home | None:
    """Take `panel.file` out of a home as written, and return its base with what that schedule says.

    What the schedule says wins over the base, an energy audit; what the home states wins over both.
    Raises IntakeError with the place of the schedule.
    """
    panel = raw.get("panel")
    if not isinstance(panel, dict) or "file" not in panel:
        return base
    named = panel.pop("file")
    named = named.get("value") if isinstance(named, dict) else named
    if named in {None, "unknown"}:
        return base
    if not isinstance(named, str) or not named.strip():
        raise IntakeError('is not the name of a file; write file = "panel.csv"', where=f"{where}, panel.file")
    from assess.readers.panels import read_panel

    try:
        found = read_panel(folder / named)
    except IntakeError as error:
        raise IntakeError(error.message, where=f"{where}, panel.file: {error.where}", hint=error.hint) from None
    return _laid_over(Home() if base is None else base, found)


def _laid_over(base: Home, found: PanelFile) -> Home:
    """Return the home with the schedule's values over its own, and where they come from."""
    parts = {
        "panel": _merged(base.panel, found.panel),
        "service": _merged(base.service, found.service),
        "pv": found.pv if base.pv is None else _merged(base.pv, found.pv),
        "battery": found.battery if base.battery is None else _merged(base.battery, found.battery),
    }
    counted = found.panel.circuits is not None
    if counted:  # spaces are listed by number now, and a count from elsewhere would stand against them
        parts["panel"] = parts["panel"].model_copy(update={"spaces_free": None})
    kept = {
        path: entry
        for path, entry in base.provenance.items()
        if not (counted and path.startswith(("panel.circuits", "panel.spaces_free")))
    }
    return base.model_copy(update=parts | {"provenance": kept | found.provenance})


def _merged(under: Record, over: Record | None) -> Any:
    """Return a record with the known values of another one over its own."""
    if over is None:
        return under
    return under.model_copy(
        update={name: value for name in type(over).model_fields if (value := getattr(over, name)) is not None}
    )
