"""Entries of lists kept as columns."""

import numpy as np

from assess.batch.columnar.grouping import LOADS
from assess.batch.columnar.slots import Filled, Slots, listed
from assess.intake import Home, Load, LoadKind
from assess.verdict.screening.table import plain
from assess.worksheet.many import Rows

DRYER, RANGE = Load(kind=LoadKind.DRYER, nameplate_va=5000), Load(kind=LoadKind.RANGE, nameplate_va=8000)
GAS = Load(kind=LoadKind.DRYER, fuel="gas")


def slots_of(*several: tuple[Load, ...] | None) -> Slots:
    """Return the slots of a group whose combinations list these."""
    slots = Slots(LOADS)
    for entries in several:
        slots.add(entries)
    return slots


def loads(known: list[bool], *several: Filled) -> list[list[tuple[str, float]] | None]:
    """Return kind and nameplate of the loads of each row."""
    found = listed(LOADS, several, np.array(known))
    homes = [plain(Rows(Home, {"loads": found} if found is not None else {}), place) for place in range(len(known))]
    return [None if home.loads is None else [(str(one.kind), one.nameplate_va) for one in home.loads] for home in homes]


def codes(*numbers: int) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    """Return the combinations of rows."""
    return np.array(numbers, dtype=np.int32)


def test_what_is_no_load_stands_as_nothing_and_what_counts_by_being_there_is_absent() -> None:
    """A dryer that is lacking has 0 VA, so that houses do not fall apart by it; a range is there or not."""
    dryers, ranges = slots_of((), (DRYER,), (GAS,)), slots_of((), (RANGE,))
    found = loads([True] * 4, Filled(dryers, codes(1, 0, 2, 1)), Filled(ranges, codes(0, 1, 0, 1)))
    nothing, dries, cooks = ("dryer", 0), ("dryer", 5000), ("range", 8000)
    assert found == [[dries], [nothing, cooks], [nothing], [dries, cooks]]


def test_a_list_that_is_not_known_is_none() -> None:
    """No list is known where nobody says that nothing is left out, whatever the columns list."""
    dryers = slots_of((DRYER,))
    assert loads([True, False], Filled(dryers, codes(0, 0))) == [[("dryer", 5000)], None]
    assert listed(LOADS, [Filled(dryers, codes(0))], np.array([False])) is None


def test_lists_of_one_shape_from_other_columns_keep_their_values() -> None:
    """Two columns may tell the same kind of entry, each in rows of its own."""
    first, second = slots_of((), (RANGE,)), slots_of((), (Load(kind=LoadKind.RANGE, nameplate_va=9000),))
    found = loads([True] * 2, Filled(first, codes(1, 0)), Filled(second, codes(0, 1)))
    assert found == [[("range", 8000)], [("range", 9000)]]
