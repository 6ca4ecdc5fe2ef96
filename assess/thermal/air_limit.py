"""How warm the air around the node may get: for people, for the equipment, or as the home says."""

from assess.hardware import NodePower
from assess.intake import Placement
from assess.thermal.inputs import Inputs

LABEL = "Warmest air allowed"


def warmest_air_f(inputs: Inputs, placement: Placement, power: NodePower, elevation_ft: float) -> float:
    """Return the warmest mean air allowed around a node [°F].

    What the home states goes before a default, never before the limit of air-cooled equipment.
    """
    ws = inputs.ws
    said = inputs.stated("room.max_air_f", "Warmest air for the room, as stated", "°F")
    people = inputs.figure("air_limit.living_space" if placement is Placement.LIVING_SPACE else "air_limit.unoccupied")
    room = said if said is not None else float(ws.given("Warmest air for the room", people))
    if power.cooler_heat_w > 0:
        return float(ws.given(LABEL, room, "°F", cite="" if said is not None else people.cite))
    inlet = inlet_f(inputs, power, elevation_ft)
    return float(ws.choose(LABEL, inlet < room, inlet, room, unit="°F", because="the servers ask for cooler air"))


def inlet_f(inputs: Inputs, power: NodePower, elevation_ft: float) -> float:
    """Return the mean room air at which an air-cooled server's inlet is at the limit of its class [°F]."""
    ws, dense = inputs.ws, power.gpus >= inputs.figure("air_limit.dense_gpus").value
    limit = ws.given("Warmest inlet air", inputs.figure(f"air_limit.inlet{'_dense' if dense else ''}"))
    layers = ws.given("Inlet over the room's mean", inputs.figure("air_limit.stratification"))
    start = inputs.figure("air_limit.altitude_from").value
    height = ws.total("Above the height of full rating", {"home": elevation_ft}, less={"full": start}, unit="ft")
    height = ws.largest("Height that counts", {"above": height, "none": 0.0}, unit="ft")
    thin = ws.product("Less for thin air", (height, "ft"), inputs.figure("air_limit.altitude_per_ft"), unit="°F")
    less = {"inlet over mean": layers, "thin air": thin}
    return float(ws.total("Warmest mean air for the servers", {"inlet": limit}, less=less, unit="°F"))
