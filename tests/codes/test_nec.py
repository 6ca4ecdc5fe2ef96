import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from assess.electrical import Method, assess_electrical
from assess.hardware import NodePower
from assess.intake import Home
from assess.records import Confidence
from assess.rulebook import RULE_NAMES, Edition, list_editions, load_edition
from assess.rulebook.rules import Material

NEC = [name for name in list_editions() if name.startswith("nec/")]
# fmt: off
UNITS = {
    "", "%", "A", "V", "VA", "VA/circuit", "VA/ft²", "appliances", "circuits", "conductors", "days", "dwellings", "ft",
    "in", "kVA", "kW", "min", "per kW", "units", "°C",
}
# fmt: on
CONFIDENCES = {"high", "medium", "low", "open"}
# 220.82(B)(1), Table 310.15(B)(2)(a), 705.12(B)(2)(3)(b), Table 220.55, note 1, Chapter 9, Table 9, Art. 100
CLAUSE = re.compile(
    r"(Art\. \d{2,3}|(Table )?\d{2,3}\.\d{1,3}(\([A-Z]\))?(\(\d{1,2}\)){0,2}(\([a-z]\))?|Chapter 9, Table \d)"
    r"(, (notes? \d( and \d)?|column [A-C]|exception|informational note|not in this edition))?"
)
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
    """Return every clause of an edition, each without the name of the document; a clause may be left out."""
    found = [value for _, key, value in walk(edition.rules.model_dump()) if key == "cite" or key.endswith("_cite")]
    texts = [text for text in found if text]
    assert all(text.startswith(f"{edition.short} ") for text in texts)
    return [clause for text in texts for clause in text.removeprefix(f"{edition.short} ").split("; ")]


def test_four_editions_are_carried() -> None:
    """Those in force somewhere, and the newest."""
    assert NEC == ["nec/2017", "nec/2020", "nec/2023", "nec/2026"]


def test_2023_leaves_no_clause_out() -> None:
    """The edition that others build on cites everything but what it is silent on."""
    empty = [
        f"{path}.{key}"
        for path, key, value in walk(load_edition("nec/2023").rules.model_dump())
        if key.endswith("cite") and not value
    ]
    assert empty == ["electric_vehicles.optional_cite"]


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


SECTIONS = {
    "dwelling_load": ("220.12", "220.14(J)", "220.41", "120.41"),
    "dwelling_load.floor_area": ("220.12", "220.11", "220.5(C)", "120.5(C)"),
    "general_lighting_demand": ("Table 220.42", "Table 220.42", "Table 220.45", "Table 120.45"),
    "conductor_ampacity": ("Table 310.15(B)(16)", "Table 310.16", "Table 310.16", "Table 310.16"),
    "dwelling_service_conductors": ("310.15(B)(7)", "310.12", "310.12", "310.12"),
    "ambient_correction": (
        "Table 310.15(B)(2)(a)", "Table 310.15(B)(1)", "Table 310.15(B)(1)(1)", "Table 310.15(B)(1)(1)",
    ),
    "bundling": ("Table 310.15(B)(3)(a)", "Table 310.15(C)(1)", "Table 310.15(C)(1)", "Table 310.15(C)(1)"),
    "power_control": ("750.30", "750.30", "220.70", "120.7"),
    "optional_dwelling": ("220.82", "220.82", "220.82", "120.82"),
    "existing_dwelling": ("220.83", "220.83", "220.83", "120.83"),
    "multifamily": ("220.84", "220.84", "220.84", "120.84"),
    "two_dwellings": ("220.85", "220.85", "220.85", "120.85"),
    "demand_data": ("220.87", "220.87", "220.87", "120.87"),
    "neutral": ("220.61", "220.61", "220.61", "120.61"),
    "busbar_sources.main_and_sources": (
        "705.12(B)(2)(3)(b)", "705.12(B)(3)(2)", "705.12(B)(2)", "705.12(B)(2)",
    ),
    "emergency_disconnect": ("Art. 230, not in this edition", "230.85", "230.85", "230.70(A)(1)"),
    "surge_protection": ("Art. 230, not in this edition", "230.67", "230.67", "Art. 230"),
    "gfci_outdoor": ("Art. 210, not in this edition", "210.8(F)", "210.8(F)", "210.8(F)"),
}  # fmt: skip


