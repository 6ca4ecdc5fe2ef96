"""`assess codes`: list, show, diff."""

from collections.abc import Callable
from pathlib import Path

from assess.rulebook import list_editions

Cli = Callable[..., tuple[int, str, str]]


def test_the_list_counts_what_is_confirmed(cli: Cli) -> None:
    """Each edition has its counts, and what is open is named."""
    code, out, _ = cli("codes", "list")
    assert code == 0
    assert all(name in out for name in list_editions())
    counts = next(line for line in out.splitlines() if " nec/2026 " in line).split()[-4:]
    assert counts == ["2", "28", "2", "4"]
    assert "Open in nec/2026, refused unless --allow-unconfirmed: existing_dwelling" in out


def test_show_ends_with_what_the_place_asks(cli: Cli) -> None:
    """A requirement stands with its cite and confidence; for one rule alone it is left out."""
    assert "free. CEC 408.2 [medium]" in " ".join(cli("codes", "show", "amendments/ca")[1].split())
    assert "requirement" not in cli("codes", "show", "amendments/ca", "dryers")[1]


def test_diff_prints_values_clauses_and_confidence(cli: Cli) -> None:
    """One line each, under the name of the rule, within 80 columns."""
    code, out, _ = cli("codes", "diff", "nec/2023", "nec/2026")
    assert code == 0
    lines = out.splitlines()
    for line in (
        "  lighting  3 VA/ft² → 2 VA/ft²",
        "  tiers.1  up_to_va 10,000, factor 1 → up_to_va 8,000, factor 1",
        "  cite  220.83 → 120.83",
        "  confidence  high → open",
        "  up_to  50 A → 60 A",
        "  cite  230.85 → 230.70(A)(1)",
        "  optional_cite  – → 120.82(D)",
    ):
        assert line in lines
    assert max(len(line) for line in lines if line.startswith("  ")) <= 80


def test_diff_of_an_amendment_says_what_is_asked(cli: Cli) -> None:
    """California changes no figure and asks for four things."""
    out = cli("codes", "diff", "nec/2023", "amendments/ca")[1]
    assert out.count("\n + ") == 4


def test_diff_of_one_s_own_file(cli: Cli, tmp_path: Path) -> None:
    """A path is an edition too; the same edition twice differs in nothing."""
    city = tmp_path / "city.toml"
    city.write_text('id = "city"\ntitle = "City"\nextends = "nec/2023"\nservice_minimum.minimum.value = 200\n')
    assert "  minimum  100 A → 200 A" in cli("codes", "diff", "nec/2023", city)[1]
    assert "Nothing differs." in cli("codes", "diff", "nec/2023", "nec/2023")[1]


def test_an_edition_that_is_not_carried_is_refused(cli: Cli) -> None:
    """The user sees what there is."""
    code, _, err = cli("codes", "diff", "nec/2023", "nec/2029")
    assert code == 4
    assert 'there is no edition "nec/2029"' in err
