"""The year, hour by hour, and the greatest node that it allows."""

from assess.thermal.engine.control import FREE_FLOAT, Control
from assess.thermal.engine.network import Array, Drivers, Network
from assess.thermal.engine.one_zone import OneZone, one_zone
from assess.thermal.engine.two_zones import TwoZones, two_zones
from assess.thermal.engine.year import Year

WARM_UP_H = 30 * 24  # by then a wooden house has forgotten how it started
RUNS = 15  # halvings find the node to 1/16,000 of the most that is asked about


def simulate(
    network: Network,
    drivers: Drivers,
    control: Control = FREE_FLOAT,
    node_w: float | Array = 0.0,
    *,
    warm_up_h: int = WARM_UP_H,
) -> Year:
    """Return the year of a network with a node whose heat [W] goes to the room's air.

    Air follows at once, masses by Crank-Nicolson, the duty of the central system exactly: an hour ends with the air
    where the thermostat hangs at its setpoint, between the setpoints, or with the system running all the time. The
    last `warm_up_h` hours are run before the first, so that the start does not matter. Raises ValueError when
    network, drivers and control do not fit together.
    """
    return prepare(network, drivers, control).run(node_w, min(warm_up_h, len(drivers.outdoor_c)))


def prepare(network: Network, drivers: Drivers, control: Control = FREE_FLOAT) -> OneZone | TwoZones:
    """Return the network worked out for its hours, to be run with many nodes. Raises ValueError as `simulate` does."""
    return one_zone(network, drivers, control) if network.house is None else two_zones(network, drivers, control)


def greatest_node_w(
    network: Network,
    drivers: Drivers,
    control: Control,
    limit_c: float,
    allowed_hours: int = 0,
    *,
    most_w: float,
    warm_up_h: int = WARM_UP_H,
) -> float:
    """Return the greatest constant node [W], up to `most_w`, that keeps the room above a limit for few enough hours.

    Halving finds it in 15 runs, because more heat never makes an hour cooler: not unless the room is warmer than the
    house by more than the fall of the supply air's temperature over the room's share of it, which is far above any
    limit in a room that gets less than half of the air. What is returned was itself run; 0 when no node at all is too
    much.
    """
    prepared = prepare(network, drivers, control)
    warm_up_h = min(warm_up_h, len(drivers.outdoor_c))

    def allowed(node_w: float) -> bool:
        return prepared.run(node_w, warm_up_h).hours_above(limit_c) <= allowed_hours

    if allowed(most_w):
        return most_w
    low, high = 0.0, most_w
    for _ in range(RUNS - 1):
        middle = (low + high) / 2
        low, high = (middle, high) if allowed(middle) else (low, middle)
    return low
