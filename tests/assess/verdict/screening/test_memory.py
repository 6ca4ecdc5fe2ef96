"""What a screen remembers: homes that agree in all that was read are not run again, and no other shares an answer."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="columns are NumPy arrays")
from assess.records import Record  # noqa: E402  # what follows imports NumPy at its top
from assess.verdict.screening import memory as module  # noqa: E402
from assess.verdict.screening.memory import FAILED, Answers, Memory, spread  # noqa: E402
from assess.worksheet.many import Column, Name, Places, Rows, many  # noqa: E402

Table = Mapping[Name, Column]
Row = dict[str, Any]


def table(rows: list[Row], *, numeric: tuple[str, ...] = ()) -> dict[Name, Column]:
    """Return rows as named columns."""
    found: dict[Name, Column] = {}
    for name in rows[0]:
        column = Column.of([row[name] for row in rows], numeric=name in numeric)
        column.name = (name,)
        found[column.name] = column
    return found


class Question:
    """A question of a table that counts the homes that it is run for; `rule` reads them through a function."""

    def __init__(self, rule: Callable[[Callable[[str], Any]], Any]) -> None:
        """Begin with none."""
        self.rule, self.ran = rule, 0

    def ask(self, memory: Memory, columns: Table, places: Places) -> list[Any]:
        """Return the answer of each place."""

        def counted(at: Places) -> Any:
            self.ran += len(at)
            return self.rule(lambda name: columns[(name,)].read(at))

        found = memory.answers("question", counted, columns, places)
        return [found.values[code] for code in found.codes.tolist()]


def test_the_same_homes_are_not_run_again() -> None:
    """Nor are others that say the same in other numbers and another order."""
    rows = [{"kind": "a", "size": 1.0}, {"kind": "b", "size": 2.0}]
    memory, question = Memory(), Question(lambda read: (read("kind"), (read("size") * 10,)))
    first = table(rows * 4, numeric=("size",))
    assert question.ask(memory, first, np.arange(8)) == [("a", (10,)), ("b", (20,))] * 4
    ran = question.ran
    second = table(rows[::-1] * 10, numeric=("size",))
    assert question.ask(memory, second, np.arange(20)) == [("b", (20,)), ("a", (10,))] * 10
    assert question.ran == ran


def test_only_what_is_new_is_run() -> None:
    """One home of many that says something else is run by itself, and known from then on."""
    memory, question = Memory(), Question(lambda read: (None, (read("size") + 1,)))
    question.ask(memory, table([{"size": 1.0}] * 8, numeric=("size",)), np.arange(8))
    ran = question.ran
    columns = table([{"size": 1.0}] * 7 + [{"size": 5.0}], numeric=("size",))
    assert question.ask(memory, columns, np.arange(8)) == [(None, (2,))] * 7 + [(None, (6,))]
    assert question.ran == ran + 1
    assert question.ask(memory, columns, np.arange(8))[-1] == (None, (6,))
    assert question.ran == ran + 1


def test_what_is_not_read_tells_no_homes_apart() -> None:
    """A column that a question never reads may say anything."""
    memory, question = Memory(), Question(lambda read: (read("kind"), ()))
    question.ask(memory, table([{"kind": "a", "name": f"n{n}"} for n in range(8)]), np.arange(8))
    ran = question.ran
    question.ask(memory, table([{"kind": "a", "name": f"m{n}"} for n in range(8)]), np.arange(8))
    assert question.ran == ran


def test_questions_do_not_share_answers() -> None:
    """Two questions that read the same answer for themselves."""
    memory, columns = Memory(), table([{"size": 1.0}] * 8, numeric=("size",))
    for name, factor in (("one", 1), ("two", 2), ("one", 1)):

        def times(at: Places, factor: int = factor) -> Any:
            return columns[("size",)].read(at) * factor, ()

        found = memory.answers(name, times, columns, np.arange(8))
        assert found.values[found.codes[0]] == (factor, ())


def test_a_column_read_later_splits_what_was_thought_alike() -> None:
    """Once a branch reads more, homes that differ in it are asked anew."""

    def rule(read: Callable[[str], Any]) -> Any:
        return (read("age") if read("fuel") == "gas" else "no matter"), ()

    memory, question = Memory(), Question(rule)
    electric = [{"fuel": "electric", "age": n % 2} for n in range(8)]
    assert question.ask(memory, table(electric), np.arange(8)) == [("no matter", ())] * 8
    gas = [*electric, {"fuel": "gas", "age": 1}, {"fuel": "gas", "age": 0}]
    assert question.ask(memory, table(gas), np.arange(10))[-2:] == [(1, ()), (0, ())]
    assert question.ask(memory, table(gas[::-1]), np.arange(10))[:2] == [(0, ()), (1, ())]


def nested_rule(read: Callable[[str], Any]) -> Any:
    """Return what a rule makes of columns that it reads by what others say, at times failing."""
    first = read("a")
    if first == "x":
        return "x", (read("n") * 2, read("b"))
    if first == "y":
        if read("n") > 2:
            return ("deep", read("c")), ()
        if read("c") is None:
            raise ValueError
        return "shallow", (read("n") if read("b") else 0,)
    return "z", ()


@pytest.mark.parametrize("seed", range(6))
def test_random_tables_are_answered_as_each_row_alone(seed: int) -> None:
    """Whatever parts of a table come one after another, no home gets the answer of one that differs in what is read."""
    lots = Random(seed)  # noqa: S311  # a table at random is no secret
    memory, question = Memory(), Question(nested_rule)
    for _ in range(25):
        few = lots.choice((1, 2, 4))
        rows = [
            {
                "a": lots.choice("xyz"[:few]),
                "b": lots.choice((True, False)),
                "c": lots.choice((None, "p", "q")),
                "n": lots.randrange(few + 1),
            }
            for _ in range(lots.choice((1, 3, 30)))
        ]
        columns = table(rows, numeric=("n",))
        places = np.array(sorted(lots.sample(range(len(rows)), lots.randrange(1, len(rows) + 1))))
        expected: list[Any] = []
        for place in places.tolist():
            try:
                expected.append(nested_rule(rows[place].__getitem__))
            except ValueError:
                expected.append(FAILED)
        assert question.ask(memory, columns, places) == expected


class House(Record):
    """A record of which a part of a table may leave out what another part tells."""

    kind: str
    size: float = 1.0
    cellar: "Cellar | None" = None


class Cellar(Record):
    """A section that may be missing."""

    depth: float = 2.0


def ask_houses(memory: Memory, rows: Rows, count: int) -> Any:
    """Ask for the volume of houses."""

    def volume(at: Places) -> tuple[Any, tuple[Any, ...]]:
        house = many(rows, at)
        deep = 0.0 if house.cellar is None else house.cellar.depth
        return house.kind, (house.size + deep,)

    columns = {column.name: column for column in rows.named(("house",))}
    found = memory.answers("volume", volume, columns, np.arange(count))
    return [found.values[code] for code in found.codes.tolist()]


def test_what_one_part_of_a_table_leaves_at_its_default_is_read_there_too() -> None:
    """A part in which nobody tells a size answers for none that tells one, a section told by all included."""
    kind = {"kind": Column.of(["a"] * 8)}
    sizes = {"size": Column.of([5.0] * 8, numeric=True)}
    cellars = {"cellar": Rows(Cellar)}
    deep = {"cellar": Rows(Cellar, {"depth": Column.of([7.0] * 8, numeric=True)})}
    some = {"cellar": Rows(Cellar, {}, Column.of([True, False] * 4))}
    answers: dict[str, tuple[dict[str, Any], list[float]]] = {
        "nothing": ({}, [1.0] * 8),
        "sizes": (sizes, [5.0] * 8),
        "cellars": (cellars, [3.0] * 8),
        "deep cellars": (deep, [8.0] * 8),
        "both": (sizes | deep, [12.0] * 8),
        "some cellars": (some, [3.0, 1.0] * 4),
    }
    for order in (list(answers), list(answers)[::-1]):
        memory = Memory()
        for name in (*order, *order):
            fields, expected = answers[name]
            assert ask_houses(memory, Rows(House, kind | fields), 8) == [("a", (one,)) for one in expected], name


def test_a_default_told_and_a_default_left_out_are_the_same() -> None:
    """Homes that say in words what others leave at its default need no run of their own."""
    memory, kind = Memory(), {"kind": Column.of(["a"] * 8)}
    ask_houses(memory, Rows(House, kind), 8)
    known = dict(memory._questions["volume"].known)
    ask_houses(memory, Rows(House, kind | {"size": Column.of([1.0] * 8, numeric=True)}), 8)
    assert memory._questions["volume"].known == known


def test_a_run_that_fails_is_a_failure_of_its_homes() -> None:
    """The others are answered, and the failure is remembered like an answer."""

    def rule(read: Callable[[str], Any]) -> Any:
        if read("kind") == "bad":
            raise LookupError
        return "good", ()

    memory, question = Memory(), Question(rule)
    columns = table([{"kind": "bad"}, *[{"kind": "fine"}] * 8])
    for _ in range(2):
        assert question.ask(memory, columns, np.arange(9)) == [FAILED, *[("good", ())] * 8]


def test_a_question_whose_answers_all_differ_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once found out on enough homes the answers are given and not kept."""
    monkeypatch.setattr(module, "_ENOUGH", 20)
    memory, question = Memory(), Question(lambda read: (None, (read("size"),)))
    columns = table([{"size": float(n)} for n in range(40)], numeric=("size",))
    for _ in range(2):
        assert question.ask(memory, columns, np.arange(40)) == [(None, (float(n),)) for n in range(40)]
    kept = memory._questions["question"]
    assert kept.all_differ
    assert not kept.known


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of answers and of values does not grow for ever, and what is forgotten is answered again."""
    monkeypatch.setattr(module, "_MOST_KEPT", 50)
    memory, question = Memory(), Question(lambda read: (None, (read("size") * 2,)))
    usual = [{"size": 0.0}] * 40
    for part in range(60):
        sizes = [float(part * 5 + n) for n in range(5)]
        columns = table([*usual, *({"size": size} for size in sizes)], numeric=("size",))
        answers = question.ask(memory, columns, np.arange(45))
        assert answers == [(None, (0.0,))] * 40 + [(None, (size * 2,)) for size in sizes]
        assert len(memory._questions["question"].known) <= 50 + 6
        assert len(memory._ids[("size",)]) <= 50 + 6


def test_values_without_a_hash_are_told_apart_by_what_they_say() -> None:
    """A record that holds a list is the same in every part of a table if it says the same."""

    class Listing(Record):
        names: list[str]

    memory, question = Memory(), Question(lambda read: (tuple(read("listing").names), ()))

    def part(*names: str) -> dict[Name, Column]:
        return table([{"listing": Listing(names=[name])} for name in names for _ in range(8)])

    assert question.ask(memory, part("a"), np.arange(8)) == [(("a",), ())] * 8
    ran = question.ran
    assert question.ask(memory, part("a"), np.arange(8)) == [(("a",), ())] * 8
    assert question.ran == ran
    assert question.ask(memory, part("b"), np.arange(8)) == [(("b",), ())] * 8


def test_one_value_is_spread_over_all_lanes() -> None:
    """Lanes keep those that the run speaks for; what is one value is that of each."""
    stay = np.array([0, 2])
    assert spread(np.array([1.0, 2.0, 3.0]), stay).tolist() == [1, 3]
    assert spread(4.0, stay).tolist() == [4, 4]
    assert Answers(["x"], np.zeros(2, dtype=np.intp)).values == ["x"]
