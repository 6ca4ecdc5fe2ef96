from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical.methods.connected import connected
from assess.electrical.methods.items import Connected
from assess.errors import IntakeError
from assess.findings import Severity
from assess.intake import Home, LoadKind
from assess.records import Basis
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

Build = Callable[..., Home]
RANGE = {"kind": "range", "nameplate_va": 8_000}


def house(home: Home) -> Connected:
    """Return what a home has connected."""
    return connected(home, Worksheet())


def fields(found: Connected) -> list[str | None]:
    """Return the fields that would settle what is missing."""
    assert {finding.severity for finding in found.missing} <= {Severity.UNKNOWN}
    return [finding.field for finding in found.missing]


def test_loads_that_nobody_listed_are_unknown(home: Build) -> None:
    """A home of which nothing is said is not a home without appliances."""
    found = house(home(loads=None))
    assert fields(found) == ["loads"]
    assert found.appliances == ()


def test_an_empty_list_says_there_are_none(home: Build) -> None:
    """`loads = []` is an answer."""
    found = house(home(loads=[]))
    assert (found.appliances, found.climate, found.missing) == ((), (), ())


def test_a_nameplate_that_nobody_read_is_asked_for(home: Build) -> None:
    """The finding names the very field, and the load does not count as 0 VA."""
    found = house(home(loads=[RANGE, {"kind": "dryer", "label": "Dryer upstairs"}]))
    assert fields(found) == ["loads.1.nameplate_va"]
    assert found.missing[0].says == "The nameplate of Dryer upstairs is not known."
    assert [item.name for item in found.appliances] == ["Range"]


def test_gas_and_lighting_add_nothing(home: Build) -> None:
    """A gas range has no load to speak of, and lighting is counted by floor area."""
    loads = [{"kind": "range", "fuel": "gas"}, {"kind": "lighting", "nameplate_va": 900}]
    assert house(home(loads=loads)) == Connected(appliances=(), climate=(), missing=())


def test_several_alike_are_one_item_and_show_their_product(home: Build) -> None:
    """Two ovens of 4 kW are 8,000 VA and two units."""
    (item,) = house(home(loads=[{"kind": "oven", "nameplate_va": 4_000, "count": 2}])).appliances
    assert (item.name, item.va, item.units) == ("Wall oven", 8_000, 2)
    ws = Worksheet()
    assert item.written(ws, cite="here") == 8_000
    assert [(step.label, step.value, step.cite) for step in ws.steps] == [
        ("Wall oven, one of 2", 4_000, "here"),
        ("Wall oven, 2 units", 8_000, "here"),
    ]


def test_one_alone_is_one_line(home: Build) -> None:
    """The line carries where the nameplate comes from."""
    (item,) = house(home(loads=[RANGE])).appliances
    ws = Worksheet()
    assert item.written(ws) == 8_000
    assert [(step.label, step.basis) for step in ws.steps] == [("Range", Basis.TOLD)]


def test_several_of_one_kind_show_their_sum(home: Build) -> None:
    """Two air conditioners of two makes are one cooling load, and the sum is written."""
    loads = [{"kind": "air_conditioner", "label": "AC", "nameplate_va": va} for va in (4_000, 3_000)]
    ws = Worksheet()
    found = house(home(loads=loads))
    assert found.climate_together(LoadKind.AIR_CONDITIONER, ws) == 7_000
    assert [(step.label, step.working) for step in ws.steps] == [("Air conditioning, together", "4,000 + 3,000")]
    assert found.climate_together(LoadKind.HEAT_PUMP, ws) == 0
    assert len(ws.steps) == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [("ev_charger", "EV charger"), ("water_heater", "Water heater"), ("well_pump", "Well pump"), ("spa", "Spa")],
)
def test_a_load_without_a_label_has_a_readable_name(home: Build, kind: str, name: str) -> None:
    """The worksheet is read by people."""
    (item,) = house(home(loads=[{"kind": kind, "nameplate_va": 1_000}])).appliances
    assert item.name == name


