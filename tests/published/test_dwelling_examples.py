"""Dwelling loads as trade pages work them out; sources, evidence and disputes are in `dwelling_examples.toml`."""

import tomllib
from math import floor
from pathlib import Path
from typing import Any

import pytest

from assess.electrical import Method
from assess.electrical.calculation import connected_va, house_va
from assess.electrical.case import Case
from assess.electrical.connected import connected
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

DATA = tomllib.loads(Path(__file__).with_name("dwelling_examples.toml").read_text(encoding="utf-8"))
NO_NODE = NodePower.model_validate(dict.fromkeys(NodePower.model_fields, 0))


def steps(example: dict[str, Any]) -> dict[str, float]:
    """Return the values on the worksheet of the house alone, by label."""
    home = Home.model_validate(
        {
            "dwelling": {"floor_area_ft2": example["floor_area_ft2"]},
            "loads": example["loads"],
            "hvac": {"systems": []},
        }
    )
    ws = Worksheet()
    house = connected(home, ws)
    case = Case(home, NO_NODE, NO_NODE, load_edition("nec/2023"), Method(example["method"]), 240.0, house)
    general_va = connected_va(case, ws)
    assert (general_va is None, house.missing) == (False, ())
    house_va(case, general_va or 0.0, ws)
    return {step.label: step.value for step in ws.steps}


@pytest.mark.parametrize("example", DATA["example"], ids=lambda e: e["name"])
def test_the_published_lines_are_ours(example: dict[str, Any]) -> None:
    """Connected load, load after demand and calculated load are those printed, so far as they are printed."""
    sheet = steps(example)
    ours = {
        "general_va": sheet["General loads, connected"],
        "demand_va": sheet["General loads, after demand"],
        "house_va": sheet["Calculated load of the house"],
    }
    printed = {key: example[key] for key in ours if key in example}
    assert {key: ours[key] for key in printed} == pytest.approx(printed)


@pytest.mark.parametrize("example", DATA["example"], ids=lambda e: e["name"])
def test_the_published_amperes_are_ours(example: dict[str, Any]) -> None:
    """The amperes at 240 V are those printed, rounded or cut off."""
    amps = steps(example)["Calculated load of the house"] / 240
    assert example["amps"] in {round(amps), floor(amps)}


@pytest.mark.parametrize("example", DATA["disputed"], ids=lambda e: e["name"])
def test_where_we_differ_we_know_by_what(example: dict[str, Any]) -> None:
    """The difference is 40 % of what the page's own sum is off by, so the method is the same."""
    ours = steps(example)["Calculated load of the house"]
    assert ours == pytest.approx(example["ours_va"])
    assert ours - example["published_va"] == pytest.approx(0.4 * example["sum_was_short_by_va"])
