from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from assess.thermal.engine.annual import greatest_node_w, simulate
from assess.thermal.engine.control import FREE_FLOAT, Control, Thermostat
from assess.thermal.engine.network import Array, Drivers, Network, ZoneDrivers
from assess.thermal.engine.steady import steady
from assess.thermal.engine.year import Year, monthly_kwh
from assess.thermal.engine.zone import Zone


def textbook(
    zone: Zone, drivers: ZoneDrivers, outdoor_c: Array, node_w: float, control: Control
) -> tuple[Array, Array]:
    """Return air [°C] and heating or cooling [W] by the equations of ISO 13790 annex C as they are printed.

    Heating and cooling by interpolation between no heat and 10 W/m², as the standard does it; the start as in the
    engine.
    """
    hve, hw, hms, hem = zone.air_exchange_w_k, zone.window_w_k, zone.mass_w_k, zone.mass_end_w_k
    his, at, cm = zone.surface_w_k, zone.surface_area_m2, zone.air_j_k + zone.mass_j_k
    h1 = 1 / (1 / hve + 1 / his)
    h2 = h1 + hw
    h3 = 1 / (1 / h2 + 1 / hms)
    mass = 20.0

    def hour(now: int, mass: float, heat: float) -> tuple[float, float]:
        to, te, x = outdoor_c[now], drivers.end_c[now], drivers.radiant_w[now]
        ia = drivers.air_w[now] + node_w + heat
        m = zone.mass_area_m2 / at * x
        st = (1 - zone.mass_area_m2 / at - hw / (9.1 * at)) * x
        total = m + hem * te + h3 * (st + hw * to + h1 * (ia / hve + to)) / h2
        after = (mass * (cm / 3600 - 0.5 * (h3 + hem)) + total) / (cm / 3600 + 0.5 * (h3 + hem))
        mean = (mass + after) / 2
        surface = (hms * mean + st + hw * to + h1 * (to + ia / hve)) / (hms + hw + h1)
        return (his * surface + hve * to + ia) / (his + hve), after

    airs, heats = [], []
    for now in (*range(8_040, 8_760), *range(8_760)):
        free, _ = hour(now, mass, 0)
        wanted = float(np.clip(free, control.heat_c, control.cool_c))
        ten, _ = hour(now, mass, 1_000)
        heat = 1_000 * (wanted - free) / (ten - free)
        heat = float(np.clip(heat, -control.cooling_w, control.heating_w))
        air, mass = hour(now, mass, heat)
        airs.append(air)
        heats.append(heat)
    return np.array(airs[-8_760:]), np.array(heats[-8_760:])


@pytest.mark.parametrize("control", [FREE_FLOAT, Control(24, 20), Control(24, 20, 4_000, 5_000)])
def test_one_zone_is_the_simple_hourly_method(house: Zone, drivers: Drivers, control: Control) -> None:
    """Air and heat of every hour as by the printed equations, with no, endless and limited capacity."""
    assert drivers.house is not None
    year = simulate(Network(house), Drivers(drivers.outdoor_c, drivers.house), control, 1_000)
    air, heat = textbook(house, drivers.house, drivers.outdoor_c, 1_000, control)
    assert year.room_air_c == pytest.approx(air, abs=1e-9)
    assert year.heating_w - year.cooling_w == pytest.approx(heat, abs=1e-6)


def test_without_mixing_two_zones_are_two(room: Zone, house: Zone, drivers: Drivers, control: Control) -> None:
    """The room floats as if alone, the house is held as if alone."""
    year = simulate(Network(room, house), drivers, control, 300)
    assert drivers.house is not None
    alone = simulate(Network(room), Drivers(drivers.outdoor_c, drivers.room), node_w=300)
    held = simulate(Network(house), Drivers(drivers.outdoor_c, drivers.house), control)
    assert year.room_air_c == pytest.approx(alone.room_air_c, abs=1e-9)
    assert year.house_air_c == pytest.approx(held.room_air_c, abs=1e-9)
    assert (year.cooling_kwh, year.heating_kwh) == pytest.approx((held.cooling_kwh, held.heating_kwh))


