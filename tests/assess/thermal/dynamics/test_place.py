"""What makes a place: its room, the house beside it, its weather; and what is missing to know them."""

from typing import Any

import numpy as np
import pytest

from assess.intake import Placement
from assess.thermal import prepare_thermal
from assess.thermal.dynamics.place import design_days_of, place_of, wave_of, year_of

GARAGE = {"length_ft": 20, "width_ft": 20, "exterior_walls": 3, "above": "attic"}


@pytest.mark.parametrize("placement", [Placement.LIVING_SPACE, Placement.UTILITY_ROOM])
def test_a_room_is_part_of_its_house(place: Any, placement: Placement) -> None:
    """The rest of the house is less by the room's 168 of 2,000 ft²."""
    whole, rest = place(Placement.BASEMENT).house, place(placement).house
    assert whole is not None
    assert rest is not None
    assert rest.zone.mass_j_k / whole.zone.mass_j_k == pytest.approx(1 - 168 / 2_000)
    assert rest.zone.window_w_k / whole.zone.window_w_k == pytest.approx(1 - 168 / 2_000)
    assert rest.internal_w == pytest.approx(4.8 * (2_000 - 168) * 0.3048**2)


def test_a_basement_is_under_the_whole_house(place: Any) -> None:
    """Its floor is not part of the house's area, and it stands on a slab where nobody said otherwise."""
    below = place(Placement.BASEMENT, room={"below": None})
    assert below.house is not None
    assert below.house.internal_w == pytest.approx(4.8 * 2_000 * 0.3048**2)
    assert below.host.on_slab


@pytest.mark.parametrize(
    ("placement", "below", "on_slab"),
    [
        (Placement.LIVING_SPACE, "slab", True),
        (Placement.LIVING_SPACE, "crawlspace", False),
        (Placement.LIVING_SPACE, None, False),  # little mass is the strict side
        (Placement.BASEMENT, "crawlspace", False),
        (Placement.GARAGE, None, True),
    ],
)
def test_what_it_stands_on(place: Any, placement: Placement, below: str | None, *, on_slab: bool) -> None:
    """A slab stores heat where one was seen, under a garage always."""
    assert place(placement, room={"below": below}).host.on_slab is on_slab


def test_a_garage_stands_alone(place: Any) -> None:
    """The house neither cools nor warms it, and nothing warms up beside it when its cooling fails."""
    garage = place(Placement.GARAGE, room=GARAGE)
    weather = year_of(garage.site.weather, None)
    assert weather is not None
    assert garage.house is None
    assert garage.beside(garage.hours(weather, 89.6)) is None


@pytest.mark.parametrize(
    "sections",
    [
        {"dwelling": {"floor_area_ft2": None}},
        {"dwelling": {"year_built": None}},
        {"room": {"exhaust_cfm": 200}},  # draws air out of the house for good
    ],
)
def test_a_house_that_is_not_known(place: Any, sections: dict[str, Any]) -> None:
    """The room is known without its house, which is then held at a temperature."""
    found = place(**sections)
    weather = year_of(found.site.weather, None)
    assert weather is not None
    assert found.house is None
    assert found.beside(found.hours(weather, 80.6)) is None


@pytest.mark.parametrize("field", ["length_ft", "width_ft"])
@pytest.mark.parametrize("placement", [Placement.LIVING_SPACE, Placement.GARAGE])
def test_a_room_without_sizes(site: Any, placement: Placement, field: str) -> None:
    """A room of which a side is not known has no place to run."""
    assert place_of(site(placement, room={field: None}), 0.0) is None


def test_the_open_air_and_unlisted_equipment(site: Any) -> None:
    """Nothing is run outdoors, nor where nobody listed what cools."""
    assert place_of(site(Placement.OUTDOOR_PAD), 0.0) is None
    assert place_of(site(hvac={"systems": None}), 0.0) is None


def test_weather_by_where_it_is(weather: Any) -> None:
    """Design temperatures make a year where the position is known; one that was given is taken as it is."""
    nowhere, here = weather(), weather(latitude_deg=36.1, longitude_deg=-115.1)
    made = year_of(here, None)
    assert made is not None
    assert made.synthetic
    assert year_of(here, None) is made  # once for all nodes
    assert year_of(nowhere, None) is None
    assert year_of(None, None) is None
    assert year_of(nowhere, made) is made
    assert year_of(None, made) is made
    assert wave_of(nowhere, made) is None
    assert wave_of(None, made) is None
    assert design_days_of(None, None) is None


def test_waves_and_design_days(weather: Any) -> None:
    """Three days in a year of 95 °F design are at most 104 °F in a wave and 95 °F as design days."""
    here = weather(latitude_deg=36.1, longitude_deg=-115.1)
    for days, most_f in ((wave_of(here, None), 104), (design_days_of(here, None), 95)):
        assert days is not None
        assert days.dry_bulb_c.shape == (72,)
        assert np.max(days.dry_bulb_c) == pytest.approx((most_f - 32) / 1.8)
        assert np.argmax(days.dry_bulb_c[:24]) > 12


def test_stated_temperatures_make_no_year(home: Any) -> None:
    """Temperatures of the home alone say nothing of a year."""
    own = home(weather={"cooling_1_f": 95, "extreme_max_f": 104})
    found = prepare_thermal(own, Placement.LIVING_SPACE, None, recording=False)
    assert place_of(found, 0.0) is not None
    assert year_of(found.weather, found.hourly) is None
