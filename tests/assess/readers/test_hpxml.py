"""HPXML, release by release; every expected value was read in the XML by hand."""

from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake import Home, HvacKind, Load, LoadKind
from assess.readers.hpxml import read_hpxml
from assess.records import Basis


@pytest.fixture
def data(repo: Path) -> Path:
    """Return the folder of our own small files."""
    return repo / "tests" / "data" / "hpxml"


def read(path: Path, building: str | None = None) -> Home:
    """Return the home of a file."""
    return read_hpxml(path.read_bytes(), str(path), building)


def loads_of(home: Home) -> dict[str, Load]:
    """Return the loads by their label."""
    assert home.loads is not None
    found = {load.label or load.kind: load for load in home.loads}
    assert len(found) == len(home.loads)
    return found


def basis_of(home: Home, label: str) -> Basis:
    """Return where the nameplate of a load comes from."""
    return home.basis_of(f"loads.{list(loads_of(home)).index(label)}.nameplate_va").basis


# --- our own files -------------------------------------------------------------------------------------


def test_release_2_is_read(data: Path) -> None:
    """The oldest release has the same names for what matters: place, size, walls, electric heat."""
    home = read(data / "v2_3_audit.xml")
    assert (home.contact.address, home.place.city, home.place.state, home.place.zip_code) == (
        "12 Orchard Lane",
        "Ithaca",
        "NY",
        "14850",
    )
    dwelling = home.dwelling
    assert (dwelling.status, dwelling.floor_area_ft2, dwelling.stories, dwelling.year_built) == (
        "existing",
        900,
        2,
        1952,
    )
    assert (dwelling.ceiling_height_ft, dwelling.wall_area_ft2, dwelling.wall_u) == (8, 800, 0.1)
    loads = loads_of(home)
    assert loads["electric heat"].kind is LoadKind.SPACE_HEAT
    assert loads["electric heat"].nameplate_va == pytest.approx(10_000)
    assert loads["water heater"].nameplate_va == 2500  # one bedroom


def test_a_weather_station_is_read_by_number_or_from_its_file(data: Path) -> None:
    """An audit that names its station by WMO number, or only its weather file, tells where the home is."""
    text = (data / "v3_0_propane.xml").read_text(encoding="utf-8")

    def station(inside: str) -> str | None:
        element = f"<ClimateandRiskZones><WeatherStation>{inside}</WeatherStation></ClimateandRiskZones>"
        return read_hpxml(text.replace("<Enclosure>", f"{element}<Enclosure>", 1), "audit.xml").weather.station_wmo

    assert station("<Name>Raleigh, NC</Name><WMO>723060</WMO>") == "723060"
    named = "<extension><EPWFilePath>USA_CO_Denver.Intl.AP.725650_TMY3.epw</EPWFilePath></extension>"
    assert station(named) == "725650"
    assert station("<Name>Raleigh, NC</Name>") is None


def test_release_3_is_read_with_its_own_names(data: Path) -> None:
    """Frame floors, living space, pool pumps and hot tubs are those of later releases under other names."""
    home = read(data / "v3_0_propane.xml")
    assert home.dwelling.occupants == 2.5
    assert home.dwelling.air_changes_ach50 == 7.5  # 2,000 CFM × 60 / 16,000 ft³
    assert home.dwelling.gas_service is False
    assert {"pool pump", "spa pump", "spa heater", "well pump"} <= loads_of(home).keys()
    assert "pool heater" not in loads_of(home)  # gas fired
    assert loads_of(home)["well pump"].nameplate_va == 1119  # four bedrooms


def test_the_envelope_counts_what_faces_outdoors(data: Path) -> None:
    """The garage wall, its window and the floor over the crawlspace are no exterior wall and no ceiling."""
    dwelling = read(data / "v3_0_propane.xml").dwelling
    assert dwelling.wall_area_ft2 == 900 - 100 - 40
    assert dwelling.ceiling_area_ft2 == 2000
    assert dwelling.window_area_ft2 == 120


def test_nominal_insulation_and_panes_stand_in_for_ratings(data: Path) -> None:
    """R-13 in a stud wall is R 11.3 and R-19 in a ceiling R 20.6; double glass in metal is U 0.76, SHGC 0.67."""
    dwelling = read(data / "v3_0_propane.xml").dwelling
    assert dwelling.wall_u == pytest.approx(1 / 11.3)
    assert dwelling.ceiling_u == pytest.approx(1 / 20.6)
    assert dwelling.window_u == pytest.approx((100 * 0.76 + 20 * 0.35) / 120)
    assert dwelling.window_shgc == pytest.approx((100 * 0.67 + 20 * 0.25) / 120)


