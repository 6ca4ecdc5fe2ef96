from collections.abc import Callable

from assess.rulebook import load_edition
from assess.rulebook.comparison import Change, RuleChanges, compare

Write = Callable[[str, str], str]
NEC = load_edition("nec/2023")


def changed(write: Write, text: str) -> tuple[RuleChanges, ...]:
    """Return what an amendment of this text changes in nec/2023."""
    return compare(NEC, load_edition(write("city", f'extends = "nec/2023"\n{text}')))


def test_an_edition_does_not_differ_from_itself() -> None:
    """Nothing is said where nothing changed."""
    assert compare(NEC, NEC) == ()


def test_a_value_is_one_line_with_its_unit(write: Write) -> None:
    """The value changes, and what the figure only takes from its rule is not said again."""
    (rule,) = changed(write, "[dwelling_load]\nlighting.value = 2\n")
    assert rule.rule == "dwelling_load"
    assert rule.changes == (Change(field="lighting", old="3 VA/ft²", new="2 VA/ft²"),)


def test_a_clause_that_a_figure_takes_from_its_rule_is_said_once(write: Write) -> None:
    """[gfci_outdoor] moves, and its figure with it."""
    (rule,) = changed(write, '[gfci_outdoor]\ncite = "210.9"\n')
    assert rule.changes == (Change(field="cite", old="210.8(F)", new="210.9"),)


def test_a_clause_of_a_figure_s_own_is_said(write: Write) -> None:
    """A figure that leaves its rule's clause says both."""
    (rule,) = changed(write, '[gfci_outdoor]\nup_to.cite = "Ordinance 1"\nup_to.confidence = "low"\n')
    assert rule.changes == (
        Change(field="up_to.cite", old="210.8(F)", new="Ordinance 1"),
        Change(field="up_to.confidence", old="high", new="low"),
    )


def test_one_size_more_is_one_line() -> None:
    """The 10 A breaker of 2023 does not move all the others."""
    found = {rule.rule: rule.changes for rule in compare(load_edition("nec/2020"), NEC)}
    sizes = [change for change in found["overcurrent_sizes"] if change.field.startswith("sizes_a")]
    assert sizes == [Change(field="sizes_a 10", old="", new="10")]


def test_tiers_and_words() -> None:
    """A tier is one line; yes and no are words; titles and notes are no changes."""
    found = {rule.rule: rule.changes for rule in compare(NEC, load_edition("nec/2026"))}
    tier = Change(field="tiers.1", old="up_to_va 10,000, factor 1", new="up_to_va 8,000, factor 1")
    assert tier in found["optional_dwelling"]
    assert Change(field="optional_outside_tiers", old="no", new="yes") in found["electric_vehicles"]
    assert "node_load" in found  # 220.14(A) moved
    assert not [c for changes in found.values() for c in changes if c.field.split(".")[-1] in {"note", "title"}]


def test_what_is_gone_has_no_new_side() -> None:
    """2017 counts every appliance; the limit of 500 VA came later."""
    found = {rule.rule: rule.changes for rule in compare(NEC, load_edition("nec/2017"))}
    assert found["fixed_appliances"] == (
        Change(field="least_va", old="500 VA", new=""),
        Change(field="evse_excluded", old="yes", new="no"),
    )


def test_another_name_of_the_code_is_no_change() -> None:
    """California prints the NEC under its own name."""
    assert compare(NEC, load_edition("amendments/ca")) == ()
