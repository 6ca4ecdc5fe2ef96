from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import RuleDataError
from assess.rulebook import list_editions, load_edition
from assess.rulebook.inheritance import read_source

Write = Callable[[str, str], str]


def test_the_bundled_editions_are_listed() -> None:
    """The list is what `assess codes list` shows, in order, each name once."""
    assert "nec/2023" in list_editions()
    assert list_editions() == sorted(set(list_editions()))


def test_an_amendment_inherits_what_it_does_not_say(write: Write) -> None:
    """A city that adopts a code has adopted all of it."""
    city = load_edition(write("city", 'extends = "nec/2023"\n[service_minimum.minimum]\nvalue = 150\n'))
    nec = load_edition("nec/2023")
    assert city.rules.service_minimum.minimum.value == 150
    assert city.rules.model_copy(update={"service_minimum": nec.rules.service_minimum}) == nec.rules


def test_an_amendment_of_ten_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An electrician can write what the city changed, and name the file on the command line."""
    (tmp_path / "my-city.toml").write_text(
        """\
id      = "my-city"
title   = "City of Somewhere, amendments of 2026"
extends = "nec/2023"
note    = "Ordinance 12: chargers and nodes in full, bigger services."

[service_minimum]
minimum = { value = 200, unit = "A", cite = "Ordinance 12" }

[optional_dwelling]
tiers = [{ up_to_va = 12_000, factor = 1.0 }, { factor = 0.5 }]
""",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    city = load_edition("./my-city.toml")
    assert (city.id, city.short, city.chain) == ("my-city", "NEC", ("./my-city.toml", "nec/2023"))
    assert city.rules.optional_dwelling.steps() == [(12_000, 1.0), (None, 0.5)]
    assert city.rules.service_minimum.minimum.cite == "NEC Ordinance 12"
    assert city.note.startswith("Ordinance 12")


def test_a_new_edition_takes_over_rule_by_rule(write: Write, as_in_2023: str) -> None:
    """Every rule is named, each as in another edition; nothing else changes."""
    copy = load_edition(write("copy", as_in_2023))
    assert copy.rules == load_edition("nec/2023").rules
    assert copy.chain == (copy.chain[0],)


def test_a_rule_taken_over_may_change_in_part(write: Write, as_in_2023: str) -> None:
    """`lighting.value = 2` changes the value and keeps unit, clause and everything beside it."""
    text = as_in_2023.replace("[dwelling_load]\n", "[dwelling_load]\nlighting.value = 2\n")
    changed, nec = (
        load_edition(write("changed", text)).rules.dwelling_load,
        load_edition("nec/2023").rules.dwelling_load,
    )
    assert changed.lighting == nec.lighting.model_copy(update={"value": 2.0})
    assert changed.model_copy(update={"lighting": nec.lighting}) == nec


def test_a_list_is_replaced_whole(write: Write) -> None:
    """Tiers are never half of one edition and half of another."""
    text = 'extends = "nec/2023"\n[optional_dwelling]\ntiers = [{ factor = 0.5 }]\n'
    assert load_edition(write("city", text)).rules.optional_dwelling.steps() == [(None, 0.5)]


def test_confidence_goes_down_to_the_figures_that_have_none(write: Write, as_in_2023: str) -> None:
    """A rule taken over with less confidence has figures of less confidence, but for those with their own."""
    text = as_in_2023.replace("[dwelling_load]\n", '[dwelling_load]\nconfidence = "low"\n')
    rule = load_edition(write("unsure", text)).rules.dwelling_load
    assert {rule.confidence, rule.lighting.confidence, rule.laundry.confidence} == {"low"}


@pytest.mark.parametrize(
    ("clause", "moved"),
    [
        ("220.82", "120.82"),
        ("220.82(B)(1)", "120.82(B)(1)"),
        ("Table 220.55", "Table 120.55"),
        ("220.82; 220.83(A)", "120.82; 120.83(A)"),
        ("4220.5", "4220.5"),
        ("1.220.5", "1.220.5"),
        ("2201.5", "2201.5"),
        ("Art. 220", "Art. 220"),
        ("210.11(C)", "210.11(C)"),
    ],
)
def test_articles_move_where_a_clause_begins(write: Write, as_in_2023: str, clause: str, moved: str) -> None:
    """`220.` becomes `120.` at the start of a clause, and never inside another number."""
    base = write("base", f'extends = "nec/2023"\n[dwelling_load]\nfloor_area_cite = "{clause}"\n')
    text = as_in_2023.replace('[dwelling_load]\nas_in = "nec/2023"', f'[dwelling_load]\nas_in = "{base}"')
    new = load_edition(
        write("new", f'id = "new"\ntitle = "t"\nshort = "NEC"\nrenumber = {{ "220." = "120." }}\n{text}')
    )
    assert new.rules.dwelling_load.floor_area_cite == f"NEC {moved}"


def test_articles_that_move_in_a_circle_move_once(write: Write, as_in_2023: str) -> None:
    """What has become 120 does not become 130 as well."""
    head = 'id = "new"\ntitle = "t"\nshort = "NEC"\nrenumber = { "220." = "120.", "120." = "130." }\n'
    new = load_edition(write("new", head + as_in_2023))
    assert new.rules.optional_dwelling.cite == "NEC 120.82"


def test_only_clauses_move(write: Write, as_in_2023: str) -> None:
    """A title or a note that mentions the old number keeps it, and so do the edition's own clauses."""
    head = 'id = "new"\ntitle = "t"\nshort = "NEC"\nrenumber = { "220." = "120." }\n'
    own = '[dwelling_load]\ntitle = "Once 220.41"\nfloor_area_cite = "220.9"\n'
    rule = load_edition(write("new", head + as_in_2023.replace("[dwelling_load]\n", own))).rules.dwelling_load
    assert (rule.title, rule.floor_area_cite, rule.cite) == ("Once 220.41", "NEC 220.9", "NEC 120.41")


