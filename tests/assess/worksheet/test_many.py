"""Many records read as one: what they share is plain, numbers are lanes, and what else differs divides the run."""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import pytest

from assess.records import Record

np = pytest.importorskip("numpy", reason="columns are NumPy arrays")
from assess.worksheet import many as module  # noqa: E402  # what follows imports NumPy at its top
from assess.worksheet.lanes import Lanes, LanesError, divided  # noqa: E402
from assess.worksheet.many import Column, Listed, Places, Rows, Same, Shown, many, noting  # noqa: E402


class Panel(Record):
    """A section of a home."""

    make: str = "Square D"
    spaces: int | None = None


class Load(Record):
    """An entry of a list."""

    kind: str
    va: float | None = None
    count: int = 1


class House(Record):
    """A record with a section, one that may be missing, and a list."""

    area: float | None = None
    code: str
    new: bool = False
    fuel: Literal["gas", "electric"] = "gas"
    panel: Panel = Panel()
    battery: Panel | None = None
    loads: tuple[Load, ...] | None = None


def parts(function: Callable[[Places], Any], size: int) -> list[tuple[list[int], Any]]:
    """Return what each run answers: its places in order, and the answer."""
    return [(sorted(places[stay].tolist()), answer) for places, stay, answer in divided(function, size)]


def each(function: Callable[[Places], Any], size: int) -> list[Any]:
    """Return the answer of each place by itself, however often the run was divided."""
    found: list[Any] = [None] * size
    for places, stay, answer in divided(function, size):
        for at in stay.tolist():
            found[places[at]] = np.asarray(answer)[at].item() if isinstance(answer, Lanes) else answer
    return found


def test_values_are_kept_once_and_by_their_kind() -> None:
    """A column tells 1, 1.0 and True apart, and finds the value of each record again."""
    values = [1, 1.0, True, 1, None, "1"]
    column = Column.of(values)
    assert len(column.values) == 5
    assert [(type(column.at(n)), column.at(n)) for n in range(6)] == [(type(value), value) for value in values]


def test_values_that_occur_twice_are_merged() -> None:
    """Of equal values given apart one is left, and every record keeps what it has."""
    column = Column.merged(["a", "b", "a"], np.array([2, 1, 0, 2], dtype=np.int32))
    assert column.values == ["a", "b"]
    assert [column.at(n) for n in range(4)] == ["a", "b", "a", "a"]


def test_what_all_have_is_read_as_it_is() -> None:
    """One value for all is that value, number or not, and does not divide the run."""
    number, word = Column.of([2.5] * 3, numeric=True), Column.of(["x"] * 3)
    assert parts(lambda at: (number.read(at), word.read(at)), 3) == [([0, 1, 2], (2.5, "x"))]


def test_numbers_become_lanes() -> None:
    """Different numbers are read in one run, each lane its own, whole ones as whole numbers."""
    column = Column.of([3, 1, 2, 1], numeric=True)
    ((places, found),) = parts(column.read, 4)
    assert places == [0, 1, 2, 3]
    assert isinstance(found, Lanes)
    assert (found.dtype.kind, np.asarray(found).tolist()) == ("i", [3, 1, 2, 1])


@pytest.mark.parametrize("values", [["a", "b", "a"], [True, False, True], ["gas", None, "gas"]])
def test_what_is_no_number_divides(values: list[Any]) -> None:
    """Words, yes-no and a word that is not known go on with the largest part, and then with the rest."""
    found = parts(Column.of(values).read, 3)
    assert [places for places, _ in found] == [[0, 2], [1]]
    assert [answer for _, answer in found] == [values[0], values[1]]


@pytest.mark.parametrize("values", [[5.0, None, 6.0, 7.0], [None, 5.0, None, None], [None, None, 4.0, 5.0]])
def test_a_number_that_is_not_known_divides(values: list[float | None]) -> None:
    """Known numbers are lanes and the unknown is None, whichever are more."""
    column = Column.of(values, numeric=True)
    assert each(column.read, 4) == values
    assert len(parts(column.read, 4)) == 2