def test_climate_equipment_stands_apart(home: Build) -> None:
    """Heating and cooling have factors of their own."""
    loads = [RANGE, {"kind": "air_conditioner", "nameplate_va": 4_000, "new": True}]
    found = house(home(loads=loads))
    assert [item.kind for item in found.climate] == [LoadKind.AIR_CONDITIONER]
    assert found.climate_va(LoadKind.AIR_CONDITIONER, LoadKind.HEAT_PUMP) == 4_000
    assert found.climate_units(LoadKind.SPACE_HEAT) == 0
    assert found.adds_climate is True


def test_new_equipment_of_no_load_adds_no_climate(home: Build) -> None:
    """As in the peer's calculation: power decides, not the flag."""
    loads = [{"kind": "air_conditioner", "nameplate_va": 0, "new": True}]
    assert house(home(loads=loads)).adds_climate is False


def test_the_basis_of_a_nameplate_comes_along(home: Build) -> None:
    """An assumed nameplate can be listed as such."""
    marked = {"loads.0.nameplate_va": {"basis": "assumed", "low": 7_000, "high": 12_000}}
    (item,) = house(home(loads=[RANGE], provenance=marked)).appliances
    assert item.basis is Basis.ASSUMED


DIRECTORY: list[dict[str, Any]] = [
    {"space": "1,3", "poles": 2, "load_type": "range", "nameplate_va": 9_600},
    {"space": "2", "load_type": "lighting"},
    {"space": "4", "label": "Bedrooms"},
    {"space": "6", "load_type": "spare"},
    {"space": "9,11", "poles": 2, "load_type": "pv"},
]


def test_a_directory_with_nameplates_stands_for_the_list(home: Build) -> None:
    """What breakers feed is taken where nothing else is listed; general outlets, spares and solar are no loads."""
    found = house(home(loads=None, panel_={"circuits": DIRECTORY}))
    assert [(item.name, item.va) for item in found.appliances] == [("Range", 9_600)]
    assert found.missing == ()


@pytest.mark.parametrize(
    "breaker",
    [
        {"space": "5,7", "poles": 2, "load_type": "dryer"},
        {"space": "5,7", "poles": 2, "label": "?"},
        {"space": "5,7", "poles": 2, "load_type": "subpanel"},
        {"space": "5", "load_type": "disposal"},
    ],
)
def test_a_breaker_whose_load_is_not_known_is_asked_for(home: Build, breaker: dict[str, Any]) -> None:
    """A dryer, two poles of which nothing is said, and a whole subpanel do not count as 0 VA."""
    found = house(home(loads=None, panel_={"circuits": [*DIRECTORY, breaker]}))
    assert fields(found) == ["panel.circuits.5.nameplate_va"]


def test_a_directory_without_nameplates_is_no_list(home: Build) -> None:
    """The user is asked once for the loads, not for each breaker."""
    circuits = [{"space": "1,3", "poles": 2, "load_type": "range"}, {"space": "5", "load_type": "disposal"}]
    assert fields(house(home(loads=None, panel_={"circuits": circuits}))) == ["loads"]


def test_a_breaker_that_the_list_forgot_is_told(home: Build) -> None:
    """A panel with a breaker for a charger has a charger, whatever the list says; told once."""
    circuits = [
        {"space": "1,3", "poles": 2, "load_type": "range"},
        {"space": "5,7", "poles": 2, "load_type": "ev_charger"},
        {"space": "9,11", "poles": 2, "load_type": "ev_charger"},
        {"space": "2", "load_type": "lighting"},
        {"space": "4", "load_type": "other"},
    ]
    found = house(home(loads=[RANGE], panel_={"circuits": circuits}))
    assert fields(found) == ["loads"]
    assert found.missing[0].says == "The panel has a breaker for EV charger, the loads have none."


@pytest.mark.parametrize(
    ("listed", "breaker"), [("cooktop", "range"), ("heat_pump", "air_conditioner"), ("space_heat", "air_handler")]
)
def test_two_names_of_one_appliance_agree(home: Build, listed: str, breaker: str) -> None:
    """What the list calls a heat pump the directory may call an air conditioner."""
    circuits = [{"space": "1,3", "poles": 2, "load_type": breaker}]
    found = house(home(loads=[{"kind": listed, "nameplate_va": 5_000}], panel_={"circuits": circuits}))
    assert found.missing == ()


