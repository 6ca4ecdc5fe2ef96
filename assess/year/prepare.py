"""Everything around a node at one home, worked out once for every candidate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from assess.climate import DesignConditions
from assess.hardware import NodePower, NodeSpec, dry_cooler_share, node_power
from assess.intake import Home
from assess.intake.weather_year import WeatherYear
from assess.records import Figure
from assess.rulebook import Edition
from assess.rulebook.reference import load_reference
from assess.thermal import ThermalSite, prepare_thermal
from assess.thermal.dynamics.hours import outdoor_f
from assess.thermal.dynamics.place import year_of
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoor_cooler import Cooler, cooler_of
from assess.thermal.site import Sheets
from assess.worksheet import Worksheet
from assess.worksheet.arrays import read_between
from assess.year.home_load import HomeLoad, home_load, write_home_load
from assess.year.hvac import RoomYear, room_year
from assess.year.ladder import Ladder, ladder
from assess.year.measured import Measured
from assess.year.outages import down_of
from assess.year.run import Around, flow, run_year
from assess.year.steps import Array, Steps
from assess.year.summary import Summary, work_of
from assess.year.supply import Supply, supply_of


@dataclass(frozen=True, eq=False)
class YearSite:
    """A home with its year: its load and everything around a node; ready for any count of GPUs at any cap."""

    home: Home
    spec: NodeSpec
    weather: WeatherYear | None
    load: HomeLoad
    around: Around

    def ladder(self, gpus: int, caps_w: Sequence[float]) -> Ladder:
        """Return the ways in which so many GPUs can run up to the highest of these caps, in the policy's steps."""
        return ladder_of(self.spec, gpus, caps_w)

    def run(self, counts: Sequence[int], caps_w: Sequence[float]) -> list[Summary]:
        """Return what the year comes to for each count of GPUs at each of these caps."""
        return run_year(self.around, [self.ladder(gpus, caps_w) for gpus in counts], caps_w)

    def work(self, gpus: int, cap_w: float) -> tuple[float, float]:
        """Return the work asked of so many GPUs at a cap and the work that they do [GPU-h], without the rest of it."""
        return work_of(flow(self.around, self.ladder(gpus, (cap_w,)), (cap_w,)))

    @cached_property
    def held(self) -> "YearSite":
        """Return the same home with a power control system that keeps the node below the limit."""
        supply = replace(self.around.supply, gives_way=True)
        return replace(self, around=replace(self.around, supply=supply))


def ladder_of(spec: NodeSpec, gpus: int, caps_w: Sequence[float]) -> Ladder:
    """Return the ways in which so many GPUs can run up to the highest of these caps, in the policy's steps."""
    step = load_reference("reference/policy").figure("search.cap_step").value
    between = np.arange(spec.cap_min_w, max(caps_w), step)
    return ladder(spec, gpus, (*map(float, between), *caps_w))


def prepare_year(
    home: Home,
    spec: NodeSpec,
    edition: Edition,
    *,
    weather: DesignConditions | None,
    hourly: WeatherYear | None = None,
    record: Measured | None = None,
    cooler_rated: Figure | None = None,
    thermal: ThermalSite | None = None,
    per_hour: int = 1,
    sheets: Sheets | None = None,
    power: NodePower | None = None,
) -> YearSite | Missing:
    """Return the home's year, or the first thing that is missing to run it.

    `record` is what its meter recorded, the house's whole draw; without one a load is made up. `thermal` is the silent
    heat answer of the home where it was prepared before. `power` is the node that is asked about, by which the air of
    its room is judged; without one it is the largest that the home asks for. Raises ValueError for a record that
    measures nothing.
    """
    sheets = sheets or Sheets(home, recording=False)
    site = thermal or prepare_thermal(home, spec.placement, weather, recording=False, hourly=hourly)
    steps = Steps(per_hour)
    year = year_of(site.weather, site.hourly)
    load = home_load(site, steps, weather=year, record=record)
    if isinstance(load, Missing):
        return load
    write_home_load(sheets.add("The home through the year"), load, steps)
    supply = supply_of(sheets.add("What the supply leaves"), edition)
    if isinstance(supply, Missing):
        return supply
    down = down_of(sheets.add("Street and line down"), ride_h=ride_h(home, spec, supply))
    around = Around(steps, load.watts, supply, down, leg_w=load.leg_w, power_factor=spec.power_factor)
    return YearSite(home, spec, year, load, _with_weather(around, site, spec, year, cooler_rated, power))


def _with_weather(
    around: Around,
    site: ThermalSite,
    spec: NodeSpec,
    year: WeatherYear | None,
    cooler_rated: Figure | None,
    power: NodePower | None,
) -> Around:
    """Return the surroundings with what the weather lets through, as far as it is known."""
    if year is None:
        return around
    largest = node_power(spec, spec.gpus, spec.cap_max_w, Worksheet(recording=False))
    room: RoomYear | None = room_year(site, year, power or largest)
    if spec.cooling != "liquid":
        return replace(around, room=room)
    inputs = Inputs(site.home, Worksheet(recording=False))
    cooler = cooler_of(inputs, largest, spec.model.heat_pump_heat_w, cooler_rated)
    hot_f, steps = outdoor_f(year), around.steps
    pump = None if spec.model.heat_pump_heat_w is None else steps.spread(_pump(cooler, hot_f))
    return replace(around, room=room, pump=pump, carries_w=steps.spread(cooler.carries_w(hot_f)))


def _pump(cooler: Cooler, hot_f: Array) -> Array:
    """Return what the heat pump draws for each watt into the coolant, by the outdoor air of each hour."""
    air_f = hot_f + cooler.sun_f
    table = load_reference("hardware/cooling").table("heat_pump.cop")
    cop: Array = read_between(air_f, table.rows)
    share: Array = (1 - dry_cooler_share(air_f, Worksheet(recording=False))) / cop
    return share


def ride_h(home: Home, spec: NodeSpec, supply: Supply) -> float:
    """Return how long the battery carries the whole node without the street [h]; 0 where it does not back it up."""
    battery = home.battery
    if battery is None or not battery.backs_up_node or supply.store is None:
        return 0.0
    wall_w = node_power(spec, spec.gpus, spec.cap_max_w, Worksheet(recording=False)).wall_w
    if battery.stand_alone_kw is None or battery.stand_alone_kw * 1_000 < wall_w:
        return 0.0
    return supply.store.usable_wh / wall_w
