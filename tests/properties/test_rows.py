"""Whatever stands in a cell, a row is read or refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
