"""A row read into a home."""

import csv
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake import Home, HvacKind, LoadKind
from assess.readers.nameplates import with_usual_nameplates
from assess.readers.rows import home_of, mapping_of
from assess.records import Basis

RESSTOCK = {
    "Building": "7",
    "State": "OK",
    "ASHRAE IECC Climate Zone 2004": "3A",
    "Geometry Floor Area": "2000-2499",
    "Vintage": "1960s",
    "Bedrooms": "3",
    "Insulation Ceiling": "R-30",
    "Insulation Wall": "Wood Stud, R-11",
    "Windows": "Double, Clear, Metal, Air",
    "Infiltration": "15 ACH50",
    "Cooling Setpoint": "75F",
    "Heating Fuel": "Natural Gas",
    "HVAC Heating Efficiency": "Fuel Furnace, 80% AFUE",
    "HVAC Cooling Efficiency": "AC, SEER 13",
    "Cooking Range": "Electric, 80% Usage",
    "Clothes Dryer": "Gas, 120% Usage",
    "Water Heater Efficiency": "Natural Gas Standard",
    "Misc Well Pump": "Typical Efficiency",
    "Misc Pool Pump": "None",
}
RECS = {"DOEID": "10001", "Division": "Pacific", "ClimateRegion_IECC": "3C", "TOTSQFT_EN": "1808", "BTUEL": "34120"}


def read(row: dict[str, str]) -> Home:
    """Read one row by its own headings."""
    return home_of(row, mapping_of(row))


def test_people_write_one_figure_in_many_ways() -> None:
    """Units in the cell, grouped thousands, a year with a decimal, a ZIP code without its zero, a state in words."""
    home = read(
        {
            "Main Breaker": "200 amp",
            "Sqft": "2,450",
            "Yr Built": "1987.0",
            "Zip": "1101",
            "State": "Massachusetts",
            "Down Mbps": "1 Gbps",
        }
    )
    assert home.service.rating_a == 200
    assert home.dwelling.floor_area_ft2 == 2450
    assert home.dwelling.year_built == 1987
    assert (home.place.zip_code, home.place.state) == ("01101", "MA")
    assert home.internet.plan_down_mbps == 1000
    assert home.basis_of("service.rating_a").source == 'column "Main Breaker"'


@pytest.mark.parametrize(("cell", "rating_a", "continuous_a"), [("2x200", 400, None), ("320/400", 400, 320)])
def test_two_ratings_in_one_cell_are_a_service_of_class_400(
    cell: str, rating_a: float, continuous_a: float | None
) -> None:
    """Electricians write the class 400 service in two ways."""
    service = read({"Main Breaker": cell, "Zip": "85201"}).service
    assert (service.rating_a, service.continuous_a) == (rating_a, continuous_a)


@pytest.mark.parametrize(("cell", "btu_h"), [("3", 36_000), ("2.5", 30_000), ("30000 BTU", 30_000), ("4 ton", 48_000)])
def test_a_bare_number_has_the_unit_of_its_heading(cell: str, btu_h: float) -> None:
    """Under A/C (tons) a 3 is three tons, and a cell with a unit keeps its own."""
    systems = read({"A/C (tons)": cell, "Zip": "85201"}).hvac.systems
    assert systems is not None
    assert [one.cooling_btu_h for one in systems] == [btu_h]


@pytest.mark.parametrize("cell", ["", "  ", "unknown", "N/A", "-"])
def test_a_blank_cell_is_unknown_and_never_nothing(cell: str) -> None:
    """An empty floor area is not one of 0 ft²."""
    assert read({"Square Feet": cell, "Zip": "85201"}).dwelling.floor_area_ft2 is None


def test_a_band_is_assumed_and_carries_its_ends() -> None:
    """Floor area and age of ResStock are the middles of bands."""
    home = read(RESSTOCK)
    area, age = home.basis_of("dwelling.floor_area_ft2"), home.basis_of("dwelling.year_built")
    assert home.dwelling.floor_area_ft2 == 2250
    assert (area.basis, area.low, area.high) == (Basis.ASSUMED, 2000, 2499)
    assert home.dwelling.year_built == 1965
    assert (age.basis, age.low, age.high) == (Basis.ASSUMED, 1960, 1969)
    assert home.basis_of("dwelling.bedrooms").basis is Basis.TOLD


