"""Some thousand rows screened at once: read column by column, answered by the rules of one home with arrays."""

from collections.abc import Sequence

from assess.batch.answering import Answer, answers, result_of
from assess.batch.columnar.reader import ColumnReader
from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import Options, RawRow, RowResult, Task
from assess.electrical import Method
from assess.intake import Home
from assess.readers.nameplates import with_usual_nameplates
from assess.verdict.screening.screen import Screen, without_collection
from assess.verdict.screening.sites import Asking

_TABLES = 4  # tables and kinds of runs that a process remembers something of
_desks: dict[str, "Desk"] = {}


def screen_rows(task: Task) -> list[RowResult]:
    """Return what came of each row, in their order. Raises IntakeError when no column of the table is known."""
    return desk_of(task.headings, task.options).screened(task.rows)


def desk_of(headings: tuple[str, ...], options: Options) -> "Desk":
    """Return the desk of a table, which remembers what it read and answered before."""
    key = repr((headings, options))
    if key not in _desks:
        if len(_desks) >= _TABLES:
            _desks.clear()
        _desks[key] = Desk(headings, options)
    return _desks[key]


class Desk:
    """Screens the rows of one table."""

    def __init__(self, headings: tuple[str, ...], options: Options) -> None:
        """Settle what the columns mean. Raises IntakeError when none is known."""
        self._headings, self._options = headings, options
        self._mapping = row_mapping(headings, options.columns)
        self._reader = ColumnReader(headings, self._mapping)
        self._screen = Screen(
            Asking(
                code=options.code,
                method=Method(options.method),
                node=options.node,
                gpus=options.gpus,
                policy=options.policy,
                allow_unconfirmed=options.allow_unconfirmed,
            )
        )

    def screened(self, rows: Sequence[RawRow]) -> list[RowResult]:
        """Return what came of each row, in their order."""
        with without_collection():
            return self._screened(rows)

    def _screened(self, rows: Sequence[RawRow]) -> list[RowResult]:
        block = self._reader.read(rows)
        keys = self._reader.address_keys(rows)
        said = self._screen.rows(block.rows, block.count, block.sure)
        read: list[ReadRow | None] = [None] * len(rows)
        found: list[Answer | None] = [None] * len(rows)
        each = zip(block.plain.tolist(), block.site_ids, block.problems, block.statuses, said, strict=True)
        alone = block.others.tolist()
        for place, site_id, problems, status, answer in each:
            read[place] = ReadRow(None, site_id, problems, status, keys[place])
            found[place] = answer
            if answer is None:
                alone.append(place)
        self._one_by_one(rows, alone, read, found)
        return [
            result_of(row, self._headings, one, answer)
            for row, one, answer in zip(rows, read, found, strict=True)
            if one is not None
        ]

    def _one_by_one(
        self, rows: Sequence[RawRow], places: Sequence[int], read: list[ReadRow | None], found: list[Answer | None]
    ) -> None:
        """Read and answer the rows that take a run of their own, or that nobody can answer."""
        homes: list[tuple[int, Home]] = []
        for place in places:
            one = read_row(rows[place], self._headings, self._mapping)
            read[place] = one
            if one.home is not None:
                homes.append((place, one.home))
        several = self._screen.homes([with_usual_nameplates(home) for _, home in homes])
        left = [(place, home) for (place, home), answer in zip(homes, several, strict=True) if answer is None]
        for (place, _), answer in zip(homes, several, strict=True):
            found[place] = answer
        for (place, _), answered in zip(left, answers([home for _, home in left], self._options), strict=True):
            found[place] = answered
