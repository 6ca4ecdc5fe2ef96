"""Loads, equipment and speed tests, told column by column as the template asks for them."""

import pytest

from assess.intake import Home, HvacKind, LoadKind
from assess.readers.rows import RowReader, RowReading, mapping_of
from assess.readers.rows.columns import TEMPLATE, Column, Entry, Meaning, Table, tables
from assess.readers.rows.headings import Mapping
from assess.readers.rows.marks import Cell
from assess.rulebook import load_reference

BASE: dict[str, Cell] = {
    "Site ID": "A-1",
    "ZIP code": "44107",
    "State": "OH",
    "Service rating (A)": 200,
    "Floor area (ft²)": 1850,
    "Plan download (Mbps)": 1000,
    "Power control": "PCS, fixed setpoint",
}


def read(more: dict[str, Cell]) -> RowReading:
    """Read a row of the template."""
    row = BASE | more
    mapping = mapping_of(row)
    assert mapping.table.name == "template"
    return RowReader(list(row), mapping).read(list(row.values()))


def home(more: dict[str, Cell]) -> Home:
    """Return the home of a row of the template."""
    found = read(more)
    assert [wrong for wrong in found.wrongs if wrong.grade == "error"] == []
    assert found.home is not None
    return found.home


def test_a_list_of_loads_counts_where_somebody_says_that_it_is_all() -> None:
    """Only yes does; no, blank and a missing column leave it unknown, and nothing unknown is taken as nothing."""
    loads: dict[str, Cell] = {"Range (kW)": 12, "Clothes dryer (kW)": None}
    whole = home(loads | {"All large loads listed?": "Yes"})
    assert [(one.kind, one.nameplate_va) for one in whole.loads or ()] == [(LoadKind.RANGE, 12_000)]
    for said in ("No", None, ""):
        open_ = read(loads | {"All large loads listed?": said})
        assert open_.home is not None
        assert open_.home.loads is None
        assert [wrong.code for wrong in open_.wrongs] == ["list_not_whole"]
        assert "All large loads listed?" in open_.wrongs[0].hint


def test_yes_with_no_load_says_that_there_is_none() -> None:
    """And without a yes nothing is told of a list that nobody began."""
    assert home({"Range (kW)": None, "All large loads listed?": "yes"}).loads == ()
    silent = read({"Range (kW)": None, "All large loads listed?": None})
    assert silent.wrongs == ()


def test_columns_of_one_key_are_one_entry() -> None:
    """Kind, size and ducts of what cools; kind and size of what heats; one speed test."""
    found = home(
        {
            "Cooling equipment": "Central air conditioner",
            "Cooling capacity (tons)": 2.5,
            "Ducts": "Basement",
            "Heating equipment": "Gas furnace",
            "Heating output (BTU/h)": 60_000,
            "Tested download (Mbps)": 880,
            "Tested upload (Mbps)": 790,
            "Tested latency (ms)": 9,
        }
    )
    cooling, heating = found.hvac.systems or ()
    assert (cooling.kind, cooling.cooling_btu_h, cooling.ducts) == (HvacKind.CENTRAL_AC, 30_000, "basement")
    assert (heating.kind, heating.heating_btu_h) == (HvacKind.FURNACE_GAS, 60_000)
    [test] = found.internet.tests or ()
    assert (test.down_mbps, test.up_mbps, test.idle_latency_ms) == (880, 790, 9)
    assert found.basis_of("hvac.systems.1.heating_btu_h").source == 'column "Heating output (BTU/h)"'


@pytest.mark.parametrize(
    ("cooling", "heating", "kinds"),
    [
        ("Heat pump", "Same as cooling", [HvacKind.HEAT_PUMP]),
        ("Heat pump", None, [HvacKind.HEAT_PUMP]),
        ("Mini-split", "Same as cooling", [HvacKind.MINI_SPLIT]),
        ("None", "Boiler", [HvacKind.BOILER]),
        ("None", "None", []),
        (None, "Boiler", None),
        (None, None, None),
    ],
)
def test_equipment_is_whole_where_cooling_and_heating_are_told(
    cooling: Cell, heating: Cell, kinds: list[HvacKind] | None
) -> None:
    """None says that there is none, a heat pump is both, and blank is unknown."""
    cells = {"Cooling equipment": cooling, "Heating equipment": heating, "All large loads listed?": "yes"}
    systems = home(cells).hvac.systems
    assert (None if systems is None else [one.kind for one in systems]) == kinds


def test_cooling_without_heating_is_unknown_where_the_loads_are_known() -> None:
    """A load calculation would take it for no electric heat."""
    found = read(
        {"Cooling equipment": "Central air conditioner", "Cooling capacity (tons)": 3, "All large loads listed?": "yes"}
    )
    assert found.home is not None
    assert found.home.hvac.systems is None
    assert [wrong.code for wrong in found.wrongs] == ["list_not_whole"]


def test_a_size_without_its_kind_is_told_and_not_guessed() -> None:
    """What cools three tons may be a heat pump."""
    found = read({"Cooling equipment": None, "Cooling capacity (tons)": 3})
    assert found.home is not None
    assert found.home.hvac.systems is None
    assert [wrong.code for wrong in found.wrongs] == ["list_not_whole"]


@pytest.mark.parametrize(("cell", "kinds"), [("yes", ["dryer"]), ("no", []), ("x", ["dryer"]), ("", [])])
def test_a_column_may_ask_only_whether_there_is_one(cell: str, kinds: list[str]) -> None:
    """Yes lists it without a power, for which the usual one stands in later."""
    dryer = Column(names=("dryer",), entry=Entry(list="loads", kind="dryer", key="dryer"))
    whole = Column(names=("all",), whole="loads")
    mapping = Mapping(Table(name="x", title="x", column=(dryer, whole)), {"Dryer": dryer, "All": whole}, {}, ())
    found = RowReader(["Dryer", "All"], mapping).read([cell, "yes"])
    assert found.home is not None
    assert [str(load.kind) for load in found.home.loads or ()] == kinds


def test_the_template_knows_the_words_of_lists() -> None:
    """A state by its name, a service as electricians write it, a place abroad."""
    found = home({"State": "Ohio", "Service rating (A)": "320/400"})
    assert (found.place.state, found.service.rating_a, found.service.continuous_a) == ("OH", 400, 320)
    assert [wrong.code for wrong in read({"State": "Ontario"}).wrongs] == ["not_a_us_address"]


def test_meanings_of_words_stay_what_they_are() -> None:
    """A word without anything says that there is nothing, of every table."""
    assert Meaning() == Meaning(set={}, there=None)
    assert len(tables()) == 4


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_examples_of_the_template_are_read_as_they_are_meant(number: int) -> None:
    """Nothing in them is wrong, and no column that they fill is unknown but their notes."""
    cells: dict[str, Cell] = load_reference(TEMPLATE).raw["sheet"]["example"][number]["cells"]
    mapping = mapping_of(cells)
    found = RowReader(list(cells), mapping).read(list(cells.values()))
    assert found.home is not None
    assert {wrong.code for wrong in found.wrongs} <= {"list_not_whole"}
    assert set(mapping.unknown) <= {"Notes"}