def test_words_of_resstock_become_loads_and_equipment() -> None:
    """Gas appliances are listed without a load, and what has no size is left without one."""
    home = read(RESSTOCK)
    assert {(load.kind, load.fuel) for load in home.loads or ()} == {
        (LoadKind.RANGE, "electric"),
        (LoadKind.DRYER, "gas"),
        (LoadKind.WATER_HEATER, "gas"),
        (LoadKind.AIR_HANDLER, "electric"),
        (LoadKind.WELL_PUMP, "electric"),
    }
    systems = {one.kind: one for one in home.hvac.systems or ()}
    assert systems[HvacKind.CENTRAL_AC].seer == 13
    assert systems[HvacKind.CENTRAL_AC].cooling_btu_h is None
    assert HvacKind.FURNACE_GAS in systems
    assert home.dwelling.gas_service is True


def test_usual_nameplates_stand_in_and_say_so() -> None:
    """A range of unknown power is counted with the usual one, a well pump with that of its bedrooms."""
    home = with_usual_nameplates(read(RESSTOCK))
    by_kind = {load.kind: (n, load.nameplate_va) for n, load in enumerate(home.loads or ())}
    assert by_kind[LoadKind.RANGE][1] == 12_000
    assert by_kind[LoadKind.WELL_PUMP][1] == 746
    for kind in (LoadKind.RANGE, LoadKind.WELL_PUMP, LoadKind.AIR_HANDLER):
        assert home.basis_of(f"loads.{by_kind[kind][0]}.nameplate_va").basis is Basis.ASSUMED


def test_constructions_become_u_factors() -> None:
    """R-30 over the ceiling lets through one over 31.6, with the frame and the film."""
    dwelling = read(RESSTOCK).dwelling
    assert dwelling.ceiling_u == pytest.approx(1 / 31.6)
    assert dwelling.wall_u == pytest.approx(1 / 10.3)
    assert dwelling.window_u == pytest.approx(0.76)
    assert dwelling.air_changes_ach50 == 15
    assert dwelling.indoor_design_f == 75


def test_a_table_that_tells_every_appliance_may_say_that_there_is_none() -> None:
    """In ResStock no electric appliance is no load; in RECS, which tells none, the loads are unknown."""
    none = read({"Building": "1", "Vintage": "1960s", "Cooking Range": "None", "HVAC Cooling Efficiency": "None"})
    assert none.loads == ()
    assert none.hvac.systems == ()
    assert read(RECS).loads is None
    assert read(RECS).hvac.systems is None


def test_recs_tells_no_state_so_its_station_is_assumed() -> None:
    """One station stands for a division and a climate zone, and electricity is kilowatt-hours again."""
    home = read(RECS)
    assert home.weather.station_wmo == "724940"
    assert home.basis_of("weather.station_wmo").basis is Basis.ASSUMED
    assert home.basis_of("place.state").basis is Basis.ASSUMED
    assert home.economics.household_kwh_per_year == pytest.approx(10_000)


@pytest.mark.parametrize(
    ("column", "cell", "right"),
    [
        ("Square Feet", "0", "more than 0 ft²"),
        ("Yr Built", "3021", "from 1600 to 2100"),
        ("Zip code", "M5H 2N2", "five digits"),
        ("Main Breaker", "-200", "200 A"),
        ("Main Breaker", "two hundred", "2x200"),
        ("State", "Ontario", "alabama"),
    ],
)
def test_a_wrong_cell_is_named_with_what_would_be_right(column: str, cell: str, right: str) -> None:
    """Row, column, the cell's own words, and what is accepted."""
    row = {"Lead ID": "L-6", "Square Feet": "1500", "Zip code": "78701"} | {column: cell}
    with pytest.raises(IntakeError) as refused:
        home_of(row, mapping_of(row), "row 7")
    said = str(refused.value)
    assert "row 7" in said
    assert f'column "{column}"' in said
    assert cell in said
    assert right in said


def test_an_unknown_word_of_resstock_is_refused_with_the_known_ones() -> None:
    """A new option of a later release is seen and not guessed."""
    with pytest.raises(IntakeError, match=r'column "Clothes Dryer": "Steam" is not .* known are electric'):
        read(RESSTOCK | {"Clothes Dryer": "Steam"})


@pytest.mark.parametrize(
    ("file", "refused"),
    [("resstock_buildstock_n250.csv", 0), ("recs2015_5686_homes.csv", 0), ("crm_import_messy_sample.csv", 4)],
)
def test_rows_of_the_field_are_read(samples: Path, file: str, refused: int) -> None:
    """Every home of the public tables is read, and of the messy list the four rows that no home can have are not."""
    with (samples / "resstock" / file).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    mapping, wrong = mapping_of(rows[0]), []
    for number, row in enumerate(rows, 2):
        try:
            home_of(row, mapping, f"row {number}")
        except IntakeError as error:
            wrong.append(str(error))
    assert len(wrong) == refused, wrong
