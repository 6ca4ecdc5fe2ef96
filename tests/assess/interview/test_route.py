from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.hardware import nodes
from assess.intake.field_names import dotted
from assess.interview.home_file import HomeFile
from assess.interview.marks import Mark
from assess.interview.questions import visit
from assess.interview.route import Asks, Stop, part_named, route


def stops(text: str, tmp_path: Path) -> dict[str, Stop]:
    """Return the questions that a home file leaves to be asked and those it answers, by field."""
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    return {".".join(map(str, stop.path)): stop for stop in route(HomeFile(path).read())}


def test_only_what_applies_is_asked(tmp_path: Path) -> None:
    """An outdoor node has no room to be measured, a garage has; a conductor that is not known has no metal."""
    outdoors = stops('[room]\nkind = "outdoor_pad"\n', tmp_path)
    assert "room.sun" in outdoors
    assert "room.length_ft" not in outdoors
    garage = stops('[room]\nkind = "garage"\n[service]\nconductor_size = "4/0"\n', tmp_path)
    assert "room.sun" not in garage
    assert {"room.length_ft", "safety.heat_detector", "service.conductor_material"} <= garage.keys()
    assert "service.conductor_material" not in outdoors


def test_an_entry_asks_what_its_kind_makes_sensible(tmp_path: Path) -> None:
    """A gas range has no nameplate to be read, and only supplemental heat is locked out."""
    found = stops('[[loads]]\nkind = "range"\nfuel = "gas"\n[[loads]]\nkind = "supplemental_heat"\n', tmp_path)
    assert "loads.0.nameplate_va" not in found
    assert {"loads.1.nameplate_va", "loads.1.interlocked"} <= found.keys()
    assert found["loads.2.kind"].asks is Asks.ENTRY


def test_a_thing_that_is_there_is_asked_for_and_one_that_is_not_is_not(tmp_path: Path) -> None:
    """Solar panels have a power only once there are some."""
    assert "pv.power_kw" in stops("[pv]\n", tmp_path)
    without = stops("", tmp_path)
    assert "pv" in without
    assert "pv.power_kw" not in without


def test_asked_answered_and_open_are_told_apart(tmp_path: Path) -> None:
    """A value, a mark and the word unknown end a question; the form's own defaults do not."""
    text = '[service]\nrating_a = 200\nvolts = "unknown"\n[[loads]]\nkind = "range"\n#? skipped: service.phases\n'
    found = stops(text, tmp_path)
    assert found["service.rating_a"].known
    assert found["service.volts"].mark is Mark.UNKNOWN
    assert found["service.phases"].mark is Mark.SKIPPED
    assert found["service.entrance"].open
    assert found["loads.0.count"].open
    assert not stops("loads = []\n", tmp_path)["loads.0.kind"].open


def test_parts_are_found_by_their_beginning() -> None:
    """A part may be typed short; a stranger gets the list."""
    assert part_named("saf").name == "safety"
    assert part_named("service").name == "service"
    with pytest.raises(IntakeError, match=r"there is no part .*who \| house"):
        part_named("garden")


def test_the_visit_goes_round_the_house() -> None:
    """The parts come in the order of a visit, and no field is asked for twice."""
    names = [part.name for part in visit()]
    assert names[:3] == ["who", "house", "service"]
    later = [name for name in names if name in {"loads", "hvac", "room", "internet", "safety", "node"}]
    assert later == ["loads", "hvac", "room", "internet", "safety", "node"]
    fields = [question.field for part in visit() for question in part.questions]
    assert len(fields) == len(set(fields))


def test_every_field_without_which_a_home_is_incomplete_is_asked_for() -> None:
    """What the verdict misses in a home of which nothing is known has its question."""
    from datetime import date

    from assess.assessment import assess
    from assess.intake import Home
    from assess.rulebook import load_edition

    verdict = assess(Home(), load_edition("nec/2023"), on=date(2026, 11, 27)).verdict
    fields = {question.field for part in visit() for question in part.questions}
    assert {one.field for one in verdict.unknowns} - fields == set()


def test_a_host_that_takes_any_gpu_is_asked_which(tmp_path: Path) -> None:
    """The model is taken although it does not say the GPU, and the GPU is asked for; a finished node has its own."""
    file = HomeFile(tmp_path / "house.toml")
    file.begin()
    for name, model in nodes().items():
        asked = {dotted(stop.path) for stop in route(file.set(("node", "model"), name))}
        assert ("node.gpu" in asked) is (model.gpu is None), name
