import pytest

from assess.batch.tables.book.extent import Extent
from assess.batch.tables.limits import BOOK_AREA, BOOK_ROWS, COLUMNS


def reach(xml: str, *, exact: bool = False, prefix: str = "") -> tuple[int, int, bool]:
    """Return the last row, the last column and whether that is too far."""
    extent = Extent(prefix.encode(), exact=exact)
    extent.add(xml.encode())
    return extent.last_row, extent.last_column, extent.is_too_far()


@pytest.mark.parametrize(
    ("xml", "row", "column"),
    [
        ('<row r="2"><c r="A2"><v>1</v></c><c r="AN2"><v>1</v></c></row>', 2, 40),
        ('<row r="2"><c r="AN2"><v>1</v></c><c r="A2"><v>1</v></c></row>', 2, 40),
        ('<row spans="1:9" r="7"><c s="1" r="zz7" t="s"><v>1</v></c></row>', 7, 702),
        ('<row r="2"><c r="A900"><v>1</v></c></row>', 900, 1),
        ("<row><c><v>1</v></c></row><row><c/><c><v>1</v></c></row>", 2, 2),
        ("<x:row><x:c><x:v>1</x:v></x:c></x:row>", 1, 1),
        ('<row r="3"/>', 0, 0),
        ("", 0, 0),
    ],
)
def test_the_reach_of_cells(xml: str, row: int, column: int) -> None:
    """Places are found wherever they stand; without them rows and cells are counted."""
    assert reach(xml, prefix="x:" if "x:" in xml else "")[:2] == (row, column)


def test_formats_of_empty_cells_do_not_count_when_exact() -> None:
    """The quick look counts them, the exact one does not."""
    xml = '<row r="9"><c r="B9"><v>1</v></c><c r="XFD9" s="1"/><c r="AMJ9"></c></row>'
    assert reach(xml) == (9, 16_384, True)
    assert reach(xml, exact=True) == (9, 2, False)


@pytest.mark.parametrize(
    "xml",
    [
        f'<row r="1"><c r="A{BOOK_ROWS + 1}"><v>1</v></c></row>',
        '<row r="1"><c r="ALM1"><v>1</v></c></row>',
        f'<row r="1"><c r="ALL1"><v>1</v></c><c r="A{BOOK_AREA // COLUMNS + 1}"><v>1</v></c></row>',
        "<row/>" * (BOOK_ROWS + 1),
    ],
    ids=["row", "column", "area", "count"],
)
def test_what_is_too_far(xml: str) -> None:
    """One row, one column, one cell of the area and one row of the count more than may be."""
    assert reach(xml, exact=True)[2]


def test_what_is_just_not_too_far() -> None:
    """The last place that may be is let through."""
    assert not reach(f'<c r="A{BOOK_ROWS}"><v>1</v></c>', exact=True)[2]
    assert not reach(f'<c r="ALL{BOOK_AREA // COLUMNS}"><v>1</v></c>', exact=True)[2]
