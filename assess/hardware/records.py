"""What the catalogue says of a GPU and of a node, and what one configuration draws and gives off."""

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.intake.room import Placement
from assess.records import Confidence, Figure, Quantity, Record
from assess.rulebook.reference import Table

Cooling = Literal["liquid", "air"]
Workload = Literal["batch", "training", "interactive", "rental"]


class Curve(Record):
    """Relative throughput at a cap: `1 - a (1 - p)^b`, p being cap over full rating, fitted from `p_min` up.

    Below `sure_from` the lower of this curve and that of `LowCap` counts; `rmse` and `worst` are the
    errors of the fit, `spread` what to print on either side.
    """

    name: str
    a: float = Field(ge=0)
    b: float = Field(ge=1)
    p_min: float = Field(gt=0, lt=1)
    sure_from: float = Field(gt=0, lt=1)
    spread: float = Field(gt=0)
    rmse: float
    worst: float
    fitted_on: str
    cite: str
    confidence: Confidence


class LowCap(Record):
    """What counts where a curve is unsure, and the share of the full rating below which none holds."""

    lower_with: str
    refuse_below: Figure


class WorkloadCurve(Record):
    """The curve of a kind of work, and whether a GPU's own compute-bound curve bears on it."""

    curve: str
    compute_bound: bool


class Curves(Record):
    """All of `codes/hardware/curves.toml`."""

    curve: dict[str, Curve]
    low_cap: LowCap
    workload: dict[Workload | Literal["unstated"], WorkloadCurve]

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        for name in (self.low_cap.lower_with, *(w.curve for w in self.workload.values())):
            if name not in self.curve:
                raise ValueError(f'there is no curve "{name}"')
        return self


class Gpu(Record):
    """One GPU of the catalogue."""

    id: str
    name: str
    memory: Figure
    full_w: Figure
    min_cap_w: Figure
    max_cap_w: Figure
    cooling: Literal["passive", "fan", "tray"]
    curve: str | None = Field(None, description="its own curve under compute-bound work, where one was measured")
    home_suitable: bool = True
    verified_floor: bool
    note: str = ""

    @model_validator(mode="after")
    def _caps_ascend(self) -> Self:
        if not 0 < self.min_cap_w.value <= self.full_w.value <= self.max_cap_w.value:
            raise ValueError("the lowest cap, the full rating and the highest cap must ascend")
        return self

    @property
    def memory_gb(self) -> float:
        """Return the memory of one GPU [GB]."""
        return self.memory.value


class Host(Record):
    """What a node draws besides its GPUs, part by part, and where its heat goes."""

    sockets: Table
    cpu_w: Figure
    cpu_share: Figure
    drives_w: Figure
    network_w: Figure
    board_w: Figure
    memory_gb: Figure
    memory_w: Figure
    gpu_idle_w: Figure
    fan_factor: Figure
    pump_factor: Figure
    psu_efficiency: Table
    cooler_fan_share: Figure
    liquid_share: Figure
    wall_band: Figure
    volts: Figure


class NodeModel(Record):
    """One node of the catalogue: a finished product, or a generic host for any GPU.

    A `fixed_host` has all its GPUs, sockets and memory on board however few GPUs run.
    """

    id: str
    name: str
    gpu: str | None = None
    gpus_max: int
    cooling: Cooling
    outdoors_only: bool
    fixed_host: bool = False
    published_wall_w: Figure | None = None
    rated_w: Figure | None = Field(None, description="largest draw without a power control system")
    other_ratings: tuple[Figure, ...] = ()
    power_factor: Figure
    heat_pump_heat_w: Figure | None = None
    heat_pump_cop: Figure | None = None
    battery_kwh: Figure | None = None
    noise_db: Figure | None = None
    includes_pcs: bool = False
    host: Host
    cite: str
    confidence: Confidence
    note: str = ""

    @model_validator(mode="after")
    def _heat_pump_is_whole(self) -> Self:
        if (self.heat_pump_heat_w is None) != (self.heat_pump_cop is None):
            raise ValueError("a heat pump needs both heat_pump_heat_w and heat_pump_cop")
        return self


class NodeSpec(Record):
    """The node asked for, resolved against the catalogue; `assumed` lists in words what was filled in."""

    model: NodeModel
    gpu: Gpu
    gpus: int
    cap_min_w: float
    cap_max_w: float
    cooling: Cooling
    placement: Placement | None
    power_factor: float
    volts: float
    nameplate_a: float | None = None
    workload: Workload | None = None
    assumed: tuple[str, ...] = ()

    @property
    def indoors(self) -> bool:
        """Return whether the node heats a room; one that stands nobody knows where is taken to."""
        return self.placement is None or not self.placement.outdoors


class NodePower(Record):
    """What `gpus` at `cap_w` draw at the wall and give off, continuous figures.

    `wall_w` is what a power control system would hold it to; `rated_w` what the branch circuit
    must assume when nothing but software holds it. `heat_pump_w` is the part of `wall_w` that moves
    the heat which the dry cooler cannot. `throughput` is in full-power GPUs. At many homes at once the
    power is an array, for a heat pump works harder where it is hotter.
    """

    gpus: int
    cap_w: float
    wall_w: Quantity
    wall_va: Quantity
    current_a: Quantity
    heat_pump_w: Quantity
    rated_w: Quantity
    rated_va: Quantity
    rated_a: Quantity
    heat_to_room_w: Quantity
    heat_outdoors_w: Quantity
    cooler_heat_w: Quantity
    throughput: float
    throughput_per_gpu: float
