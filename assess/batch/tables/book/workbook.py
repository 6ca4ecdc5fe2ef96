"""Which sheets a workbook has, and which of them is the table of homes."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from assess.batch.records import Note
from assess.batch.tables.book.archive import Archive
from assess.errors import UsageError
from assess.readers.xml import parse_xml
from assess.units.spelling import quoted

_SHEETS = "/worksheet"  # how the type of a relation to a sheet with cells ends; charts and dialogs end otherwise
_CALLED = ("homes", "home", "houses", "sites")


@dataclass(frozen=True)
class Sheet:
    """One sheet with cells: its name, the part of the archive that holds it, and whether it is shown."""

    name: str
    part: str
    visible: bool


def sheets_of(archive: Archive) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that have cells, in their order. Raises IntakeError when its list is broken."""
    book = parse_xml(archive.part("xl/workbook.xml") or b"", archive.where)
    links = parse_xml(archive.part("xl/_rels/workbook.xml.rels") or b"<none/>", archive.where)
    parts = {link.get("Id"): _path(link.get("Target", "")) for link in links if link.get("Type", "").endswith(_SHEETS)}
    found = []
    for sheet in book.iterfind("sheets/sheet"):
        part = parts.get(sheet.get("id"))
        if part is not None and part in archive.members:
            visible = sheet.get("state", "visible") == "visible"
            found.append(Sheet(sheet.get("name", ""), part, visible))
    if not found:
        raise archive.refused("is a workbook without a sheet of cells", "Open it and save it anew.")
    return tuple(found)


def candidates(sheets: tuple[Sheet, ...], asked: str | None, where: str) -> tuple[Sheet, ...]:
    """Return the sheets that may be the table, the likeliest first: the one asked for, or those that are shown.

    Raises UsageError when none is shown, or the one asked for is not.
    """
    shown = [sheet for sheet in sheets if sheet.visible]
    if asked is not None:
        return (_asked(sheets, asked, where),)
    if not shown:
        raise UsageError(
            f"all sheets are hidden: {_names(sheets)}", where=where, hint="Show the one with the homes (Unhide)."
        )
    return tuple(sorted(shown, key=lambda sheet: sheet.name.strip().casefold() not in _CALLED))


def sheet_notes(archive: Archive, sheets: tuple[Sheet, ...], taken: Sheet) -> Iterator[Note]:
    """Yield what is to be told of a workbook: the other sheets, and links to other files."""
    hidden = tuple(sheet for sheet in sheets if not sheet.visible)
    others = tuple(sheet for sheet in sheets if sheet.visible and sheet != taken)
    if others:
        says = f"The sheet {quoted(taken.name)} is read; {_names(others)} {_is(others)} left out."
        yield Note(None, "other_sheets", says)
    if hidden:
        yield Note(None, "hidden_sheets", f"{_names(hidden)} {_is(hidden)} hidden, and not read.")
    if any(name.startswith("xl/externallinks/") for name in archive.members):
        yield Note(None, "external_links", "The workbook links to other files; they are not opened.")


def _asked(sheets: tuple[Sheet, ...], asked: str, where: str) -> Sheet:
    fold = asked.strip().casefold()
    for sheet in sheets:
        if sheet.name.strip().casefold() == fold:
            if sheet.visible:
                return sheet
            raise UsageError(
                f"the sheet {quoted(sheet.name)} is hidden, and hidden sheets are not read",
                where=where,
                hint="Show it (Unhide) and save the workbook.",
            )
    shown = tuple(sheet for sheet in sheets if sheet.visible)
    by_fold = {sheet.name.casefold(): sheet.name for sheet in shown}
    near = get_close_matches(fold, by_fold, n=1)
    hint = f"Did you mean {quoted(by_fold[near[0]])}?" if near else f"It has {_names(shown)}."
    raise UsageError(f"has no sheet {quoted(asked)}", where=where, hint=hint)


def _path(target: str) -> str:
    """Return the part that a relation of the workbook leads to, as the archive names it."""
    target = target.replace("\\", "/").lower()
    return target.removeprefix("/") if target.startswith(("/", "xl/")) else f"xl/{target.removeprefix('./')}"


def _names(sheets: tuple[Sheet, ...]) -> str:
    names = ", ".join(quoted(sheet.name) for sheet in sheets[:8])
    return f"{names} and {len(sheets) - 8} more" if len(sheets) > 8 else names


def _is(sheets: tuple[Sheet, ...]) -> str:
    return "are" if len(sheets) > 1 else "is"
