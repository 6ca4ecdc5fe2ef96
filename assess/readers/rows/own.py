"""Columns of one's own: a heading and the field that it fills, as a mapping file states them."""

from typing import Any

from assess.readers.rows.columns import Column, Entry, Meaning

IGNORED = "ignore"
LISTS = ("loads", "hvac.systems")  # whose entries are named by their kind: loads.range.nameplate_va


def own_column(heading: str, says: Any) -> Column | None:
    """Return the column that a mapping of one's own makes of a heading; None where it is to be ignored.

    `says` is the field, or a table with `field`, `unit` and `words`, or with the list that a yes says
    is `whole`.
    """
    stated: dict[str, Any] = {"field": says} if isinstance(says, str) else dict(says)
    if "whole" in stated:
        return Column(names=(heading,), whole=stated["whole"])
    if stated["field"] == IGNORED:
        return None
    field, entry = field_and_entry(stated["field"])
    return Column(
        names=(heading,),
        field=field,
        unit=stated.get("unit", ""),
        words={word.casefold(): Meaning(set={field: value}) for word, value in stated.get("words", {}).items()},
        entry=entry,
        digits=len("02139") if field == "place.zip_code" else 0,
        others="abroad" if field in {"place.zip_code", "place.state"} else "refused",
    )


def field_and_entry(path: str) -> tuple[str, Entry | None]:
    """Return the field of a path, and the entry it belongs to where it leads through a list: the range of loads."""
    for name in LISTS:
        kind, _, field = path.removeprefix(f"{name}.").partition(".")
        if path.startswith(f"{name}.") and field:
            return field, Entry(list=name, kind=kind, key=kind)
    return path, None