def test_what_burns_fuel_is_listed_and_adds_no_load(data: Path) -> None:
    """Gas in the sense of the form is any fuel; a dryer that does not say is taken as electric."""
    loads = loads_of(read(data / "v3_0_propane.xml"))
    assert (loads["propane range"].fuel, loads["propane range"].nameplate_va) == ("gas", None)
    assert loads["propane water heater"].fuel == "gas"
    assert (loads["clothes dryer"].fuel, loads["clothes dryer"].nameplate_va) == ("electric", 5760)
    assert (loads["oven"].kind, loads["oven"].nameplate_va) == (LoadKind.OVEN, None)


def test_a_fuel_furnace_has_a_blower(data: Path) -> None:
    """60,000 BTU/h move 1,200 CFM, which takes 600 W or, with a better motor, 450 W."""
    home = read(data / "v3_0_propane.xml")
    assert loads_of(home)["furnace blower"].kind is LoadKind.AIR_HANDLER
    entry = home.basis_of(f"loads.{list(loads_of(home)).index('furnace blower')}.nameplate_va")
    assert (entry.basis, entry.low, entry.high) == (Basis.ASSUMED, 450, 600)


def test_ampere_hours_need_a_voltage(data: Path, tmp_path: Path) -> None:
    """200 Ah at 50 V are 10 kWh; without the voltage the energy is unknown."""
    battery = read(data / "v3_0_propane.xml").battery
    assert battery is not None
    assert (battery.energy_kwh, battery.power_kw, battery.location) == (10, 5, "outdoors")
    text = (data / "v3_0_propane.xml").read_text().replace("<NominalVoltage>50</NominalVoltage>", "")
    (tmp_path / "no_volts.xml").write_text(text)
    unknown = read(tmp_path / "no_volts.xml").battery
    assert unknown is not None
    assert unknown.energy_kwh is None


def test_place_and_panel_of_release_4(data: Path) -> None:
    """The panel that no other one feeds is the service; spaces left over by the circuits listed are a guess."""
    home = read(data / "v4_2_electric.xml")
    place = home.place
    assert (place.zip_code, place.latitude, place.longitude, place.elevation_ft) == ("80302", 40.0, -105.25, 5430)
    assert (home.service.rating_a, home.service.volts) == (150, 240)
    assert (home.panel.spaces_total, home.panel.spaces_free) == (30, 25)
    assert (home.panel.bus_a, home.panel.main_a, home.panel.circuits) == (None, None, None)
    guess = home.basis_of("panel.spaces_free")
    assert (guess.basis, guess.low, guess.high) == (Basis.ASSUMED, 0, 25)


def test_a_feeder_rates_its_load(data: Path) -> None:
    """The rating of the feeder wins over that of the equipment and over what is usual."""
    home = read(data / "v4_2_electric.xml")
    loads = loads_of(home)
    assert (loads["range"].nameplate_va, basis_of(home, "range")) == (9900, Basis.TOLD)
    assert (loads["EV charger"].nameplate_va, loads["EV charger"].volts, loads["EV charger"].new) == (9600, 240, True)
    assert not loads["range"].new


def test_a_heat_pump_counts_once(data: Path) -> None:
    """It heats or cools, so of its two feeders the larger one is its load."""
    loads = loads_of(read(data / "v4_2_electric.xml"))
    assert (loads["mini-split heat pump"].kind, loads["mini-split heat pump"].nameplate_va) == (
        LoadKind.HEAT_PUMP,
        3600,
    )
    assert loads["backup heat"].kind is LoadKind.SUPPLEMENTAL_HEAT
    assert loads["backup heat"].nameplate_va == pytest.approx(5000)
    assert "air handler" not in loads  # a mini-split has no ducts


def test_the_circuit_tells_which_dryer_it_is(data: Path) -> None:
    """A heat pump dryer on 120 V is another machine than one on 240 V."""
    dryer = loads_of(read(data / "v4_2_electric.xml"))["clothes dryer"]
    assert (dryer.nameplate_va, dryer.volts) == (996, 120)


