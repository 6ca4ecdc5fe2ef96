from datetime import date
from pathlib import Path

from assess.cli.assessing import assess_file
from assess.interview.home_file import HomeFile
from assess.interview.judging import Judge
from assess.interview.marks import Mark
from assess.interview.route import Stop, route
from assess.interview.so_far import cure_of, foremost, foremost_line, outcome_in_words


def most(file: HomeFile) -> Stop | None:
    """Return what matters most in a home file as it stands."""
    judge = Judge(lambda: assess_file(file.path, on=date(2026, 11, 27)))
    judge.ask()
    judge.wait(60)
    judge.end()
    return foremost(judge, route(file.read()))


def test_what_could_flip_the_answer_matters_most_until_it_is_answered(tmp_path: Path) -> None:
    """An unknown of the verdict comes first; answered, denied or not known, the next one takes its place."""
    file = HomeFile(tmp_path / "house.toml")
    file.begin()
    first = most(file)
    assert first is not None
    assert first.path == ("dwelling", "floor_area_ft2")
    file.set(first.path, 1850)
    second = most(file)
    assert second is not None
    assert foremost_line(second) == "Matters most now (!): The loads"
    file.set(second.marked_at, [])
    third = most(file)
    assert third is not None
    assert third.marked_at == ("hvac", "systems")
    file.mark(Mark.UNKNOWN, third.marked_at)
    fourth = most(file)
    assert fourth is not None
    assert fourth.marked_at not in {first.path, second.marked_at, third.marked_at}


def test_a_value_that_was_assumed_matters_where_nothing_is_unknown(repo: Path, tmp_path: Path) -> None:
    """A load without a nameplate gets a usual one; its question is what would make the answer surer."""
    text = (repo / "examples/homes/go-cleveland.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "4.3 kVA" not in line]
    path = tmp_path / "house.toml"
    path.write_text("\n".join(lines).replace("../files/", f"{repo}/examples/files/"), encoding="utf-8")
    file = HomeFile(path)
    found = most(file)
    assert found is not None
    assert found.path == ("loads", 3, "nameplate_va")
    assert foremost_line(found) == "Matters most now (!): Load 4: Nameplate of one"


def test_nothing_matters_where_all_is_answered(repo: Path) -> None:
    """A home that is known through and through has nothing left to be asked for first, and no line that says so."""
    file = HomeFile(repo / "examples/homes/go-cleveland.toml")
    assert most(file) is None
    assert foremost_line(None) == ""
    assessment = assess_file(file.path, on=date(2026, 11, 27))
    assert outcome_in_words(assessment).startswith("GO: 16 GPUs at 600")


def test_the_help_says_how_an_unknown_is_found_out(tmp_path: Path) -> None:
    """Where the verdict knows a cure, the question that asks for the field has it."""
    file = HomeFile(tmp_path / "house.toml")
    file.begin()
    judge = Judge(lambda: assess_file(file.path, on=date(2026, 11, 27)))
    judge.ask()
    judge.wait(60)
    judge.end()
    stops = {stop.question.field: stop for stop in route(file.read())}
    assert "Count the empty spaces" in cure_of(judge, stops["panel.spaces_free"])
    assert cure_of(judge, stops["contact.name"]) == ""
