"""Where two zones of air settle in one hour, and how long the central system runs for it.

Here a, b are what the air of the thermostat's zone and of the other is tied to [W/K], f, g what heats them [W], m the
mixing, k what the running blower adds to it, c the capacity [W], s and z the shares of it that the two zones get. At
duty D

    (a + m + kD) T - (m + kD) U = f - D s c
    (b + m + kD) U - (m + kD) T = g - D z c

With temperatures counted from the setpoint (mixing does not see the difference) T is zero where

    (b + m + kD) (f - D s c) + (m + kD) (g - D z c) = 0,

a quadratic in D whose leading term -k c is not positive (s + z = 1). The thermostat calls only where it is positive
at D = 0, so it has exactly one positive root. If that is more than 1, the system runs all the time.
"""

from math import sqrt

Air = tuple[float, float, float, float]  # a, b, f and g
Fixed = tuple[float, float, float, float]  # m, k, s and z
Settled = tuple[float, float, float]  # both temperatures and the duty


def settle(air: Air, fixed: Fixed, free_c: float, cool_c: float, heat_c: float, limit: tuple[float, float]) -> Settled:
    """Return both temperatures [°C] and the duty, positive for cooling and negative for heating.

    `fixed` is m, k, s and z; `free_c` where the thermostat's zone is without the system; `limit` the capacities [W].
    """
    a, b, heat, other_heat = air
    mixing, blower, share, other_share = fixed
    if free_c > cool_c:
        sign, setpoint, capacity = 1.0, cool_c, limit[0]
    elif free_c < heat_c:
        sign, setpoint, capacity = -1.0, heat_c, limit[1]
    else:
        sign, setpoint, capacity = 1.0, 0.0, 0.0
    if capacity <= 0:
        return (*_at(air, mixing, 0.0, 0.0), 0.0)
    f, g = sign * (heat - a * setpoint), sign * (other_heat - b * setpoint)
    start = (b + mixing) * f + mixing * g
    slope = blower * (f + g) - capacity * ((b + mixing) * share + mixing * other_share)
    bend = -blower * capacity
    duty = 1.0
    if start + slope + bend < 0:
        duty = 2 * start / (sqrt(slope * slope - 4 * bend * start) - slope)
    given = sign * duty * capacity
    here_c, there_c = _at(air, mixing + duty * blower, share * given, other_share * given)
    return (setpoint if duty < 1 else here_c), there_c, sign * duty


def settle_with_unit(
    air: Air,
    fixed: Fixed,
    cool_c: float,
    heat_c: float,
    limit: tuple[float, float],
    own: tuple[float, float],
    *,
    in_house: bool,
) -> Settled:
    """Return as `settle` does, with a unit of the room's own that has a setpoint and a capacity, `own`.

    It is called where the room is above that setpoint without the unit. If the whole unit does not bring it down to the
    setpoint it runs all the time; else the room is at the setpoint, and only the other zone's balance is left to solve.
    """
    held_c, unit_w = own
    a, b, heat, other_heat = air
    full = (a, b, heat, other_heat - unit_w) if in_house else (a, b, heat - unit_w, other_heat)
    free_c, _ = _at(full, fixed[0], 0.0, 0.0)
    least = settle(full, fixed, free_c, cool_c, heat_c, limit)
    if least[1 if in_house else 0] >= held_c:
        return least
    if in_house:
        return _beside_held(air, fixed, held_c, cool_c, heat_c, limit)
    return _held(air, fixed, held_c, cool_c, heat_c, limit)


def held_by_unit(
    air: Air,
    fixed: Fixed,
    cool_c: float,
    heat_c: float,
    limit: tuple[float, float],
    own: tuple[float, float],
) -> Settled | None:
    """Return as `settle_with_unit` does, with the thermostat in the house, when the unit holds the room; else None.

    It does when what the room's balance leaves for it is from 0 to its capacity: no other hour has to be tried then.
    """
    held_c, unit_w = own
    here_c, _, duty = _beside_held(air, fixed, held_c, cool_c, heat_c, limit)
    _, b, _, other_heat = air
    mixing, blower, _, other_share = fixed
    given = other_share * duty * (limit[0] if duty > 0 else limit[1])
    left_w = other_heat - given - b * held_c - (mixing + abs(duty) * blower) * (held_c - here_c)
    return (here_c, held_c, duty) if 0 <= left_w <= unit_w else None


def _beside_held(
    air: Air, fixed: Fixed, held_c: float, cool_c: float, heat_c: float, limit: tuple[float, float]
) -> Settled:
    """Return the hour of a house whose room is held: its balance is linear in the duty."""
    a, _, heat, _ = air
    mixing, blower, share, _ = fixed
    free_c = (heat + mixing * held_c) / (a + mixing)
    if free_c > cool_c:
        sign, setpoint, capacity = 1.0, cool_c, limit[0]
    elif free_c < heat_c:
        sign, setpoint, capacity = -1.0, heat_c, limit[1]
    else:
        return free_c, held_c, 0.0
    if capacity <= 0:
        return free_c, held_c, 0.0
    needed = sign * (free_c - setpoint) * (a + mixing)
    each = capacity * share + sign * blower * (setpoint - held_c)
    duty = needed / each if each > needed else 1.0
    here_c = (heat - sign * duty * capacity * share + (mixing + duty * blower) * held_c) / (a + mixing + duty * blower)
    return here_c, held_c, sign * duty


def _held(air: Air, fixed: Fixed, held_c: float, cool_c: float, heat_c: float, limit: tuple[float, float]) -> Settled:
    """Return the hour of a room that is held and has the thermostat: the system runs all the time or not at all."""
    _, b, _, other_heat = air
    mixing, blower, _, other_share = fixed
    duty = 1.0 if held_c > cool_c and limit[0] > 0 else -1.0 if held_c < heat_c and limit[1] > 0 else 0.0
    given = other_share * (limit[0] if duty > 0 else -limit[1]) * abs(duty)
    tie = mixing + abs(duty) * blower
    return held_c, (other_heat - given + tie * held_c) / (b + tie), duty


def _at(air: Air, mixing: float, taken: float, other_taken: float) -> tuple[float, float]:
    """Return both temperatures where this much heat is taken out of each [W]."""
    a, b, heat, other_heat = air
    f, g = heat - taken, other_heat - other_taken
    whole = a * b + mixing * (a + b)
    return ((b + mixing) * f + mixing * g) / whole, ((a + mixing) * g + mixing * f) / whole
