"""Which rows get a report: all that were assessed, those that can host a node, the best of these, or none."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assess.batch.records import RowResult, Status
from assess.errors import UsageError
from assess.units.spelling import quoted
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

GOES = frozenset({Outcome.GO, Outcome.GO_CAPPED, Outcome.GO_IF})
# Unless all reports are asked for: a home said twice has its report with the first row, and of the others there is
# nothing to print.
WITHOUT_REPORT = frozenset({Status.DUPLICATE, Status.ERROR, Status.SKIPPED})
MOST_TOP = 100_000  # rows that are ranked in memory; beyond that `go` says the same without ranking
_WHERE = "--pdf"
_HINT = "Write all, go, none, or top and a number, such as top:50."
_Rank = tuple[float, float, int]


class Which(StrEnum):
    """The rows that get a report."""

    ALL = "all"
    GO = "go"
    NONE = "none"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows get a report; `most` of them where only the best do."""

    which: Which
    most: int = 0

    def __str__(self) -> str:
        """Return it as it is written at the command line."""
        return f"{self.which}:{self.most}" if self.which is Which.TOP else str(self.which)


def wanted(text: str) -> Wanted:
    """Return which rows get a report, as `all`, `go`, `none` or `top:N` says. Raises UsageError."""
    word, colon, number = (part.strip() for part in text.strip().casefold().partition(":"))
    if word not in set(Which):
        raise UsageError(f"{quoted(text)} does not say which reports to print", where=_WHERE, hint=_HINT)
    which = Which(word)
    if which is not Which.TOP:
        if colon:
            raise UsageError(f'"{which}" takes no number, and {quoted(text)} has one', where=_WHERE, hint=_HINT)
        return Wanted(which)
    if not (number.isascii() and number.isdecimal() and 1 <= len(number.lstrip("0")) <= len(str(MOST_TOP))):
        said = f"{quoted(text)} does not say how many" if not number else f"{quoted(number)} is not a number of reports"
        raise UsageError(said, where=_WHERE, hint=f"Write top: and a whole number from 1 to {MOST_TOP:,}.")
    most = int(number)
    if most > MOST_TOP:
        raise UsageError(f"at most {MOST_TOP:,} rows are ranked", where=_WHERE, hint="Write go for all that can.")
    return Wanted(which, most)


def choose(results: Iterable[RowResult], wanted: Wanted) -> Iterator[int]:
    """Yield the numbers of the rows that get a report, in the order of the results.

    The best are those whose node does most work, then those with the fewest watts, then the first. Of the results no
    more are held than there are to be best.
    """
    match wanted.which:
        case Which.NONE:
            return
        case Which.ALL:
            yield from (result.row for result in results if result.answer is not None)
        case Which.GO:
            yield from (result.row for result, _ in _goes(results))
        case Which.TOP:
            yield from _best(results, wanted.most)


def _goes(results: Iterable[RowResult]) -> Iterator[tuple[RowResult, Brief]]:
    for result in results:
        answer = result.answer
        if answer is not None and answer.outcome in GOES and result.status not in WITHOUT_REPORT:
            yield result, answer


def _best(results: Iterable[RowResult], most: int) -> list[int]:
    kept: list[tuple[_Rank, int]] = []  # the worst of the best on top
    for order, (result, answer) in enumerate(_goes(results)):
        ranked = (answer.throughput, -answer.wall_w, -order), result.row
        if len(kept) < most:
            heapq.heappush(kept, ranked)
        else:
            heapq.heappushpop(kept, ranked)
    return [row for _, row in sorted(kept, key=lambda one: -one[0][2])]