def test_steps_are_one_value_when_a_run_is_made_again() -> None:
    """What needs a plain key fails for lanes; made again, a column of steps gives each of its values."""
    column = Column.of([100, 200, 100], numeric=True, steps=True)
    table = {100: "small", 200: "large"}
    assert each(lambda at: table[column.read(at)], 3) == ["small", "large", "small"]
    other = Column.of([100, 200, 100], numeric=True)
    assert each(lambda at: table[other.read(at)], 3) == [None, None, None]


def test_what_is_only_shown_does_not_divide() -> None:
    """The first record that still counts speaks for all."""
    name, fuel = Shown.of(["one", "two", "three"]), Column.of(["gas", "electric", "electric"])
    assert parts(name.read, 3) == [([0, 1, 2], "one")]
    assert parts(lambda at: (fuel.read(at), name.read(at)), 3) == [([1, 2], ("electric", "two")), ([0], ("gas", "one"))]


def test_records_read_like_one() -> None:
    """Fields, sections and defaults are read as those of one record of its kind."""
    rows = Rows(
        House,
        {
            "area": Column.of([1.0, 2.0], numeric=True),
            "code": Column.of(["a", "a"]),
            "panel": Rows(Panel, {"spaces": Column.of([4, 4], numeric=True)}),
        },
    )

    def read(at: Places) -> Any:
        house: Any = many(rows, at)
        assert issubclass(type(house), House)
        assert (house.code, house.new, house.fuel, house.battery, house.loads) == ("a", False, "gas", None, None)
        assert (house.panel.make, house.panel.spaces) == ("Square D", 4)
        return house.area + house.panel.spaces

    assert each(read, 2) == [5, 6]
    assert len(parts(read, 2)) == 1


def test_a_section_that_some_lack_divides() -> None:
    """It is None where it is not there, and its fields are read where it is."""
    battery = Rows(Panel, {"spaces": Column.of([0, 7, 8], numeric=True)}, Column.of([False, True, True]))
    rows = Rows(House, {"code": Column.of(["a"] * 3), "battery": battery})

    def read(at: Places) -> Any:
        house = many(rows, at)
        return None if house.battery is None else house.battery.spaces

    assert each(read, 3) == [None, 7, 8]
    assert len(parts(read, 3)) == 2


def test_lists_are_read_by_their_shape() -> None:
    """Lists of one shape are read together, entry by entry; one that is not known is None."""
    one = Rows(Load, {"kind": Column.of(["oven"] * 4), "va": Column.of([10.0, 20.0, 0.0, 0.0], numeric=True)})
    shapes = Column.of([("oven",), ("oven",), (), None])
    rows = Rows(House, {"loads": Listed(shapes, {("oven",): (one,), (): (), None: None})})

    def read(at: Places) -> Any:
        loads = many(rows, at).loads
        return None if loads is None else sum(load.va * load.count for load in loads)

    assert each(read, 4) == [10, 20, 0, None]
    assert len(parts(read, 4)) == 3


def test_a_changed_copy_keeps_what_was_not_changed() -> None:
    """A copy with other fields reads its own, and leaves the record as it was."""
    rows = Rows(House, {"area": Column.of([1.0, 2.0], numeric=True), "code": Column.of(["a", "b"])})

    def read(at: Places) -> Any:
        house = many(rows, at)
        copy = house.model_copy(update={"area": 10.0, "new": True})
        assert copy.new
        assert not house.new
        assert copy.code == house.code
        return copy.area + house.area

    assert each(read, 2) == [11, 12]