def test_feeders_of_nothing_in_particular(data: Path) -> None:
    """One of a known kind is a load of that kind; lighting is counted by area, bath fans run on general circuits."""
    home = read(data / "v4_2_electric.xml")
    loads = loads_of(home)
    assert (loads["pool pump (f7)"].kind, basis_of(home, "pool pump (f7)")) == (LoadKind.POOL_PUMP, Basis.ASSUMED)
    assert (loads["refrigeration (f8)"].kind, loads["refrigeration (f8)"].nameplate_va) == (LoadKind.OTHER, 800)
    assert [label for label in loads if "lighting" in label or "vent (" in label] == []
    assert loads["ventilation fan"].nameplate_va == 60


def test_solar_and_batteries_are_added_up(data: Path) -> None:
    """Two arrays feed back together."""
    home = read(data / "v4_2_electric.xml")
    assert home.pv is not None
    assert home.battery is not None
    assert (home.pv.power_kw, home.pv.inverter_a) == (5.5, None)
    assert (home.battery.energy_kwh, home.battery.power_kw, home.battery.location) == (13.5, 6, "garage")


def test_a_recorded_peak_is_read_without_its_circumstances(data: Path) -> None:
    """The file says how high, not over which interval or period."""
    demand = read(data / "v5_0_strip_heat.xml").demand
    assert demand is not None
    assert (demand.peak_kw, demand.interval_min, demand.period_days, demand.occupied) == (6.25, None, None, None)


def test_strip_heat_that_gives_way_is_interlocked(data: Path) -> None:
    """Below the switchover the strips heat and the compressor rests."""
    strips = loads_of(read(data / "v5_0_strip_heat.xml"))["strip heat of the heat pump"]
    assert (strips.kind, strips.interlocked) == (LoadKind.SUPPLEMENTAL_HEAT, True)
    assert strips.nameplate_va == pytest.approx(5000)


def test_a_feeder_large_enough_holds_the_strips(data: Path) -> None:
    """A heating feeder of 9 kW is that of the whole heat pump, so neither strips nor blower come on top."""
    feeder = (
        "<ServiceFeeder><SystemIdentifier id='f2'/><LoadType>heating</LoadType><PowerRating>9000</PowerRating>"
        "<AttachedToComponent idref='hp'/></ServiceFeeder></ServiceFeeders>"
    )
    text = (data / "v5_0_strip_heat.xml").read_text().replace("</ServiceFeeders>", feeder)
    loads = loads_of(read_hpxml(text, "held.xml"))
    assert loads["heat pump"].nameplate_va == 9000
    assert {"strip heat of the heat pump", "air handler"}.isdisjoint(loads)


def test_a_room_unit_runs_on_a_cord(data: Path) -> None:
    """The amperes of the fit, 0.631 × 8 + 1.615 = 6.663 A, at 120 V."""
    assert loads_of(read(data / "v5_0_strip_heat.xml"))["room air conditioner"].nameplate_va == pytest.approx(
        6.663 * 120
    )


def test_what_serves_the_whole_building_hangs_on_another_panel(data: Path) -> None:
    """A shared water heater is no load of this dwelling, and one feeder for range and oven is one load."""
    loads = loads_of(read(data / "v5_0_strip_heat.xml"))
    assert "water heater" not in loads
    assert loads["range"].nameplate_va == 11_000
    assert "oven" not in loads


def test_every_value_names_its_element_or_its_stand_in(data: Path) -> None:
    """Nothing read from a file is without provenance, and nothing assumed without a range."""
    home = read(data / "v4_2_electric.xml")
    assert home.basis_of("service.rating_a").source == "v4_2_electric.xml, HPXML 4.2: ElectricPanel/MaxCurrentRating"
    assert all(entry.source for entry in home.provenance.values())
    assumed = [entry for entry in home.provenance.values() if entry.basis is Basis.ASSUMED]
    assert len(assumed) >= 3
    assert all(entry.low is not None and entry.high is not None and entry.note for entry in assumed)


def test_no_panel_is_not_200_amperes(data: Path) -> None:
    """What the file does not say stays unknown, down to the loads of an empty one."""
    home = read(data / "two_homes.xml", "downstairs")
    assert (home.service.rating_a, home.service.volts, home.panel.spaces_free) == (None, None, None)
    assert (home.loads, home.hvac.systems, home.demand, home.pv, home.battery) == (None, None, None, None, None)


