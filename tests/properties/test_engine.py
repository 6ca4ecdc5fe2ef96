"""What holds for the heat balance, whatever the house."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assess.thermal.engine.annual import simulate
from assess.thermal.engine.control import Control
from assess.thermal.engine.network import Drivers, Network, Surroundings, ZoneDrivers, ZoneSurroundings
from assess.thermal.engine.settle import held_by_unit, settle_with_unit
from assess.thermal.engine.steady import admissible_node_w, steady
from assess.thermal.engine.transient import respond
from assess.thermal.engine.zone import Zone

UNTIMED = settings(deadline=None, max_examples=40)  # a busy machine is no falsified example
HOURS = 240
HOUR = np.arange(HOURS)


@st.composite
def zones(draw: st.DrawFn, scale: float) -> Zone:
    """Return a zone of so many square meters of surface, some without mass, some that conduct more than their mass."""
    surface = scale * draw(st.floats(0.5, 2))
    return Zone(
        air_j_k=draw(st.floats(0.3, 1)) * 1e3 * surface,
        mass_j_k=draw(st.sampled_from([0, 1])) * draw(st.floats(1e3, 2e5)) * surface,
        mass_area_m2=surface * draw(st.sampled_from([0, 0.05, 0.5, 1])),
        surface_area_m2=surface,
        opaque_w_k=surface * draw(st.floats(0, 1)),
        window_w_k=surface * draw(st.floats(0, 0.3)),
        air_exchange_w_k=surface * draw(st.floats(0.01, 0.3)),
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Return a room and a house; the room gets less than a third of the air."""
    return Network(
        draw(zones(80)),
        draw(zones(700)),
        mixing_w_k=draw(st.floats(0, 500)),
        blower_w_k=draw(st.floats(300, 2_500)),
        share=draw(st.floats(0, 0.3)),
    )


@st.composite
def weeks(draw: st.DrawFn) -> Drivers:
    """Return ten days of weather, warm or cold, cloudy or bright."""
    outdoor = draw(st.floats(-15, 38)) + draw(st.floats(0, 8)) * np.sin(2 * np.pi * (HOUR % 24 - 9) / 24)
    sun = np.maximum(0, np.sin(2 * np.pi * (HOUR % 24 - 6) / 24))
    bright = draw(st.floats(0, 1))
    return Drivers(
        outdoor,
        ZoneDrivers(outdoor + 10 * bright * sun, np.full(HOURS, 20.0), 60 + 500 * bright * sun),
        ZoneDrivers(outdoor + 10 * bright * sun, np.full(HOURS, 300.0), 400 + 5_000 * bright * sun),
    )


CONTROLS = st.builds(
    Control,
    cool_c=st.floats(22, 27),
    heat_c=st.floats(15, 21),
    cooling_w=st.floats(3_500, 20_000),
    heating_w=st.floats(0, 20_000),
    fan_on=st.booleans(),
    unit_c=st.sampled_from([27.0, float("inf")]),
    unit_w=st.floats(0, 5_000),
)


COOLING_ONLY = st.builds(Control, cool_c=st.floats(22, 27), cooling_w=st.floats(3_500, 20_000), fan_on=st.booleans())


@UNTIMED
@given(networks(), weeks(), st.floats(0, 3_000), st.floats(0, 3_000))
def test_more_node_never_cools_a_house_that_floats(
    network: Network, week: Drivers, node_w: float, more_w: float
) -> None:
    """Every hour of room and house."""
    less, more = (simulate(network, week, node_w=watts) for watts in (node_w, node_w + more_w))
    assert less.house_air_c is not None
    assert more.house_air_c is not None
    assert (more.room_air_c >= less.room_air_c - 1e-6).all()
    assert (more.house_air_c >= less.house_air_c - 1e-6).all()


