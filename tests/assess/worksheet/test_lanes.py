"""Many values in one run of a rule get what each gets alone, or the run says loudly that it cannot."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.records import Figure
from assess.worksheet import Worksheet
from assess.worksheet.arrays import each, hypot, sqrt

np = pytest.importorskip("numpy", reason="lanes are NumPy arrays")
from assess.worksheet.lanes import (  # noqa: E402  # it imports NumPy at its top
    Lanes,
    LanesError,
    active_lanes,
    divide,
    divided,
    lanes_of,
    split,
    steps_are_fixed,
)

ROWS = [(1.0, 10.0), (2.0, 20.0), (5.0, 50.0), (9.0, 90.0)]
Rule = Callable[[Mapping[str, Any]], Any]
numbers = st.floats(-10, 10).map(lambda value: round(value, 3))
draws = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=30)


def branchy(of: Mapping[str, Any]) -> Any:
    """Return what a rule full of questions makes of two values."""
    ws, a, b = Worksheet(recording=False), of["a"], of["b"]
    left = ws.total("left", {"a": a}, less={"b": b}, unit="A")
    if left <= 0:
        return max(a, b, 0.0) * 3
    size = next((value for key, value in ROWS if left <= key), None)
    if size is None:
        return left**1.7 / 3
    taken = left
    taken /= 3
    if a > 0 and not b:
        return -taken
    smallest, *_ = sorted([a, b, taken])
    parts = {f"{a:g} of it": a, f"{b:g} of it": b}
    return min(size, sqrt(left)) + smallest + ws.total("both", parts, unit="A") + round(taken, 1) + math.floor(left)


def columns(rows: list[tuple[float, float]]) -> dict[str, Any]:
    """Return rows as one array of each of two values."""
    return {"a": np.array([a for a, _ in rows]), "b": np.array([b for _, b in rows])}


def one_by_one(rule: Rule, rows: list[tuple[float, float]]) -> list[Any]:
    """Return what the rule makes of each row by itself."""
    return [rule({"a": a, "b": b}) for a, b in rows]


@given(rows=draws)
def test_every_lane_gets_what_it_gets_alone(rows: list[tuple[float, float]]) -> None:
    """Questions, tables, sorting, powers and roundings give each lane the same bits as a run of its own."""
    found = split(branchy, columns(rows))
    assert found.values.tolist() == one_by_one(branchy, rows)
    assert found.alone == 0


@given(rows=draws)
def test_several_answers_stand_side_by_side(rows: list[tuple[float, float]]) -> None:
    """A rule may return a tuple, of lanes and of what is the same for all."""

    def rule(of: Mapping[str, Any]) -> Any:
        return (of["a"] * 2, 7.0) if of["a"] > of["b"] else (of["b"], 8.0)

    assert split(rule, columns(rows)).values.tolist() == [list(row) for row in one_by_one(rule, rows)]


@given(rows=draws)
def test_what_needs_one_number_is_run_for_each(rows: list[tuple[float, float]]) -> None:
    """A float, a set and a whole number refuse lanes, and their lanes are run one by one."""

    def rule(of: Mapping[str, Any]) -> Any:
        if of["a"] > 0:
            return of["a"]
        return float(of["a"]) + len({of["a"], of["b"]}) + int(of["b"])

    found = split(rule, columns(rows))
    assert found.values.tolist() == one_by_one(rule, rows)
    assert found.alone == sum(a <= 0 for a, _ in rows)


def test_steps_are_tried_before_each_lane_by_itself() -> None:
    """A key of a table stops lanes; with one run for each of its few values nobody runs alone."""
    table = {1.0: 10.0, 2.0: 20.0}
    values = {"a": np.array([1.0, 2.0, 1.0, 2.0]), "b": np.array([1.0, 2.0, 3.0, 4.0])}
    found = split(lambda of: table[of["a"]] + of["b"], values, steps=["a"])
    assert found.values.tolist() == [11, 22, 13, 24]
    assert (found.runs, found.alone) == (3, 0)


@pytest.mark.parametrize(
    "ask",
    [
        float,
        int,
        hash,
        list,
        math.sqrt,
        lambda lanes: lanes % 2,
        lambda lanes: lanes // 2,
        range,
        lambda lanes: Worksheet().given("g", lanes, "A"),
    ],
)
def test_lanes_never_become_one_number(ask: Callable[[Any], Any]) -> None:
    """Whatever would keep one lane of many, or write many down as one, raises; a single lane is no exception."""
    for size in (1, 3):
        seen: list[type[Exception]] = []

        def rule(of: Mapping[str, Any], seen: list[type[Exception]] = seen) -> float:
            if isinstance(of["a"], np.ndarray):
                try:
                    ask(of["a"])
                except (TypeError, ValueError) as error:
                    seen.append(type(error))
            return 0.0

        split(rule, {"a": np.ones(size)})
        assert len(seen) == 1


def test_lanes_answer_only_in_their_own_run() -> None:
    """Lanes that got out of their run are refused, and so is a question outside any run."""
    kept: list[Any] = []

    def keeps(of: Mapping[str, Any]) -> Any:
        kept.append(of["a"])
        return of["a"]

    split(keeps, {"a": np.array([1.0, 2.0])})
    with pytest.raises(LanesError, match="outside the run"):
        bool(kept[0] > 1)
    met: list[str] = []

    def asks(of: Mapping[str, Any]) -> Any:
        try:
            return 1.0 if kept[0] > 1 else 0.0
        except LanesError as error:
            met.append(str(error))
            return of["a"]

    split(asks, {"a": np.array([1.0, 2.0])})
    assert met == ["lanes are used outside the run that they belong to"]


def test_what_a_lane_raises_alone_is_raised() -> None:
    """A division by nothing and a key beyond the table are errors of their lane, as they are with floats."""
    ws = Worksheet(recording=False)
    with pytest.raises(ZeroDivisionError):
        split(lambda of: 1.0 / of["a"], {"a": np.array([1.0, 0.0])})
    with pytest.raises(LookupError):
        split(lambda of: ws.lookup("k", of["a"], ROWS, key_unit="A", unit="A"), {"a": np.array([1.0, 10.0])})


def test_an_error_that_a_rule_catches_divides_the_lanes() -> None:
    """Lanes beyond a table take the way of the error, the others that of the table."""
    ws = Worksheet(recording=False)

    def rule(of: Mapping[str, Any]) -> Any:
        try:
            return ws.lookup("k", of["a"], ROWS, key_unit="A", unit="A")
        except LookupError:
            return -1.0

    found = split(rule, {"a": np.array([0.5, 9.5, 5.0, 100.0])})
    assert found.values.tolist() == [10, -1, 50, -1]
    assert found.alone == 0


def test_adding_to_lanes_leaves_others_as_they_were() -> None:
    """`x += 1` makes a new value, as it does with floats."""

    def rule(of: Mapping[str, Any]) -> Any:
        mine = of["a"]
        mine += 1
        mine *= 2
        mine -= 1
        return mine + of["a"]

    assert split(rule, {"a": np.array([1.0, 2.0])}).values.tolist() == [4, 7]


def test_figures_and_functions_take_lanes() -> None:
    """A figure of lanes goes through the verbs; roots and other functions give each lane Python's own bits."""
    values = [0.1, 2.0, 1e9, 3.3]

    def rule(of: Mapping[str, Any]) -> Any:
        figure = Figure(value=of["a"], unit="A", cite="c", confidence="high")  # type: ignore[arg-type]
        a = Worksheet(recording=False).given("g", figure)
        return sqrt(a) + hypot(a, 3.0) + each(math.log10, a)

    found = split(rule, {"a": np.array(values)})
    assert found.values.tolist() == [math.sqrt(a) + math.hypot(a, 3.0) + math.log10(a) for a in values]
    assert each(math.sqrt, np.array([4.0, 9.0])).tolist() == [2, 3]  # type: ignore[attr-defined]


