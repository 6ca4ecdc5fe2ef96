from typing import Any

import pytest

from assess.intake import Home
from assess.thermal.house_load import HouseLoad, house_load
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet

SEA_LEVEL = Outdoors(95, 104, 0, 1, 1.08)
MEASURED = {
    "floor_area_ft2": 2_000,
    "stories": 1,
    "ceiling_height_ft": 8,
    "occupants": 4,
    "wall_u": 0.09,
    "wall_area_ft2": 1_200,
    "ceiling_u": 0.05,
    "ceiling_area_ft2": 2_000,
    "window_u": 0.5,
    "window_shgc": 0.4,
    "window_area_ft2": 250,
    "air_changes_ach50": 10.16,
}


def load(dwelling: dict[str, Any], *, design_f: float = 95, arrives: float = 1, **room: Any) -> HouseLoad:
    """Return the load of a house at sea level, 75 °F inside."""
    found = run(dwelling, design_f=design_f, arrives=arrives, room=room)[0]
    assert isinstance(found, HouseLoad)
    return found


def run(
    dwelling: dict[str, Any], *, design_f: float = 95, arrives: float = 1, room: dict[str, Any] | None = None
) -> tuple[HouseLoad | Missing, Worksheet]:
    """Return the load, or what is missing, and the sheet it is worked on."""
    ws = Worksheet()
    home = Home.model_validate({"dwelling": dwelling, "room": room or {}})
    return house_load(Inputs(home, ws), design_f, 75, SEA_LEVEL, arrives), ws


def test_a_measured_house_by_hand() -> None:
    """A house measured throughout has one load and no range; ducts that lose a fifth make it a quarter larger.

    Walls         0.09 × 1,200 ft² × 31.9 × 0.83                          = 2,859.5
    Ceiling       0.05 × 2,000 ft² × (95 + 35 - 75)                       = 5,500
    Windows       (47 × 0.4 × 0.6 ÷ 0.87 + 0.5 × 20) × 250 ft²            = 5,741.4
    Infiltration  10.16 ÷ 25.4 = 0.4 per h, 106.67 CFM; × 1.1 × 20        = 2,346.7
    People        4 × 230                                                 =   920
    Appliances                                                            = 2,400      in all 19,767.6 BTU/h
    """
    found = load(MEASURED)
    assert found.btu_h == pytest.approx(19_767.6, abs=0.1)
    assert found.low_btu_h == found.btu_h == found.high_btu_h
    assert load(MEASURED, arrives=0.8).btu_h == pytest.approx(19_767.6 / 0.8, abs=0.1)


def test_equipment_in_the_room_is_part_of_the_load() -> None:
    """What already gives heat to the room is counted with the house."""
    assert load(MEASURED, other_heat_w=1_000).btu_h - load(MEASURED).btu_h == pytest.approx(3_412.142)


def test_a_house_by_its_year_has_a_range() -> None:
    """Items taken from houses of its kind are good to a fifth, and what was measured narrows that."""
    vague = load({"floor_area_ft2": 2_000, "year_built": 1985, "occupants": 4})
    guessed = vague.btu_h - 920 - 2_400
    assert vague.high_btu_h - vague.btu_h == pytest.approx(0.2 * guessed)
    assert vague.btu_h - vague.low_btu_h == pytest.approx(0.2 * guessed)
    known = load(
        {"floor_area_ft2": 2_000, "year_built": 1985, "window_u": 0.5, "window_shgc": 0.4, "window_area_ft2": 250}
    )
    assert known.high_btu_h - known.low_btu_h < vague.high_btu_h - vague.low_btu_h


def test_a_manual_j_is_taken_as_it_stands() -> None:
    """A load from a Manual J has its ducts in it and no range."""
    found = load({"design_cooling_load_btu_h": 24_000, "year_built": 1950}, arrives=0.8)
    assert (found.low_btu_h, found.btu_h, found.high_btu_h) == (24_000, 24_000, 24_000)


@pytest.mark.parametrize("field", ["wall_u", "ceiling_u", "window_u", "window_shgc"])
def test_a_stated_property_goes_before_the_year(field: str) -> None:
    """Better walls, roof or glass than its year's lower the load of an old house."""
    old = {"floor_area_ft2": 2_000, "year_built": 1955}
    assert load({**old, field: 0.02}).btu_h < load(old).btu_h


def test_newer_houses_take_less() -> None:
    """Nothing built later has a larger load."""
    loads = [load({"floor_area_ft2": 2_000, "year_built": year}).btu_h for year in range(1950, 2030, 5)]
    assert loads == sorted(loads, reverse=True)


def test_insulation_seen_goes_before_the_year() -> None:
    """An old house found insulated counts as insulated; its windows stay those of its year."""
    old = {"floor_area_ft2": 2_000, "year_built": 1955}
    bare, some, good = (load({**old, "insulation": seen}).btu_h for seen in ("none", "some", "good"))
    assert bare > some > good
    sheet = run({**old, "insulation": "good"})[1]
    glass = next(step for step in sheet.steps if step.label == "U-factor of the windows")
    assert glass.value == 1.0


def test_insulation_alone_is_enough() -> None:
    """Without the year the insulation stands for the whole house."""
    assert load({"floor_area_ft2": 2_000, "insulation": "some"}).btu_h > 0


def test_no_heat_is_credited_on_a_cool_day() -> None:
    """Where it is cooler outdoors than in, air brings nothing; sun, people and appliances remain."""
    cool = load(MEASURED, design_f=60)
    sun = 47 * 0.4 * 0.6 / 0.87 * 250
    attic = 0.05 * 2_000 * (60 + 35 - 75)
    assert cool.btu_h == pytest.approx(sun + attic + 920 + 2_400)


@pytest.mark.parametrize(
    ("left_out", "field"),
    [
        (("floor_area_ft2",), "dwelling.floor_area_ft2"),
        (("wall_u",), "dwelling.year_built"),
        (("window_shgc",), "dwelling.year_built"),
        (("air_changes_ach50",), "dwelling.year_built"),
    ],
)
def test_what_is_missing_is_named(left_out: tuple[str, ...], field: str) -> None:
    """A house without floor area, or without a year where a property rests on it, has no load."""
    found, _ = run({name: value for name, value in MEASURED.items() if name not in left_out})
    assert isinstance(found, Missing)
    assert found.field == field


def test_occupants_by_bedrooms() -> None:
    """Manual J counts the bedrooms and one."""
    people = {name: value for name, value in MEASURED.items() if name != "occupants"}
    assert load({**people, "bedrooms": 5}).btu_h - load(MEASURED).btu_h == pytest.approx(2 * 230)


def test_two_storeys_have_more_wall_and_less_roof() -> None:
    """The same floor area on two floors has 1.41 times the wall and half the ceiling."""
    house = {"floor_area_ft2": 2_000, "year_built": 1985, "window_area_ft2": 0}
    steps = [{s.label: s.value for s in run({**house, "stories": n})[1].steps} for n in (1, 2)]
    assert steps[1]["Outside walls"] / steps[0]["Outside walls"] == pytest.approx(2**0.5)
    assert steps[1]["Area of one floor"] / steps[0]["Area of one floor"] == pytest.approx(0.5)