def test_one_of_several_buildings_is_asked_for(data: Path) -> None:
    """Which one is the reader's to say; the message says how."""
    assert read(data / "two_homes.xml", "upstairs").dwelling.floor_area_ft2 == 700
    with pytest.raises(IntakeError, match=r'holds 2 buildings, "upstairs", "downstairs"; .* "two_homes\.xml#upstairs"'):
        read(data / "two_homes.xml")
    with pytest.raises(IntakeError, match='holds no building "attic", only "upstairs", "downstairs"'):
        read(data / "two_homes.xml", "attic")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<feed/>", "begins with <feed>, and a home with <HPXML>"),
        ("<HPXML schemaVersion='6.0'><Building/></HPXML>", "is HPXML 6.0; versions 2.0 to 5.x are read"),
        ("<HPXML schemaVersion='1.1'><Building/></HPXML>", "is HPXML 1.1"),
        ("<HPXML schemaVersion='4.0'/>", "without a <Building>"),
    ],
)
def test_other_files_are_refused(text: str, says: str) -> None:
    """What is no home, or of a release nobody has seen, is not guessed at."""
    with pytest.raises(IntakeError) as caught:
        read_hpxml(text, "a.xml")
    assert says in caught.value.message


def test_a_value_the_form_refuses_names_its_element(data: Path) -> None:
    """The person who wrote the XML finds the element, the one who reads it the field."""
    text = (data / "v5_0_strip_heat.xml").read_text().replace(">76<", ">30<")
    with pytest.raises(IntakeError) as caught:
        read_hpxml(text, "cold.xml")
    assert str(caught.value) == (
        "cold.xml, dwelling.indoor_design_f: 30.0 is out of range; accepted is from 60 to 90 °F "
        "(read from cold.xml, HPXML 5.0: HVACControl/SetpointTempCoolingSeason)"
    )


def test_a_number_that_is_none_names_its_element(data: Path) -> None:
    """Text where a number belongs is quoted."""
    text = (data / "v5_0_strip_heat.xml").read_text().replace(">125<", ">a lot<")
    with pytest.raises(IntakeError, match=r'^a\.xml, MaxCurrentRating: "a lot" is not a number$'):
        read_hpxml(text, "a.xml")


def test_a_power_of_next_to_nothing_stands_for_none(data: Path) -> None:
    """A fan of 0.1 W is no reading: the usual fan is assumed in its place, and the file is not refused."""
    text = (data / "v4_2_electric.xml").read_text().replace("<FanPower>60<", "<FanPower>0.1<")
    home = read_hpxml(text, "fan.xml")
    fan = loads_of(home)["ventilation fan"]
    assert fan.nameplate_va is not None
    assert fan.nameplate_va >= 20
    assert basis_of(home, "ventilation fan") is Basis.ASSUMED


# --- files of the field --------------------------------------------------------------------------------


def test_a_gas_home_with_a_panel(samples: Path) -> None:
    """1,228 ft² in Denver, 100 A, five spaces left, feeders without a rating, a recorded peak of 4,500 W."""
    home = read(samples / "hpxml" / "v5_0_gas_home_detailed_panel.xml")
    assert (home.place.state, home.dwelling.floor_area_ft2, home.dwelling.bedrooms) == ("CO", 1228, 3)
    assert (home.service.rating_a, home.service.volts, home.panel.spaces_free) == (100, 240, 5)
    assert home.demand is not None
    assert home.demand.peak_kw == 4.5
    dwelling = home.dwelling
    assert (dwelling.stories, dwelling.ceiling_height_ft, dwelling.air_changes_ach50) == (1, 8, 3)
    assert dwelling.wall_area_ft2 == pytest.approx(809.3 + 78 - (108 + 72 + 108 + 72) - 40)
    assert dwelling.wall_u == pytest.approx((809.3 / 22.7 + 78 / 13.9) / (809.3 + 78))
    assert dwelling.ceiling_area_ft2 == 614
    assert dwelling.ceiling_u == pytest.approx(1 / 39.6)
    assert (dwelling.window_area_ft2, dwelling.window_u, dwelling.window_shgc) == (360, 0.35, 0.44)
    assert (dwelling.indoor_design_f, dwelling.gas_service) == (78, True)
    furnace, cooling = home.hvac.systems or ()
    assert (furnace.kind, furnace.heating_btu_h, furnace.ducts) == (HvacKind.FURNACE_GAS, 50_000, "attic")
    assert (cooling.kind, cooling.cooling_btu_h, cooling.ducts) == (HvacKind.CENTRAL_AC, 18_000, "attic")
    loads = loads_of(home)
    assert {load.fuel for label, load in loads.items() if label.startswith("natural gas")} == {"gas"}
    assert loads["central air conditioner"].nameplate_va == pytest.approx((0.631 * 18 + 1.615) * 240)
    assert loads["furnace blower"].nameplate_va == 500
    assert loads["other (ServiceFeeder5)"].nameplate_va == 559
    assert len(loads) == 6