def test_what_is_read_is_noted() -> None:
    """By its name, once it is read, and what stays at its default too; nothing is noted when nobody asks."""
    rows = Rows(House, {"area": Column.of([1.0, 2.0], numeric=True), "code": Column.of(["a", "b"])})
    assert {column.name for column in rows.named(("home",))} == {("home",), ("home", "area"), ("home", "code")}
    with noting() as noted:
        parts(lambda at: many(rows, at).area, 2)
        assert {column.name for column in noted} == {("home", "area")}
        parts(lambda at: many(rows, at).panel.make, 2)
    assert {column.name for column in noted} == {("home", "area"), ("home", "panel"), ("home", "panel", "make")}
    parts(lambda at: many(rows, at).code, 2)
    assert ("home", "code") not in {column.name for column in noted}


def has_battery(rows: Rows, at: Places) -> bool:
    """Return whether houses have a battery."""
    return many(rows, at).battery is not None


def test_a_section_has_one_name_whether_some_lack_it_or_none_or_all() -> None:
    """So that what was answered where nobody had a battery is not taken for a home that has one."""
    nobody = Rows(House, {"code": Column.of(["a"])})
    all_have = Rows(House, {"code": Column.of(["a"]), "battery": Rows(Panel)})
    some_have = Rows(House, {"code": Column.of(["a"]), "battery": Rows(Panel, there=Column.of([True]))})
    for rows in (nobody, all_have, some_have):
        known = {column.name for column in rows.named(("home",))}
        assert (("home", "battery") in known) == (rows is not nobody)
        with noting() as noted:
            parts(partial(has_battery, rows), 1)
        assert {column.name for column in noted} == {("home", "battery")}


def test_entries_of_lists_are_named_by_shape_and_place() -> None:
    """The list has a name, and each entry's fields have one below it."""
    one = Rows(Load, {"va": Column.of([1.0, 2.0], numeric=True)})
    rows = Rows(House, {"loads": Listed(Column.of(["s", "s"]), {"s": (one,), None: None})})
    names = {column.name for column in rows.named(("h",))}
    assert names == {("h",), ("h", "loads"), ("h", "loads", "s", 0), ("h", "loads", "s", 0, "va")}


def test_a_field_that_is_not_there_raises() -> None:
    """As of one record: a name that the record does not know, and one without a default that nobody told."""
    rows = Rows(House, {"area": Column.of([1.0])})
    met: list[str] = []

    def read(at: Places) -> None:
        for name in ("cellar", "code"):
            try:
                getattr(many(rows, at), name)
            except AttributeError as error:
                met.append(str(error))

    parts(read, 1)
    assert met == ["House has no field cellar", "House has no field code"]


def test_records_are_read_only_in_a_run() -> None:
    """Outside one nobody could be told which records still count."""
    places = np.arange(2)
    rows = Rows(House, {"area": Column.of([1.0, 2.0], numeric=True), "code": Column.of(["a", "b"])})
    for name in ("area", "code"):
        with pytest.raises(LanesError, match="outside a run"):
            getattr(many(rows, places), name)
    with pytest.raises(LanesError, match="outside a run"):
        Shown.of(["a", "b"]).read(places)


def test_what_is_the_same_in_all_needs_no_codes() -> None:
    """A default is that value at any place, in a run or not."""
    same = Same(3.0, ("x",))
    assert (same.at(7), same.read(np.arange(9))) == (3.0, 3.0)


@pytest.mark.parametrize("largest", [1, 50, 1 << 40])
def test_combinations_of_codes_are_told_apart(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every place has the number of its own combination, whether or not the codes have to be counted anew between."""
    monkeypatch.setattr(module, "_LARGEST", largest)
    lots = np.random.default_rng(1)
    several = [lots.integers(-1, high, 200) for high in (1, 3, 2, 100_000, 1)]
    several[3][lots.random(200) < 0.9] = 7
    first, codes = module.combined(several, 200)
    rows = list(zip(*(one.tolist() for one in several), strict=True))
    assert len(first) == len(set(rows)) < 200
    assert [rows[first[code]] for code in codes.tolist()] == rows
    assert [len(one) for one in module.combined([], 3)] == [1, 3]
