"""The temperatures of one moment that lasts, and the node that it allows: linear, so no search."""

from dataclasses import dataclass

import numpy as np

from assess.thermal.engine.network import Array, Network, Surroundings

_RESTLESS = "the network loses no heat, so it never comes to rest"


@dataclass(frozen=True)
class Admissible:
    """The node that brings the room just to its limit [W], and how the house is then.

    `node_w` is negative where the room is too warm without any node. `duty` is the part of the time that the central
    system runs, None where no capacity was given; `cooling_w` what it takes out of room and house together, negative
    where the house would have to be heated.
    """

    node_w: float
    house_air_c: float | None
    duty: float | None
    cooling_w: float


def steady(
    network: Network, surroundings: Surroundings, node_w: float = 0.0, *, room_w: float = 0.0, house_w: float = 0.0
) -> Array:
    """Return the temperatures of all states [°C] with heat on the air of room and house; cooling is negative.

    Raises ValueError when the network loses no heat, so that it never comes to rest.
    """
    forcing = network.forcing_w(surroundings, room_w=node_w + room_w, house_w=house_w)
    return _solve(network.conductance_w_k(surroundings), forcing)


def admissible_node_w(
    network: Network,
    surroundings: Surroundings,
    air_limit_c: float,
    *,
    house_held_c: float | None = None,
    capacity_w: float | None = None,
) -> Admissible:
    """Return the node at which the room's air is at its limit.

    With the house free (`house_held_c` None) nothing cools. With the house held by its thermostat, `cooling_w` is
    what that takes: without `capacity_w` it is all given to the house; with it, the central system runs at the duty
    that holds the house, the room gets its share of the cold and the blower mixes. Where even all of the capacity
    does not hold the house, duty is 1 and the house is warmer; where none is needed, duty is 0 and the house cooler.
    Raises ValueError for a held house that the network does not have, and as `steady` does.
    """
    if house_held_c is None:
        return _with_heat(network, surroundings, air_limit_c, 0.0)
    if network.house is None:
        raise ValueError("a network of one zone has no house to hold: give its temperature as neighbor_c")
    lost_w = _lost_w(network, surroundings, (air_limit_c, house_held_c))
    if capacity_w is None:
        return Admissible(lost_w[0], house_held_c, None, -lost_w[1])
    free = _with_heat(network, surroundings, air_limit_c, 0.0)
    if free.house_air_c is not None and free.house_air_c <= house_held_c:
        return Admissible(free.node_w, free.house_air_c, 0.0, 0.0)
    blown_w = network.blower_mixing_w_k * (air_limit_c - house_held_c)
    # Both air temperatures are known, so the house's balance gives the duty and the room's balance gives the node.
    each_w = capacity_w * (1 - network.share) - blown_w
    duty = -lost_w[1] / each_w if each_w > -lost_w[1] else 1.0
    if duty < 1:
        node_w = lost_w[0] + duty * (blown_w + capacity_w * network.share)
        return Admissible(node_w, house_held_c, duty, duty * capacity_w)
    full = _with_heat(network.with_duty(1.0), surroundings, air_limit_c, capacity_w, network.share)
    return Admissible(full.node_w, full.house_air_c, 1.0, capacity_w)


def _with_heat(
    network: Network, surroundings: Surroundings, air_limit_c: float, cooling_w: float, share: float = 0.0
) -> Admissible:
    """Return the node that brings the room to its limit while this much cooling runs and the house is free."""
    matrix = network.conductance_w_k(surroundings)
    house_w = 0.0 if network.house is None else -(1 - share) * cooling_w
    forcing = network.forcing_w(surroundings, room_w=-share * cooling_w, house_w=house_w)
    unit = np.zeros(len(forcing))
    unit[0] = 1.0
    rest, warmth = _solve(matrix, forcing), _solve(matrix, unit)
    node_w = float((air_limit_c - rest[0]) / warmth[0])
    house_c = None if network.house is None else float(rest[2] + node_w * warmth[2])
    return Admissible(node_w, house_c, 0.0, 0.0)


def _lost_w(network: Network, surroundings: Surroundings, airs_c: tuple[float, float]) -> tuple[float, float]:
    """Return the heat that room and house lose while their air is held at these temperatures, their masses free [W]."""
    matrix, forcing = network.conductance_w_k(surroundings), network.forcing_w(surroundings)
    temperatures = np.zeros(4)
    temperatures[[0, 2]] = airs_c
    for air, mass in ((0, 1), (2, 3)):
        if matrix[mass, mass]:
            temperatures[mass] = (forcing[mass] - matrix[mass, air] * temperatures[air]) / matrix[mass, mass]
    lost = matrix @ temperatures - forcing
    return float(lost[0]), float(lost[2])


def _solve(matrix: Array, forcing: Array) -> Array:
    """Return the states at rest; one that nothing is tied to, such as the mass of a zone without any, stays at 0."""
    tied = np.diag(matrix) > 0
    if np.any(forcing[~tied]):
        raise ValueError(_RESTLESS)
    states = np.zeros(len(forcing))
    try:
        states[tied] = np.linalg.solve(matrix[np.ix_(tied, tied)], forcing[tied])
    except np.linalg.LinAlgError:
        raise ValueError(_RESTLESS) from None
    return states
