"""Which file holds a panel, what of it is the home, and whether what was written is read back the same."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assess.errors import IntakeError
from assess.intake import Home
from assess.intake.service import Circuit, Panelboard
from assess.readers.detect import recognize
from assess.readers.kinds import Kind
from assess.readers.panels import PanelFile, is_panel_file, read_panel

_HOMES = {Kind.HOME, Kind.HPXML}


@dataclass(frozen=True)
class Found:
    """A home with its panel, and what was written beside its circuits."""

    home: Home
    remarks: dict[tuple[str, str], str] = field(default_factory=dict)


def panel_in(path: Path) -> Found:
    """Return the panel of a home file, of an audit, or of a schedule of any kind that is read. Raises IntakeError."""
    if _is_home(path):
        from assess.readers.home import read_stated_home

        return Found(read_stated_home(path))
    found = read_panel(path)
    return Found(home_of(found), {(name, space): text for name, space, text in found.remarks})


def home_of(found: PanelFile) -> Home:
    """Return a home of which nothing is known but its panel."""
    return Home(
        panel=found.panel, service=found.service, pv=found.pv, battery=found.battery, provenance=found.provenance
    )


def not_kept(home: Home, path: Path) -> tuple[str, ...]:
    """Return what a schedule that was written of a home does not say, or says otherwise, when it is read again."""
    read = home_of(read_panel(path))
    several = zip(_panels(home), _panels(read), strict=True)
    return tuple(said for (name, was), (_, now) in several for said in _differences(name, was, now))


def _is_home(path: Path) -> bool:
    """Return whether a file is a home or an audit. Raises IntakeError for what holds no panel."""
    try:
        kind = recognize(path)
    except IntakeError:
        if is_panel_file(path):
            return False
        raise
    if kind in _HOMES:
        return True
    if not (kind.is_panel or kind is Kind.SPAN_V1 or is_panel_file(path)):
        raise IntakeError(
            "holds no panel", where=str(path), hint="Give a home, a panel schedule (CSV, xlsx), SPAN's JSON or HPXML."
        )
    return False


def _panels(home: Home) -> list[tuple[str, Panelboard]]:
    return [("panel", home.panel), *((f'sub-panel "{one.name}"', one) for one in home.panel.subpanels or ())]


def _differences(name: str, was: Panelboard, now: Panelboard) -> Iterator[str]:
    for field_name in type(was).model_fields:
        before, after = getattr(was, field_name), getattr(now, field_name, None)
        if field_name in {"subpanels", "file"} or before == after:
            continue
        if field_name != "circuits":
            yield f"{name}, {field_name}: {before} is read as {after}"
            continue
        old, new = ({one.space: one for one in several or ()} for several in (before, after))
        yield from (
            f"{name}, space {space}: {_said(old[space], new.get(space))}"
            for space in old
            if old[space] != new.get(space)
        )


def _said(was: Circuit, now: Circuit | None) -> str:
    if now is None:
        return "is not read again"
    changed = [f for f in Circuit.model_fields if getattr(was, f) != getattr(now, f)]
    return ", ".join(f"{f} {getattr(was, f)} is read as {getattr(now, f)}" for f in changed)
