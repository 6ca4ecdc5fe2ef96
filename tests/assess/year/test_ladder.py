"""A node is turned down, then sheds GPUs one by one, then rests, then is off; never above what it may draw."""

import numpy as np
import pytest

from assess.hardware import NodeSpec, node_power, relative_throughput, resolve
from assess.intake.node import NodeRequest
from assess.worksheet import Worksheet
from assess.year.ladder import Ladder, ladder

CAPS = (300.0, 450.0, 600.0)


@pytest.mark.parametrize("gpus", [1, 5, 8])
@pytest.mark.parametrize("cap", CAPS)
def test_a_node_at_its_cap_draws_what_the_hardware_says(spec: NodeSpec, gpus: int, cap: float) -> None:
    """Wall, coolant and room as `node_power` has them, throughput too."""
    steps = ladder(spec, gpus, CAPS)
    power = node_power(spec, gpus, cap, Worksheet(recording=False))
    base = float(steps.base_w[CAPS.index(cap)])
    assert base == pytest.approx(power.wall_w, rel=1e-12)
    assert base * steps.coolant == pytest.approx(power.cooler_heat_w, rel=1e-12)
    assert base * steps.to_room == pytest.approx(power.heat_to_room_w, abs=1e-9)
    assert steps.throughput[CAPS.index(cap)] == pytest.approx(power.throughput, rel=1e-12)


@pytest.mark.parametrize(
    ("model", "placement"),
    [("generic-air", "utility_room"), ("generic-liquid", "basement"), ("xfra-16", "outdoor_pad")],
)
def test_the_same_indoors_and_for_a_finished_node(model: str, placement: str) -> None:
    """Heat to the room is in proportion to the draw; a finished node's other GPUs idle."""
    gpu = None if model == "xfra-16" else "rtx-pro-6000-server"
    asked = NodeRequest.model_validate({"model": model, "gpu": gpu, "gpus": 6, "placement": placement, "volts": 240})
    spec = resolve(asked, None)
    steps = ladder(spec, 6, CAPS)
    power = node_power(spec, 6, 450, Worksheet(recording=False))
    assert steps.base_w[1] == pytest.approx(power.wall_w, rel=1e-12)
    assert steps.base_w[1] * steps.to_room == pytest.approx(power.heat_to_room_w, rel=1e-9, abs=1e-9)


def test_gpus_are_shed_one_by_one(eight: Ladder) -> None:
    """Just enough for k GPUs runs k, a watt less runs k - 1, each at the lowest cap."""
    for k in range(1, 9):
        enough = eight.rest_w + k * eight.gpu_w
        run = eight.settle(np.array([enough + 1e-6, enough - 1.0]))
        assert run.gpus.tolist() == [k, k - 1]
        assert run.throughput[0] == pytest.approx(k * eight.throughput[0] / 8, rel=1e-6)


def test_below_one_gpu_it_rests_and_below_that_it_is_off(eight: Ladder) -> None:
    """Resting draws the host and idle GPUs and does nothing."""
    run = eight.settle(np.array([eight.first_w - 1, eight.rest_w, eight.rest_w - 1, 0.0]))
    assert run.gpus.tolist() == [0, 0, 0, 0]
    assert run.throughput.tolist() == [0, 0, 0, 0]
    assert run.base_w.tolist() == [eight.rest_w, eight.rest_w, 0, 0]


def test_between_the_caps_throughput_is_read_in_a_straight_line(eight: Ladder, spec: NodeSpec) -> None:
    """Which is below the curve, the safe side."""
    middle = float(eight.base_w[1] + eight.base_w[2]) / 2
    run = eight.settle(np.array([middle]))
    assert run.throughput[0] == pytest.approx((eight.throughput[1] + eight.throughput[2]) / 2)
    assert run.throughput[0] <= 8 * relative_throughput(375, spec.gpu, spec.workload)
    assert run.gpus[0] == 8


def test_it_never_draws_more_than_it_may(eight: Ladder) -> None:
    """At every watt from nothing to twice its largest draw; and with more it never does less."""
    allowed = np.arange(0, 2 * float(eight.base_w[-1]), 0.5)
    run = eight.settle(allowed.copy())
    assert (run.base_w <= allowed).all()
    assert (np.diff(run.throughput) >= 0).all()
    assert (np.diff(run.gpus) >= 0).all()
    assert run.base_w.max() == eight.base_w[-1]
