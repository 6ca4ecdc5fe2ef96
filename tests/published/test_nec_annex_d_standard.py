"""NEC Informative Annex D by the standard method, for several dwellings, and for cooking; source beside the data."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.electrical.methods.cooking import cooking_va
from assess.electrical.methods.items import Connected, Item, sorted_out
from assess.electrical.methods.neutral import neutral_a
from assess.electrical.methods.standard_dwelling import Building, house_load_va
from assess.findings import Step
from assess.intake import LoadKind
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

DATA = tomllib.loads(Path(__file__).with_name("nec_annex_d_standard.toml").read_text(encoding="utf-8"))
RULES = load_edition("nec/2023").rules
Work = Callable[..., dict[str, Step]]


def name(example: dict[str, Any]) -> str:
    """Return the name of an example."""
    return str(example["name"])


def neutral(example: dict[str, Any], general_va: float) -> dict[str, float]:
    """Return the lines of the neutral by label."""
    items = tuple(
        Item(name=load["kind"], kind=LoadKind(load["kind"]), each_va=load["nameplate_va"], units=load.get("count", 1))
        for load in example["loads"]
    )
    ws = Worksheet()
    neutral_a(general_va, Building(sorted_out(items)), 240, RULES, ws)
    return {step.label: step.value for step in ws.steps}


@pytest.mark.parametrize("example", DATA["dwelling"], ids=name)
def test_every_line_of_the_standard_method_is_on_the_worksheet(work: Work, example: dict[str, Any]) -> None:
    """Each line of the example is a step, with the published volt-amperes, and the amperes are those printed."""
    sheet = work("standard", {"floor_area_ft2": example["floor_area_ft2"]}, example["loads"])
    assert {label: sheet[label].value for label, _ in example["lines"]} == pytest.approx(dict(example["lines"]))
    assert round(sheet["Calculated load of the house"].value / 240 + 1e-9) == example["amps"]
    lines = neutral(example, sheet["General lighting, small-appliance and laundry loads"].value)
    assert {label: lines[label] for label, _ in example["neutral"]} == pytest.approx(dict(example["neutral"]))
    assert round(lines["Neutral current"]) == example["neutral_a"]


def test_d1_a_cites_the_clauses_of_the_edition(work: Work) -> None:
    """An inspector finds each line where the 2023 code names it."""
    example = DATA["dwelling"][0]
    sheet = work("standard", {"floor_area_ft2": 1_500}, example["loads"])
    assert sheet["General loads, after demand"].cite == "NEC Table 220.45"
    assert sheet["Cooking, demand"].cite == "NEC 220.55"
    assert sheet["Clothes dryers, together"].cite == "NEC 220.54"


def test_d1_b_adds_its_motors(work: Work) -> None:
    """The example adds amperes leg by leg, 99 A and 104 A; the same loads in volt-amperes over 240 V are 99.3 A.

    12 A and 8 A at 115 V and 6 A at 230 V count at the voltage of the motor, the disposer's and air conditioners' own.
    The lighter leg is printed as 99 A; that the other is heavier is the spreading of 120 V circuits, not their load.
    """
    added = [
        {"kind": "air_conditioner", "nameplate_va": 6 * 230, "volts": 230},
        {"kind": "air_conditioner", "nameplate_va": 12 * 115, "volts": 115},
        {"kind": "disposal", "nameplate_va": 8 * 115, "volts": 115},
        {"kind": "dishwasher", "nameplate_va": 10 * 120, "volts": 120},
    ]
    sheet = work("standard", {"floor_area_ft2": 1_500}, [*DATA["dwelling"][0]["loads"], *added])
    assert sheet["Largest motor in summer, addition"].value == 0.25 * 1_380
    assert sheet["Calculated load of the house"].value / 240 == pytest.approx(99.3, abs=0.05)


@pytest.mark.parametrize("example", DATA["neutral"], ids=name)
def test_the_neutral_of_the_optional_examples(example: dict[str, Any]) -> None:
    """General loads after demand, cooking and dryer at 70 %, the dishwasher in full."""
    lines = neutral(example, 3 * example["floor_area_ft2"] + 4_500)
    assert lines["Neutral load"] == pytest.approx(example["neutral_va"])
    assert round(lines["Neutral current"]) == example["neutral_a"]


@pytest.mark.parametrize("example", DATA["bank"], ids=name)
def test_a_bank_of_dwellings(example: dict[str, Any]) -> None:
    """Lighting after demand, ranges by column C, and the neutral above 200 A at 70 %."""
    ranges = Item(name="Range", kind=LoadKind.RANGE, each_va=example["range_va"], units=example["ranges"])
    bank = Building(Connected(appliances=(ranges,), climate=(), missing=()))
    ws = Worksheet()
    found = house_load_va(example["lighting_va"], bank, RULES, ws)
    sheet = {step.label: step.value for step in ws.steps}
    assert example["dwellings"] * 5_520 == example["lighting_va"]
    assert sheet["General loads, after demand"] == example["demand_va"]
    assert sheet["Cooking, demand"] == example["cooking_va"]
    assert found == example["house_va"]
    assert round(found / 240) == example["amps"]
    lines = Worksheet()
    reduced = neutral_a(example["lighting_va"], bank, 240, RULES, lines)
    assert round({s.label: s.value for s in lines.steps}["Neutral current"]) == example["neutral_before"]
    assert round(reduced) == example["neutral_a"]


D4B_DWELLING = {"floor_area_ft2": 840, "laundry_circuits": 0, "house_loads_va": 0}
D4B_LOADS = [
    {"kind": "range", "nameplate_va": 8_000},
    {"kind": "space_heat", "nameplate_va": 1_500, "count": 4},
    {"kind": "water_heater", "nameplate_va": 2_500},
]


@pytest.mark.parametrize("example", DATA["several"], ids=name)
def test_several_dwellings_by_the_optional_method(work: Work, example: dict[str, Any]) -> None:
    """All that is connected, at one share by the number of dwellings."""
    count = example["dwellings"]
    sheet = work("multifamily", {**D4B_DWELLING, "count": count}, D4B_LOADS)
    assert sheet[f"{count} dwellings, connected"].value == example["connected"]
    assert sheet[f"Demand of {count} dwellings"].value == example["percent"]
    assert sheet["Calculated load of the house"].value == pytest.approx(example["house_va"])
    assert round(sheet["Calculated load of the house"].value / 240) == example["amps"]


def test_one_dwelling_of_d4_b() -> None:
    """18,782 VA: 3,882 VA of general loads, a range of 8 kW at 80 %, heat and water heater in full."""
    items = [(LoadKind.RANGE, 8_000, 1), (LoadKind.WATER_HEATER, 2_500, 1)]
    appliances = tuple(Item(name=kind, kind=kind, each_va=va, units=n) for kind, va, n in items)
    heat = (Item(name="Heater", kind=LoadKind.SPACE_HEAT, each_va=1_500, units=4),)
    house = Connected(appliances=appliances, climate=heat, missing=())
    assert house_load_va(5_520, Building(house), RULES, Worksheet()) == pytest.approx(18_782)
    assert round(neutral_a(5_520, Building(house), 240, RULES, Worksheet()), 1) == 34.8


@pytest.mark.parametrize("example", DATA["cooking"], ids=name)
def test_the_demand_of_ranges(example: dict[str, Any]) -> None:
    """Column C with its raise, or columns A and B where they give less."""
    ranges = [Item(name="Range", kind=LoadKind.RANGE, each_va=kw * 1_000, units=n) for n, kw in example["ranges"]]
    assert cooking_va(ranges, RULES.cooking, Worksheet()) == pytest.approx(example["kw"] * 1_000)
