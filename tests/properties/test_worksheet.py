"""What holds for the worksheet's verbs, whatever the numbers."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assess.findings import Step
from assess.records import Basis, Confidence, Figure
from assess.worksheet import Worksheet, recompute

UNTIMED = settings(deadline=None)  # a busy machine is no falsified example
VALUES = st.floats(-1e7, 1e7, allow_nan=False).map(lambda x: round(x, 6))
POSITIVE = st.floats(1e-3, 1e7, allow_nan=False)
NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
PARTS = st.dictionaries(NAMES, VALUES, max_size=6)
ASCENDING = st.lists(st.integers(1, 10_000), min_size=1, max_size=6, unique=True).map(sorted)


@st.composite
def tiers(draw: st.DrawFn) -> list[tuple[float | None, float]]:
    """Return demand tiers whose factors fall."""
    bounds: list[float | None] = [*map(float, draw(ASCENDING)), None]
    factors = sorted(draw(st.lists(st.floats(0, 1), min_size=len(bounds), max_size=len(bounds))), reverse=True)
    return list(zip(bounds, factors, strict=True))


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Return an ascending table."""
    keys = draw(ASCENDING)
    return [(float(key), draw(VALUES)) for key in keys]


@st.composite
def sheets(draw: st.DrawFn) -> list[Step]:
    """Return the steps of every verb for drawn numbers."""
    ws = Worksheet()
    value, other = draw(VALUES), draw(VALUES)
    figure = Figure(value=draw(VALUES), unit="A", cite="a table", confidence=draw(st.sampled_from(Confidence)))
    ws.given("given", value, "A", basis=draw(st.sampled_from(Basis)))
    ws.product("product", (value, "A"), figure, over=[(draw(POSITIVE), "V")], unit="A")
    ws.share("share", value, figure, unit="VA")
    ws.total("total", draw(PARTS), less=draw(PARTS), unit="VA")
    ws.largest("largest", draw(PARTS), unit="VA")
    ws.tiered("tiered", value, draw(tiers()), unit="VA")
    table = draw(tables())
    ws.lookup("between", value, table, key_unit="A", unit="A", how="between")
    if value <= table[-1][0]:
        ws.lookup("at least", value, table, key_unit="A", unit="A")
    ws.choose("choose", value > other, value, other, unit="A", because="larger")
    return ws.steps


@UNTIMED
@given(sheets())
def test_every_step_is_computed_again_to_the_last_bit(steps: list[Step]) -> None:
    """Working and result cannot disagree unseen, before and after JSON."""
    for step in steps:
        assert recompute(step) == step.value
        assert Step.model_validate_json(step.model_dump_json()) == step


@UNTIMED
@given(sheets())
def test_working_never_fails_and_fits_on_a_line(steps: list[Step]) -> None:
    """Every step can be printed, in a terminal and in a cell."""
    for step in steps:
        assert step.working.isprintable() or "\N{THIN SPACE}" in step.working
        assert "\n" not in step.working


@UNTIMED
@given(tiers(), POSITIVE, POSITIVE)
def test_more_connected_load_is_never_less_demand(
    several: list[tuple[float | None, float]], value: float, more: float
) -> None:
    """Demand rises with the load, by no more than the load, and never exceeds it."""
    ws = Worksheet(recording=False)
    low = ws.tiered("low", value, several, unit="VA")
    high = ws.tiered("high", value + more, several, unit="VA")
    slack = 1e-9 * (value + more)
    assert -slack <= high - low <= more + slack
    assert 0 <= low <= value + slack


@UNTIMED
@given(tables(), POSITIVE, POSITIVE)
def test_a_larger_key_never_finds_a_smaller_row(table: list[tuple[float, float]], key: float, more: float) -> None:
    """The standard size for more amperes is not smaller."""
    assume(key + more <= table[-1][0])
    ws, sizes = Worksheet(recording=False), [(k, k) for k, _ in table]
    low, high = (ws.lookup("size", k, sizes, key_unit="A", unit="A") for k in (key, key + more))
    assert low <= high
    assert low >= key * (1 - 1e-8)


@UNTIMED
@given(tables(), VALUES)
def test_reading_between_rows_stays_between_them(table: list[tuple[float, float]], key: float) -> None:
    """A curve is held at its ends and makes no values of its own."""
    found = Worksheet(recording=False).lookup("curve", key, table, key_unit="A", unit="A", how="between")
    values = [value for _, value in table]
    slack = 1e-9 * max(map(abs, values))
    assert min(values) - slack <= found <= max(values) + slack


@UNTIMED
@given(st.lists(VALUES, min_size=1, max_size=8), VALUES, POSITIVE, tiers(), tables())
def test_arrays_are_floats_row_by_row(
    rows: list[float],
    other: float,
    divisor: float,
    several: list[tuple[float | None, float]],
    table: list[tuple[float, float]],
) -> None:
    """The same rule that shows its work for one home screens many."""
    np = pytest.importorskip("numpy", reason="arrays are for whoever has NumPy; nothing else needs it")

    def verbs(value: Any) -> dict[str, Any]:
        ws = Worksheet(recording=False)
        return {
            "given": ws.given("g", value, "A"),
            "product": ws.product("p", (value, "A"), (other, "V"), over=[(divisor, "")], unit="W"),
            "share": ws.share("s", value, 0.65, unit="VA"),
            "total": ws.total("t", {"a": value, "b": other}, less={"c": value}, unit="VA"),
            "largest": ws.largest("l", {"a": value, "b": other}, unit="VA"),
            "tiered": ws.tiered("d", value, several, unit="VA"),
            "between": ws.lookup("k", value, table, key_unit="A", unit="A", how="between"),
            "choose": ws.choose("c", value > other, value, other, unit="A", because="larger"),
        }

    together = verbs(np.array(rows))
    one_by_one = [verbs(row) for row in rows]
    for verb, column in together.items():
        assert column.tolist() == pytest.approx([row[verb] for row in one_by_one], rel=1e-9, abs=1e-6), verb
