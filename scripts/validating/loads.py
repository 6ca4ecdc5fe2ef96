"""Published load calculations worked again: every line that an example prints, beside ours.

Data and working are those of tests/published/: the same files, the same calls.
"""

from collections.abc import Iterator
from math import floor
from typing import Any

from assess.electrical.methods.cooking import cooking_va
from assess.electrical.methods.items import Connected, Item
from assess.electrical.methods.neutral import neutral_a
from assess.electrical.methods.standard_dwelling import Building, fixed_appliances_va, house_load_va
from assess.intake import LoadKind
from assess.rulebook import load_edition
from assess.worksheet import Worksheet
from scripts.validating.answers import Answer
from tests.published import test_dwelling_examples, test_nec_annex_d, test_nec_annex_d_standard, test_trade_examples
from tests.published.conftest import worked_house
from tests.published.test_nec_annex_d_standard import D4B_DWELLING, D4B_LOADS

RULES = load_edition("nec/2023").rules
HOUSE = "Calculated load of the house"
ANNEX_D = "NEC Annex D, optional method"
ANNEX_D_STANDARD = "NEC Annex D, standard method, neutrals, several dwellings"
COOKING = "Demand of ranges, ovens and cooktops"
PAGES = "Trade pages, optional method"
TRADE = "Trade pages, standard method, two dwellings, fixed appliances"
ANNEX_SOURCE = "https://flylib.com/books/en/2.419.1/"


def load_answers() -> list[Answer]:
    """Return every published line and total beside ours."""
    return [*_annex_d(), *_annex_d_standard(), *_banks(), *_pages(), *_trade(), *_cooking()]


def _annex_d() -> Iterator[Answer]:
    for example in test_nec_annex_d.EXAMPLES:
        sheet = test_nec_annex_d.steps(example)
        for label, va in example["lines"]:
            yield Answer(ANNEX_D, example["name"], label, "VA", va, sheet[label].value, source=ANNEX_SOURCE)
        if "amps" in example:
            amps = sheet["Current of the house without the node"].value
            yield Answer(ANNEX_D, example["name"], "Current", "A", example["amps"], amps, 0.5, ANNEX_SOURCE)


def _annex_d_standard() -> Iterator[Answer]:
    data = test_nec_annex_d_standard.DATA
    for example in data["dwelling"]:
        named = (ANNEX_D_STANDARD, example["name"])
        sheet = worked_house("standard", {"floor_area_ft2": example["floor_area_ft2"]}, example["loads"])
        for label, va in example["lines"]:
            yield Answer(*named, label, "VA", va, sheet[label].value, source=ANNEX_SOURCE)
        amps = sheet[HOUSE].value / 240
        yield Answer(*named, "Current", "A", example["amps"], amps, 0.5 + 1e-9, ANNEX_SOURCE)
        general_va = sheet["General lighting, small-appliance and laundry loads"].value
        lines = test_nec_annex_d_standard.neutral(example, general_va)
        for label, va in example["neutral"]:
            yield Answer(*named, f"{label} (neutral)", "VA", va, lines[label], source=ANNEX_SOURCE)
        yield Answer(*named, "Neutral current", "A", example["neutral_a"], lines["Neutral current"], 0.5, ANNEX_SOURCE)
    for example in data["neutral"]:
        named = (ANNEX_D_STANDARD, f"{example['name']}, neutral")
        lines = test_nec_annex_d_standard.neutral(example, 3 * example["floor_area_ft2"] + 4_500)
        yield Answer(*named, "Neutral load", "VA", example["neutral_va"], lines["Neutral load"], source=ANNEX_SOURCE)
        yield Answer(*named, "Neutral current", "A", example["neutral_a"], lines["Neutral current"], 0.5, ANNEX_SOURCE)
    for example in data["several"]:
        dwelling = {**D4B_DWELLING, "count": example["dwellings"]}
        house_va = worked_house("multifamily", dwelling, D4B_LOADS)[HOUSE].value
        named = (ANNEX_D_STANDARD, example["name"])
        yield Answer(*named, "Calculated load", "VA", example["house_va"], house_va, 0.5, ANNEX_SOURCE)
        yield Answer(*named, "Current", "A", example["amps"], house_va / 240, 0.5, ANNEX_SOURCE)


