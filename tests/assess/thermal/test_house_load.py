from typing import Any

import pytest

from assess.climate import DesignConditions
from assess.errors import IntakeError
from assess.intake import Home
from assess.records import Confidence, Figure
from assess.thermal.house_load import Heating, HouseLoad, house_load
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.manual_j import Part
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet

SEA_LEVEL = Outdoors(95, 104, 0, 1, 1.08, 20)
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
    "window_area_ft2": 200,
    "air_changes_ach50": 10,
    "foundation": "slab",
    "glass_faces": "even",
    "attic": "vented",
    "roof": "dark",
}
OLD = {"floor_area_ft2": 2_000, "year_built": 1955}


def load(dwelling: dict[str, Any], *, design_f: float = 95, arrives: float = 1, **room: Any) -> HouseLoad:
    """Return the load of a house at sea level, 75 °F inside."""
    found = run(dwelling, design_f=design_f, arrives=arrives, room=room)[0]
    assert isinstance(found, HouseLoad)
    return found


def run(
    dwelling: dict[str, Any],
    *,
    design_f: float = 95,
    arrives: float = 1,
    room: dict[str, Any] | None = None,
    weather: DesignConditions | None = None,
) -> tuple[HouseLoad | Missing, Worksheet]:
    """Return the load, or what is missing, and the sheet it is worked on."""
    ws = Worksheet()
    home = Home.model_validate({"dwelling": dwelling, "room": room or {}, "place": {"latitude": 40}})
    return house_load(Inputs(home, ws), design_f, 75, SEA_LEVEL, arrives, weather=weather), ws


def items(found: HouseLoad, part: Part) -> float:
    """Return the sensible load of one line."""
    return sum(c.sensible_btu_h for c in found.items if c.part is part)


def test_a_measured_house_by_hand() -> None:
    """A house measured throughout, at 40° north; ducts that lose a fifth make it a quarter larger.

    Windows       50 ft² a side: (149 × 0.18 + 2 × 216 × 0.32 + 35 × 0.29) × 0.4 × 0.6 ÷ 0.87 × 50 + 0.5 × 20 × 200
    Doors         0.35 × 40 × 31                                         =   434
    Walls         0.09 × 1,200 × 31.9 × 0.83                             = 2,859.5
    Ceiling       0.05 × 2,000 × (130 − 75)                              = 5,500
    Infiltration  16,000 ft³ at 10 per h: 2,666.7 CFM50, 146.3 in²; × √(0.015 × 20 + 0.00384 × 56.25) × 1.1 × 20
    People        4 × 230                                                =   920
    Appliances                                                           = 2,400
    """
    found = load(MEASURED)
    sun = (149 * 0.18 + 2 * 216 * 0.32 + 35 * 0.29) * 0.4 * 0.6 / 0.87 * 50 + 2_000
    area_in2 = 10 * 16_000 / 60 * 0.283316 * (4 / 50) ** 0.65
    air = area_in2 * (0.015 * 20 + 0.00384 * 56.25) ** 0.5 * 1.1 * 20
    by_hand = sun + 434 + 2_859.5 + 5_500 + air + 920 + 2_400
    assert found.btu_h == pytest.approx(by_hand, abs=0.1)
    assert load(MEASURED, arrives=0.8).btu_h == pytest.approx(by_hand / 0.8, abs=0.1)


def test_equipment_in_the_room_is_part_of_the_load() -> None:
    """What already gives heat to the room is counted with the house."""
    assert load(MEASURED, other_heat_w=1_000).btu_h - load(MEASURED).btu_h == pytest.approx(3_412.142)


def test_what_is_measured_narrows_the_range() -> None:
    """Both have a range, for shades are drawn as people like; the measured house has the narrower one."""
    known, vague = load(MEASURED), load({"floor_area_ft2": 2_000, "year_built": 1985})
    assert known.low_btu_h < known.btu_h < known.high_btu_h
    assert known.high_btu_h - known.low_btu_h < 0.7 * (vague.high_btu_h - vague.low_btu_h)


