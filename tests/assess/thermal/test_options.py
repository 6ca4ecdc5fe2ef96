"""Each option is the home changed that way, put through the same balance."""

from typing import Any

import pytest

from assess.findings import Limit, Step
from assess.intake import Placement
from assess.thermal import assess_thermal
from assess.thermal.inputs import Inputs
from assess.thermal.options import options
from assess.thermal.site import prepare_thermal
from assess.worksheet import Worksheet

SPLIT = {"kind": "mini_split", "cooling_btu_h": 24_000, "dedicated": True, "low_ambient": True}
CHANGES: dict[str, dict[str, Any]] = {
    "Louvered door": {"door": "louvered"},
    "Door taken out or kept open": {"door": "open"},
    "Transfer fan of 400 CFM": {"transfer_cfm": 400},
    "Exhaust fan of 400 CFM": {"exhaust_cfm": 400},
    "Outdoor air of 1,000 CFM": {"outdoor_air_cfm": 1_000},
}
MINI_SPLIT = "Mini-split of 24,000 BTU/h for the room alone"


@pytest.fixture
def tried(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of the options written down for a home, by title."""

    def make(placement: Placement = Placement.LIVING_SPACE, **sections: Any) -> dict[str, Step]:
        site, ws = prepare_thermal(home(**sections), placement, weather(), recording=False), Worksheet()
        options(Inputs(site.home, ws), site, power(room_w=600, gpus=1))
        return {step.label.replace("\N{THIN SPACE}", " "): step for step in ws.steps}

    return make


@pytest.fixture
def limits(home: Any, power: Any, weather: Any) -> Any:
    """Return a maker of the limits of a home, by code."""

    def make(placement: Placement = Placement.LIVING_SPACE, **sections: Any) -> dict[str, Limit]:
        section = assess_thermal(home(**sections), power(room_w=600, gpus=1), placement, weather(), recording=False)
        return {limit.code: limit for limit in section.limits}

    return make


def worse(limits: dict[str, Limit]) -> float:
    """Return what the room takes on its worse day [W]."""
    found = [limit.capacity for code, limit in limits.items() if code != "thermal.house"]
    assert None not in found
    return min(capacity for capacity in found if capacity is not None)


@pytest.mark.parametrize("title", CHANGES)
def test_an_option_is_the_home_changed(tried: Any, limits: Any, title: str) -> None:
    """Its figure is the worse day's limit of a home that has it, and its note says what the house could cool."""
    step, changed = tried()[title], limits(room=CHANGES[title])
    assert step.value == pytest.approx(worse(changed))
    assert step.note is not None
    house = changed["thermal.house"].capacity
    assert house is not None
    assert f"the house cools {house:,.0f}" in step.note


def test_a_mini_split_is_the_home_with_one_more(tried: Any, limits: Any, home: Any) -> None:
    """It is added to the systems of the house and does not replace them."""
    central = home().hvac.systems[0].model_dump(exclude_none=True)
    changed = limits(hvac={"systems": [central, SPLIT]})
    assert tried()[MINI_SPLIT].value == pytest.approx(worse(changed))


def test_all_are_tried_in_reading_order(tried: Any) -> None:
    """The cheap ones first; the mini-split, which always can be had, last."""
    assert list(tried()) == [*CHANGES, MINI_SPLIT]


@pytest.mark.parametrize(
    ("room", "left_out"),
    [
        ({"door": "louvered"}, {"Louvered door", "Door taken out or kept open"}),
        ({"door": "open"}, {"Louvered door", "Door taken out or kept open"}),
        ({"transfer_cfm": 50}, {"Transfer fan of 400 CFM"}),
        ({"exhaust_cfm": 50}, {"Exhaust fan of 400 CFM"}),
        ({"outdoor_air_cfm": 50}, {"Outdoor air of 1,000 CFM"}),
    ],
)
def test_what_is_there_is_not_offered(tried: Any, room: dict[str, Any], left_out: set[str]) -> None:
    """A door that is open and a fan that runs already are no option."""
    assert set(CHANGES) - set(tried(room=room)) == left_out


def test_a_garage_is_not_opened_to_the_house(tried: Any, limits: Any) -> None:
    """Only outdoor air and a mini-split are tried in a garage, where no house is said to cool anything."""
    room = {"length_ft": 20, "width_ft": 20, "exterior_walls": 3, "above": "attic"}
    found = tried(Placement.GARAGE, room=room)
    assert list(found) == ["Outdoor air of 1,000 CFM", MINI_SPLIT]
    vented = limits(Placement.GARAGE, room={**room, "outdoor_air_cfm": 1_000})
    assert found["Outdoor air of 1,000 CFM"].value == pytest.approx(worse(vented))
    assert all("house" not in (step.note or "") for step in found.values())


def test_an_option_of_an_unknown_room_is_left_out(tried: Any) -> None:
    """A figure that cannot be had is not written down as nothing."""
    assert tried(room={"length_ft": None}) == {}