def _banks() -> Iterator[Answer]:
    for example in test_nec_annex_d_standard.DATA["bank"]:
        named = (ANNEX_D_STANDARD, example["name"])
        ranges = Item(name="Range", kind=LoadKind.RANGE, each_va=example["range_va"], units=example["ranges"])
        bank = Building(Connected(appliances=(ranges,), climate=(), missing=()))
        house_va = house_load_va(example["lighting_va"], bank, RULES, Worksheet(recording=False))
        neutral = neutral_a(example["lighting_va"], bank, 240, RULES, Worksheet(recording=False))
        yield Answer(*named, "Calculated load", "VA", example["house_va"], house_va, 0.5, ANNEX_SOURCE)
        yield Answer(*named, "Current", "A", example["amps"], house_va / 240, 0.5, ANNEX_SOURCE)
        yield Answer(*named, "Neutral current", "A", example["neutral_a"], neutral, 0.5, ANNEX_SOURCE)


def _pages() -> Iterator[Answer]:
    labels = {
        "general_va": "General loads, connected",
        "demand_va": "General loads, after demand",
        "house_va": HOUSE,
    }
    for example in test_dwelling_examples.DATA["example"]:
        named = (PAGES, example["name"])
        dwelling = {"floor_area_ft2": example["floor_area_ft2"]}
        sheet = worked_house(example["method"], dwelling, example["loads"])
        for key, label in labels.items():
            if key in example:
                yield Answer(*named, label, "VA", example[key], sheet[label].value, source=example["url"])
        amps = sheet[HOUSE].value / 240
        whole = floor(amps) if example["amps"] == floor(amps) else round(amps)  # printed rounded or cut off
        yield Answer(*named, "Current, whole amperes", "A", example["amps"], whole, source=example["url"])


def _trade() -> Iterator[Answer]:
    data = test_trade_examples.DATA
    for example in data["standard"]:
        dwelling: dict[str, Any] = {"floor_area_ft2": example["floor_area_ft2"]}
        dwelling |= {"small_appliance_circuits": example["circuits"]} if "circuits" in example else {}
        sheet = worked_house("standard", dwelling, example["loads"])
        for label, va in example["lines"]:
            yield Answer(TRADE, example["name"], label, "VA", va, sheet[label].value, source=example["url"])
    for example in data["two"]:
        dwelling = {"floor_area_ft2": example["floor_area_ft2"], "count": 2, "house_loads_va": 0}
        sheet = worked_house("two_dwellings", dwelling, example["loads"])
        ours = {"connected_va": "3 dwellings, connected", "house_va": HOUSE}
        for key, label in ours.items():
            yield Answer(TRADE, example["name"], label, "VA", example[key], sheet[label].value, source=example["url"])
    for example in data["fixed"]:
        parts = example.get("parts", [example.get("each_va")])
        items = tuple(Item(name="Appliance", kind=LoadKind.WATER_HEATER, each_va=va) for va in parts)
        quiet = Worksheet(recording=False)
        va = fixed_appliances_va(items, RULES.fixed_appliances, quiet, dwellings=example["dwellings"])
        yield Answer(TRADE, example["name"], "Appliances at 75%", "VA", example["va"], va, source=example["url"])


def _cooking() -> Iterator[Answer]:
    of_annex = [{**example, "url": ANNEX_SOURCE} for example in test_nec_annex_d_standard.DATA["cooking"]]
    for example in (*of_annex, *test_trade_examples.DATA["cooking"]):
        ranges = [Item(name="Range", kind=LoadKind.RANGE, each_va=kw * 1_000, units=n) for n, kw in example["ranges"]]
        kw = cooking_va(ranges, RULES.cooking, Worksheet(recording=False)) / 1e3
        yield Answer(COOKING, example["name"], "Demand", "kW", example["kw"], kw, source=example["url"])
