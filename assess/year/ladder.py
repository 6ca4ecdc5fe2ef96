"""The ways a node of so many GPUs can run, from off to its highest cap: what each draws and achieves.

Between its lowest and its highest cap a node is turned down; below that GPUs are shed one by one, at the lowest cap;
below one GPU it rests, its host awake; below that it is off. Every part of its draw is in proportion to its DC load, so
one figure stands for all of it: the draw at the wall without the heat pump, here called its base.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assess.hardware import NodeSpec, relative_throughput
from assess.hardware.draw import Plant, at_the_wall, gpus_w, host_w
from assess.rulebook.reference import load_reference
from assess.worksheet import Worksheet
from assess.year.steps import Array


@dataclass(frozen=True, eq=False)
class Ladder:
    """A node of `gpus` GPUs: its base at rest, with each GPU at the lowest cap, and all of them at each cap [W].

    `throughput` is that of all GPUs at each cap, in GPUs at full power. `coolant` and `to_room` are the heat into the
    coolant and into the room for each watt of base.
    """

    gpus: int
    caps_w: tuple[float, ...]
    rest_w: float
    gpu_w: float
    base_w: Array
    throughput: Array
    coolant: float
    to_room: float

    @property
    def first_w(self) -> float:
        """Return the base of one GPU at the lowest cap, the others resting [W]."""
        return self.rest_w + self.gpu_w

    def settle(self, allowed_w: Array) -> "Running":
        """Return how the node runs with these watts of base, never above them."""
        floor_w, top_w = float(self.base_w[0]), float(self.base_w[-1])
        base = np.minimum(allowed_w, top_w)
        throughput = np.interp(base, self.base_w, self.throughput)
        gpus = np.full(base.shape, float(self.gpus))
        short = base < floor_w
        if short.any():
            left = base[short]
            running = np.floor((left - self.rest_w) / self.gpu_w)
            running = np.clip(running, 0, self.gpus - 1)
            # What rounding may have given too much is taken back, so that no step is above its limit.
            running -= (running > 0) & (self.rest_w + running * self.gpu_w > left)
            awake = left >= self.rest_w
            base[short] = np.where(awake, self.rest_w + running * self.gpu_w, 0.0)
            gpus[short] = np.where(awake, running, 0.0)
            throughput[short] = gpus[short] * (float(self.throughput[0]) / self.gpus)
        return Running(base, gpus, throughput)


@dataclass(frozen=True, eq=False)
class Running:
    """A node step by step: its base [W], how many GPUs run, and their throughput in GPUs at full power."""

    base_w: Array
    gpus: Array
    throughput: Array


def ladder(spec: NodeSpec, gpus: int, caps_w: Sequence[float]) -> Ladder:
    """Return the ways a node can run at these caps; the lowest is where shedding begins.

    Raises IntakeError for a cap that no throughput curve holds for, LookupError for more GPUs than the host takes.
    """
    ws = Worksheet(recording=False)
    caps = tuple(sorted(set(caps_w)))
    plant = _without_heat_pump(spec)
    host = float(host_w(spec, gpus, ws))
    idle = spec.model.host.gpu_idle_w.value
    rest_share = load_reference("reference/year").figure("node.rest_share").value

    def base(parts: dict[str, float]) -> float:
        return float(at_the_wall(spec, dict(parts), plant, ws).wall_w)

    whole = [base({"host": host, "GPUs": float(gpus_w(gpus, cap, ws))}) for cap in caps]
    draw = at_the_wall(spec, {"host": host}, plant, ws)
    wall = float(draw.wall_w)
    coolant = float(draw.coolant_heat_w) / wall
    if not spec.indoors:
        to_room = 0.0
    elif spec.cooling == "air":
        to_room = 1.0
    else:
        to_room = float(draw.supplies_w) / wall - coolant
    rest = min(base({"host": rest_share * host, "GPUs": gpus * idle}), whole[0])
    full = np.array([gpus * relative_throughput(cap, spec.gpu, spec.workload) for cap in caps])
    return Ladder(gpus, caps, rest, (whole[0] - rest) / gpus, np.array(whole), full, coolant, to_room)


def _without_heat_pump(spec: NodeSpec) -> Plant:
    """Return a plant whose dry cooler carries everything."""
    table = spec.model.host.psu_efficiency
    ws = Worksheet(recording=False)
    efficiency = ws.lookup(table.title, spec.volts, table.rows, key_unit=table.key_unit, unit=table.unit, how="between")
    return Plant(efficiency, 1.0, (1.0, "COP"))
