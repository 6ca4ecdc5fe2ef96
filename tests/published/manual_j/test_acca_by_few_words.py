"""ACCA's example houses as an electrician would describe them: size, stories, year, glass, what they stand on."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.intake import Home
from assess.thermal.house_load import HouseLoad, house_load
from assess.thermal.inputs import Inputs
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet


@pytest.mark.parametrize("name", ["vatilo", "victor", "long", "smith"])
def test_the_published_load_lies_in_the_range(example: Callable[[str], Any], name: str) -> None:
    """ACCA's load of the rooms, without ducts and blower, lies between our low and our high end.

    Vatilo and Victor are entered as built in 2000, the year of the peer's files; the others by their insulation.
    """
    house = example(name)
    day = house.facts["conditions"]
    published = house.published("total", "sensible") - house.published("blower", "sensible")
    published -= house.facts["published"].get("ducts", {}).get("sensible", 0)
    form = {"dwelling": house.facts["said"]["dwelling"], "place": {"latitude": day["latitude_deg"]}}
    out = Outdoors(
        day["outdoor_cooling_f"],
        day["outdoor_cooling_f"] + 10,
        day["elevation_ft"],
        house.conditions.density,
        1.08,
        day["outdoor_heating_f"],
    )
    inputs = Inputs(Home.model_validate(form), Worksheet(recording=False))
    found = house_load(inputs, day["outdoor_cooling_f"], 75, out, 1.0)
    assert isinstance(found, HouseLoad)
    assert found.low_btu_h <= published <= found.high_btu_h
    assert found.btu_h == pytest.approx(published, rel=0.10)
