from dataclasses import replace

import pytest

from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.thermal.manual_j import BlockLoad, Conditions, House, Part, block_load
from assess.thermal.manual_j.house import (
    BelowGradeWall,
    Ceiling,
    Door,
    FactorDucts,
    Floor,
    Partition,
    Roof,
    Skylight,
    Slab,
    Unmeasured,
    Ventilation,
    Wall,
    Window,
)
from assess.worksheet import Worksheet

DAY = Conditions(95, 20, 75, 70, "medium", 40, 1.0, 30)
BOX = House(
    windows=(Window(100, 0.5, 0.5, "S", shade=0.6), Window(100, 0.5, 0.5, "N", shade=0.6)),
    skylights=(Skylight(10, 0.5, 0.4, "S", 0.0),),
    doors=(Door(20, 0.35),),
    walls=(Wall(1_000, 0.09),),
    partitions=(Partition(100, 0.1),),
    below_grade=(BelowGradeWall(100, 5.0, 2.0),),
    ceilings=(Ceiling(1_000, 0.03),),
    roofs=(Roof(100, 0.05),),
    floors=(Floor(500, 0.1, "sealed_crawlspace", 0.2),),
    slabs=(Slab(50, 1.3),),
    infiltration=Unmeasured(1_500, 12_000, 1),
    ventilation=Ventilation(30, sensible_recovery=0.5),
    people=4,
    appliances_btu_h=2_400,
    equipment_w=1_000,
    ducts=FactorDucts(0.1, 0.2, 300),
    blower_btu_h=1_707,
)


def load(house: House = BOX, day: Conditions = DAY, *, recording: bool = False) -> BlockLoad:
    """Return the load of a house."""
    return block_load(Inputs(Home(), Worksheet(recording=recording)), house, day)


def test_a_box_by_hand() -> None:
    """Every line of a box at 95 and 20 °F, worked on paper from the tables.

    South       (149 × 0.18 × 0.5 × 0.6 ÷ 0.87 + 0.5 × 20) × 100              = 1,924.8
    North       (35 × 0.29 × 0.5 × 0.6 ÷ 0.87 + 10) × 100                     = 1,350
    Skylight    (247 × 0.68 × 0.4 ÷ 0.87 + 0.5 × 35) × 10                     =   947.2
    Door        0.35 × 20 × (20 + 11)                                         =   217
    Walls       0.09 × 1,000 × 31.9 × 0.83                                    = 2,382.9
    Partition   0.1 × 100 × (95 + 17 − 75)                                    =   370
    Ceiling     0.03 × 1,000 × (130 − 75)                                     = 1,650
    Roof        R 20: 0.05 × 100 × 31                                         =   155
    Floor       0.1 × 500 × 20 × 0.2 ÷ (4 × 0.1 + 0.2)                        =   333.3
    Leaks       0.23 × 12,000 ÷ 60 = 46 CFM; × 1.1 × 20                       = 1,012
    Fan         1.1 × 30 × 0.5 × 20                                           =   330
    Inside      4 × 230; 2,400; 1,000 W × 3.412142
    """
    found = load()
    by_hand = {
        Part.WINDOWS: 1_924.8 + 1_350,
        Part.SKYLIGHTS: 947.2,
        Part.DOORS: 217,
        Part.WALLS: 2_382.9,
        Part.PARTITIONS: 370,
        Part.BELOW_GRADE: 0,
        Part.CEILINGS: 1_650,
        Part.ROOFS: 155,
        Part.FLOORS: 333.3,
        Part.SLABS: 0,
        Part.INFILTRATION: 1_012,
        Part.VENTILATION: 330,
        Part.PEOPLE: 920,
        Part.APPLIANCES: 2_400,
        Part.EQUIPMENT: 3_412.1,
    }
    assert {part: found.sensible(part) for part in by_hand} == pytest.approx(by_hand, abs=0.1)
    rooms = sum(by_hand.values()) + found.sensible(Part.EXCURSION)
    assert found.sensible(Part.DUCTS) == pytest.approx(0.1 * rooms, abs=0.1)
    assert found.sensible_btu_h == pytest.approx(1.1 * rooms + 1_707, abs=0.2)


def test_a_box_in_winter_by_hand() -> None:
    """The winter lines at 50 °F between the airs, the ducts a fifth of their sum.

    The wall in the ground: R 5 − 0.197 with soil of π/2 × depth ÷ 0.8, foot by foot, × 0.85 → 0.1250.
    """
    found = load()
    by_hand = {
        Part.WINDOWS: 0.5 * 200 * 50,
        Part.SKYLIGHTS: 0.5 * 10 * 50,
        Part.DOORS: 0.35 * 20 * 50,
        Part.WALLS: 0.09 * 1_000 * 50,
        Part.PARTITIONS: 0.1 * 100 * 50,
        Part.BELOW_GRADE: 0.85 * (1 / (4.803 + 0.98175) + 1 / (4.803 + 2.94524)) / 2 * 100 * 50,
        Part.CEILINGS: 0.03 * 1_000 * 50,
        Part.ROOFS: 0.05 * 100 * 50,
        Part.FLOORS: 0.1 * 500 * 50 / 3,
        Part.SLABS: 1.3 * 50 * 50,
        Part.INFILTRATION: 1.1 * 0.45 * 12_000 / 60 * 50,
        Part.VENTILATION: 1.1 * 15 * 50,
    }
    assert {part: found.heating(part) for part in by_hand} == pytest.approx(by_hand, rel=1e-5)
    assert found.heating_btu_h == pytest.approx(1.2 * sum(by_hand.values()), rel=1e-5)


def test_moisture_by_hand() -> None:
    """0.68 × CFM × 30 grains of leaks and fan, which recovers none of it, people and the ducts' stated part."""
    assert load().latent_btu_h == pytest.approx(0.68 * 46 * 30 + 0.68 * 30 * 30 + 4 * 200 + 300)


def test_what_the_weather_does_not_say_is_not_known() -> None:
    """Without a winter there is no heating load, without humidity no latent one; the sensible one stays."""
    found = load(day=replace(DAY, outdoor_heating_f=None, grains=None))
    assert found.heating_btu_h is None
    assert found.latent_btu_h is None
    assert found.sensible_btu_h == load().sensible_btu_h


def test_a_silent_sheet_calculates_alike() -> None:
    """Recording changes no number."""
    assert load(recording=True) == load()


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"daily_range": "high"}, Part.WALLS),
        ({"daily_range": "high"}, Part.CEILINGS),
        ({"daily_range": "high"}, Part.DOORS),
        ({"outdoor_cooling_f": 90}, Part.ROOFS),
        ({"outdoor_cooling_f": 90}, Part.FLOORS),
        ({"density": 0.83}, Part.INFILTRATION),
    ],
)
def test_a_milder_day_brings_less(change: dict[str, object], part: Part) -> None:
    """Cool nights, a cooler day and thinner air each lower the lines they bear on."""
    assert load(day=replace(DAY, **change)).sensible(part) < load().sensible(part)  # type: ignore[arg-type]


def test_no_line_is_below_nothing_on_a_cool_day() -> None:
    """At 60 °F outdoors nothing of the envelope or the air takes heat out of the sum."""
    cool = load(day=replace(DAY, outdoor_cooling_f=60))
    parts = [Part.WALLS, Part.CEILINGS, Part.ROOFS, Part.FLOORS, Part.INFILTRATION, Part.VENTILATION, Part.WINDOWS]
    assert all(cool.sensible(part) >= 0 for part in parts)
