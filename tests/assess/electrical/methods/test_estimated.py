from collections.abc import Callable
from typing import Any

import pytest

from assess.electrical.methods.connected import connected
from assess.electrical.methods.items import Connected
from assess.intake import Home, LoadKind
from assess.records import Basis
from assess.worksheet import Worksheet

Build = Callable[..., Home]
AC3 = {"kind": "central_ac", "cooling_btu_h": 36_000}
SPLIT1 = {"kind": "mini_split", "cooling_btu_h": 12_000}


def house(home: Build, systems: list[dict[str, Any]] | None, *loads: dict[str, Any]) -> Connected:
    """Return what a home with these systems and loads has connected."""
    return connected(home(loads=list(loads), hvac={"systems": systems}), Worksheet())


def climate(found: Connected) -> list[tuple[LoadKind, int]]:
    """Return kinds and VA of the climate equipment."""
    return [(item.kind, round(item.va)) for item in found.climate]


@pytest.mark.parametrize(("btu_h", "va"), [(24_000, 4_022), (36_000, 5_839), (60_000, 9_474)])
def test_an_outdoor_unit_is_estimated_as_the_peer_does(home: Build, btu_h: float, va: int) -> None:
    """OpenStudio-HPXML's own examples of its fit: 24, 36 and 60 kBTU/h at 240 V."""
    found = house(home, [{"kind": "central_ac", "cooling_btu_h": btu_h}])
    assert climate(found) == [(LoadKind.AIR_CONDITIONER, va)]


def test_an_estimate_is_marked_as_assumed(home: Build) -> None:
    """The report lists it as something to read on site."""
    ws = Worksheet()
    (item,) = connected(home(hvac={"systems": [AC3]}), ws).climate
    item.written(ws)
    assert item.name == "Air conditioning, estimated from its capacity"
    assert [(step.label, round(step.value)) for step in ws.steps if step.basis is Basis.ASSUMED] == [(item.name, 5_839)]
    assert any("not among the loads" in (step.note or "") for step in ws.steps)


def test_what_is_listed_is_not_estimated_again(home: Build) -> None:
    """The nameplate that somebody read goes before a formula."""
    found = house(home, [AC3], {"kind": "air_conditioner", "nameplate_va": 4_300})
    assert climate(found) == [(LoadKind.AIR_CONDITIONER, 4_300)]


def test_a_second_unit_is_not_hidden_by_the_first(home: Build) -> None:
    """A mini-split on the list does not stand for the central unit as well: the larger one is estimated."""
    found = house(home, [SPLIT1, AC3], {"kind": "air_conditioner", "nameplate_va": 2_205, "new": True})
    assert climate(found) == [(LoadKind.AIR_CONDITIONER, 2_205), (LoadKind.AIR_CONDITIONER, 5_839)]


def test_each_nameplate_takes_the_place_of_the_smallest_estimate(home: Build) -> None:
    """Only when as many are listed as there are units is nothing estimated any more."""
    systems = [AC3, SPLIT1, SPLIT1]
    split = {"kind": "heat_pump", "nameplate_va": 2_300}
    totals = [sum(va for _, va in climate(house(home, systems, *[split] * count))) for count in range(4)]
    assert totals == [5_839 + 2 * 2_205, 2_300 + 5_839 + 2_205, 2 * 2_300 + 5_839, 3 * 2_300]


def test_a_count_is_counted(home: Build) -> None:
    """Three alike, one of them listed, are two to estimate."""
    found = house(home, [{**SPLIT1, "count": 3}], {"kind": "heat_pump", "nameplate_va": 2_300})
    assert [(item.units, round(item.va)) for item in found.climate] == [(1, 2_300), (2, 2 * 2_205)]


def test_a_unit_without_a_size_is_asked_for(home: Build) -> None:
    """No size, no estimate: the finding names the field of that system."""
    found = house(home, [{"kind": "furnace_gas"}, {"kind": "central_ac"}])
    assert [finding.field for finding in found.missing] == ["hvac.systems.1.cooling_btu_h"]
    assert found.climate == ()


def test_a_unit_without_a_size_is_the_one_left_out(home: Build) -> None:
    """It may be the largest, so the listed nameplate is taken for another one."""
    found = house(home, [SPLIT1, {"kind": "central_ac"}], {"kind": "heat_pump", "nameplate_va": 2_300})
    assert [finding.field for finding in found.missing] == ["hvac.systems.1.cooling_btu_h"]


def test_equipment_that_is_not_described_is_unknown(home: Build) -> None:
    """Nobody said that there is none."""
    assert [finding.field for finding in house(home, None).missing] == ["hvac.systems"]
    assert house(home, None, {"kind": "heat_pump", "nameplate_va": 5_000}).missing == ()


def test_gas_and_evaporative_systems_add_no_climate_load(home: Build) -> None:
    """What has no compressor and no element is not estimated."""
    found = house(home, [{"kind": "furnace_gas"}, {"kind": "evaporative"}, {"kind": "boiler"}])
    assert (found.climate, found.missing) == ((), ())


def test_the_strips_of_an_estimated_heat_pump_are_asked_for(home: Build) -> None:
    """Supplemental heat may be the largest load of the house, and hvac does not tell of it."""
    heat_pump = {"kind": "heat_pump", "cooling_btu_h": 36_000}
    found = house(home, [heat_pump])
    assert [finding.field for finding in found.missing] == ["loads"]
    assert "supplemental electric heat" in found.missing[0].says
    for strips_va in (0, 10_000):
        told = house(home, [heat_pump], {"kind": "supplemental_heat", "nameplate_va": strips_va})
        assert told.missing == ()


def test_a_listed_heat_pump_and_a_mini_split_are_not_asked_for_strips(home: Build) -> None:
    """Whoever lists the heat pump lists its strips; a mini-split has none."""
    heat_pump = {"kind": "heat_pump", "cooling_btu_h": 36_000}
    assert house(home, [heat_pump], {"kind": "heat_pump", "nameplate_va": 5_760}).missing == ()
    assert house(home, [SPLIT1]).missing == ()


@pytest.mark.parametrize("kind", ["furnace_electric", "baseboard"])
def test_electric_heat_is_its_output(home: Build, kind: str) -> None:
    """51,182 BTU/h of resistance heat are 15 kW."""
    found = house(home, [{"kind": kind, "heating_btu_h": 51_182.13, "count": 2}])
    assert [(item.kind, item.units, round(item.va)) for item in found.climate] == [("space_heat", 2, 30_000)]
    assert [f.field for f in house(home, [{"kind": kind}]).missing] == ["hvac.systems.0.heating_btu_h"]


def test_more_heat_than_is_listed_is_told(home: Build) -> None:
    """A bathroom heater on the list does not stand for a furnace of 15 kW."""
    furnace = {"kind": "furnace_electric", "heating_btu_h": 51_182.13}
    found = house(home, [furnace], {"kind": "space_heat", "nameplate_va": 1_500})
    assert [finding.field for finding in found.missing] == ["loads"]
    assert "15,000" in found.missing[0].says
    for nameplate_va in (14_800, 15_000, 18_000):
        assert house(home, [furnace], {"kind": "space_heat", "nameplate_va": nameplate_va}).missing == ()
