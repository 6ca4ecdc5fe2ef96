"""What floats and NumPy arrays give must be the same, row by row."""

from typing import Any

import pytest

from assess.worksheet import Worksheet

np = pytest.importorskip("numpy", reason="arrays are for whoever has NumPy; nothing else needs it")
ROWS = [0.0, 59.9, 60.0, 65.1, 70.0, 80.0, 10_000.0, 29_700.0]
TABLE = [(60.0, 60.0), (70.0, 70.0), (40_000.0, 40_000.0)]
TIERS = [(10_000.0, 1.0), (None, 0.4)]


def verbs(value: Any, ws: Worksheet) -> dict[str, Any]:
    """Return what every verb makes of a value, a float or an array."""
    return {
        "given": ws.given("g", value, "A"),
        "product": ws.product("p", (value, "A"), (240.0, "V"), over=[(1.25, "")], unit="W"),
        "share": ws.share("s", value, 0.65, unit="VA"),
        "total": ws.total("t", {"a": value, "b": 5.0}, less={"c": value * 0.5}, unit="VA"),
        "largest": ws.largest("l", {"a": value, "b": 65.0}, unit="VA"),
        "tiered": ws.tiered("d", value, TIERS, unit="VA"),
        "at least": ws.lookup("k", value, TABLE, key_unit="A", unit="A"),
        "between": ws.lookup("k", value, TABLE, key_unit="A", unit="A", how="between"),
        "choose": ws.choose("c", value > 65, value, 65.0, unit="A", because="more than 65 A"),
    }


def test_every_verb_takes_arrays_and_floats_alike() -> None:
    """One rule, written once, shows its work for one home and screens many."""
    ws = Worksheet(recording=False)
    together = verbs(np.array(ROWS), ws)
    one_by_one = [verbs(row, ws) for row in ROWS]
    for verb, column in together.items():
        assert column.tolist() == pytest.approx([row[verb] for row in one_by_one]), verb


def test_a_lookup_beyond_the_table_spoils_its_own_row_only() -> None:
    """Where a float raises, an array has NaN, so that one home does not stop the others."""
    found: Any = Worksheet(recording=False).lookup("k", np.array([65.0, 50_000.0]), TABLE, key_unit="A", unit="A")
    assert found[0] == 70
    assert np.isnan(found[1])


def test_the_last_bits_do_not_push_a_key_to_the_next_row() -> None:
    """As with floats a key that misses its row by rounding is that row, and one that exceeds it is not."""
    keys = np.array([60 * (1 + 1e-12), 60 * (1 + 1e-6)])
    found: Any = Worksheet(recording=False).lookup("k", keys, TABLE, key_unit="A", unit="A")
    assert found.tolist() == [60, 70]
