import pytest

from assess.batch.records import Cell, RawRow
from assess.batch.tables.headings import headings_of
from assess.batch.tables.places import column_letters, column_number
from assess.errors import IntakeError


def rows(*cells: tuple[Cell, ...]) -> list[RawRow]:
    """Return rows numbered from 1."""
    return [RawRow(n, row) for n, row in enumerate(cells, 1)]


def test_titles_above_the_headings_are_left_out() -> None:
    """The headings are the first row with two words; a title is one, and figures are none."""
    found = headings_of(rows(("Homes of spring",), (None, None), (2026.0, "2026", "Q3"), ("a", "b")), (), "x.csv")
    assert (found.names, found.row) == (("a", "b"), 4)
    assert [note.code for note in found.notes] == ["title_rows"]


def test_headings_that_stand_twice_are_kept_apart() -> None:
    """Capitals and blanks make no difference, and the new name is no other heading's."""
    found = headings_of(rows(("Zip", " ZIP ", "zip (2)", "Yr\n Built", "zip")), (), "x.csv")
    assert found.names == ("Zip", "ZIP (3)", "zip (2)", "Yr Built", "zip (4)")
    assert [(note.column, note.code) for note in found.notes] == [(1, "duplicate_heading"), (4, "duplicate_heading")]
    assert found.notes[0].says.endswith('in column B it is called "ZIP (3)".')


@pytest.mark.parametrize("mark", ["\ufeff", "\u00ef\u00bb\u00bf"])
def test_the_mark_of_utf_8_is_no_part_of_a_heading(mark: str) -> None:
    """Also as a program keeps it that took the file for Windows-1252."""
    assert headings_of(rows((f"{mark}Site ID", "b")), (), "x.csv").names == ("Site ID", "b")


def test_columns_without_a_heading_are_told() -> None:
    """Those between others; what stands to the right of the last heading is told row by row."""
    found = headings_of(rows(("a", None, "b", "", None)), (), "x.csv")
    assert found.names == ("a", "", "b")
    assert [(note.column, note.says) for note in found.notes] == [
        (1, "No heading stands above column B; the cells are kept, and unread.")
    ]


def test_a_table_without_headings_is_refused() -> None:
    """Looked for are they in twenty rows."""
    with pytest.raises(IntakeError, match="has no row of headings among its first 20 rows"):
        headings_of(rows(*[("1", "2")] * 20, ("a", "b")), (), "x.csv")


def test_columns_have_letters() -> None:
    """From A to XFD and back."""
    assert [column_letters(n) for n in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_number(column_letters(n)) == n for n in range(1, 16_385))
