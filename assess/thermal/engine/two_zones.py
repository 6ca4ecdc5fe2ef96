"""A year of host room and house: each hour two balances of air and the duty of a thermostat, all in closed form."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from assess.thermal.engine.control import Control, Thermostat
from assess.thermal.engine.hourly import START_C, HourlyZone, hourly_zone
from assess.thermal.engine.network import Array, Drivers, Network
from assess.thermal.engine.settle import held_by_unit, settle, settle_with_unit
from assess.thermal.engine.year import Delivered, Year, hours_above, months


@dataclass(frozen=True, eq=False)
class Side:
    """One zone of the two, its hours as arrays: air is tied [W/K], forced [W] and carried by the mass [W/K]."""

    tied_w_k: Array
    forced_w: Array
    zone: HourlyZone
    share: float

    def with_heat(self, heat_w: float | Array) -> "Side":
        """Return the zone with heat on its air, such as a node."""
        return Side(self.tied_w_k, self.forced_w + heat_w, self.zone, self.share)


@dataclass(frozen=True, eq=False)
class Path:
    """Temperatures hour by hour [°C], a mass with one more, its start; duty above 0 cools, below 0 heats."""

    here_c: list[float]
    there_c: list[float]
    here_mass_c: list[float]
    there_mass_c: list[float]
    duty: list[float]


@dataclass(frozen=True, eq=False)
class TwoZones:
    """Two zones prepared for any node; `mixing_w_k` always ties them, `blower_w_k` only while the system runs."""

    room: Side
    house: Side
    mixing_w_k: float
    blower_w_k: float
    control: Control
    cool_c: Array
    heat_c: Array
    cooling_w: Array
    heating_w: Array
    unit_c: Array
    unit_w: Array
    varies: bool

    @property
    def in_house(self) -> bool:
        """Return whether the thermostat hangs in the house."""
        return self.control.thermostat is Thermostat.HOUSE

    def run(self, node_w: float | Array, warm_up_h: int) -> Year:
        """Return the year with a node; the last `warm_up_h` hours are run before the first."""
        hours = len(self.cool_c)
        room = self.room.with_heat(node_w)
        here, there = (self.house, room) if self.in_house else (room, self.house)
        start = (START_C, START_C)
        if warm_up_h:
            before = self._loop(here, there, slice(hours - warm_up_h, hours), start)
            start = before.here_mass_c[-1], before.there_mass_c[-1]
        path = self._loop(here, there, slice(0, hours), start)
        return self._year(path, room, np.zeros(hours) + node_w)

    def allows(self, node_w: float, warm_up_h: int, limit_c: float, allowed_h: float) -> bool:
        """Return whether a node leaves the room above a limit for no more hours than that; ends once it does not."""
        hours, above = len(self.cool_c), 0
        room = self.room.with_heat(node_w)
        here, there = (self.house, room) if self.in_house else (room, self.house)
        start = (START_C, START_C)
        if warm_up_h:
            before = self._loop(here, there, slice(hours - warm_up_h, hours), start)
            start = before.here_mass_c[-1], before.there_mass_c[-1]
        for month in months(hours):
            path = self._loop(here, there, month, start)
            start = path.here_mass_c[-1], path.there_mass_c[-1]
            above += hours_above(path.there_c if self.in_house else path.here_c, limit_c)
            if above > allowed_h:
                return False
        return True

    def _loop(self, here: Side, there: Side, hours: slice, start: tuple[float, float]) -> Path:
        """Return these hours; `here` is the zone of the thermostat."""
        path = Path([], [], [start[0]], [start[1]], [])
        mass, other_mass = start
        carried, kept, taken = here.zone.carried_w_k, here.zone.kept, here.zone.taken
        other_carried, other_kept, other_taken = there.zone.carried_w_k, there.zone.kept, there.zone.taken
        mixing, unit = self.mixing_w_k, self.control.own_unit
        fixed = (mixing, self.blower_w_k, here.share, there.share)
        series = (here.forced_w, there.forced_w, here.zone.given_k, there.zone.given_k, self.cool_c, self.heat_c)
        columns = [part[hours].tolist() for part in series]
        limits = zip(*(part[hours].tolist() for part in (self.cooling_w, self.heating_w)), strict=True)
        owns: Iterable[tuple[float, ...]] = repeat(())
        if unit:
            owns = zip(*(part[hours].tolist() for part in (self.unit_c, self.unit_w)), strict=True)
        in_house = self.in_house
        append_air, append_other = path.here_c.append, path.there_c.append
        append_mass, append_other_mass, append_duty = (
            path.here_mass_c.append,
            path.there_mass_c.append,
            path.duty.append,
        )
        for forced, other_forced, given, other_given, cool_c, heat_c, a, b, own_k, cross_k, other_k, limit, own in zip(
            *columns, *self._ties(here.tied_w_k[hours], there.tied_w_k[hours]), limits, owns, strict=False
        ):
            heat = forced + carried * mass
            other_heat = other_forced + other_carried * other_mass
            air = own_k * heat + cross_k * other_heat
            other_air = cross_k * heat + other_k * other_heat
            duty, found = 0.0, None
            if unit and in_house and other_air > own[0]:
                held_c = own[0]
                resting_c = (heat + mixing * held_c) / (a + mixing)
                if heat_c <= resting_c <= cool_c:
                    # As `held_by_unit` has it where the system rests, which is most hours of most years.
                    left_w = other_heat - b * held_c - mixing * (held_c - resting_c)
                    found = (resting_c, held_c, 0.0) if 0 <= left_w <= own[1] else None
                else:
                    found = held_by_unit((a, b, heat, other_heat), fixed, cool_c, heat_c, limit, own)
            if found:
                air, other_air, duty = found
            else:
                if air > cool_c or air < heat_c:
                    air, other_air, duty = settle((a, b, heat, other_heat), fixed, air, cool_c, heat_c, limit)
                if unit and (other_air if in_house else air) > own[0]:
                    air, other_air, duty = settle_with_unit(
                        (a, b, heat, other_heat), fixed, cool_c, heat_c, limit, own, in_house=in_house
                    )
            mass = kept * mass + taken * air + given
            other_mass = other_kept * other_mass + other_taken * other_air + other_given
            append_air(air)
            append_other(other_air)
            append_mass(mass)
            append_other_mass(other_mass)
            append_duty(duty)
        return path

    def _ties(self, here_w_k: Array, there_w_k: Array) -> list[Iterable[float]]:
        """Return what each air is tied to [W/K], and without the system how heat on either warms either [K/W]."""
        mixing = self.mixing_w_k
        whole = here_w_k * there_w_k + mixing * (here_w_k + there_w_k)
        parts = (here_w_k, there_w_k, (there_w_k + mixing) / whole, mixing / whole, (here_w_k + mixing) / whole)
        return [part.tolist() if self.varies else repeat(float(part[0])) for part in parts]

    def _year(self, path: Path, room: Side, node_w: Array) -> Year:
        """Return the path as a year; what the own unit takes out is what the balance of the room's air leaves over."""
        here, there, here_mass, there_mass, duty = (np.array(part) for part in vars(path).values())
        room_c, house_c, room_mass, house_mass = (
            (there, here, there_mass, here_mass) if self.in_house else (here, there, here_mass, there_mass)
        )
        cools, heats = np.maximum(duty, 0.0), np.maximum(-duty, 0.0)
        cooling_w, heating_w = cools * self.cooling_w, heats * self.heating_w
        given = [Delivered(side.share * cooling_w, side.share * heating_w) for side in (self.room, self.house)]
        own_unit_w = np.zeros(len(duty))
        if self.control.own_unit:
            mixing_w_k = self.mixing_w_k + np.abs(duty) * self.blower_w_k
            kept_w = room.tied_w_k * room_c + mixing_w_k * (room_c - house_c)
            left_w = room.forced_w + room.zone.carried_w_k * room_mass[:-1] - kept_w
            left_w += given[0].heating_w - given[0].cooling_w
            own_unit_w = np.where(room_c >= self.unit_c - 1e-9, np.maximum(left_w, 0.0), 0.0)
        return Year(
            room_air_c=room_c,
            room_mass_c=room_mass,
            room=given[0],
            house_air_c=house_c,
            house_mass_c=house_mass,
            house=given[1],
            duty=cools,
            heating_duty=heats,
            own_unit_w=own_unit_w,
            node_w=node_w,
            thermostat_c=here,
            cool_c=self.cool_c,
            heat_c=self.heat_c,
        )


