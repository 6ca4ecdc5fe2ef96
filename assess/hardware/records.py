"""What the catalogue says of a GPU and of a node, and what one configuration draws and gives off."""

from typing import Literal

from pydantic import Field

from assess.intake.room import Placement
from assess.records import Confidence, Figure, Record


class Curve(Record):
    """Relative throughput at a cap: `1 - a (1 - p)^b`, p being cap over full rating, valid from `p_min` up."""

    name: str
    a: float
    b: float
    p_min: float
    spread: float
    cite: str
    confidence: Confidence


class Gpu(Record):
    """One GPU of the catalogue."""

    id: str
    name: str
    memory_gb: float
    full_w: Figure
    min_cap_w: Figure
    max_cap_w: Figure
    cooling: str
    curve: str = "balanced"
    home_suitable: bool = True
    verified_floor: bool
    note: str = ""


class NodeModel(Record):
    """One node of the catalogue: a finished product, or a generic host for any GPU."""

    id: str
    name: str
    gpu: str | None
    gpus_max: int
    cooling: Literal["liquid", "air"]
    outdoors_only: bool
    published_wall_w: Figure | None = None
    rated_w: Figure | None = Field(None, description="largest draw without a power control system")
    other_ratings: tuple[Figure, ...] = ()
    power_factor: Figure
    heat_pump_heat_w: Figure | None = None
    heat_pump_cop: Figure | None = None
    battery_kwh: Figure | None = None
    includes_pcs: bool = False
    host: dict[str, Figure]
    cite: str
    confidence: Confidence
    note: str = ""


class NodeSpec(Record):
    """The node asked for, resolved against the catalogue; `assumed` lists in words what was filled in."""

    model: NodeModel
    gpu: Gpu
    gpus: int
    cap_min_w: float
    cap_max_w: float
    cooling: Literal["liquid", "air"]
    placement: Placement | None
    power_factor: float
    volts: float
    nameplate_a: float | None = None
    assumed: tuple[str, ...] = ()


class NodePower(Record):
    """What `gpus` at `cap_w` draw at the wall and give off, continuous figures.

    `wall_w` is what a power control system would hold it to; `rated_w` what the branch circuit
    must assume when nothing but software holds it. `throughput` is in full-power GPUs.
    """

    gpus: int
    cap_w: float
    wall_w: float
    wall_va: float
    current_a: float
    rated_w: float
    rated_va: float
    rated_a: float
    heat_to_room_w: float
    heat_outdoors_w: float
    cooler_heat_w: float
    throughput: float
    throughput_per_gpu: float
