"""How warm the air around the node may get: for people, for the equipment, or as the home says."""

from dataclasses import dataclass

from assess.hardware import NodePower
from assess.intake import Placement
from assess.records import Figure
from assess.rulebook import load_reference
from assess.thermal.inputs import Inputs

LABEL = "Warmest air allowed"


@dataclass(frozen=True)
class AirPolicy:
    """What a policy of one's own asks of the air: the warmest allowed, and the share of each limit to keep free."""

    warmest: Figure | None = None
    kept_free: float = 0.0


USUAL_AIR = AirPolicy()


def usual_air(placement: Placement | None) -> Figure:
    """Return the warmest room air that is taken where nobody says otherwise [°F]."""
    return load_reference("reference/policy").figure(air_key(placement))


def air_key(placement: Placement | None) -> str:
    """Return the policy's key of the warmest room air of a place."""
    return "room.living_space" if placement is Placement.LIVING_SPACE else "room.unoccupied"


def warmest_air_f(
    inputs: Inputs, placement: Placement, power: NodePower, elevation_ft: float, own: Figure | None = None
) -> float:
    """Return the warmest mean air allowed around a node [°F]; `own` is what a policy of one's own allows.

    What the home states goes before a default, never before the limit of air-cooled equipment; of home and own
    policy the cooler counts.
    """
    ws = inputs.ws
    said = inputs.stated("room.max_air_f", "Warmest air for the room, as stated", "°F")
    people = own or usual_air(placement)
    if said is None:
        room, cite = ws.given("Warmest air for the room", people), people.cite
    else:
        room, cite = said, ""
        if own is not None:
            policy_f, because = ws.given("Warmest air by the policy", own), "the policy asks for cooler air"
            room = ws.choose("Warmest air for the room", policy_f < said, policy_f, said, unit="°F", because=because)
    if power.cooler_heat_w > 0:
        return ws.given(LABEL, room, "°F", cite=cite)
    inlet = inlet_f(inputs, power, elevation_ft)
    return ws.choose(LABEL, inlet < room, inlet, room, unit="°F", because="the servers ask for cooler air")


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
    return ws.total("Warmest mean air for the servers", {"inlet": limit}, less=less, unit="°F")