def test_an_amendment_may_move_articles_too(write: Write) -> None:
    """A state that prints the code under its own numbers."""
    head = 'id = "state"\ntitle = "t"\nshort = "STATE"\nextends = "nec/2023"\nrenumber = { "220." = "E220." }\n'
    assert load_edition(write("state", head)).rules.optional_dwelling.cite == "STATE E220.82"


def test_a_file_is_looked_for_beside_the_file_that_names_it(tmp_path: Path) -> None:
    """A folder of amendments works from wherever it is called."""
    for name, base in (("state", "nec/2023"), ("city", "state.toml")):
        head = f'id = "{name}"\ntitle = "t"\nextends = "{base}"\n'
        (tmp_path / f"{name}.toml").write_text(head, encoding="utf-8")
    source = read_source(str(tmp_path / "city.toml"))
    assert source.chain == (str(tmp_path / "city.toml"), str(tmp_path / "state.toml"), "nec/2023")
    assert list(source.texts) == list(source.chain)


def test_rings_are_named(write: Write) -> None:
    """Two files that extend each other are told by name, not by a stack overflow."""
    one = write("one", 'id = "one"\ntitle = "t"\nextends = "two.toml"\n')
    two = write("two", 'id = "two"\ntitle = "t"\nextends = "one.toml"\n')
    with pytest.raises(RuleDataError, match="inherit in a ring") as caught:
        load_edition(one)
    assert caught.value.message.endswith(f"{one} -> {two} -> {one}")


def test_a_rule_may_not_be_as_in_the_edition_itself(write: Write, as_in_2023: str) -> None:
    """The shortest ring of all."""
    text = as_in_2023.replace('as_in = "nec/2023"', 'as_in = "self.toml"', 1)
    with pytest.raises(RuleDataError, match="inherit in a ring"):
        load_edition(write("self", text))
