"""Two-pole breakers that a paper form writes on two lines: `2` beside the upper space, a ditto or nothing below."""

from collections.abc import Sequence

from assess.errors import IntakeError
from assess.readers.panels.cells import is_whole
from assess.readers.panels.circuit_rows import CircuitRow
from assess.readers.panels.draft import Draft

_DITTO = {"", '"', "''", "-", "–", "—", "|", "do", "ditto", "same", "↓", "^"}
_BELOW = 2  # the space below, on the same side


def joined(rows: Sequence[CircuitRow], draft: Draft) -> list[CircuitRow]:
    """Return the rows with each two-pole breaker on both its spaces. Raises IntakeError where the other is taken."""
    by_space = {row.space: row for row in rows}
    gone: set[str] = set()
    found = []
    for row in rows:
        if row.space in gone:
            continue
        if not row.half_of_two or not is_whole(row.space):
            found.append(row)
            continue
        below = str(int(row.space) + _BELOW)
        other = by_space.get(below)
        if other is not None and not _goes_with(row, other):
            raise IntakeError(
                f'has two poles on space "{row.space}", and space "{below}" below it says '
                f"{other.label or 'something else'!r}",
                where=f"{draft.where}, {row.row.at}",
                hint=f'Write "{row.space},{below}" if the breaker takes both, and leave out the other row.',
            )
        gone.add(below)
        found.append(row.with_values(space=f"{row.space},{below}", poles=2))
    if gone:
        says = f"{len(gone)} two-pole breaker(s) named one space; the one below on the same side was added."
        draft.note(
            "second_space", says, "", f"See that it is so: {', '.join(r.space for r in found if r.half_of_two)}."
        )
    return [row for row in found if row.space not in gone]


def _goes_with(row: CircuitRow, other: CircuitRow) -> bool:
    return other.label.lower() in {*_DITTO, row.label.lower()} or other.blank
