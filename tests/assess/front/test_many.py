"""A list of homes is answered in its order, and what is wrong with one stops no other."""

from datetime import date
from pathlib import Path

import pytest

from assess import AssessError, Brief, Home, UsageError, assess, home_from_dict, load_home, screen

ON = date(2026, 11, 27)


def test_a_home_in_a_list_has_the_answer_it_has_alone(repo: Path) -> None:
    """Where nothing but the year and changes could tell them apart, node and limits are those of assess()."""
    names = ("go-cleveland", "go-capped-phoenix", "no-go-houston")
    homes = [load_home(repo / f"examples/homes/{name}.toml") for name in names]
    broken = home_from_dict({"place": {"zip_code": "00000"}})
    found = screen([homes[0], broken, *homes[1:]], on=ON)
    assert isinstance(found[1], AssessError)
    assert found[1].where == "place.zip_code"
    for home, brief in zip(homes, [found[0], *found[2:]], strict=True):
        assert isinstance(brief, Brief)
        verdict = assess(home, on=ON).verdict
        assert (brief.outcome, brief.gpus) == (verdict.outcome, verdict.best.gpus if verdict.best else 0)
        assert brief.binding_code == (verdict.binding.code if verdict.binding else "")


def test_the_options_hold_for_every_home() -> None:
    """Edition and node of the call go before those of each home."""
    both = screen(iter([Home(), Home()]), on=ON, code="nec/2020", gpus=2)
    assert [one.edition for one in both if isinstance(one, Brief)] == ["nec/2020", "nec/2020"]
    assert screen([], on=ON) == []


def test_options_that_cannot_be_are_refused_before_any_home() -> None:
    """A wrong option is the script's mistake, and not repeated for each home."""
    with pytest.raises(UsageError, match="no load calculation"):
        screen([Home()], on=ON, method="guess")
    with pytest.raises(TypeError, match="put the one in a list"):
        screen(Home(), on=ON)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"screen\(\) takes homes, not str"):
        screen(["house.toml"], on=ON)  # type: ignore[list-item]
