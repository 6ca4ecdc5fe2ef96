"""The table of work as it is printed: a word in each cell, every reason once."""

from collections.abc import Callable

from assess.assessment import Assessment
from assess.report.suitability import matrix, reasons


def test_every_reason_stands_once(example: Callable[[str], Assessment]) -> None:
    """No two lines say the same, and every cell of work that may suit finds its reason."""
    table = example("go-cleveland").suitability
    found = reasons(table)
    assert len({(one.head, one.word, one.says, one.cure) for one in found}) == len(found)
    said = {one.says for one in found}
    assert all(cell.reason in said for row in table.rows if not row.never for cell in row.cells)


def test_words_and_never(example: Callable[[str], Assessment]) -> None:
    """A row has a word for each head; regulated data is never."""
    page = matrix(example("no-go-houston").suitability)
    assert all(len(row.words) == len(page.heads) for row in page.rows)
    assert {row.word for row in page.rows} <= {"yes", "if", "no", "never"}
    assert any(row.word == "never" for row in page.rows)


def test_work_is_named_only_where_a_reason_does_not_hold_for_all(example: Callable[[str], Assessment]) -> None:
    """A reason of every kind of work does not list them."""
    table = example("go-cleveland").suitability
    rows = [row for row in table.rows if not row.never]
    assert all(len(one.works) < len(rows) for one in reasons(table))
