"""The year of candidates: balanced in every step, below the setpoint, and the same as a plain loop would have it."""

from collections.abc import Callable

import numpy as np
import pytest

from assess.hardware import NodeSpec
from assess.year.battery import Store
from assess.year.hvac import RoomYear
from assess.year.ladder import Ladder, ladder
from assess.year.outages import Down
from assess.year.run import Around, Flow, flow, run_year
from assess.year.steps import Array, Steps
from assess.year.summary import CAUSES, HEAT, LEG, SERVICE, summary

MakeAround = Callable[..., Around]
CAPS = (300.0, 450.0, 600.0)
STORE = Store(usable_wh=8_000, power_w=5_000, round_trip=0.85)


@pytest.fixture
def busy() -> Array:
    """Return a home that is often near 12 kW [W]."""
    random = np.random.default_rng(5)
    return random.gamma(2.0, 1_500, 8_760) + 4_000 * (np.arange(8_760) % 24 > 16)


@pytest.fixture
def room() -> RoomYear:
    """Return a room that in summer takes 300 W and adds a third of the heat, and in winter spares heating."""
    summer = np.sin(np.pi * np.arange(8_760) / 8_760) > 0.7
    heat = np.linspace(0, 6_200, 5)
    added = np.where(summer, heat[:, None] / 3, -0.9 * heat[:, None])
    return RoomYear(
        heat, added, np.maximum(added, 0.0), np.maximum(-added, 0.0), np.where(summer, 300.0, 6_200.0), 90.0
    )


def plain(around: Around, steps: Ladder, cap: float, added: Array) -> list[float]:
    """Return the base of a node step by step, by a plain loop without a battery."""
    wanted = float(steps.base_w[steps.caps_w.index(cap)])
    bases = []
    for n, home in enumerate(around.home_w.tolist()):
        per = 1.0 if around.pump is None else 1 + steps.coolant * float(around.pump[n])
        most = wanted
        if around.carries_w is not None:
            most = min(most, float(around.carries_w[n]) / steps.coolant)
        most = one(steps, most)
        asks = per + max(0.0, float(added[n]))
        left = around.supply.setpoint_w - home
        if around.leg_w is not None:
            left = min(left, around.supply.setpoint_w - 2 * float(around.leg_w[n]))
        bases.append(one(steps, min(most, max(0.0, left) / asks)))
    return bases


def one(steps: Ladder, allowed: float) -> float:
    """Return the base that a node settles at, by trying every way it can run."""
    floor = float(steps.base_w[0])
    if allowed >= floor:
        return min(allowed, float(steps.base_w[-1]))
    ways = [steps.rest_w + k * steps.gpu_w for k in range(steps.gpus)]
    return max((way for way in ways if way <= allowed), default=0.0)


def test_it_is_the_plain_loop(around: MakeAround, eight: Ladder, busy: Array) -> None:
    """Heat pump, cooler, one leg fuller than the other, a limit of 14 kW."""
    hour = np.arange(8_760)
    there = around(
        busy,
        14_000,
        leg_w=0.62 * busy,
        pump=0.2 * (hour % 24 > 11),
        carries_w=np.where(hour % 24 == 15, 2_000.0, 9_000.0),
    )
    for cap in CAPS:
        found = flow(there, eight, (cap,))
        assert found.running.base_w[0] == pytest.approx(np.array(plain(there, eight, cap, np.zeros(8_760))), abs=1e-6)
    came_to = summary(flow(there, eight, (600.0,)))
    assert {cause for cause in (HEAT, SERVICE, LEG) if came_to.curtailed_h[cause][0] > 0} == {HEAT, LEG}


def balance(found: Flow) -> Array:
    """Return what comes in less what goes out, step by step [W]."""
    given = 0.0 if found.stored is None else found.stored.given_w
    taken = 0.0 if found.stored is None else found.stored.taken_w
    return found.grid_w + given - (found.around.home_w + found.wall_w + found.added_w + taken)


