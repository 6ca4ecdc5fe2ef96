"""Records kept by field, added to as more are read."""

import numpy as np

from assess.batch.columnar.flat import Flat, either, first_told, nested
from assess.intake import Home
from assess.intake.service import Photovoltaics, Service
from assess.verdict.screening.table import plain
from assess.worksheet.many import Column

HOMES = [Home(service=Service(rating_a=200)), Home(), Home(pv=Photovoltaics(inverter_a=20))]


def test_records_come_back_as_they_were_added() -> None:
    """A field that first occurs later has its default before, and a section that may be missing is there or not."""
    flat = Flat(Home)
    flat.add(HOMES[:2])
    flat.add(HOMES[2:])
    rows = nested(Home, dict(flat.columns(np.array([2, 0, 1, 2], dtype=np.int32))))
    found = [plain(rows, place) for place in range(4)]
    assert [home.service.rating_a for home in found] == [None, 200, None, None]
    assert [home.pv for home in found] == [HOMES[2].pv, None, None, HOMES[2].pv]


def test_what_all_of_some_records_leave_at_its_default_is_left_out() -> None:
    """Only the values that occur among the records asked for are in a column."""
    flat = Flat(Home)
    flat.add(HOMES)
    assert dict(flat.columns(np.array([1, 1], dtype=np.int32))) == {}
    (column,) = (one for path, one in flat.columns(np.array([0], dtype=np.int32)) if path == ("service", "rating_a"))
    assert (column.values, column.numeric) == ([200], True)


def test_a_section_is_there_where_any_column_tells_of_it() -> None:
    """Yes of one column is enough."""
    codes = [np.array(one, dtype=np.int32) for one in ([0, 1, 0], [0, 0, 1])]
    both = either([Column([False, True], codes[0]), Column([False, True], codes[1])])
    assert [both.at(place) for place in range(3)] == [False, True, True]


def test_a_field_that_two_columns_tell_is_known_as_such() -> None:
    """Where one is silent the other counts, and where both speak the record is named."""
    first = Column([None, 5.0], np.array([1, 0, 1, 0], dtype=np.int32), numeric=True)
    second = Column([None, 7.0], np.array([0, 1, 1, 0], dtype=np.int32), numeric=True)
    column, twice = first_told([first, second], None)
    assert [column.at(place) for place in range(4)] == [5.0, 7.0, 5.0, None]
    assert twice.tolist() == [False, False, True, False]
