"""NEC Informative Annex D, examples D2(a), D2(b) and D2(c), line by line; the source is in `nec_annex_d.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assess.electrical import Method, assess_electrical
from assess.findings import Section, Step
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import load_edition

EXAMPLES = tomllib.loads(Path(__file__).with_name("nec_annex_d.toml").read_text(encoding="utf-8"))["example"]
NODE = NodePower(
    gpus=16,
    cap_w=600,
    wall_w=12_500,
    wall_va=12_500,
    current_a=12_500 / 240,
    heat_pump_w=0,
    rated_w=15_000,
    rated_va=15_000,
    rated_a=62.5,
    heat_to_room_w=0,
    heat_outdoors_w=12_500,
    cooler_heat_w=11_000,
    throughput=16,
    throughput_per_gpu=1,
)


def section(example: dict[str, Any], edition: str = "nec/2023") -> Section:
    """Return the electrical section of an example, with a 12.5 kVA node that a control system holds."""
    home = Home.model_validate(
        {
            "dwelling": {"status": "new", "floor_area_ft2": example["floor_area_ft2"]},
            "service": {"volts": 240},
            "loads": example["loads"],
            "hvac": {"systems": []},
            "node": {"power_management": "pcs_fixed"},
        }
    )
    return assess_electrical(home, NODE, NODE, load_edition(edition), method=Method.OPTIONAL)


def steps(example: dict[str, Any]) -> dict[str, Step]:
    """Return the steps of the calculation that governs, by label."""
    return {step.label: step for step in section(example).worked[0].steps}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["name"][:5])
def test_every_published_line_is_on_the_worksheet(example: dict[str, Any]) -> None:
    """Each line of the example is a step of the worksheet, with the published volt-amperes, in the published order."""
    sheet = steps(example)
    labels = [label for label, _ in example["lines"]]
    assert {label: sheet[label].value for label in labels} == pytest.approx(dict(example["lines"]))
    assert [label for label in sheet if label in labels] == labels


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["name"][:5])
def test_the_working_shows_the_published_parts(example: dict[str, Any]) -> None:
    """The tiers and the selection among heating and cooling are written out with the numbers of the example."""
    sheet = steps(example)
    assert sheet["General loads, after demand"].working == example["after_demand"]
    assert sheet["Heating or cooling, the largest selection"].working == example["climate"]


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "amps" in e], ids=lambda e: e["name"][:5])
def test_the_amperes_are_the_published_ones(example: dict[str, Any]) -> None:
    """The load over 240 V, rounded to whole amperes as the example does."""
    assert round(steps(example)["Current of the house without the node"].value) == example["amps"]


def test_d2_a_fits_a_service_of_100_a() -> None:
    """The example ends with the smallest service of a one-family dwelling, because the load is below it."""
    assert steps(EXAMPLES[0])["Current of the house without the node"].value == pytest.approx(89.5)
    assert load_edition("nec/2023").rules.service_minimum.minimum.value == 100


def test_d2_a_with_a_node_of_12_5_kva() -> None:
    """Our own arithmetic on the published load: 33,980 VA are 141.6 A, and 154.6 A with the node's 25 % adder."""
    sheet = steps(EXAMPLES[0])
    assert sheet["Calculated load with the node"].value == pytest.approx(33_980)
    assert sheet["Current with the node at 100%"].value == pytest.approx(141.6, abs=0.05)
    assert sheet["Current with the node and its continuous adder"].value == pytest.approx(154.6, abs=0.05)


def test_the_clauses_are_those_of_the_optional_method() -> None:
    """An electrician finds each line where the method names it."""
    sheet = steps(EXAMPLES[0])
    assert {label: sheet[label].cite for label, _ in EXAMPLES[0]["lines"]} == {
        "General lighting and receptacles": "NEC 220.82(B)(1)",
        "Small-appliance circuits": "NEC 220.82(B)(2)",
        "Laundry circuits": "NEC 220.82(B)(2)",
        "Range": "NEC 220.82(B)(3)",
        "Water heater": "NEC 220.82(B)(3)",
        "Dishwasher": "NEC 220.82(B)(3)",
        "Clothes dryer": "NEC 220.82(B)(3)",
        "General loads, connected": "NEC 220.82(B)",
        "General loads, after demand": "NEC 220.82(B)",
        "Cooling": "NEC 220.82(C)(1)",
        "Electric space heating, 5 separately controlled units": "NEC 220.82(C)(5)",
        "Heating or cooling, the largest selection": "NEC 220.82",
        "Calculated load of the house": "NEC 220.82",
    }


def test_an_interlock_leaves_out_the_compressor_of_d2_c() -> None:
    """The footnote of D2(c): heat that never runs with the compressor counts without it."""
    loads = [{**load, "interlocked": load["kind"] == "supplemental_heat"} for load in EXAMPLES[2]["loads"]]
    sheet = steps({**EXAMPLES[2], "loads": loads})
    assert sheet["Heating or cooling, the largest selection"].value == pytest.approx(9_750)
    assert sheet["Calculated load of the house"].value == pytest.approx(34_790 - 5_760)