@pytest.mark.parametrize("store", [None, STORE])
@pytest.mark.parametrize("per_hour", [1, 4])
def test_what_comes_in_goes_out(
    spec: NodeSpec, around: MakeAround, busy: Array, room: RoomYear, store: Store | None, per_hour: int
) -> None:
    """Sources are sinks to 1e-9 kWh in every step, and what the battery loses is what went in and did not come out."""
    steps = Steps(per_hour)
    inside = ladder(spec.model_copy(update={"placement": None}), 8, CAPS)
    there = around(steps.spread(busy), 13_000, steps=steps, store=store, room=room)
    found = flow(there, inside, CAPS)
    assert np.abs(balance(found)).max() * steps.hours / 1_000 < 1e-9
    assert found.grid_w.min() >= -1e-9
    if found.stored is not None and store is not None:
        held = np.diff(found.stored.held_wh, axis=1, prepend=store.usable_wh)
        way = store.one_way
        moved = (way * found.stored.taken_w - found.stored.given_w / way) * steps.hours
        assert np.abs(moved - held).max() < 1e-6
        losses = (found.stored.taken_w * (1 - way) + found.stored.given_w * (1 / way - 1)).sum(axis=1) * steps.hours
        assert summary(found).battery_loss_kwh == pytest.approx(losses / 1_000, rel=1e-9)
        assert losses.min() > 0


def test_a_control_keeps_every_step_below_its_setpoint(
    spec: NodeSpec, around: MakeAround, busy: Array, room: RoomYear
) -> None:
    """Wherever the node runs at all; where the home alone is above, the node is off."""
    inside = ladder(spec.model_copy(update={"placement": None}), 8, CAPS)
    for store in (None, STORE):
        found = flow(around(busy, 9_000, room=room, store=store), inside, CAPS)
        runs = found.running.base_w > 0
        assert found.grid_w[runs].max() <= 9_000 * (1 + 1e-9)
        assert (summary(found).overload_h == 0).all()
        over = found.around.home_w > 9_000
        assert over.any()
        assert store is not None or found.running.base_w[:, over].max() == 0


def test_without_a_control_nothing_gives_way_and_hours_above_are_counted(
    around: MakeAround, eight: Ladder, busy: Array
) -> None:
    """The node runs as asked; an hour is above the limit when home and node are."""
    found = flow(around(busy, 12_000, gives_way=False), eight, (600.0,))
    came_to = summary(found)
    assert came_to.delivered[0] == 1
    assert came_to.overload_h[0] == np.count_nonzero(busy + eight.base_w[-1] > 12_000)
    assert came_to.overload_h[0] > 100


def test_a_power_factor_counts_against_the_limit(around: MakeAround, eight: Ladder) -> None:
    """At 0.9 the node draws a ninth more volt-amperes, so a limit of its watts turns it down."""
    top = float(eight.base_w[-1])
    full = summary(flow(around(0.0, top), eight, (600.0,)))
    less = flow(around(0.0, top, power_factor=0.9), eight, (600.0,))
    assert full.delivered[0] == 1
    assert less.running.base_w[0, 0] == pytest.approx(0.9 * top)


def test_the_node_of_a_circuit_stays_below_it(around: MakeAround, eight: Ladder) -> None:
    """Its own circuit holds it with a control on the service and without one."""
    for gives_way in (True, False):
        found = flow(around(0.0, circuit_w=4_000.0, gives_way=gives_way), eight, (600.0,))
        assert found.wall_w.max() <= 4_000


def test_lost_and_done_make_up_what_was_asked(around: MakeAround, eight: Ladder, busy: Array) -> None:
    """GPU-hours by cause, outages and the line included."""
    hour = np.arange(8_760)
    there = around(
        busy,
        13_000,
        leg_w=np.where(hour < 4_000, 0.7, 0.5) * busy,
        carries_w=np.where(hour % 24 == 15, 2_000.0, 9_000.0),
        down=Down(10.0, 30.0),
    )
    came_to = summary(flow(there, eight, CAPS))
    total = came_to.work_hours + sum(came_to.lost[cause] for cause in CAUSES)
    assert total == pytest.approx(came_to.work_hours_asked, rel=1e-12)
    assert all(came_to.lost[cause][-1] > 0 for cause in CAUSES)


