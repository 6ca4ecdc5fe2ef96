"""What the house's own cooling has left on the design day, once the house itself is cooled."""

from dataclasses import dataclass

from assess.thermal.equipment import Equipment, sensible_btu_h
from assess.thermal.house_load import house_load
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors


@dataclass(frozen=True)
class HouseBalance:
    """Heat the node may give to the house on the design day [W]: what is sure, and what it is at best."""

    left_w: float
    best_w: float


def house_balance(
    inputs: Inputs, gear: Equipment, indoor_f: float, outdoors: Outdoors, arrives: float
) -> HouseBalance | Missing:
    """Return what is left at an indoor temperature [°F]; without any equipment it is nothing, and that is known.

    `arrives` is the share of the cooled air that the ducts do not lose.
    """
    ws = inputs.ws
    if not gear.house:
        nothing = float(ws.given("Cooling equipment of the house", 0.0, "W", note="there is none"))
        return HouseBalance(nothing, nothing)
    design_f = outdoors.design_f
    if isinstance(design_f, Missing):
        return design_f
    capacity = sensible_btu_h(inputs, gear.house, design_f, outdoors, "Sensible capacity of the house")
    load = house_load(inputs, design_f, indoor_f, outdoors, arrives)
    if isinstance(load, Missing):
        return load

    def left_w(case: str, load_btu_h: float) -> float:
        spare = ws.total(
            f"Capacity over the load{case}", {"capacity": capacity}, less={"load": load_btu_h}, unit="BTU/h"
        )
        per_w = inputs.figure("units.btu_h_per_w")
        arriving = ws.product(
            f"Of it, arriving{case}", (spare, "BTU/h"), (arrives, "of supply"), over=[per_w], unit="W"
        )
        return float(ws.largest(f"Left for the node{case}", {"spare": arriving, "nothing": 0.0}, unit="W"))

    sure = left_w("", load.high_btu_h)
    if load.low_btu_h == load.high_btu_h:
        return HouseBalance(sure, sure)
    return HouseBalance(sure, left_w(", at best", load.low_btu_h))
