"""What a directory by itself shows of a panel."""

from typing import Any

from assess.electrical.panel.directory import directory_findings
from assess.intake import Panel
from assess.rulebook import list_editions, load_edition


def codes(**panel: Any) -> list[str]:
    """Return the codes of what is found of a panel."""
    return [finding.code.removeprefix("panel.") for finding in directory_findings(Panel.model_validate(panel))]


def test_a_breaker_of_no_standard_size_is_said() -> None:
    """There is no 42 A breaker; 45 A there is, and 0 is main lugs."""
    assert codes(main_a=0, circuits=[{"space": "1", "breaker_a": 45}]) == []
    assert codes(main_a=190, circuits=[{"space": "1", "breaker_a": 42}]) == ["strange_size", "strange_size"]
    assert codes(subpanels=[{"name": "barn", "circuits": [{"space": "1", "breaker_a": 42}]}]) == ["strange_size"]


def test_a_size_of_any_edition_is_let_pass() -> None:
    """A directory is judged before the edition in force is known."""
    for name in list_editions():
        rule = load_edition(name).rules.overcurrent_sizes
        circuits = [{"space": str(n), "breaker_a": size} for n, size in enumerate(rule.sizes_a, 1) if size <= 400]
        assert codes(circuits=circuits) == []


def test_pairs_are_counted_or_made_or_not_to_be_had() -> None:
    """Four spaces: none taken; 1 and 4 taken, where a move helps; three taken."""
    assert codes(spaces_total=4, circuits=[]) == ["pairs"]
    assert codes(spaces_total=4, circuits=[{"space": "1"}, {"space": "4"}]) == ["no_pair"]
    assert codes(spaces_total=4, circuits=[{"space": "1"}, {"space": "2"}, {"space": "3"}]) == ["full"]


def test_what_feeds_back_is_no_load() -> None:
    """Solar and batteries are named apart."""
    assert codes(circuits=[{"space": "1,3", "poles": 2, "load_type": "pv"}]) == ["feeds_back"]