@pytest.mark.parametrize("rule", SECTIONS)
def test_sections_are_those_of_the_map(rule: str) -> None:
    """Where a rule stands in each edition, as the map of sections has it."""
    name, _, part = rule.partition(".")
    found = [getattr(load_edition(one).rules, name) for one in NEC]
    cites = [getattr(one, f"{part}_cite" if part else "cite") for one in found]
    assert cites == [f"NEC {section}" for section in SECTIONS[rule]]


def test_values_that_changed() -> None:
    """What each edition counts otherwise than the one before it."""
    rules = [load_edition(name).rules for name in NEC]
    assert [one.dwelling_load.lighting.value for one in rules] == [3, 3, 3, 2]
    assert [one.optional_dwelling.tiers[0].up_to_va for one in rules] == [10_000, 10_000, 10_000, 8_000]
    assert [one.gfci_outdoor.up_to.value for one in rules] == [0, 50, 50, 60]
    assert [one.electric_vehicles.form for one in rules] == ["none", "none", "larger", "if_unknown"]
    assert [one.electric_vehicles.optional_outside_tiers for one in rules] == [False, False, False, True]
    assert [one.fixed_appliances.least_va is None for one in rules] == [True, False, False, False]
    assert [one.fixed_appliances.evse_excluded for one in rules] == [False, False, True, True]
    assert [one.overcurrent_sizes.sizes_a[0] for one in rules] == [15, 15, 10, 10]
    assert [one.existing_dwelling.form for one in rules] == ["split", "split", "split", "single"]
    assert [one.storage_disconnect.outdoor for one in rules] == [False, True, True, True]


def test_what_an_edition_does_not_have_says_so() -> None:
    """Surge protection, emergency disconnect and outdoor ground-fault protection came in 2020, EV loads in 2023."""
    for name in NEC:
        rules = load_edition(name).rules
        late = (rules.surge_protection.absent, rules.emergency_disconnect.absent, rules.gfci_outdoor.absent)
        assert set(late) == {name == "nec/2017"}
        assert rules.electric_vehicles.absent is (name < "nec/2023")


def test_only_2026_has_open_rules() -> None:
    """What nobody has seen in print is refused unless it is allowed, and the methods that remain are not."""
    refused = {n: [r for r in RULE_NAMES if not e.usable(getattr(e.rules, r))] for n in NEC for e in [load_edition(n)]}
    open_rules = ["existing_dwelling", "multifamily", "demand_data", "surge_protection"]
    assert refused == {"nec/2017": [], "nec/2020": [], "nec/2023": [], "nec/2026": open_rules}
    unified = load_edition("nec/2026").rules.existing_dwelling.unified
    assert unified is not None
    assert {unified.new_evse.value, unified.new_electric_heat.value, unified.new_other.value} == {0.8, 0.5}


def test_nothing_renumbered_is_called_confirmed() -> None:
    """In 2026 a clause is certain only where several summaries name it."""
    rules = load_edition("nec/2026").rules
    sure = [name for name in RULE_NAMES if getattr(rules, name).weakest is Confidence.HIGH]
    assert sure == ["gfci_outdoor", "emergency_disconnect"]


D2A = Home.model_validate(
    {
        "dwelling": {"status": "new", "floor_area_ft2": 1_500},
        "loads": [
            {"kind": "range", "nameplate_va": 12_000},
            {"kind": "water_heater", "nameplate_va": 2_500},
            {"kind": "dishwasher", "nameplate_va": 1_200},
            {"kind": "dryer", "nameplate_va": 5_000},
            {"kind": "space_heat", "nameplate_va": 1_800, "count": 5},
            {"kind": "air_conditioner", "nameplate_va": 1_380},
        ],
        "hvac": {"systems": []},
    }
)


@pytest.mark.parametrize(
    ("name", "house_va"), [("nec/2017", 21_480), ("nec/2020", 21_480), ("nec/2023", 21_480), ("nec/2026", 19_680)]
)
def test_annex_d_example_d2_a(name: str, house_va: float) -> None:
    """Published for 2017 to 2023; for 2026 it is our arithmetic with the reported figures."""
    power = NodePower.model_validate(dict.fromkeys(NodePower.model_fields, 12_500.0) | {"gpus": 16})
    section = assess_electrical(D2A, power, power, load_edition(name), method=Method.OPTIONAL)
    governing = next(step for step in section.steps if step.label == "Calculated load of the house")
    assert governing.value == pytest.approx(house_va)


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
    for name in NEC:
        small = load_edition(name).rules.overcurrent_sizes.small_conductors
        first = 3 if name < "nec/2023" else 4
        assert [figure.cite for figure in small.values()] == [f"NEC 240.4(D)({first + item})" for item in range(5)]
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