def test_much_mixing_makes_one_zone(house: Zone, drivers: Drivers) -> None:
    """Two halves of a house with a million W/K between them are the house."""
    assert drivers.house is not None
    doubled = Zone(*(2 * part for part in (5e5, 2e7, 400, 700, 150, 60, 60)))
    half = drivers.house
    both = ZoneDrivers(half.end_c, 2 * half.air_w, 2 * half.radiant_w)
    control = Control(24, 20, 12_000, 12_000)
    one = simulate(Network(doubled), Drivers(drivers.outdoor_c, both), control, 2_000)
    two = simulate(Network(house, house, 1e6), Drivers(drivers.outdoor_c, half, half), control, 2_000)
    assert two.room_air_c == pytest.approx(one.room_air_c, abs=0.02)
    assert (two.cooling_kwh, two.heating_kwh) == pytest.approx((one.cooling_kwh, one.heating_kwh), rel=2e-3)


def test_a_year_of_one_moment_is_the_steady_state(network: Network, drivers: Drivers) -> None:
    """Under constant weather the year, the steady solver and the end of the transient are one."""
    hot = drivers.at(4_000)
    assert hot.house is not None
    room, house = (
        ZoneDrivers(*(np.full(8_760, part) for part in (around.end_c, around.air_w, around.radiant_w)))
        for around in (hot.room, hot.house)
    )
    always = Drivers(np.full(8_760, hot.outdoor_c), room, house)
    year = simulate(network, always, node_w=700)
    assert year.house_air_c is not None
    assert (year.room_air_c[-1], year.house_air_c[-1]) == pytest.approx(steady(network, hot, 700)[[0, 2]])
    cooled = simulate(network, always, Control(24, cooling_w=20_000), 700)
    duty = cooled.duty[-1]
    assert 0 < duty < 1
    cold = (-duty * 0.08 * 20_000, -duty * 0.92 * 20_000)
    states = steady(network.with_duty(duty), hot, 700, room_w=cold[0], house_w=cold[1])
    assert states[[0, 2]] == pytest.approx([cooled.room_air_c[-1], 24])


def residual_w(network: Network, drivers: Drivers, year: Year, *, fan_on: bool = False) -> Array:
    """Return what is left of the heat of each hour after what goes out and what is stored, of the whole network [W]."""
    assert year.house_air_c is not None
    assert year.house_mass_c is not None
    assert year.house is not None
    left = year.node_w - year.own_unit_w + year.heating_w - year.cooling_w
    zones = ((year.room_air_c, year.room_mass_c, drivers.room), (year.house_air_c, year.house_mass_c, drivers.house))
    for zone, (air, mass, around) in zip(network.zones, zones, strict=True):
        assert around is not None
        delta, mean = zone.delta, (mass[1:] + mass[:-1]) / 2
        left = left + around.air_w + (delta.air_radiant + delta.mass_radiant) * around.radiant_w
        left = left - delta.air_outdoor * (air - drivers.outdoor_c) - delta.air_end * (air - around.end_c)
        left = left - delta.mass_outdoor * (mean - drivers.outdoor_c) - delta.mass_end * (mean - around.end_c)
        left = left - (zone.air_j_k + zone.mass_j_k) * np.diff(mass) / 3_600
        if around.ventilation_w_k is not None:
            left = left - around.ventilation_w_k * (air - drivers.outdoor_c)
    # The room's own balance too, so that nothing hides between the zones.
    delta, air = network.room.delta, year.room_air_c
    mean = (year.room_mass_c[1:] + year.room_mass_c[:-1]) / 2
    runs = 1.0 if fan_on else year.duty + year.heating_duty
    ties = network.mixing_w_k + runs * network.blower_mixing_w_k
    room = year.node_w - year.own_unit_w + year.room.heating_w - year.room.cooling_w + drivers.room.air_w
    room = room + delta.air_radiant * drivers.room.radiant_w - ties * (air - year.house_air_c)
    room = room - delta.air_outdoor * (air - drivers.outdoor_c) - delta.air_end * (air - drivers.room.end_c)
    if drivers.room.ventilation_w_k is not None:
        room = room - drivers.room.ventilation_w_k * (air - drivers.outdoor_c)
    room = room - delta.air_mass * (air - mean)
    together: Array = np.abs(left) + np.abs(room)
    return together


