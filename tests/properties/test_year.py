"""Laws that every year keeps, whatever home, limit, legs, battery and node."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.hardware import NodeSpec, resolve
from assess.intake.node import NodeRequest
from assess.year.battery import Store
from assess.year.hvac import RoomYear
from assess.year.ladder import Ladder, ladder
from assess.year.outages import Down
from assess.year.run import Around, flow
from assess.year.steps import Steps
from assess.year.summary import CAUSES, summary
from assess.year.supply import Supply

CAPS = (300.0, 400.0, 500.0, 600.0)
STEPS = Steps()
COUNT = STEPS.count


def node(gpus: int) -> Ladder:
    """Return the ways in which a liquid-cooled node in a basement can run."""
    asked = NodeRequest.model_validate(
        {"model": "generic-liquid", "gpu": "rtx-pro-6000-server", "gpus": 16, "placement": "basement", "volts": 240}
    )
    spec: NodeSpec = resolve(asked, None)
    return ladder(spec, gpus, CAPS)


NODES = {gpus: node(gpus) for gpus in (1, 4, 11, 16)}


@st.composite
def worlds(draw: st.DrawFn) -> Around:
    """Return a home with spikes, a limit, and with or without legs, battery, heat pump, cooler and room."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    home = random.gamma(draw(st.floats(0.3, 4)), draw(st.floats(100, 4_000)), COUNT)
    setpoint = draw(st.floats(1_000, 60_000))
    store = draw(st.none() | st.builds(Store, st.floats(100, 40_000), st.floats(100, 12_000), st.floats(0.5, 1.0)))
    leg = home * random.uniform(0.5, 1.0, COUNT) if draw(st.booleans()) else None
    pump = random.uniform(0, 0.4, COUNT) if draw(st.booleans()) else None
    carries = random.uniform(0, 15_000, COUNT) if draw(st.booleans()) else None
    room = None
    if draw(st.booleans()):
        heat = np.linspace(0, 1_300, 5)
        added = np.cumsum(random.uniform(-0.9, 0.6, (5, COUNT)) * heat[1], axis=0) - 0.0
        added -= added[0]
        room = RoomYear(heat, added, added, -added, random.uniform(0, 1_400, COUNT).clip(max=1_300), 90.0)
    factor = draw(st.floats(0.9, 1.0))
    supply = Supply(setpoint, gives_way=True, store=store)
    return Around(STEPS, home, supply, Down(5.0, 26.0), leg, pump, carries, room, factor)


@settings(max_examples=40, deadline=None)
@given(worlds(), st.sampled_from(sorted(NODES)))
def test_every_step_is_balanced_and_below_its_limit(around: Around, gpus: int) -> None:
    """Sources are sinks to 1e-9 kWh; where the node runs home and node are below the setpoint; nothing flows back."""
    found = flow(around, NODES[gpus], CAPS)
    given_w = 0.0 if found.stored is None else found.stored.given_w
    taken_w = 0.0 if found.stored is None else found.stored.taken_w
    off = found.grid_w + given_w - (around.home_w + found.wall_w + found.added_w + taken_w)
    assert np.abs(off).max() / 1_000 < 1e-9
    assert found.grid_w.min() >= -1e-6
    limit = around.supply.setpoint_w
    assert (found.grid_w[found.running.base_w > 0] <= limit * (1 + 1e-9)).all()
    came_to = summary(found)
    assert (came_to.overload_h == 0).all()
    total = came_to.work_hours + sum(came_to.lost[cause] for cause in CAUSES)
    assert total == pytest.approx(came_to.work_hours_asked, rel=1e-9)
    assert all((came_to.lost[cause] >= -1e-6).all() for cause in CAUSES)


@settings(max_examples=40, deadline=None)
@given(worlds(), st.sampled_from(sorted(NODES)), st.floats(0, 20_000))
def test_more_headroom_never_means_less_work(around: Around, gpus: int, more_w: float) -> None:
    """A higher limit: as much work and as many GPUs in every single step, with a battery or without."""
    wider = replace(around, supply=replace(around.supply, setpoint_w=around.supply.setpoint_w + more_w))
    before, after = (flow(one, NODES[gpus], CAPS).running for one in (around, wider))
    assert (after.throughput >= before.throughput - 1e-9).all()
    assert (after.gpus >= before.gpus - 1e-9).all()


@settings(max_examples=25, deadline=None)
@given(worlds(), st.sampled_from(sorted(NODES)), st.floats(0, 1))
def test_a_home_that_draws_less_leaves_no_less_work(around: Around, gpus: int, kept: float) -> None:
    """Part of the home's load taken away, without a battery, whose own part would be less as well."""
    bare = replace(around, supply=replace(around.supply, store=None))
    leg = None if bare.leg_w is None else bare.leg_w * kept
    smaller = replace(bare, home_w=bare.home_w * kept, leg_w=leg)
    before, after = (summary(flow(one, NODES[gpus], CAPS)) for one in (bare, smaller))
    assert (after.work_hours >= before.work_hours - 1e-6).all()


@settings(max_examples=25, deadline=None)
@given(worlds(), st.sampled_from(sorted(NODES)))
def test_a_higher_cap_never_means_less_work(around: Around, gpus: int) -> None:
    """Under the same limits a node that may draw more does no less; without room or battery, which it would load."""
    bare = replace(around, room=None, supply=replace(around.supply, store=None))
    work = summary(flow(bare, NODES[gpus], CAPS)).work_hours
    assert (np.diff(work) >= -1e-6).all()
