"""One part of a table that several machines share, each knowing its part without asking another."""

import re
from dataclasses import dataclass
from hashlib import blake2b

from assess.errors import UsageError

_PART = re.compile(r"([0-9]{1,6})\s*/\s*([0-9]{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` of `of`, counted from 1.

    A row belongs to the part that a hash of its number says: to exactly one, the same on every machine, and whatever
    pattern a table has, each part has its share of it. Rows of the same home may be in different parts, so that
    duplicates among all rows are found when the parts are merged.
    """

    number: int = 1
    of: int = 1

    def has(self, row: int) -> bool:
        """Return whether a row is of this part."""
        if self.of == 1:
            return True
        digest = blake2b(row.to_bytes(8, "big"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


def shard_of(text: str | None) -> Shard:
    """Return the part of a table that `3/10` names; all of it for None. Raises UsageError."""
    if text is None:
        return Shard()
    found = _PART.fullmatch(text.strip())
    if found is None:
        raise UsageError(f'"{text}" names no part', where="--shard", hint="Write 3/10 for the third of ten parts.")
    number, of = int(found[1]), int(found[2])
    if not of:
        raise UsageError(f'"{text}" has no parts', where="--shard", hint="Write 3/10 for the third of ten parts.")
    if not 1 <= number <= of:
        hint = f"Parts are counted from 1/{of} to {of}/{of}."
        raise UsageError(f"there is no part {number} of {of}", where="--shard", hint=hint)
    return Shard(number, of)