def two_zones(network: Network, drivers: Drivers, control: Control) -> TwoZones:
    """Return a network of two zones prepared for its hours.

    Raises ValueError when the house has no drivers, when a capacity that may be called has no end (the duty is a part
    of it), or when the network neither loses nor stores any heat.
    """
    if network.house is None or drivers.house is None:
        raise ValueError("two zones need a house in the network and its drivers")
    if control.cools and not np.all(np.isfinite(control.cooling_w)):
        raise ValueError("with two zones cooling_w must be a number: the room gets a share of it")
    if control.heats and not np.all(np.isfinite(control.heating_w)):
        raise ValueError("with two zones heating_w must be a number: the room gets a share of it")
    outdoor_c = drivers.outdoor_c
    hours = len(outdoor_c)

    def hourly(value: float | Array) -> Array:
        return np.broadcast_to(np.asarray(value, dtype=float), (hours,))

    def capacity(value: float | Array, *, used: bool) -> Array:
        return hourly(value) if used else np.zeros(hours)

    room = hourly_zone(network.room, drivers.room, outdoor_c)
    house = hourly_zone(network.house, drivers.house, outdoor_c)
    room_tied, house_tied = hourly(room.tied_w_k), hourly(house.tied_w_k)
    mixing_w_k = network.mixing_w_k + (network.blower_mixing_w_k if control.fan_on else 0.0)
    if float(np.min(room_tied * house_tied + mixing_w_k * (room_tied + house_tied))) <= 0:
        raise ValueError("the network neither loses nor stores any heat, so it has no temperature")
    return TwoZones(
        room=Side(room_tied, room.forced_w, room, network.share),
        house=Side(house_tied, house.forced_w, house, 1 - network.share),
        mixing_w_k=mixing_w_k,
        blower_w_k=0.0 if control.fan_on else network.blower_mixing_w_k,
        control=control,
        cool_c=hourly(control.cool_c),
        heat_c=hourly(control.heat_c),
        cooling_w=capacity(control.cooling_w, used=control.cools),
        heating_w=capacity(control.heating_w, used=control.heats),
        unit_c=hourly(control.unit_c),
        unit_w=hourly(control.unit_w),
        varies=drivers.room.ventilation_w_k is not None or drivers.house.ventilation_w_k is not None,
    )