CONTROLS: dict[str, Callable[[Control], Control]] = {
    "usual": lambda usual: usual,
    "free": lambda _: FREE_FLOAT,
    "weak": lambda usual: replace(usual, cooling_w=3_000, heating_w=2_000),
    "room": lambda usual: replace(usual, thermostat=Thermostat.ROOM),
    "fan on": lambda usual: replace(usual, fan_on=True),
    "own unit": lambda usual: replace(usual, unit_c=27, unit_w=1_500),
    "own weak unit": lambda usual: replace(usual, unit_c=27, unit_w=400),
    "own unit and thermostat": lambda usual: replace(usual, thermostat=Thermostat.ROOM, unit_c=26, unit_w=900),
    "locked out": lambda usual: replace(usual, cooling_w=np.where(np.arange(8_760) % 24 > 8, 9_000.0, 0.0)),
    "setback": lambda usual: replace(usual, heat_c=np.where(np.arange(8_760) % 24 > 7, 20.0, 10.0)),
}


@pytest.mark.parametrize("name", CONTROLS)
@pytest.mark.parametrize("airing_w_k", [None, 40.0])
def test_heat_is_neither_lost_nor_made(
    network: Network, drivers: Drivers, control: Control, name: str, airing_w_k: float | None
) -> None:
    """The balance of every hour closes to a billionth of what flows, under every control, aired at night or not."""
    if airing_w_k is not None:
        night = np.where(np.arange(8_760) % 24 < 7, airing_w_k, 0.0)
        drivers = replace(drivers, room=replace(drivers.room, ventilation_w_k=night))
    chosen = CONTROLS[name](control)
    year = simulate(network, drivers, chosen, 1_200)
    flow_w = 1_200 + np.abs(year.room_air_c).max() * network.mixing_w_k + 9_000
    assert residual_w(network, drivers, year, fan_on=chosen.fan_on).max() < 1e-9 * flow_w


@pytest.mark.parametrize("name", [name for name in CONTROLS if name != "free"])
def test_the_thermostat_is_obeyed(network: Network, drivers: Drivers, control: Control, name: str) -> None:
    """Where the system runs part of an hour its zone is at the setpoint; beyond the setpoints it runs all the time."""
    chosen = CONTROLS[name](control)
    year = simulate(network, drivers, chosen, 1_200)
    here, part = year.thermostat_c, (year.duty > 0) & (year.duty < 1)
    assert here[part] == pytest.approx(year.cool_c[part], abs=1e-9)
    heating = (year.heating_duty > 0) & (year.heating_duty < 1)
    assert here[heating] == pytest.approx(year.heat_c[heating], abs=1e-9)
    may = np.broadcast_to(np.asarray(chosen.cooling_w), here.shape) > 0
    assert (year.duty[(here > year.cool_c + 1e-6) & may] == 1).all()
    assert (year.heating_duty[here < year.heat_c - 1e-6] == 1).all()
    assert not ((year.duty > 0) & (year.heating_duty > 0)).any()


def test_the_own_unit_holds_the_room_while_it_can(network: Network, drivers: Drivers, control: Control) -> None:
    """Below its capacity the room is at its setpoint, above it the unit runs all the time, and it never heats."""
    for watts in (400, 1_500):
        year = simulate(network, drivers, replace(control, unit_c=27, unit_w=watts), 1_200)
        runs = year.own_unit_w > 1e-6
        assert runs.any()
        assert year.own_unit_w.max() <= watts + 1e-6
        modulates = runs & (year.own_unit_w < watts - 1e-6)
        assert year.room_air_c[modulates] == pytest.approx(27, abs=1e-9)
        assert year.own_unit_w[year.room_air_c > 27 + 1e-6] == pytest.approx(watts)
        assert not runs[year.room_air_c < 27 - 1e-6].any()


def test_a_thermostat_in_the_room_cools_the_house_too_much(
    network: Network, drivers: Drivers, control: Control
) -> None:
    """The system follows the node, and the rest of the house pays."""
    year = simulate(network, drivers, replace(control, thermostat=Thermostat.ROOM), 1_200)
    usual = simulate(network, drivers, control, 1_200)
    assert year.house_air_c is not None
    assert usual.house_air_c is not None
    assert year.room_air_c.mean() < usual.room_air_c.mean() - 5
    assert year.house_air_c.min() < usual.house_air_c.min()


