"""Cells by column: what is taken as it stands, and what tells cells apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.batch.columnar.cells import columns_of, keys_of, sure_texts, with_formulas
from assess.batch.records import Cell, RawRow
from assess.readers.rows.columns import Column
from assess.readers.rows.reading import read_cell

SITE = Column(names=("site",), field="contact.site_id")
LIKELY = st.text(alphabet="Aa1-'. ,#/&_()n", max_size=8)


@given(text=st.one_of(LIKELY, st.text(max_size=20)))
def test_a_sure_text_is_read_as_it_stands(text: str) -> None:
    """What is sure is read as itself, with nothing to tell of it."""
    (sure,) = sure_texts([text])
    if sure is not None:
        read = read_cell(SITE, "site", text)
        assert ([leaf.value for leaf in read.leaves], read.wrongs) == ([sure], ())


@pytest.mark.parametrize("text", ["S-000123", "12 O'Brien St., Apt. #4", "4/0 (rear) & 2"])
def test_usual_numbers_and_streets_are_sure(text: str) -> None:
    """What sites and streets are called needs no reader."""
    assert sure_texts([text]) == [text]


@pytest.mark.parametrize("cell", ["", None, "n/a", "=1+1", "#REF!", "two  blanks 2", "12''", "né 2", True])
def test_what_may_be_read_otherwise_is_not_sure(cell: Cell) -> None:
    """Blanks, words, signs and letters beyond ASCII are for the reader."""
    assert sure_texts([cell]) == [None]


def test_short_and_long_rows_have_as_many_columns_as_headings() -> None:
    """What is missing is None, what stands beyond the headings is left out."""
    rows = [RawRow(1, ("a",)), RawRow(2, ("b", "c", "d"))]
    assert columns_of(rows, 2) == [("a", "b"), (None, "c")]
    assert columns_of(rows[:1], 3) == [("a",), (None,), (None,)]
    assert columns_of([], 2) == [(), ()]


def test_kinds_of_numbers_have_keys_of_their_own() -> None:
    """Texts are their own keys, numbers of one kind too; where kinds are mixed the kind is in the key."""
    several: list[list[Cell]] = [["a", None], [1, "a"], [1.0], [1, True], [1, 1.0]]
    assert [keys_of(cells)[0] for cells in several] == ["text", "int", "float", "typed", "typed"]
    _, keys = keys_of([1, True])
    assert keys[0] != keys[1]


def test_formulas_are_found_by_their_place() -> None:
    """A negative number and a telephone number are none."""
    assert with_formulas(["", "=A1(2)", "-5", "+1 555 0100", None, 4]) == [1]
