import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.batch.records import RawRow
from assess.batch.tables.limits import CELL_CHARACTERS
from assess.batch.tables.table import Table, open_table

Read = Callable[..., tuple[Table, list[RawRow]]]


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a text file, its name no help."""

    def write(content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "homes.xlsx"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def test_cells_are_texts_as_they_stand(csv: Callable[..., Path], read: Read) -> None:
    """Blanks, zeros and what could start a formula stay; an empty cell is nothing."""
    table, rows = read(csv("zip,note,amps\n01101, a ,\n-1,=1+1,1e308\n"))
    assert (table.kind, table.sheet, table.heading_row, table.rows_known, table.notes) == ("csv", "", 1, None, ())
    assert rows == [RawRow(2, ("01101", " a ", None)), RawRow(3, ("-1", "=1+1", "1e308"))]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_headings(csv: Callable[..., Path], read: Read, mark: str) -> None:
    """Commas in an address, and in a title above, do not count against it."""
    title = "Homes; of spring; 2026" if mark == "," else "Homes, of spring, 2026"
    lines = [title, mark.join(("site", "address")), mark.join(("1", '"1 Oak St, 2, B, Ada, OH"'))]
    table, rows = read(csv("\n".join(lines)))
    assert table.headings == ("site", "address")
    assert rows[-1].cells == ("1", "1 Oak St, 2, B, Ada, OH")


def test_a_line_that_names_the_delimiter_is_no_row(csv: Callable[..., Path], read: Read) -> None:
    """Excel writes `sep=;` and does not show it."""
    table, rows = read(csv("sep=;\r\na;b\r\n1,5;2\r\n"))
    assert (table.headings, table.heading_row, rows) == (("a", "b"), 1, [RawRow(2, ("1,5", "2"))])


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "The text is read as UTF-16."),
        ("utf-16-le", "The text is read as UTF-16."),
        ("utf-16-be", "The text is read as UTF-16."),
        ("cp1252", "The text is not UTF-8; it is read as Windows-1252."),
    ],
)
def test_the_encoding_is_found(csv: Callable[..., Path], read: Read, encoding: str, said: str | None) -> None:
    """A mark tells it, or else the whole file; what was taken is told unless it is UTF-8."""
    table, rows = read(csv("site,street\n1,Café Row\n", encoding))
    assert table.headings == ("site", "street")
    assert rows == [RawRow(2, ("1", "Café Row"))]
    assert [note.says[: len(said or "")] for note in table.notes] == ([said] if said else [])


def test_line_ends_may_be_mixed_and_stand_in_quotes(csv: Callable[..., Path], read: Read) -> None:
    """Rows are counted as a spreadsheet shows them, not as lines."""
    _, rows = read(csv('a,b\r\n1,"x\r\ny"\r2,y\n\n3,"say ""hi"""\r\n\r\n'))
    assert rows == [
        RawRow(2, ("1", "x\r\ny")),
        RawRow(3, ("2", "y")),
        RawRow(4, (None, None)),
        RawRow(5, ("3", 'say "hi"')),
    ]


def test_rows_longer_and_shorter_than_the_headings(csv: Callable[..., Path], read: Read) -> None:
    """What is missing is nothing; what is too much is kept and told."""
    _, rows = read(csv("a,b\n1\n1,2,,\n1,2,3,,5\n"))
    assert [row.cells for row in rows] == [("1", None), ("1", "2"), ("1", "2", "3", None, "5")]
    assert [[note.code for note in row.notes] for row in rows] == [[], [], ["extra_cells"]]
    assert rows[2].notes[0].column == 2
    assert '"3" in column C, "5" in column E' in rows[2].notes[0].says


def test_nul_and_control_characters_are_taken_out(csv: Callable[..., Path], read: Read) -> None:
    """So that no program below stumbles over them."""
    _, rows = read(csv("a,b\nx\0y,\x07\nz\x7f\x85,\x1b[31m" + " " * 200 + "\n"))
    assert rows == [RawRow(2, ("xy", None)), RawRow(3, ("z", "[31m" + " " * 200))]


def test_a_quote_that_is_never_closed_costs_its_row_only(csv: Callable[..., Path], read: Read) -> None:
    """The rows that it would have swallowed are read as ever."""
    _, rows = read(csv('a,b\n1,"x\n2,y\n3,z\n'))
    assert [row.cells for row in rows] == [("1", '"x'), ("2", "y"), ("3", "z")]
    assert [[note.code for note in row.notes] for row in rows] == [["quote_left_open"], [], []]


def test_a_quote_left_open_before_many_rows_is_given_up_in_time(csv: Callable[..., Path], read: Read) -> None:
    """A cell of more characters than any has is the sign of it."""
    lines = "".join(f"{n},{'y' * 90}\n" for n in range(3, 3 + CELL_CHARACTERS // 50))
    _, rows = read(csv(f'a,b\n2,"x\n{lines}'))
    assert rows[0].cells == ("2", '"x')
    assert len(rows) == 1 + CELL_CHARACTERS // 50
    assert sum(len(row.notes) for row in rows) == 1


def test_a_cell_that_is_too_long_is_cut_and_told(csv: Callable[..., Path], read: Read) -> None:
    """No quote is at fault there."""
    _, rows = read(csv(f"a,b\n1,{'x' * (CELL_CHARACTERS + 5)}\n2,y\n"))
    assert [len(str(row.cells[1])) for row in rows] == [CELL_CHARACTERS, 1]
    assert [[note.code for note in row.notes] for row in rows] == [["cell_too_long"], []]


def test_memory_stays_flat(csv: Callable[..., Path]) -> None:
    """A file of 7 MB is read in less than 3 MB."""
    path = csv("a,b\n" + f"{'x' * 90},{'y' * 90}\n" * 40_000)
    with open_table(path) as table:
        tracemalloc.start()
        count = sum(1 for _ in table.rows())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 40_000
    assert peak < 3e6
