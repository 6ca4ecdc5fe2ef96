from assess.records import Confidence
from assess.rulebook import RULE_NAMES, load_edition
from assess.rulebook.coverage import Suite, Unreproduced, count, coverage_page

EDITIONS = [load_edition(name) for name in ("nec/2017", "nec/2023", "nec/2026")]
CASE = Unreproduced(name="A page", source="its address", published="1 VA", ours="2 VA", why="It adds wrongly.")


def test_what_an_edition_does_not_have_is_not_counted() -> None:
    """Every rule is counted once, but for the four that came after 2017."""
    for edition, missing in zip(EDITIONS, (4, 0, 0), strict=True):
        assert sum(count(edition).values()) == len(RULE_NAMES) - missing
    assert count(EDITIONS[2])[Confidence.OPEN] == 4


def test_a_page_has_a_row_for_every_rule() -> None:
    """Each edition has its mark and its clause; what it has not is a dash."""
    page = coverage_page(EDITIONS, [], [])
    assert "| Existing dwelling, load added | ✓ 220.83 | ✓ 220.83 | ✗ 120.83 |" in page
    assert "| Electric vehicle supply equipment | – | ✓ 220.57 | ~ 120.57 |" in page
    assert page.count("\n| ") == 1 + 5 + 1 + len(RULE_NAMES) + len(Confidence)


def test_an_amendment_says_what_it_changes_and_asks() -> None:
    """Figures and clauses with both sides, requirements with their cite."""
    page = coverage_page(EDITIONS, [load_edition("amendments/wa")], [])
    assert "`bathroom_cite`: 240.24(E) → 240.24(E); WAC 296-46B-408" in page
    assert "(WAC 296-46B-408, as of August 2019)" in page


def test_a_case_has_both_values_reason_and_source() -> None:
    """Nothing that failed is left out of the page."""
    page = coverage_page(EDITIONS, [], [CASE])
    assert "- **A page**: published 1 VA, ours 2 VA. It adds wrongly.\n  Source: its address" in page


def test_heat_counts_what_does_not_come_out() -> None:
    """A suite of three with one exception has two that come out; without suites there is no such part."""
    missed = CASE.model_copy(update={"suite": "boxes"})
    suites = [
        Suite(key="boxes", name="Three boxes", held_to="a band", of=3),
        Suite(key="b", name="B", held_to="C", of=1),
    ]
    page = coverage_page(EDITIONS, [], [], (suites, [missed]))
    assert "| Three boxes | a band | 2 of 3 |\n| B | C | 1 of 1 |" in page
    assert page.endswith("- **A page**: published 1 VA, ours 2 VA. It adds wrongly.\n  Source: its address\n")
    assert "## Heat" not in coverage_page(EDITIONS, [], [CASE])
