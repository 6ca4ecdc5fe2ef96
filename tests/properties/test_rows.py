"""Whatever stands in a cell, a row is read or refused in words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.batch.address import address_key
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import RawRow, Status
from assess.errors import IntakeError
from assess.intake import Home
from assess.readers.rows import home_of, mapping_of
from assess.readers.rows.columns import tables

CELLS = st.one_of(
    st.text(max_size=30),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["1e999", "-0", "0x10", "2x200", "٣", "=1+1", "None", "1,2,3", "R-30", "inf", "nan", ","]),
)


@pytest.mark.parametrize("table", [table.name for table in tables()])
@given(data=st.data())
def test_a_row_is_a_home_or_a_refusal_that_names_its_row(table: str, data: st.DataObject) -> None:
    """No cell, however odd, ends in anything but a home or an intake error."""
    columns = next(one.column for one in tables() if one.name == table)
    chosen = data.draw(st.lists(st.sampled_from(columns), min_size=1, max_size=4, unique_by=lambda c: c.names))
    row = {column.names[0]: data.draw(CELLS) for column in chosen}
    said = ""
    try:
        assert isinstance(home_of(row, mapping_of(row), "row 9"), Home)
    except IntakeError as refused:
        said = str(refused)
    assert not said or said.startswith(("row 9", "headings"))


ANYTHING = st.one_of(
    CELLS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(timezones=st.just(dt.UTC)),
    st.text(max_size=80),
)


@pytest.mark.parametrize("table", [table.name for table in tables()])
@given(data=st.data())
def test_whatever_stands_in_a_row_it_has_a_status(table: str, data: st.DataObject) -> None:
    """An error has no home; every other row that is not empty and in the country has one; no value is kept whole."""
    columns = next(one.column for one in tables() if one.name == table)
    chosen = data.draw(st.lists(st.sampled_from(columns), min_size=1, max_size=8, unique_by=lambda c: c.names))
    headings = tuple(column.names[0] for column in chosen)
    row = RawRow(4, tuple(data.draw(ANYTHING) for _ in headings))
    try:
        mapping = row_mapping(headings)
    except IntakeError:  # half of a column that joins two is no column
        return
    found = read_row(row, headings, mapping)
    abroad = any(problem.code == "not_a_us_address" for problem in found.problems)
    assert (found.home is None) == (found.status in {Status.ERROR, Status.SKIPPED} or abroad)
    assert all(len(problem.value) <= 60 for problem in found.problems)
    assert (found.status is Status.OK) == (found.problems == () and found.home is not None)


@given(street=st.text(max_size=40), zip_code=st.sampled_from(["", "01101", "x", "80202-1"]))
def test_any_text_has_one_address_key(street: str, zip_code: str) -> None:
    """Sixteen digits or nothing, the same for capitals and spaces around it."""
    key = address_key(street, "Mesa", "AZ", zip_code)
    assert len(key) in {0, 16}
    assert address_key(f"  {street} ", "MESA", "az", zip_code) == key