def test_counts_by_hand(around: MakeAround, eight: Ladder) -> None:
    """A home that takes everything from 5 to 8 every day, and half of what the node needs in one night."""
    top = float(eight.base_w[-1])
    home = np.where((np.arange(8_760) % 24 >= 17) & (np.arange(8_760) % 24 < 20), 20_000.0, 0.0)
    home[0] = 20_000 - (eight.rest_w + 3.5 * eight.gpu_w)
    there = around(home, 20_000, down=Down(8.76, 0.0))
    came_to = summary(flow(there, eight, (600.0,)))
    assert came_to.curtailed_h[SERVICE][0] == 3 * 365 + 1
    assert came_to.longest_h[0] == 3
    assert came_to.gpu_hours[0] == pytest.approx((8 * (8_760 - 1_096) + 3) * 0.999)
    assert came_to.gpu_hours_asked[0] == 8 * 8_760
    assert came_to.guaranteed[0] == 0
    assert came_to.node_kwh[0] == pytest.approx((top * (8_760 - 1_096) + eight.rest_w + 3 * eight.gpu_w) * 0.999e-3)


def test_what_is_sure_is_what_runs_in_all_but_nine_hours(around: MakeAround, eight: Ladder) -> None:
    """Eight hours of want leave all GPUs sure; nine do not."""
    for hours, sure in ((8, 8), (9, 2)):
        home = np.zeros(8_760)
        home[100 : 100 + hours] = 20_000 - (eight.rest_w + 2.2 * eight.gpu_w)
        assert summary(flow(around(home, 20_000), eight, (600.0,))).guaranteed[0] == sure


def test_many_at_once_are_each_alone(spec: NodeSpec, around: MakeAround, busy: Array) -> None:
    """Counts and caps run together give what each gives by itself."""
    there = around(busy, 12_000, store=STORE)
    several = [ladder(spec, gpus, CAPS) for gpus in (2, 5, 8)]
    together = run_year(there, several, CAPS)
    for steps, found in zip(several, together, strict=True):
        for n, cap in enumerate(CAPS):
            alone = summary(flow(there, steps, (cap,)))
            assert alone.work_hours[0] == pytest.approx(found.work_hours[n], rel=1e-12)
            assert alone.node_kwh[0] == pytest.approx(found.node_kwh[n], rel=1e-12)
            assert alone.longest_h[0] == found.longest_h[n]


def test_a_room_turns_the_node_down_and_adds_to_the_draw(spec: NodeSpec, around: MakeAround, room: RoomYear) -> None:
    """In summer the room takes 300 W, in winter what the node spares of heating is no headroom but saves energy."""
    inside = ladder(spec.model_copy(update={"placement": None}), 8, CAPS)
    found = flow(around(1_000.0, 30_000, room=room), inside, (600.0,))
    summer = room.allows_w < 1_000
    heat_w = found.running.base_w[0] * inside.to_room
    assert heat_w[summer].max() <= 300 + 1e-9
    assert found.added_w[0, summer] == pytest.approx(heat_w[summer] / 3, rel=1e-9)
    # Heat spared is at most what the home draws.
    assert found.added_w[0, ~summer].min() >= -1_000
    assert summary(found).curtailed_h[HEAT][0] == np.count_nonzero(summer)


def test_between_the_nodes_that_were_run_the_added_draw_is_read_in_a_straight_line(room: RoomYear) -> None:
    """At a node that was run it is that one's; between two, between both; never beyond the largest."""
    assert room.added_by(0) == pytest.approx(room.added_w[0])
    assert room.added_by(6_200) == pytest.approx(room.added_w[4])
    assert room.added_by(9_999) == pytest.approx(room.added_w[4])
    assert room.added_by(6_200 * 0.6) == pytest.approx(0.6 * room.added_w[4])
