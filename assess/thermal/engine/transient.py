"""How fast it gets warm: the network from one moment on, with nothing changing any more, such as after cooling stops.

C dT/dt = f - K T with K symmetric, so C^-1/2 K C^-1/2 has real rates and upright modes, and the matrix exponential is
a sum of plain exponentials. A mode of rate 0 (a room that loses nothing) grows in a straight line.
"""

from dataclasses import dataclass

import numpy as np

from assess.thermal.engine.network import Array, Network, Surroundings

_STILL = 1e-13  # a rate this small against the fastest is one of zero, spoiled by rounding
_HORIZON_S = 1e9  # thirty years: what has not happened by then never does
_NOWHERE = "a part of the network neither loses nor stores the heat that it gets"
_STEPS = 800  # from 1 ms to the horizon, each 3.5 % later


@dataclass(frozen=True, eq=False)
class Response:
    """The room's air after a moment: offset + sum of gain exp(-rate t) + climb t, which are all exact.

    `offset_c` and the gains [K] add up to the first temperature; rates are in 1/s; `climb_k_s` is the slope that
    stays in the end where no heat is lost. `states_c(t)` has the other temperatures.
    """

    start: Array
    modes: Array
    rates_per_s: Array
    drive: Array
    rest: Array

    def states_c(self, seconds: float | Array) -> Array:
        """Return all states [°C] at times [s]: one row a state, one column a time."""
        times = np.atleast_1d(np.asarray(seconds, dtype=float))
        rates = self.rates_per_s[:, None]
        still = rates == 0
        grown = np.where(still, times, -np.expm1(-rates * times) / np.where(still, 1.0, rates))
        amplitudes = self.start[:, None] * np.exp(-rates * times) + self.drive[:, None] * grown
        states: Array = self.modes @ amplitudes + self.rest[:, None]
        return states

    def at(self, seconds: float) -> float:
        """Return the temperature of the room's air [°C] at a time [s]."""
        return float(self.states_c(seconds)[0, 0])

    def curve_c(self, seconds: Array) -> Array:
        """Return the temperature of the room's air [°C] at many times [s]."""
        room: Array = self.states_c(seconds)[0]
        return room

    def seconds_to(self, limit_c: float) -> float | None:
        """Return when the room's air first reaches a limit [s]: 0 if it has at the start, None if it never does."""
        if self.at(0.0) >= limit_c:
            return 0.0
        times = np.geomspace(1e-3, _HORIZON_S, _STEPS)
        over = np.flatnonzero(self.curve_c(times) >= limit_c)
        if not over.size:
            return None
        first = int(over[0])
        low, high = (float(times[first - 1]) if first else 0.0), float(times[first])
        while high - low > 1e-9 * high:
            middle = (low + high) / 2
            low, high = (low, middle) if self.at(middle) >= limit_c else (middle, high)
        return high


def respond(
    network: Network,
    surroundings: Surroundings,
    node_w: float,
    start_c: Array,
    *,
    room_w: float = 0.0,
    house_w: float = 0.0,
    air_factor: float = 1.0,
    equipment_j_k: float = 0.0,
) -> Response:
    """Return what follows from temperatures `start_c` of the states [°C], such as those of `steady`.

    `air_factor` multiplies the capacity of all air, for light contents that follow it: give 1 for the strict side.
    `equipment_j_k` is added to the room's air, `room_w` and `house_w` are heat on the air. A state that stores nothing
    takes its temperature from the others at once. Raises ValueError when such states lose no heat either.
    """
    matrix = network.conductance_w_k(surroundings)
    forcing = network.forcing_w(surroundings, room_w=node_w + room_w, house_w=house_w)
    capacity = network.capacity_j_k.copy()
    capacity[::2] *= air_factor
    capacity[0] += equipment_j_k
    tied = np.diag(matrix) > 0
    if np.any(forcing[(capacity <= 0) & ~tied]):
        raise ValueError(_NOWHERE)
    slow, fast = np.flatnonzero(capacity > 0), np.flatnonzero((capacity <= 0) & tied)
    # Eliminate what stores nothing: T_fast = fast_rest + follow T_slow.
    try:
        inverse = np.linalg.inv(matrix[np.ix_(fast, fast)])
    except np.linalg.LinAlgError:
        raise ValueError(_NOWHERE) from None
    follow = -inverse @ matrix[np.ix_(fast, slow)]
    fast_rest = inverse @ forcing[fast]
    reduced = matrix[np.ix_(slow, slow)] + matrix[np.ix_(slow, fast)] @ follow
    heat = forcing[slow] - matrix[np.ix_(slow, fast)] @ fast_rest

    root = np.sqrt(capacity[slow])
    symmetric = reduced / np.outer(root, root)
    rates, upright = np.linalg.eigh((symmetric + symmetric.T) / 2)
    rates = np.where(rates <= _STILL * max(float(np.max(rates, initial=0.0)), 1e-300), 0.0, rates)
    modes = np.zeros((len(capacity), len(slow)))
    modes[slow] = upright / root[:, None]
    modes[fast] = follow @ modes[slow]
    rest = np.zeros(len(capacity))
    rest[fast] = fast_rest
    return Response(upright.T @ (root * start_c[slow]), modes, rates, upright.T @ (heat / root), rest)