@pytest.mark.parametrize("year", [1950, 1985, 2015])
def test_the_range_of_a_house_by_its_year(year: int) -> None:
    """Size and year alone leave a sixth to two fifths in doubt either way."""
    found = load({"floor_area_ft2": 2_000, "year_built": year})
    assert 0.15 <= 1 - found.low_btu_h / found.btu_h <= 0.4
    assert 0.15 <= found.high_btu_h / found.btu_h - 1 <= 0.4


def test_a_manual_j_is_taken_as_it_stands() -> None:
    """A load from a Manual J has its ducts in it and no range, and says nothing of winter."""
    found = load({"design_cooling_load_btu_h": 24_000, "year_built": 1950}, arrives=0.8)
    assert (found.low_btu_h, found.btu_h, found.high_btu_h) == (24_000, 24_000, 24_000)
    assert found.heating is None


@pytest.mark.parametrize("field", ["wall_u", "ceiling_u", "window_u", "window_shgc"])
def test_a_stated_property_goes_before_the_year(field: str) -> None:
    """Better walls, roof or glass than its year's lower the load of an old house."""
    assert load({**OLD, field: 0.02}).btu_h < load(OLD).btu_h


def test_newer_houses_take_less() -> None:
    """Nothing built later has a larger load, in summer or in winter."""
    found = [load({"floor_area_ft2": 2_000, "year_built": year}) for year in range(1950, 2030, 5)]
    assert [f.btu_h for f in found] == sorted((f.btu_h for f in found), reverse=True)
    winter = [f.heating.btu_h for f in found if f.heating]
    assert len(winter) == len(found)
    assert winter == sorted(winter, reverse=True)


def test_insulation_seen_goes_before_the_year() -> None:
    """An old house found insulated counts as insulated; its windows stay those of its year."""
    bare, some, good = (load({**OLD, "insulation": seen}).btu_h for seen in ("none", "some", "good"))
    assert bare > some > good
    sheet = run({**OLD, "insulation": "good"})[1]
    glass = next(step for step in sheet.steps if step.label == "U-factor of the windows")
    assert glass.value == 1.0


def test_insulation_alone_is_enough() -> None:
    """Without the year the insulation stands for the whole house."""
    assert load({"floor_area_ft2": 2_000, "insulation": "some"}).btu_h > 0


@pytest.mark.parametrize(
    ("said", "part", "more"),
    [
        ({"roof": "light"}, Part.CEILINGS, False),
        ({"attic": "unvented"}, Part.CEILINGS, True),
        ({"walls": "brick"}, Part.WALLS, False),
        ({"skylight_area_ft2": 30}, Part.SKYLIGHTS, True),
        ({"glass_faces": "west"}, Part.EXCURSION, True),
        ({"glass_faces": "north"}, Part.WINDOWS, False),
        ({"foundation": "crawlspace"}, Part.FLOORS, True),
    ],
)
def test_what_an_electrician_can_see(said: dict[str, Any], part: Part, *, more: bool) -> None:
    """Roof, attic, siding, skylights, the sunny side and what is below each move their line the right way."""
    seen, plain = items(load({**OLD, **said}), part), items(load(OLD), part)
    assert seen > plain if more else seen < plain


def test_a_cathedral_ceiling_has_no_attic() -> None:
    """The roof itself is the ceiling, less insulated than an attic's floor."""
    found = load({**OLD, "attic": "cathedral"})
    assert items(found, Part.CEILINGS) == 0
    assert items(found, Part.ROOFS) > items(load(OLD), Part.CEILINGS)


def test_a_heated_basement_is_part_of_the_floor_area() -> None:
    """Half of the floor in the ground halves roof and leaves, and its walls lose heat in winter."""
    deep = load({**OLD, "stories": 1, "foundation": "heated_basement"})
    flat = load({**OLD, "stories": 1, "foundation": "slab"})
    assert items(deep, Part.CEILINGS) == pytest.approx(items(flat, Part.CEILINGS) / 2)
    assert sum(c.heating_btu_h or 0 for c in deep.items if c.part is Part.BELOW_GRADE) > 0


