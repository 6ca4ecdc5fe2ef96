import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from assess.rulebook import RULE_NAMES, Edition, list_editions, load_edition
from assess.rulebook.rules import Material

NEC = [name for name in list_editions() if name.startswith("nec/")]
UNITS = {"", "VA/ft²", "VA/circuit", "VA", "A", "V", "kW", "circuits", "units", "in", "ft", "kVA"}
CONFIDENCES = {"high", "medium", "low", "open"}
# 220.82(B)(1), 110.14(C)(1)(a), Table 310.16, Table 310.15(B)(16), Art. 100
CLAUSE = re.compile(r"(Art\. \d{2,3}|(Table )?\d{2,3}\.\d{1,3}(\([A-Z]\))?(\(\d{1,2}\))?(\([a-z]\))?)")
# Article 220 became Article 120 in 2026, and Article 750 became Article 130.
GONE = {"nec/2026": ("220.", "750.")}
NOT_YET = ("120.", "130.")
MATERIALS: tuple[Material, ...] = ("copper", "aluminum")


@pytest.fixture(params=NEC)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return each bundled edition of the NEC."""
    return load_edition(request.param)


def walk(part: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield path, key and value of everything in nested data."""
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, (list, tuple)) else ()
    for key, value in items:
        yield path, str(key), value
        yield from walk(value, f"{path}.{key}".removeprefix("."))


def clauses(edition: Edition) -> list[str]:
    """Return every clause of an edition, each without the name of the document."""
    texts = [value for _, key, value in walk(edition.rules.model_dump()) if key == "cite" or key.endswith("_cite")]
    assert all(text.startswith(f"{edition.short} ") for text in texts)
    return [clause for text in texts for clause in text.removeprefix(f"{edition.short} ").split("; ")]


def test_2023_is_carried() -> None:
    """The edition that the fallback names is there."""
    assert "nec/2023" in NEC


def test_a_file_is_named_for_what_is_in_it(edition: Edition) -> None:
    """The id is the path, and the title has the year."""
    assert edition.id in NEC
    assert edition.id.removeprefix("nec/") in edition.title


def test_every_rule_is_named_in_the_file(edition: Edition, repo: Path) -> None:
    """An edition is read whole: nothing comes in unsaid."""
    raw = tomllib.loads((repo / "codes" / f"{edition.id}.toml").read_text(encoding="utf-8"))
    assert set(RULE_NAMES) <= raw.keys()
    assert "extends" not in raw


def test_every_figure_has_unit_clause_and_confidence(edition: Edition) -> None:
    """No number travels alone, and its unit is one that we know."""
    figures = [
        (path, part) for path, _, part in walk(edition.rules.model_dump()) if isinstance(part, dict) and "value" in part
    ]
    assert len(figures) > 30
    assert [path for path, figure in figures if figure["unit"] not in UNITS] == []
    assert [path for path, figure in figures if not figure["cite"] or figure["confidence"] not in CONFIDENCES] == []


def test_units_are_written_not_left_out(edition: Edition, repo: Path) -> None:
    """A bare share has `unit = ""`: whoever types a figure has thought of its unit."""
    raw = tomllib.loads((repo / "codes" / f"{edition.id}.toml").read_text(encoding="utf-8"))
    taken_over = {name for name, rule in raw.items() if isinstance(rule, dict) and "as_in" in rule}
    bare = [
        f"{path}.{key}"
        for path, key, part in walk(raw)
        if isinstance(part, dict) and "value" in part and "unit" not in part and path.split(".")[0] not in taken_over
    ]
    assert bare == []


def test_clauses_have_the_form_of_the_edition(edition: Edition) -> None:
    """Three digits, a dot and what follows: a slip of the pen in a clause is found here."""
    assert [clause for clause in clauses(edition) if not CLAUSE.fullmatch(clause)] == []


def test_articles_are_those_of_the_edition(edition: Edition) -> None:
    """An edition does not cite an article that was not yet, or is no longer, in its place."""
    wrong = GONE.get(edition.id, NOT_YET)
    assert [clause for clause in clauses(edition) if clause.removeprefix("Table ").startswith(wrong)] == []


def test_demand_factors_fall(edition: Edition) -> None:
    """The first part of a load counts in full, and each further part for less."""
    for rule in (edition.rules.optional_dwelling, edition.rules.existing_dwelling):
        factors = [tier.factor for tier in rule.tiers]
        assert factors[0] == 1
        assert all(high > low for high, low in pairwise(factors))


