"""What the house's own cooling has left on the design day, once the house itself is cooled."""

from dataclasses import dataclass

from assess.climate import DesignConditions
from assess.numbers import quantity
from assess.thermal.equipment import Doubt, Equipment, Range, cooling_range, duct_range, sensible_btu_h
from assess.thermal.house_load import HouseLoad, house_load
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors


@dataclass(frozen=True)
class HouseBalance:
    """Heat the node may give to the house on the design day [W]: what is sure, what is likely, what it is at best.

    `left_w` has every doubt of load, equipment and ducts at its worst at once, so only it is counted on. `over_load`
    is the capacity as calculated over the load as calculated, None where there is no equipment.
    """

    left_w: float
    middle_w: float
    best_w: float
    over_load: float | None = None

    @property
    def in_words(self) -> str:
        """Return the interval as a reader says it."""
        ends = f"{quantity(self.left_w, 'W')} to {quantity(self.best_w, 'W')}"
        return f"{ends}, {quantity(self.middle_w, 'W')} in the middle"


@dataclass(frozen=True)
class _Ends:
    """Sensible capacity [BTU/h] and what arrives of it [of supply], each with its range, beside the load."""

    capacity: Range
    arrives: Range
    load: HouseLoad

    def load_btu_h(self, doubt: Doubt) -> float:
        """Return the load at an end of the doubts."""
        load = self.load
        return {Doubt.WORST: load.high_btu_h, Doubt.MIDDLE: load.btu_h, Doubt.BEST: load.low_btu_h}[doubt]


def house_balance(
    inputs: Inputs,
    gear: Equipment,
    indoor_f: float,
    outdoors: Outdoors,
    arrives: float,
    *,
    weather: DesignConditions | None = None,
) -> HouseBalance | Missing:
    """Return what is left at an indoor temperature [°F]; without any equipment it is nothing, and that is known.

    `arrives` is the share of the cooled air that the ducts do not lose, as calculated with; `weather` says where the
    sun stands and how damp the air is.
    """
    if not gear.house:
        nothing = inputs.ws.given("Cooling equipment of the house", 0.0, "W", note="there is none")
        return HouseBalance(nothing, nothing, nothing)
    design_f = outdoors.design_f
    if isinstance(design_f, Missing):
        return design_f
    middle = sensible_btu_h(inputs, gear.house, design_f, outdoors, "Sensible capacity of the house")
    load = house_load(inputs, design_f, indoor_f, outdoors, arrives, weather=weather)
    if isinstance(load, Missing):
        return load
    capacity = cooling_range(inputs, gear.house, design_f, outdoors)
    ends = _Ends(Range(capacity.worst, middle, capacity.best), duct_range(inputs, gear.house), load)
    worst, likely, best = (_left_w(inputs, ends, doubt) for doubt in Doubt)
    return HouseBalance(worst, likely, best, middle / load.btu_h if load.btu_h else None)


def _left_w(inputs: Inputs, ends: _Ends, doubt: Doubt) -> float:
    """Return what is left at one end of the doubts [W].

    A load that a Manual J states is at the coil, with the ducts it was made for. One that we estimate is of the rooms:
    ducts that lose more make it larger at the coil.
    """
    ws, capacity, arrives = inputs.ws, ends.capacity.at(doubt), ends.arrives.at(doubt)
    if doubt is not Doubt.MIDDLE:
        note = f"capacity, load and ducts all {doubt} at once"
        capacity = ws.given(f"Capacity, {doubt}", capacity, "BTU/h", note=note)
    load = ends.load_btu_h(doubt)
    if inputs.home.dwelling.design_cooling_load_btu_h is None and arrives != ends.arrives.middle:
        usual = (ends.arrives.middle, "of supply")
        load = ws.product(
            f"Load with these ducts, {doubt}", (load, "BTU/h"), usual, over=[(arrives, "of supply")], unit="BTU/h"
        )
    spare = ws.total(f"Capacity over the load, {doubt}", {"capacity": capacity}, less={"load": load}, unit="BTU/h")
    per_w = inputs.figure("units.btu_h_per_w")
    arriving = ws.product(f"Of it, arriving, {doubt}", (spare, "BTU/h"), (arrives, "of supply"), over=[per_w], unit="W")
    return ws.largest(f"Left for the node, {doubt}", {"spare": arriving, "nothing": 0.0}, unit="W")