def test_a_charger_of_unknown_rating_counts_where_the_edition_says_for_what(home: Build) -> None:
    """7,200 VA in 2026, assumed; before that its nameplate is asked for."""
    charger = home(loads=[{"kind": "ev_charger", "count": 2}])
    silent = Worksheet(recording=False)
    (item,) = connected(charger, silent, load_edition("nec/2026").rules.electric_vehicles).appliances
    assert (item.each_va, item.units, item.basis) == (7_200, 2, Basis.ASSUMED)
    found = connected(charger, silent, load_edition("nec/2023").rules.electric_vehicles)
    assert fields(found) == ["loads.0.nameplate_va"]


def test_dwellings_of_one_building_may_share_loads(home: Build) -> None:
    """Of several dwellings it is asked, of one not; 0 is an answer."""
    assert fields(house(home(dwelling_={"count": 2}))) == ["dwelling.house_loads_va"]
    assert fields(house(home(dwelling_={"count": 2, "house_loads_va": 0}))) == []


def test_the_largest_units_are_kept(home: Build) -> None:
    """Of heaters of 2 and 3 kW, two each, the three largest are two of 3 kW and one of 2 kW."""
    loads = [{"kind": "space_heat", "nameplate_va": va, "count": 2} for va in (2_000, 3_000)]
    few = house(home(loads=[RANGE, *loads])).thinned(lambda item: item.kind is LoadKind.SPACE_HEAT, 3)
    assert [(item.each_va, item.units) for item in few.climate] == [(2_000, 1), (3_000, 2)]
    assert [item.name for item in few.appliances] == ["Range"]


def test_a_breaker_with_a_handful_of_volt_amperes_is_refused_by_field(home: Build) -> None:
    """Kilowatts are meant, in the directory as in the list of loads."""
    heater = {"space": "1,3", "poles": 2, "load_type": "water_heater", "nameplate_va": 4.5}
    with pytest.raises(IntakeError, match=r"4\.5 kW") as caught:
        house(home(loads=None, panel_={"circuits": [heater]}))
    assert caught.value.where == "panel.circuits.0.nameplate_va (entry 1)"


def test_a_breaker_of_a_sub_panel_is_looked_for_among_the_loads_too(home: Build) -> None:
    """A charger in the garage loads the service as one in the main panel does."""
    charger = {"space": "1,3", "poles": 2, "load_type": "ev_charger", "nameplate_va": 9_600}
    garage = {"subpanels": [{"name": "garage", "circuits": [charger]}]}
    (missing,) = house(home(panel_=garage)).missing
    assert (missing.field, missing.says.startswith('Sub-panel "garage"')) == ("loads", True)
    listed = [{"kind": "ev_charger", "nameplate_va": 9_600}]
    assert house(home(panel_=garage, loads=listed)).missing == ()


def test_a_directory_goes_on_in_the_sub_panels(home: Build) -> None:
    """Their circuits count, and the breaker that feeds a sub-panel with a directory not beside them."""
    charger = {"space": "1,3", "poles": 2, "load_type": "ev_charger", "nameplate_va": 9_600}
    washer = {"space": "1", "load_type": "dishwasher", "nameplate_va": 1_200}
    feed = {"space": "2,4", "poles": 2, "load_type": "subpanel"}
    panel = {"circuits": [washer, feed], "subpanels": [{"name": "garage", "circuits": [charger]}]}
    found = house(home(loads=None, panel_=panel))
    assert [item.kind for item in found.appliances] == [LoadKind.DISHWASHER, LoadKind.EV_CHARGER]
    assert found.missing == ()
    unread = {"circuits": [washer, feed], "subpanels": [{"name": "garage"}]}
    assert fields(house(home(loads=None, panel_=unread))) == ["panel.circuits.1.nameplate_va"]
