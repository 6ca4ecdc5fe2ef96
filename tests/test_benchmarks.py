"""The table of benchmarks says what was measured, slower or faster, and the page names every script."""

import re
from pathlib import Path

import pytest

from benchmarks.field import BEGIN, END, Timed, between_marks, measured, shown, table
from benchmarks.field_contests import Contest, Side, _year_of_heat

TOP = Path(__file__).parent.parent / "benchmarks"
PAGE = (TOP / "README.md").read_text(encoding="utf-8")


def test_slower_is_said_as_plainly_as_faster() -> None:
    """Ours over theirs, the medians and the range of the rounds; what was not measured has no ratio."""
    other, none = Side("Other", list), Side("`ours`", list)
    slower = Timed(Contest("Reading", none, (other,), but="no checks"), ((0.3, 0.2, 0.4), (0.1, 0.1, 0.1)))
    faster = Timed(Contest("Rows", none, (other,), unit="a home"), ((2e-5, 2e-5, 2e-5), (4e-4, 3e-4, 5e-4)))
    stated = Timed(Contest("Whole", none, (), stated=("Peer", "3 s as stated")), ((0.25,),))
    assert table([slower, faster, stated]).splitlines()[2:] == [
        "| Reading, `ours` | 300 ms | Other | 100 ms | 3.00 as long (2.00 to 4.00) | no checks |",
        "| Rows, `ours` | 20.0 µs a home | Other | 400 µs a home | 1/20 as long (1/25 to 1/15) |  |",
        "| Whole, `ours` | 250 ms | Peer | 3 s as stated | – |  |",
    ]
    assert [shown(one) for one in (12.34, 1.0, 0.001, 5e-7)] == ["12.3 s", "1.00 s", "1.00 ms", "0.50 µs"]


def test_all_sides_take_turns() -> None:
    """Each is called once a round and once before, every second round backwards; the first is not counted."""
    calls: list[str] = []
    sides = [Side(name, lambda name=name: calls.append(name), units=2) for name in "abc"]  # type: ignore[misc]
    found = measured([Contest("One", sides[0], (sides[1],)), Contest("Two", sides[2], ())], rounds=1)
    assert "".join(calls) == "cbaabc"
    assert [[len(side) for side in one.seconds] for one in found] == [[1, 1], [1]]


def test_both_ways_to_a_year_of_heat_agree() -> None:
    """The plain loop and the engine give one heat, or there is no contest; and then both can be run."""
    contest = _year_of_heat()
    assert contest.beside[0].units == contest.ours.units == 1


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    """The rest of the page is a person's; a page without marks is left alone."""
    assert between_marks(f"a\n{BEGIN}\nold\n{END}\nb\n", "new") == f"a\n{BEGIN}\n\nnew\n\n{END}\nb\n"
    with pytest.raises(SystemExit, match="has no marks"):
        between_marks("a page", "new")


def test_the_page_has_the_table_and_names_every_script() -> None:
    """The table was written by a run that tells its circumstances, and no script that can be run is left out."""
    made = PAGE.partition(BEGIN)[2].partition(END)[0]
    for said in ("WeasyPrint", "python-calamine", "openpyxl", "csv", "ElementTree", "json", "plain loop", "OpenStudio"):
        assert said in made
    assert re.search(r"Median of \d+ rounds .* on \d{4}-\d\d-\d\d", made)
    assert "Load average" in made
    scripts = [file.stem for file in TOP.glob("*.py") if '"__main__"' in file.read_text(encoding="utf-8")]
    assert [name for name in scripts if not re.search(rf"\b{name}\b", PAGE)] == []
