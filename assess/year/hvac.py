"""Electricity of heating and cooling through the year, and what the heat of a node in a room adds to it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assess.hardware import NodePower
from assess.intake import Home, HvacKind, Placement
from assess.intake.weather_year import WeatherYear
from assess.rulebook.reference import load_reference
from assess.thermal import ThermalSite
from assess.thermal.dynamics.answer import Room
from assess.thermal.dynamics.hours import outdoor_f
from assess.thermal.dynamics.house import rest_of_house
from assess.thermal.dynamics.place import Place, place_of
from assess.thermal.dynamics.si import celsius
from assess.thermal.engine.annual import simulate
from assess.thermal.engine.control import Control
from assess.thermal.engine.drivers import Conditions, drivers_of
from assess.thermal.engine.network import Network
from assess.thermal.engine.year import Year
from assess.thermal.equipment import (
    capacity_by_outdoor,
    cooling_power_w,
    duct_delivery,
    equipment,
    heating_by_outdoor,
)
from assess.thermal.equipment.units import Unit
from assess.thermal.house_shell import house_shell
from assess.thermal.indoor_limits import indoor_limits
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.site import RoomSite, Sheets
from assess.worksheet import Worksheet
from assess.worksheet.arrays import read_between
from assess.year.steps import Array

LEVELS = 5  # nodes that the room is run with: between them its answers are read in a straight line
_FUELED = {HvacKind.FURNACE_GAS, HvacKind.BOILER}
_PUMPS = {HvacKind.HEAT_PUMP, HvacKind.MINI_SPLIT}


@dataclass(frozen=True, eq=False)
class RoomYear:
    """A host room through the year with several nodes: the heat of each [W], what each adds to the home's draw [W].

    Rows are nodes, from none to the largest; columns are hours. Of what a node adds, `cooling_w` is the draw of
    cooling; `spared_w` is the heat that the house's heating need not make. `allows_w` is the heat that keeps the room
    at its limit in each hour, read between the nodes that were run.
    """

    heat_w: Array
    added_w: Array
    cooling_w: Array
    spared_w: Array
    allows_w: Array
    limit_f: float

    def added_by(self, heat_w: float) -> Array:
        """Return what a node of this heat adds in each hour [W]."""
        return self._by(heat_w, self.added_w)

    def cooling_by(self, heat_w: float) -> Array:
        """Return what cooling draws more in each hour because of a node of this heat [W]."""
        return self._by(heat_w, self.cooling_w)

    def spared_by(self, heat_w: float) -> Array:
        """Return the heat that need not be made in each hour because of a node of this heat [W]."""
        return self._by(heat_w, self.spared_w)

    def _by(self, heat_w: float, rows: Array) -> Array:
        """Return a row between those of the nodes that were run."""
        if self.heat_w[-1] <= 0:
            return np.zeros(rows.shape[1])
        at = min(heat_w / float(self.heat_w[-1]), 1.0) * (len(self.heat_w) - 1)
        low = min(int(at), len(self.heat_w) - 2)
        part = at - low
        between: Array = (1 - part) * rows[low] + part * rows[low + 1]
        return between


def room_year(site: ThermalSite, weather: WeatherYear, largest: NodePower) -> RoomYear | None:
    """Return the year of the host room with nodes up to the largest; None outdoors or where the room is not known."""
    if site.placement is None or site.placement.outdoors or largest.heat_to_room_w <= 0:
        return None
    indoors = indoor_limits(Sheets(site.home, recording=False), site, largest, year=False)
    if indoors.limit_f is None or indoors.hot is None or isinstance(indoors.hot, Missing):
        return None
    return _room_year(Room(site), weather, indoors.limit_f, indoors.hot.door, largest.heat_to_room_w)


@lru_cache(maxsize=8)
def _room_year(room: Room, weather: WeatherYear, limit_f: float, door: float, most_w: float) -> RoomYear | None:
    """Return the year of a room; a search through changes to a home asks for that of the same room many times."""
    site = room.site
    place = place_of(site, door)
    if place is None:
        return None
    hours = place.hours(weather, limit_f)
    cools = _cooling(place, weather)
    hot_f = outdoor_f(weather)
    heats = np.linspace(0.0, most_w, LEVELS)
    years = [hours.run(float(heat_w)) for heat_w in heats]
    cooling = np.array([cools(year) for year in years])
    heating = np.array([_heating_w(site.home, hot_f, year.heating_w) for year in years])
    made = np.array([year.heating_w for year in years])
    return RoomYear(
        heat_w=heats,
        added_w=cooling - cooling[0] + heating - heating[0],
        cooling_w=cooling - cooling[0],
        spared_w=made[0] - made,
        allows_w=_allowed_w(heats, np.array([year.room_air_c for year in years]), celsius(limit_f)),
        limit_f=limit_f,
    )


def house_year(site: ThermalSite, weather: WeatherYear) -> Array | Missing:
    """Return what heating and cooling a house without a node draw [W, hours], or what is missing to know it.

    The whole house is one zone, held at the usual setpoints as far as its cooling reaches.
    """
    return _house_year(Room(site), weather)


def house_unknown(site: ThermalSite) -> Missing | None:
    """Return what is missing to know the year of a house without a node, which is then not run; None for nothing."""
    inputs = Inputs(site.home, Worksheet(recording=False))
    shell = house_shell(inputs, None if site.weather is None else site.weather.iecc_zone)
    gear = equipment(site.home, Placement.LIVING_SPACE)
    return next((one for one in (shell, gear) if isinstance(one, Missing)), None)


@lru_cache(maxsize=8)
def _house_year(room: Room, weather: WeatherYear) -> Array | Missing:
    site = room.site
    inputs = Inputs(site.home, Worksheet(recording=False))
    zone = None if site.weather is None else site.weather.iecc_zone
    house = rest_of_house(inputs, site.outdoors, room_ft2=0.0, zone=zone)
    if isinstance(house, Missing):
        return house
    gear = equipment(site.home, Placement.LIVING_SPACE)
    if isinstance(gear, Missing):
        return gear
    arrives = duct_delivery(inputs, gear.house) if gear.house else 1.0
    setpoint_f = inputs.value("dwelling.indoor_design_f", "Indoor air", "°F", "indoor.design_f")
    heating_f = inputs.figure("year.heating_f").value
    hot_f = outdoor_f(weather)
    control = Control(
        cool_c=celsius(setpoint_f) if gear.house else float("inf"),
        heat_c=celsius(min(heating_f, setpoint_f)),
        cooling_w=arrives * capacity_by_outdoor(inputs, gear.house, site.outdoors).sensible_w(hot_f),
    )
    drivers = drivers_of(house.fabric, weather, Conditions(internal_w=house.internal_w))
    year = simulate(Network(house.zone), drivers, control)
    cooled = _cooling_w(site, inputs, gear.house, hot_f, year.cooling_w / arrives)
    return cooled + _heating_w(site.home, hot_f, year.heating_w)


def _cooling(place: Place, weather: WeatherYear) -> Callable[[Year], Array]:
    """Return what cooling draws in a year of the room and the house around it."""
    site, inputs, hot_f = place.site, Inputs(place.site.home, Worksheet(recording=False)), outdoor_f(weather)
    inside = place.inside
    own = inside.gear.own
    central = tuple(unit for unit in inside.gear.house if unit not in own) if isinstance(inside, RoomSite) else ()
    arrives = inside.arrives if isinstance(inside, RoomSite) else 1.0

    def cooling(year: Year) -> Array:
        by_house = _cooling_w(site, inputs, central, hot_f, year.cooling_w / arrives)
        return by_house + _cooling_w(site, inputs, own, hot_f, year.own_unit_w)

    return cooling


def _cooling_w(site: ThermalSite, inputs: Inputs, units: tuple[Unit, ...], hot_f: Array, removed_w: Array) -> Array:
    if not units:
        return np.zeros_like(hot_f)
    return cooling_power_w(capacity_by_outdoor(inputs, units, site.outdoors), hot_f, removed_w)


def _heating_w(home: Home, hot_f: Array, heat_w: Array) -> Array:
    """Return what a heat of the house draws: through a heat pump, through elements, or as the blower of a furnace.

    Where several kinds are listed the heat pump goes first; where nothing that heats is listed elements are taken,
    the strict end.
    """
    kinds = {system.kind for system in home.hvac.systems or ()}
    pumps = {s.kind for s in home.hvac.systems or () if s.kind is HvacKind.HEAT_PUMP or (s.heating_btu_h or 0) > 0}
    if pumps & _PUMPS:
        table = load_reference("reference/year").table("heating.cop")
        cop: Array = read_between(hot_f, table.rows)
        output = heating_by_outdoor(home)
        pumped_w = heat_w if isinstance(output, Missing) else np.minimum(heat_w, output(hot_f))
        rest_w = np.zeros_like(heat_w) if kinds & _FUELED else heat_w - pumped_w
        drawn: Array = pumped_w / cop + rest_w
        return drawn
    if kinds & _FUELED:
        loads, thermal = load_reference("reference/loads"), load_reference("reference/thermal")
        cfm = loads.figure("blower.cfm_per_kbtu_h_furnace").value
        per_kbtu_h_w = loads.figure("blower.w_per_cfm").value * cfm
        blower: Array = heat_w * (per_kbtu_h_w * thermal.figure("units.btu_h_per_w").value / 1_000)
        return blower
    return heat_w


def _allowed_w(heat_w: Array, air_c: Array, limit_c: float) -> Array:
    """Return the heat at which each hour's air is at the limit, in a straight line between the nodes that were run."""
    allowed = np.where(air_c[0] > limit_c, 0.0, heat_w[-1])
    for low in range(len(heat_w) - 2, -1, -1):
        below, above = air_c[low], air_c[low + 1]
        crosses = (below <= limit_c) & (above > limit_c)
        rise = np.where(crosses, above - below, 1.0)
        at = heat_w[low] + (heat_w[low + 1] - heat_w[low]) * (limit_c - below) / rise
        allowed = np.where(crosses, at, allowed)
    return allowed
