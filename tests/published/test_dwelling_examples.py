"""Dwelling loads as trade pages work them out; sources, evidence and disputes are in `dwelling_examples.toml`."""

import tomllib
from collections.abc import Callable
from math import floor
from pathlib import Path
from typing import Any

import pytest

from assess.findings import Step

DATA = tomllib.loads(Path(__file__).with_name("dwelling_examples.toml").read_text(encoding="utf-8"))
Work = Callable[..., dict[str, Step]]


def steps(work: Work, example: dict[str, Any]) -> dict[str, float]:
    """Return the values on the worksheet of the house alone, by label."""
    sheet = work(example["method"], {"floor_area_ft2": example["floor_area_ft2"]}, example["loads"])
    return {label: step.value for label, step in sheet.items()}


@pytest.mark.parametrize("example", DATA["example"], ids=lambda e: e["name"])
def test_the_published_lines_are_ours(work: Work, example: dict[str, Any]) -> None:
    """Connected load, load after demand and calculated load are those printed, so far as they are printed."""
    sheet = steps(work, example)
    ours = {
        "general_va": sheet["General loads, connected"],
        "demand_va": sheet["General loads, after demand"],
        "house_va": sheet["Calculated load of the house"],
    }
    printed = {key: example[key] for key in ours if key in example}
    assert {key: ours[key] for key in printed} == pytest.approx(printed)


@pytest.mark.parametrize("example", DATA["example"], ids=lambda e: e["name"])
def test_the_published_amperes_are_ours(work: Work, example: dict[str, Any]) -> None:
    """The amperes at 240 V are those printed, rounded or cut off."""
    amps = steps(work, example)["Calculated load of the house"] / 240
    assert example["amps"] in {round(amps), floor(amps)}


@pytest.mark.parametrize("example", DATA["disputed"], ids=lambda e: e["name"])
def test_where_we_differ_we_know_by_what(work: Work, example: dict[str, Any]) -> None:
    """The difference is 40 % of what the page's own sum is off by, so the method is the same."""
    ours = steps(work, example)["Calculated load of the house"]
    assert ours == pytest.approx(example["ours_va"])
    assert ours - example["published_va"] == pytest.approx(0.4 * example["sum_was_short_by_va"])