def test_a_fan_that_always_runs_cools_a_room_that_is_forgotten(
    network: Network, drivers: Drivers, control: Control
) -> None:
    """While the house is satisfied only the mixing helps."""
    usual, on = (simulate(network, drivers, replace(control, fan_on=fan), 1_200) for fan in (False, True))
    assert (on.room_air_c <= usual.room_air_c + 1e-9).mean() > 0.99
    assert on.hours_above(32) < usual.hours_above(32)


def by_small_steps(network: Network, drivers: Drivers, control: Control, node_w: float, days: int) -> Array:
    """Return the room's hourly means of an explicit integration in steps of 10 s that knows only the balance equations.

    Surfaces are a node of their own, supply air has a temperature, and the thermostat works in proportion over 0.02 K.
    """
    zones = network.zones
    arounds = [around for around in (drivers.room, drivers.house) if around]
    step, means = 10.0, []
    air, mass = np.array([24.0, 24.0]), np.array([24.0, 24.0])
    hve = np.array([zone.air_exchange_w_k for zone in zones])
    his = np.array([zone.surface_w_k for zone in zones])
    hms = np.array([zone.mass_w_k for zone in zones])
    hem = np.array([zone.mass_end_w_k for zone in zones])
    hw = np.array([zone.window_w_k for zone in zones])
    ratio = np.array([zone.mass_area_m2 / zone.surface_area_m2 for zone in zones])
    left = 1 - ratio - hw / (9.1 * np.array([zone.surface_area_m2 for zone in zones]))
    stored = np.array([(zone.air_j_k, zone.mass_j_k) for zone in zones]).T
    share, blower = network.share, network.blower_w_k
    for hour in range(24 * days):
        to = drivers.outdoor_c[hour]
        te, ia, x = (np.array([getattr(a, key)[hour] for a in arounds]) for key in ("end_c", "air_w", "radiant_w"))
        total = 0.0
        for _ in range(360):
            total += air[0]
            surface = (his * air + hms * mass + hw * to + left * x) / (his + hms + hw)
            duty = min(max((air[1] - control.cool_c) / 0.02, 0.0), 1.0)
            supply = share * air[0] + (1 - share) * air[1] - control.cooling_w / blower
            blown = duty * blower * np.array([share, 1 - share]) * (supply - air)
            mixed = network.mixing_w_k * (air[1] - air[0]) * np.array([1, -1])
            heat = hve * (to - air) + his * (surface - air) + ia + blown + mixed + np.array([node_w, 0])
            on_mass = hms * (surface - mass) + hem * (te - mass) + ratio * x
            air, mass = air + step * heat / stored[0], mass + step * on_mass / stored[1]
        means.append(total / 360)
    return np.array(means)


def test_an_explicit_integrator_finds_the_same_hours(network: Network, drivers: Drivers) -> None:
    """Ten July days, the first three to settle: hourly means within 0.15 K, and within 0.03 K on average."""
    days, first = 10, 190 * 24
    summer = slice(first, first + 24 * days)

    def cut(around: ZoneDrivers | None) -> ZoneDrivers:
        assert around is not None
        return ZoneDrivers(around.end_c[summer], around.air_w[summer], around.radiant_w[summer])

    part = Drivers(drivers.outdoor_c[summer], cut(drivers.room), cut(drivers.house))
    control = Control(cool_c=24, cooling_w=9_000)
    year = simulate(network, part, control, 800)
    small = by_small_steps(network, part, control, 800, days)
    assert 0 < year.duty[72:].mean() < 1
    difference = year.room_air_c[72:] - small[72:]
    assert np.abs(difference).max() < 0.15
    assert abs(difference.mean()) < 0.03


