"""The columns of a panel schedule: what people call them, and which one a table has."""

import re

from assess.units.spelling import quoted

# The first name of each is the one the documentation writes; the others are what files of the field say.
_NAMES: dict[str, tuple[str, ...]] = {
    "space": ("space", "spaces", "slot", "slots", "position", "tab", "tabs", "ckt", "circuit no", "circuit number"),
    "poles": ("poles", "pole", "no of poles"),
    "breaker_a": (
        "breaker_a",
        "breaker rating",
        "breaker amps",
        "amps",
        "amp",
        "amperage",
        "trip",
        "rating",
        "breaker size",
        "size",
    ),
    "label": ("label", "description", "name", "circuit description", "circuit name", "serves", "load served"),
    "load_type": ("load_type", "type", "category"),
    "nameplate_va": ("nameplate_va", "nameplate", "va", "watts", "w", "load va"),
    "volts": ("volts", "voltage", "v"),
    "basis": ("basis",),
    "status": ("status",),
    "managed": ("managed",),
    "notes": ("notes", "note", "comments", "comment", "remarks"),
    "photo": ("photo", "photos"),
    "half": ("slot_position", "half", "tandem half"),
    "side": ("side",),
    "row": ("row",),
    "id": ("id",),
    "tags": ("tags",),
}
# Names that mean one thing beside a column of spaces and another without one.
_OPEN = {"breaker": ("space", "breaker_a"), "circuit": ("space", "label"), "number": ("space",), "#": ("space",)}
_KNOWN = {alias: field for field, several in _NAMES.items() for alias in several}
_LONGEST_HEADING = 200  # characters; brackets without end would be matched against one another
Columns = dict[str, int]
"""The place of each column of a table, by field."""


def folded(name: str) -> str:
    """Return a heading as it is compared: lower case, without its prefix, dots and brackets."""
    plain = re.sub(r"^circuit\.", "", name.strip().lower()[:_LONGEST_HEADING])
    plain = re.sub(r"\s*[\[(].*[\])]\s*$", "", plain).rstrip(".:")
    return " ".join(re.sub(r"[.\s]+", " ", plain).split())


def columns_of(cells: list[str]) -> tuple[Columns, Columns] | None:
    """Return the columns of a heading, and those of its right half where the paper form has two; None for no heading.

    A heading names a space (or side and row), and something beside it.
    """
    left: Columns = {}
    right: Columns = {}
    names = [folded(cell) for cell in cells]
    spaced = any(_KNOWN.get(name) == "space" for name in names)
    for place, name in enumerate(names):
        field = _field(name, spaced=spaced)
        if field is None:
            continue
        if field not in left:
            left[field] = place
        elif field not in right:
            right[field] = place
    numbered = "space" in left or {"side", "row"} <= left.keys() or ("id" in left and "label" in left)
    if not numbered or not {"label", "breaker_a", "poles"} & left.keys():
        return None
    return left, right if {"space", "label"} <= right.keys() else {}


def not_read(cells: list[str]) -> list[str]:
    """Return the headings that no column of a schedule has, in quotes."""
    spaced = any(_KNOWN.get(folded(cell)) == "space" for cell in cells)
    return [quoted(cell) for cell in cells if cell and _field(folded(cell), spaced=spaced) is None]


def _field(name: str, *, spaced: bool) -> str | None:
    if name in _OPEN:
        meanings = _OPEN[name]
        return meanings[-1] if spaced else meanings[0]
    return _KNOWN.get(name) or _KNOWN.get(name.replace("_", " "))
