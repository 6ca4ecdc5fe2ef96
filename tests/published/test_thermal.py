"""Heat and air as others have published or can check them on paper.

Sources: ACCA Manual J, 8th edition, and the equipment curves, as OpenStudio-HPXML 1.12 restates them (its restatement
reproduces ACCA's example houses); ASHRAE standard air; ASHRAE TC 9.9, 2021; HERS BESTEST; DOE-2 capacity curves of
Cutler et al., NREL/TP-5500-56354.
"""

from typing import Any

import pytest

from assess.intake import Home
from assess.rulebook import load_reference
from assess.thermal.days import Day
from assess.thermal.enclosure import Enclosure, End, Path, fans
from assess.thermal.garage import garage_enclosure
from assess.thermal.host_room import room_heat
from assess.thermal.house_load import HouseLoad, house_load
from assess.thermal.inputs import Inputs
from assess.thermal.outdoors import Outdoors, outdoors
from assess.worksheet import Worksheet

FIGURES = load_reference("reference/thermal")
SEA_LEVEL = Outdoors(95, 104, 0, 1, FIGURES.figure("air.sensible").value)
WATT_PER_KELVIN = 1.8 * 3.412142 / 3.412142**2  # of one BTU/h·°F


def inputs(**sections: dict[str, Any]) -> Inputs:
    """Return a home's inputs beside a silent sheet."""
    return Inputs(Home.model_validate(sections), Worksheet(recording=False))


def test_watts_and_btu() -> None:
    """A watt is 3.4121 BTU/h, 12.5 kW are 42,652 BTU/h, and a ton of 12,000 BTU/h is 3.517 kW."""
    per_w = FIGURES.figure("units.btu_h_per_w").value
    assert per_w == pytest.approx(3.4121, abs=5e-5)
    assert inputs().watts("node", 42_652) == pytest.approx(12_500, abs=0.5)
    assert FIGURES.figure("units.btu_h_per_ton").value / per_w == pytest.approx(3_517, abs=0.5)


@pytest.mark.parametrize(
    ("cfm", "warmer_f", "btu_h"),
    [
        (100, 20, 2_160),  # a bedroom's register
        (2_194, 18, 42_652),  # 12.5 kW, the whole blower of a system of five tons and a half
        (176, 18, 3_412),  # 1 kW
        (800, 18, 15_552),  # 4.6 kW by a transfer fan
        (1_000, 3, 3_240),  # outdoor air of 92 °F in a room at 95 °F
    ],
)
def test_air_carries_by_its_flow(cfm: float, warmer_f: float, btu_h: float) -> None:
    """Sensible heat is 1.08 × CFM × °F at sea level."""
    (path,) = fans(inputs(room={"transfer_cfm": cfm}), SEA_LEVEL, to_house=True)
    assert path.btu_h_f * warmer_f == pytest.approx(btu_h, rel=3e-3)


def test_denver_air() -> None:
    """Manual J's altitude correction for Denver, 5,285 ft, is 0.837."""
    assert outdoors(inputs(place={"elevation_ft": 5_285}), None).density == pytest.approx(0.837, abs=5e-4)


@pytest.mark.parametrize(("over_k", "watt_per_kelvin"), [(5, 232), (10, 329), (20, 465)])
def test_an_open_door(over_k: float, watt_per_kelvin: float) -> None:
    """An open door of 0.81 × 2.03 m carries 232, 329 and 465 W/K at 5, 10 and 20 K."""
    day = Day({End.HOUSE: 75.0}, None, 0.0)
    shell = Enclosure((Path("nothing", 0.0, End.HOUSE),), 0.0, 100)
    found = room_heat(inputs(room={"door": "open"}), shell, day, 75 + 1.8 * over_k, SEA_LEVEL)
    assert found.takes_w / over_k == pytest.approx(watt_per_kelvin, rel=0.01)


def test_garage_adders() -> None:
    """A closed garage is 22, 17 or 12 °F over outdoors by daily range, under living space 11, 6 or 1 °F."""
    alone, under = FIGURES.figure("garage.above_outdoor"), FIGURES.figure("garage.under_rooms")
    assert (alone.high, alone.value, alone.low) == (22, 17, 12)
    assert (under.high, under.value, under.low) == (11, 6, 1)


def test_a_two_car_garage() -> None:
    """An uninsulated two-car garage loses 150 to 200 W/K, so 5 kW warm it by 25 to 33 K."""
    room = {"length_ft": 20, "width_ft": 20, "height_ft": 8, "exterior_walls": 3}
    shell = garage_enclosure(inputs(room=room), SEA_LEVEL)
    assert isinstance(shell, Enclosure)
    watt_per_kelvin = sum(path.btu_h_f for path in shell.paths) * WATT_PER_KELVIN
    assert 150 <= watt_per_kelvin <= 200
    assert 25 <= 5_000 / watt_per_kelvin <= 33.4


def test_solar_factor_of_the_worst_facing() -> None:
    """Peak solar factor × shaded cooling load factor facing east or west is 70.4 at 28° north."""
    assert FIGURES.figure("windows.sun_worst").high == pytest.approx(220 * 0.32)


@pytest.mark.parametrize("year", [1978, 1985, 1995])
def test_a_usual_house(year: int) -> None:
    """A house of 2,000 ft² of the 1970s to 1990s takes 18,000 to 26,000 BTU/h at 95 °F, before ducts.

    Our range must meet the published one, and may lie above it, never below: the strict side.
    """
    house = inputs(dwelling={"floor_area_ft2": 2_000, "stories": 1, "year_built": year, "bedrooms": 3})
    found = house_load(house, 95, 75, SEA_LEVEL, 1.0)
    assert isinstance(found, HouseLoad)
    assert found.low_btu_h <= 26_000
    assert found.btu_h >= 18_000


@pytest.mark.parametrize(
    ("figure", "celsius"), [("living_space", 27), ("unoccupied", 32), ("inlet", 35), ("inlet_dense", 25)]
)
def test_air_limits_in_celsius(figure: str, celsius: float) -> None:
    """People at 27 °C, class A1 at 32 °C, A2 at 35 °C and H1 at 25 °C."""
    assert FIGURES.figure(f"air_limit.{figure}").value == pytest.approx(celsius * 1.8 + 32)