def test_the_greatest_node_is_just_allowed(network: Network, drivers: Drivers, control: Control) -> None:
    """At the node found few enough hours are too warm, a step above it they are too many."""
    node_w = greatest_node_w(network, drivers, control, 35, 100, most_w=4_000)
    assert 0 < node_w < 4_000
    assert simulate(network, drivers, control, node_w).hours_above(35) <= 100
    assert simulate(network, drivers, control, node_w + 4_000 / 2**14).hours_above(35) > 100


def test_the_ends_of_the_search(network: Network, drivers: Drivers, control: Control) -> None:
    """All of it where all is allowed, nothing where even an empty room is too warm."""
    assert greatest_node_w(network, drivers, control, 500, most_w=4_000) == 4_000
    assert greatest_node_w(network, drivers, control, 10, most_w=4_000) == 0


def test_a_node_that_changes_by_the_hour(network: Network, drivers: Drivers, control: Control) -> None:
    """A node that rests at night warms less than one that never does, and is written down."""
    node = np.where(np.arange(8_760) % 24 < 8, 0.0, 1_200.0)
    rests, never = (simulate(network, drivers, control, watts) for watts in (node, 1_200))
    assert rests.room_air_c.max() < never.room_air_c.max()
    assert rests.node_w == pytest.approx(node)


def test_sums_of_a_year(house: Zone, drivers: Drivers) -> None:
    """Twelve months are the year, peaks are within capacity, and hours beyond the setpoints are counted."""
    assert drivers.house is not None
    year = simulate(Network(house), Drivers(drivers.outdoor_c, drivers.house), Control(24, 20, 3_000, 2_000))
    assert sum(monthly_kwh(year.cooling_w)) == pytest.approx(year.cooling_kwh)
    assert len(monthly_kwh(year.cooling_w)) == 12
    assert (year.peak_cooling_w, year.peak_heating_w) == pytest.approx((3_000, 2_000))
    assert year.too_warm_h() == np.count_nonzero(year.room_air_c > 24 + 1e-6) > 0
    assert year.too_cold_h() == np.count_nonzero(year.room_air_c < 20 - 1e-6) > 0
    assert year.duty.max() == pytest.approx(1)
    assert year.own_unit_kwh == 0


def test_a_neighbor_is_a_house_that_is_held(room: Zone, house: Zone, drivers: Drivers) -> None:
    """A room beside a neighbor at 24 °C is the room of a house that a strong system holds there."""
    control = Control(24, 24, 1e5, 1e5)
    held = simulate(Network(room, house, 30), drivers, control, 500)
    beside = Drivers(drivers.outdoor_c, drivers.room, neighbor_c=np.full(8_760, 24.0))
    assert simulate(Network(room, None, 30), beside, node_w=500).room_air_c == pytest.approx(held.room_air_c, abs=1e-9)


def test_zones_without_mass_run_through_the_year(drivers: Drivers) -> None:
    """Every hour is then a steady state of its own."""
    network = Network(Zone(0, 0, 0, 80, 12, 4, 6), Zone(air_exchange_w_k=60), 30)
    year = simulate(network, drivers, node_w=500)
    assert year.house_air_c is not None
    for hour in (0, 4_000, 8_759):
        states = steady(network, drivers.at(hour), 500)
        assert (year.room_air_c[hour], year.house_air_c[hour]) == pytest.approx(states[[0, 2]])


def test_what_does_not_fit_together_is_refused(network: Network, room: Zone, drivers: Drivers) -> None:
    """Endless capacity over two zones, two coolers in one zone, a house without drivers, a zone without any way out."""
    alone = Drivers(drivers.outdoor_c, drivers.room)
    with pytest.raises(ValueError, match="cooling_w must be a number"):
        simulate(network, drivers, Control(24))
    with pytest.raises(ValueError, match="heating_w must be a number"):
        simulate(network, drivers, Control(heat_c=20))
    with pytest.raises(ValueError, match="one cooler"):
        simulate(Network(room), alone, Control(unit_c=27, unit_w=900))
    with pytest.raises(ValueError, match="its drivers"):
        simulate(network, alone)
    with pytest.raises(ValueError, match="neighbor_c"):
        simulate(Network(room, None, 5), alone)
    for nothing in (Network(Zone()), Network(Zone(), Zone())):
        with pytest.raises(ValueError, match="neither loses nor stores"):
            simulate(nothing, drivers)
