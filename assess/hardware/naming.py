"""Finding an entry of the catalogue by what the user wrote, and saying what was probably meant."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from assess.errors import IntakeError
from assess.hardware.records import Gpu, NodeModel

Entry = TypeVar("Entry", Gpu, NodeModel)


def find(text: str, shelf: Mapping[str, Entry], what: str, where: str) -> Entry:
    """Return the entry whose id or full name is `text`, in any case and with any punctuation.

    Raises IntakeError with the nearest ids, or with the command that lists them.
    """
    spellings = {slug: entry.id for entry in shelf.values() for slug in (entry.id, _slug(entry.name))}
    wanted = _slug(text)
    if wanted in spellings:
        return shelf[spellings[wanted]]
    near = dict.fromkeys(spellings[slug] for slug in get_close_matches(wanted, spellings, n=5))
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    raise IntakeError(
        f'"{text}" is not a {what} of the catalogue.',
        where=where,
        hint=f"{meant}`assess nodes list` shows them all.",
    )


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