@UNTIMED
@given(networks(), weeks(), CONTROLS, st.floats(0, 1_500))
def test_no_hour_breaks_a_rule(network: Network, week: Drivers, control: Control, node_w: float) -> None:
    """Duties are parts of an hour, never both at once, and a duty between 0 and 1 is at its setpoint."""
    year = simulate(network, week, control, node_w)
    for duty, setpoint in ((year.duty, year.cool_c), (year.heating_duty, year.heat_c)):
        assert ((duty >= 0) & (duty <= 1)).all()
        part = (duty > 0) & (duty < 1)
        assert np.allclose(year.thermostat_c[part], setpoint[part], atol=1e-6)
    assert not (year.duty * year.heating_duty).any()
    assert (year.own_unit_w >= 0).all()
    assert (year.own_unit_w <= np.asarray(control.unit_w) * (1 + 1e-9) + 1e-4).all()


@UNTIMED
@given(networks(), weeks(), COOLING_ONLY, st.floats(0, 1_000), st.floats(1, 1_000))
def test_more_node_never_cools_the_room_on_the_first_hour(
    network: Network, week: Drivers, control: Control, node_w: float, more_w: float
) -> None:
    """A thermostat that cools, and a room less above the house than the fall of the supply air over its share."""
    less, more = (simulate(network, week, control, watts, warm_up_h=0) for watts in (node_w, node_w + more_w))
    assert less.house_air_c is not None
    assert more.house_air_c is not None
    fall_k = float(np.max(control.cooling_w)) / network.blower_w_k
    assume(network.share * (more.room_air_c[0] - more.house_air_c[0]) < fall_k)
    assert more.room_air_c[0] >= less.room_air_c[0] - 1e-6


@UNTIMED
@given(
    st.tuples(st.floats(100, 1_500), st.floats(5, 100), st.floats(-10_000, 40_000)),
    st.tuples(st.floats(0, 300), st.floats(0, 1_000), st.floats(0, 0.3)),
    st.tuples(st.floats(24, 30), st.floats(1, 6_000), st.floats(0.001, 0.999)),
    st.floats(10_000, 20_000),
)
def test_a_room_held_by_its_unit_is_found_the_short_way(
    ties: tuple[float, float, float],
    mixing: tuple[float, float, float],
    unit: tuple[float, float, float],
    cooling_w: float,
) -> None:
    """A room whose balance leaves a part of the unit's capacity: as the long way, which tries no unit and all of it."""
    house_k, room_k, house_w = ties
    share, (held_c, unit_w, part) = mixing[2], unit
    fixed = (mixing[0], mixing[1] * share * (1 - share), 1 - share, share)
    setpoints, limit = (24.0, 18.0), (cooling_w, 10_000.0)

    def short(room_w: float, unit_w: float) -> tuple[float, float, float] | None:
        air = (house_k, room_k, house_w + 22 * house_k, room_w)
        return held_by_unit(air, fixed, *setpoints, limit, (held_c, unit_w))

    house = short(1e9, 2e9)
    assert house is not None
    here_c, _, duty = house
    # The supply air is colder than the room, so that less of the unit is never a colder room.
    assume(cooling_w > mixing[1] * (1 - share) * (held_c - here_c))
    tie = fixed[0] + abs(duty) * fixed[1]
    room_w = part * unit_w + share * duty * limit[0 if duty > 0 else 1] + room_k * held_c + tie * (held_c - here_c)
    assert short(room_w, unit_w) == house
    air = (house_k, room_k, house_w + 22 * house_k, room_w)
    long = settle_with_unit(air, fixed, *setpoints, limit, (held_c, unit_w), in_house=True)
    assert np.allclose(long, house, atol=1e-6)


@UNTIMED
@given(networks(), st.floats(20, 40), st.floats(0, 5_000))
def test_the_three_solvers_agree(network: Network, outdoor_c: float, node_w: float) -> None:
    """The end of a long transient, the steady state and the node that it allows."""
    around = Surroundings(outdoor_c, ZoneSurroundings(outdoor_c, 20, 300), ZoneSurroundings(outdoor_c, 300, 2_000))
    rest = steady(network, around, node_w)
    late = respond(network, around, node_w, np.full(4, 22.0)).states_c(1e9)[:, 0]
    assert np.allclose(late[[0, 2]], rest[[0, 2]], atol=1e-6)
    assert abs(admissible_node_w(network, around, float(rest[0])).node_w - node_w) < 1e-5