def by_place(values: list[float]) -> Callable[[Any], Any]:
    """Return a function of places that is full of questions about the values that stand there."""
    kept = np.array(values)

    def function(places: Any) -> Any:
        return branchy({"a": lanes_of(kept[places]), "b": 0.5})

    return function


@given(values=st.lists(numbers, min_size=1, max_size=30))
def test_divided_gives_every_place_once(values: list[float]) -> None:
    """The runs of a divided function speak together for all places, each once, with what it gets alone."""
    told: list[int] = []
    for places, stay, answer in divided(by_place(values), len(values)):
        told += places[stay].tolist()
        answers = np.broadcast_to(np.asarray(answer), len(places))[stay]
        assert answers.tolist() == [branchy({"a": values[place], "b": 0.5}) for place in places[stay]]
    assert sorted(told) == list(range(len(values)))


def test_nothing_divided_is_one_run_of_nothing() -> None:
    """Of no places a run is made that speaks for none."""
    assert [(len(places), len(stay)) for places, stay, _ in divided(lambda _: 1.0, 0)] == [(0, 0)]


def test_a_run_that_fails_is_made_again_with_steps_fixed() -> None:
    """Only what fails asks for fixed steps, and what fails again has no answer."""
    kept = np.array([1.0, -1.0, -2.0, 5.0])
    asked: list[tuple[list[int], bool]] = []

    def function(places: Any) -> Any:
        values = lanes_of(kept[places])
        low = bool(values < 0)
        asked.append((np.flatnonzero(active_lanes()).tolist(), steps_are_fixed()))
        if low and not steps_are_fixed():
            raise ValueError
        if bool(values < -1.5):
            raise KeyError
        return values * 2

    found = {
        int(place): None if answer is None else float(np.asarray(answer)[at])
        for places, stay, answer in divided(function, 4)
        for at, place in zip(stay.tolist(), places[stay].tolist(), strict=True)
    }
    assert found == {0: 2.0, 1: -2.0, 2: None, 3: 10.0}
    assert {fixed for _, fixed in asked} == {False, True}
    assert not steps_are_fixed()


def test_divide_goes_on_with_those_that_say_yes() -> None:
    """The others are run by themselves; where nobody says yes there is nobody to go on with."""
    kept = np.array([True, False, True])
    runs: list[list[int]] = []
    met: list[str] = []

    def function(places: Any) -> None:
        if kept[places].any():
            divide(kept[places])
        runs.append(places[active_lanes()].tolist())
        try:
            divide(np.zeros(len(places), dtype=bool))
        except LanesError as error:
            met.append(str(error))

    assert sum(len(stay) for _, stay, _ in divided(function, 3)) == 3
    assert runs == [[0, 2], [1]]
    assert len(met) == 2
    with pytest.raises(LanesError, match="no run of lanes to divide"):
        divide(kept)


def test_lanes_are_made_in_a_run_alone() -> None:
    """Outside one they would belong to nobody, and there are none to be active."""
    assert active_lanes() is None
    with pytest.raises(LanesError, match="outside the run"):
        lanes_of(np.array([1.0]))
    ((_, _, found),) = divided(lambda places: lanes_of(places * 1.0), 3)
    assert isinstance(found, Lanes)
