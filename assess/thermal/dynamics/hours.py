"""The host room hour by hour: its network, what drives it, and what its thermostats command."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from assess.intake.weather_year import WeatherYear
from assess.rulebook.reference import load_reference
from assess.thermal.days import ranged
from assess.thermal.dynamics.envelope import room_fabric
from assess.thermal.dynamics.host import Host, mixing_w_k, room_zone
from assess.thermal.dynamics.house import RestOfHouse
from assess.thermal.dynamics.si import FAHRENHEIT_PER_KELVIN, celsius, w_k
from assess.thermal.engine.annual import WARM_UP_H, prepare
from assess.thermal.engine.control import Control, Thermostat
from assess.thermal.engine.drivers import Conditions, drivers_of
from assess.thermal.engine.fabric import Boundary
from assess.thermal.engine.network import Array, Drivers, Network
from assess.thermal.engine.one_zone import OneZone
from assess.thermal.engine.two_zones import TwoZones
from assess.thermal.engine.year import Delivered, Year
from assess.thermal.equipment import Unit, capacity_by_outdoor
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.thermal.site import GarageSite, RoomSite

_ALL = 1.0  # other equipment has fans, so all of its heat goes to the air


@dataclass(frozen=True, eq=False)
class Hours:
    """A host room through one year of weather, ready to be run with many nodes."""

    weather: WeatherYear
    network: Network
    drivers: Drivers
    control: Control

    @cached_property
    def _prepared(self) -> OneZone | TwoZones:
        return prepare(self.network, self.drivers, self.control)

    def run(self, node_w: float) -> Year:
        """Return the year with a node of `node_w` in the room."""
        year = self._prepared.run(node_w, WARM_UP_H)
        return _with_own_cooler(year) if self.network.house is None else year

    def allows(self, limit_f: float, node_w: float, allowed_h: float) -> bool:
        """Return whether a node makes the room warmer than a limit in no more hours of the year than that."""
        return self._prepared.allows(node_w, WARM_UP_H, celsius(limit_f), allowed_h)

    def hours_above(self, limit_f: float, node_w: float) -> int:
        """Return the hours of the year in which a node makes the room warmer than a limit."""
        return self.run(node_w).hours_above(celsius(limit_f))


def room_hours(
    inputs: Inputs, host: Host, site: RoomSite, weather: WeatherYear, house: RestOfHouse | None, *, limit_f: float
) -> Hours:
    """Return the hours of a room in the house, whose own unit is set to its limit where that is below the house's air.

    Where the house is not known it is held at its setpoint and its ducts bring nothing, as on the mild day; one
    without cooling is as hot as outdoors when that is hotter, as on the design day.
    """
    room = room_fabric(host)
    conditions = Conditions(internal_w=host.other_heat_w, convective=_ALL, ends=_ends(weather, host.outdoors))
    own, own_c = site.gear.own, celsius(min(site.indoor_f, limit_f))
    if house is None:
        setpoint_c = celsius(site.indoor_f)
        held_c = setpoint_c if site.gear.house else np.maximum(setpoint_c, weather.dry_bulb_c)
        drivers = drivers_of(room, weather, conditions, neighbor_c=held_c)
        control = Control(cool_c=own_c, cooling_w=_capacity_w(inputs, host, own, weather))
        return Hours(weather, Network(room_zone(host), mixing_w_k=mixing_w_k(host)), drivers, control)
    ducts = None if isinstance(site.ducts, Missing) else site.ducts
    network = Network(
        room_zone(host),
        house.zone,
        mixing_w_k=mixing_w_k(host),
        blower_w_k=w_k(host.outdoors.air * ducts.blower_cfm) if ducts else 0.0,
        share=ducts.room_cfm / ducts.blower_cfm if ducts else 0.0,
    )
    drivers = drivers_of(
        room, weather, conditions, house=house.fabric, house_conditions=Conditions(internal_w=house.internal_w)
    )
    # A mini-split of the room that cools the house, too, is only the room's here.
    central = tuple(unit for unit in site.gear.house if unit not in own)
    heating_f = load_reference("reference/thermal").figure("year.heating_f").value
    in_room = inputs.home.hvac.thermostat == "host_room"
    cool_c = own_c if in_room else celsius(site.indoor_f)
    control = Control(
        cool_c=cool_c if central else float("inf"),
        heat_c=min(celsius(heating_f), cool_c),
        cooling_w=site.arrives * _capacity_w(inputs, host, central, weather),
        heating_w=_plenty_w(house, weather),
        thermostat=Thermostat.ROOM if in_room else Thermostat.HOUSE,
        unit_c=own_c,
        unit_w=_capacity_w(inputs, host, own, weather),
    )
    return Hours(weather, network, drivers, control)


def garage_hours(inputs: Inputs, host: Host, site: GarageSite, weather: WeatherYear, setpoint_f: float) -> Hours:
    """Return the hours of a closed garage, which nothing cools but a unit of its own."""
    drivers = drivers_of(room_fabric(host), weather, Conditions(internal_w=host.other_heat_w, convective=_ALL))
    unit_w = _capacity_w(inputs, host, site.gear.own, weather)
    control = Control(cool_c=celsius(setpoint_f), cooling_w=unit_w)
    return Hours(weather, Network(room_zone(host)), drivers, control)


def _with_own_cooler(year: Year) -> Year:
    """Return the year of a room alone, whose one cooler is the room's own unit and not a system of the house."""
    none = np.zeros_like(year.own_unit_w)
    room = Delivered(none, year.room.heating_w)
    return replace(year, room=room, own_unit_w=year.room.cooling_w, duty=none)


def outdoor_f(weather: WeatherYear) -> Array:
    """Return the outdoor dry bulbs [°F]."""
    hot: Array = weather.dry_bulb_c * FAHRENHEIT_PER_KELVIN + 32
    return hot


def _capacity_w(inputs: Inputs, host: Host, units: tuple[Unit, ...], weather: WeatherYear) -> Array:
    if not units:
        return np.zeros(len(weather.dry_bulb_c))
    return capacity_by_outdoor(inputs, units, host.outdoors).sensible_w(outdoor_f(weather))


def _ends(weather: WeatherYear, air: Outdoors) -> dict[Boundary, Array]:
    """Return the temperatures behind faces that lead neither outdoors nor to attic or ground [°C]."""
    under_rooms = load_reference("reference/thermal").figure(ranged(air, "garage.under_rooms")).value
    return {Boundary.GARAGE: weather.dry_bulb_c + under_rooms / FAHRENHEIT_PER_KELVIN}


def _plenty_w(house: RestOfHouse, weather: WeatherYear) -> float:
    """Return a heating capacity that no hour of the year exceeds [W]: heating is not what is asked here."""
    zone, coldest_c = house.zone, float(weather.dry_bulb_c.min())
    return (zone.opaque_w_k + zone.window_w_k + zone.air_exchange_w_k) * (30.0 - coldest_c) * 4 + 10_000.0
