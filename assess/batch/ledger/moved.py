"""Rows that only stand elsewhere than before, since others were put in or taken out above them: their answer stands."""

from collections import OrderedDict
from dataclasses import replace

from assess.batch.ledger.store import Kept, Ledger

_REMEMBERED = 50_000  # answers whose place in the ledger was taken; that many rows may be put in at once
_AT_ONCE = 1_000  # copies written in one transaction


class Moved:
    """Finds answers by what their rows say, while a table is walked from its first row to its last.

    What is behind may have been overwritten, and is remembered; what is ahead still stands in the ledger.
    """

    def __init__(self, ledger: Ledger, key: str, *, write: bool) -> None:
        """Begin a walk under the rules of `key`; without `write` nothing is changed."""
        self._ledger, self._key, self._write = ledger, key, write
        self._displaced: OrderedDict[str, Kept] = OrderedDict()
        self._copies: list[Kept] = []
        self._any = ledger.count(key) > 0

    def displace(self, kept: Kept) -> None:
        """Take note of an answer whose place another row has taken."""
        if kept.rules_key == self._key:
            self._displaced[kept.input_sha256] = kept
            if len(self._displaced) > _REMEMBERED:
                self._displaced.popitem(last=False)

    def take(self, row: int, input_sha256: str) -> bool:
        """Put an answer to the same words in the place of a row; return whether there is one."""
        if not self._any:
            return False
        found = self._displaced.get(input_sha256) or self._ledger.answered_alike(input_sha256, self._key)
        if found is None:
            return False
        if self._write:
            self._copies.append(replace(found, row=row))
            if len(self._copies) >= _AT_ONCE:
                self.finish()
        return True

    def finish(self) -> None:
        """Write what is not written yet. Raises ReportError."""
        self._ledger.keep_moved(self._copies)
        self._copies.clear()