def test_a_real_audit_without_a_panel(samples: Path) -> None:
    """1,040 ft² in Durham, of 2009, a blower-door flow of 1,098 CFM; nobody looked at the panel."""
    home = read(samples / "hpxml" / "v4_2_real_home_32_bills.xml")
    assert (home.place.city, home.place.state, home.dwelling.year_built) == ("Durham", "NC", 2009)
    assert (home.dwelling.status, home.dwelling.floor_area_ft2) == ("existing", 1040)
    assert home.dwelling.air_changes_ach50 == pytest.approx(1098 * 60 / 8320)
    assert home.basis_of("dwelling.air_changes_ach50").basis is Basis.MEASURED
    assert home.dwelling.window_area_ft2 == pytest.approx(46.4 + 11.6 + 23.2 + 8.0)
    assert home.dwelling.wall_area_ft2 == pytest.approx(1056 - 89.2 - 40)
    assert home.dwelling.ceiling_area_ft2 == 1040
    assert home.service.rating_a is None
    assert home.demand is None
    (pump,) = home.hvac.systems or ()
    assert (pump.kind, pump.heating_btu_h, pump.cooling_btu_h, pump.ducts) == (
        HvacKind.HEAT_PUMP,
        24_000,
        36_000,
        "inside",
    )
    assert loads_of(home)["heat pump"].nameplate_va == pytest.approx(5839, abs=1)  # by its cooling, the larger


def test_a_home_of_release_3(samples: Path) -> None:
    """1,350 ft² in Phoenix: frame floors, living space, ducts under the slab, which the form has no word for."""
    home = read(samples / "hpxml" / "v3_0_phoenix.xml")
    assert (home.place.state, home.dwelling.floor_area_ft2, home.dwelling.occupants) == ("AZ", 1350, 3)
    assert home.dwelling.wall_area_ft2 == 1200 - 360 - 80
    assert home.dwelling.ceiling_area_ft2 == 1350
    assert home.dwelling.ceiling_u == pytest.approx(1 / 39.3)
    assert home.service.rating_a is None
    assert [system.ducts for system in home.hvac.systems or ()] == [None, None]
    loads = loads_of(home)
    assert loads["water heater"].nameplate_va == pytest.approx(18_767 / 3.412, rel=1e-3)
    assert basis_of(home, "water heater") is Basis.TOLD
    assert loads["central air conditioner"].nameplate_va == pytest.approx(4022, abs=1)
    assert (loads["range"].nameplate_va, loads["clothes dryer"].nameplate_va) == (12_000, 5760)


def test_a_heat_pump_home_with_rated_feeders(samples: Path) -> None:
    """2,700 ft², 100 A: the heat pump is rated 3,542 W, which cannot hold its strip heat of 34,121 BTU/h."""
    home = read(samples / "hpxml" / "v4_2_heat_pump_detailed_panel.xml")
    assert (home.dwelling.floor_area_ft2, home.service.rating_a, home.panel.spaces_free) == (2700, 100, 5)
    loads = loads_of(home)
    assert (loads["heat pump"].nameplate_va, basis_of(home, "heat pump")) == (3542, Basis.TOLD)
    assert loads["strip heat of the heat pump"].nameplate_va == pytest.approx(10_000, abs=1)
    assert loads["water heater"].nameplate_va == 5500  # three bedrooms, two baths
    assert basis_of(home, "clothes dryer") is Basis.ASSUMED
    assert "air handler" not in loads  # the rated feeder is that of the whole heat pump


def test_the_panel_sample_is_the_gas_home_of_an_older_release(samples: Path) -> None:
    """The same home, written by two releases, reads the same but for its source."""
    older = read(samples / "panel" / "hpxml_base_detailed_electric_panel.xml")
    newer = read(samples / "hpxml" / "v5_0_gas_home_detailed_panel.xml")
    assert older.model_copy(update={"provenance": {}}) == newer.model_copy(update={"provenance": {}})
    assert "HPXML 4.2" in (older.basis_of("service.rating_a").source or "")