def test_an_unstated_foundation_is_a_doubt() -> None:
    """A floor over a crawlspace may be there, so it widens the high end and nothing else."""
    slab, unknown = load({**OLD, "foundation": "slab"}), load(OLD)
    assert unknown.btu_h == pytest.approx(slab.btu_h)
    assert unknown.low_btu_h == pytest.approx(slab.low_btu_h)
    assert unknown.high_btu_h > slab.high_btu_h


def test_no_heat_is_credited_on_a_cool_day() -> None:
    """Where it is cooler outdoors than in, sun, people and appliances remain."""
    cool = load(MEASURED, design_f=60)
    assert items(cool, Part.INFILTRATION) == 0
    assert items(cool, Part.WALLS) >= 0
    assert cool.btu_h > 920 + 2_400


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


def test_two_stories_have_more_wall_and_less_roof() -> None:
    """The same floor area on two floors has 1.41 times the wall and half the ceiling."""
    house = {**OLD, "window_area_ft2": 0}
    steps = [{s.label: s.value for s in run({**house, "stories": n})[1].steps} for n in (1, 2)]
    label = "Walls with windows and doors"
    assert steps[1][label] / steps[0][label] == pytest.approx(2**0.5)
    assert steps[1]["Area of one floor"] / steps[0]["Area of one floor"] == pytest.approx(0.5)


def weather(**known: Any) -> DesignConditions:
    """Return a station's design day with what is known beyond the temperatures."""
    adder = Figure(value=9, unit="°F", cite="made up", confidence=Confidence.LOW)
    return DesignConditions(
        station_name="Somewhere AP",
        wmo="000000",
        distance_mi=3,
        elevation_ft=0,
        heating_99_f=20,
        cooling_1_f=95,
        extreme_max_f=104,
        extreme_adder=adder,
        extreme_basis="made up",
        confidence=Confidence.HIGH,
        cite="made up",
        notes=(),
        **known,
    )


def test_the_weather_gives_moisture_range_and_zone() -> None:
    """A wet bulb gives a latent load, cool nights lower the sensible one, a dry zone's houses leak less."""
    plain, _ = run(OLD, weather=weather())
    damp, _ = run(OLD, weather=weather(coincident_wet_bulb_f=77))
    cool, _ = run(OLD, weather=weather(daily_range_f=30))
    dry, _ = run(OLD, weather=weather(iecc_zone="2B"))
    assert isinstance(plain, HouseLoad)
    assert isinstance(damp, HouseLoad)
    assert isinstance(cool, HouseLoad)
    assert isinstance(dry, HouseLoad)
    assert plain.latent_btu_h is None
    assert damp.latent_btu_h is not None
    assert damp.latent_btu_h > 4 * 200
    assert items(cool, Part.CEILINGS) < items(plain, Part.CEILINGS)
    assert items(dry, Part.INFILTRATION) == pytest.approx(0.71 * items(plain, Part.INFILTRATION))


def test_winter_needs_a_winter() -> None:
    """The heating load has a range of its own with the ducts in it, and is not known without a temperature."""
    found = load(OLD, arrives=0.8)
    assert isinstance(found.heating, Heating)
    assert found.heating.low_btu_h < found.heating.btu_h < found.heating.high_btu_h
    home = Home.model_validate({"dwelling": OLD})
    summer = Outdoors(95, 104, 0, 1, 1.08)
    bare = house_load(Inputs(home, Worksheet(recording=False)), 95, 75, summer, 1)
    assert isinstance(bare, HouseLoad)
    assert bare.heating is None


def test_more_glass_than_walls() -> None:
    """2,000 ft² on one floor have walls of 4 × √2,000 × 8 = 1,431 ft² at least; 1,900 ft² of windows is a slip."""
    glass = {**OLD, "stories": 1, "ceiling_height_ft": 8, "window_area_ft2": 1_900}
    with pytest.raises(IntakeError, match="larger than the walls") as caught:
        load(glass)
    assert caught.value.where == "dwelling.window_area_ft2"
    assert load({**glass, "window_area_ft2": 900}).btu_h > 0
    assert load({**glass, "wall_area_ft2": 2_500}).btu_h > 0  # an odd plan has more wall