@pytest.mark.parametrize("material", MATERIALS)
def test_ampacity_ascends_in_every_column(edition: Edition, material: Material) -> None:
    """A larger conductor carries more, and so does a hotter one."""
    rows = [columns for row in edition.rules.conductor_ampacity.rows if (columns := row.columns(material))]
    assert len(rows) > 15
    for line in (*rows, *zip(*rows, strict=True)):
        assert all(low < high for low, high in pairwise(line))


def test_copper_carries_more_than_aluminum(edition: Edition) -> None:
    """Size for size and column for column."""
    both = [(row.copper, row.aluminum) for row in edition.rules.conductor_ampacity.rows if row.copper and row.aluminum]
    assert all(cu > al for copper, aluminum in both for cu, al in zip(copper, aluminum, strict=True))


@pytest.mark.parametrize("material", MATERIALS)
def test_dwelling_conductors_are_the_smallest_with_83_percent(edition: Edition, material: Material) -> None:
    """The table of dwelling services is the 83 % rule worked out at 75 °C: this size has it, the next smaller not."""
    table, dwelling = edition.rules.conductor_ampacity, edition.rules.dwelling_service_conductors
    assert dwelling.share.value == 0.83
    at_75_c = {row.size: columns[1] for row in table.rows if (columns := row.columns(material))}
    for row in dwelling.rows:
        needed = dwelling.share.value * row.rating_a
        assert next(size for size, ampacity in at_75_c.items() if ampacity >= needed) == row.size(material)


def test_dwelling_services_have_standard_ratings(edition: Edition) -> None:
    """From 100 to 400 A, each a standard size."""
    ratings = [row.rating_a for row in edition.rules.dwelling_service_conductors.rows]
    assert (ratings[0], ratings[-1]) == (100, 400)
    assert set(ratings) <= set(edition.rules.overcurrent_sizes.sizes_a)


def test_small_conductors_are_protected_at_or_below_their_ampacity(edition: Edition) -> None:
    """What 240.4(D) allows is no more than the 60 °C column."""
    rows = {row.size: row for row in edition.rules.conductor_ampacity.rows}
    found = edition.rules.overcurrent_sizes.small_conductors
    assert {"copper 14", "copper 12", "copper 10", "aluminum 12", "aluminum 10"} <= found.keys()
    for name, figure in found.items():
        material, size = name.split(" ")
        columns = rows[size].copper if material == "copper" else rows[size].aluminum
        assert columns is not None
        assert figure.value <= columns[0], name


def test_small_conductors_moved_on_in_2023() -> None:
    """Copper-clad aluminum became 240.4(D)(3) then, so that 14 AWG copper is (4) and 10 AWG copper (8)."""
    small = load_edition("nec/2023").rules.overcurrent_sizes.small_conductors
    assert [figure.cite for figure in small.values()] == [f"NEC 240.4(D)({item})" for item in (4, 5, 6, 7, 8)]
    assert [figure.value for figure in small.values()] == [15, 15, 20, 25, 30]


def test_minima_that_every_edition_has(edition: Edition) -> None:
    """100 A for a house, two kitchen circuits and one for laundry, 125 % for what runs three hours."""
    rules = edition.rules
    assert rules.service_minimum.minimum.value == rules.optional_dwelling.minimum_service.value == 100
    assert (rules.dwelling_load.small_appliance_minimum.value, rules.dwelling_load.laundry_minimum.value) == (2, 1)
    assert {rules.dwelling_load.small_appliance.value, rules.dwelling_load.laundry.value} == {1_500}
    assert rules.continuous_load.factor.value == 1.25
    assert rules.conductor_ampacity.columns_c == (60, 75, 90)


def test_the_amendment_in_the_readme_works(repo: Path, tmp_path: Path) -> None:
    """Whoever copies it has an amendment."""
    text = (repo / "codes/README.md").read_text(encoding="utf-8").split("## A city's amendment")[1]
    block = [line.removeprefix("    ") for line in text.splitlines() if line.startswith("    ")]
    path = tmp_path / "my-city.toml"
    path.write_text("\n".join(block), encoding="utf-8")
    city = load_edition(str(path))
    assert (city.id, city.chain[1:]) == ("amendments/my-city", ("nec/2023",))
    assert city.rules.service_minimum.minimum.value == 150
