"""Loads as trade pages work them out by the standard method and for two dwellings; sources in `trade_examples.toml`."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.electrical.methods.cooking import cooking_va
from assess.electrical.methods.items import Item
from assess.electrical.methods.standard_dwelling import fixed_appliances_va
from assess.findings import Step
from assess.intake import LoadKind
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

DATA = tomllib.loads(Path(__file__).with_name("trade_examples.toml").read_text(encoding="utf-8"))
RULES = load_edition("nec/2023").rules
Work = Callable[..., dict[str, Step]]


def name(example: dict[str, Any]) -> str:
    """Return the name of an example."""
    return str(example["name"])


def house(work: Work, example: dict[str, Any]) -> dict[str, Step]:
    """Return the steps of an example by the standard method."""
    dwelling = {"floor_area_ft2": example["floor_area_ft2"]}
    if "circuits" in example:
        dwelling["small_appliance_circuits"] = example["circuits"]
    return work("standard", dwelling, example["loads"])


@pytest.mark.parametrize("example", DATA["standard"], ids=name)
def test_the_published_lines_are_ours(work: Work, example: dict[str, Any]) -> None:
    """Every line that the page prints is a step."""
    sheet = house(work, example)
    assert {label: sheet[label].value for label, _ in example["lines"]} == pytest.approx(dict(example["lines"]))


@pytest.mark.parametrize("example", DATA["disputed"], ids=name)
def test_where_we_differ_it_is_the_largest_motor(work: Work, example: dict[str, Any]) -> None:
    """Our load is the page's and a quarter of the motor it leaves out."""
    ours = house(work, example)["Calculated load of the house"].value
    without = ours - example["motor_va"]
    if "published_va" in example:
        assert without == pytest.approx(example["published_va"])
    else:
        assert round(without / 240) == example["published_a"]


@pytest.mark.parametrize("example", DATA["cooking"], ids=name)
def test_the_demand_of_cooking_appliances(example: dict[str, Any]) -> None:
    """Kilowatts by the table and its notes."""
    ranges = [Item(name="Range", kind=LoadKind.RANGE, each_va=kw * 1_000, units=n) for n, kw in example["ranges"]]
    assert cooking_va(ranges, RULES.cooking, Worksheet()) == pytest.approx(example["kw"] * 1_000)


@pytest.mark.parametrize("example", DATA["fixed"], ids=name)
def test_four_appliances_are_counted_over_all_dwellings(example: dict[str, Any]) -> None:
    """The four need not be in one dwelling."""
    parts = example.get("parts", [example.get("each_va")])
    items = tuple(Item(name="Appliance", kind=LoadKind.WATER_HEATER, each_va=va) for va in parts)
    found = fixed_appliances_va(items, RULES.fixed_appliances, Worksheet(), dwellings=example["dwellings"])
    assert found == pytest.approx(example["va"])


@pytest.mark.parametrize("example", DATA["two"], ids=name)
def test_two_dwellings_take_the_lesser(work: Work, example: dict[str, Any]) -> None:
    """Three dwellings at 45 % are less than two by the standard method."""
    dwelling = {"floor_area_ft2": example["floor_area_ft2"], "count": 2, "house_loads_va": 0}
    sheet = work("two_dwellings", dwelling, example["loads"])
    assert sheet["3 dwellings, connected"].value == pytest.approx(example["connected_va"])
    assert sheet["Calculated load of the house"].value == pytest.approx(example["house_va"])
    standard = work("standard", dwelling, example["loads"])["Calculated load of the house"].value
    assert standard > example["house_va"]
    if "standard_va" in example:
        assert standard == pytest.approx(example["standard_va"], abs=1)
