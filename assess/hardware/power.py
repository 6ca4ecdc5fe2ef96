"""What one configuration of a node draws, what its circuit must assume, and where its heat goes."""

from dataclasses import dataclass
from functools import lru_cache

from assess.hardware.draw import Draw, Plant, at_the_wall, gpus_w, host_w, plant_of
from assess.hardware.records import NodePower, NodeSpec
from assess.hardware.throughput import throughput_figure
from assess.records import Basis, is_many
from assess.worksheet import Worksheet
from assess.worksheet.arrays import Value


def node_power(
    spec: NodeSpec,
    gpus: int,
    cap_w: float,
    ws: Worksheet,
    *,
    dry_cooler_share: float = 1.0,
    heat_pump_cop: float | None = None,
) -> NodePower:
    """Return what `gpus` GPUs at `cap_w` draw at the wall and give off; the working stays on `ws`.

    `dry_cooler_share` is the share of the coolant's heat that needs no heat pump that day. Raises IntakeError
    for a cap that no throughput curve holds for, LookupError for more GPUs than the host takes.
    """
    per_gpu = ws.given("Throughput of one GPU at its cap", throughput_figure(cap_w, spec.gpu, spec.workload))
    plant = plant_of(spec, dry_cooler_share, heat_pump_cop, ws)
    host = host_w(spec, gpus, ws)
    draw = at_the_wall(spec, {"GPUs": gpus_w(gpus, cap_w, ws), "host": host}, plant, ws)
    wall_va = ws.product("Apparent power", (draw.wall_w, "W"), over=[_power_factor(spec)], unit="VA")
    current_a = ws.product("Current", (wall_va, "VA"), over=[(spec.volts, "V")], unit="A")
    rated_w, rated_va, rated_a = _rated(spec, gpus, host, plant, wall_va, ws)
    to_room = _heat_to_room_w(spec, draw, ws)
    outdoors = ws.total("Heat outdoors", {"wall": draw.wall_w}, less={"room": to_room}, unit="W")
    total = ws.product("Throughput", (gpus, "GPUs"), (per_gpu, "of full"), unit="full-power GPUs")
    return NodePower(
        gpus=gpus,
        cap_w=cap_w,
        wall_w=draw.wall_w,
        wall_va=wall_va,
        current_a=current_a,
        heat_pump_w=draw.heat_pump_w,
        rated_w=rated_w,
        rated_va=rated_va,
        rated_a=rated_a,
        heat_to_room_w=to_room,
        heat_outdoors_w=outdoors,
        cooler_heat_w=draw.coolant_heat_w,
        throughput=total,
        throughput_per_gpu=per_gpu,
    )


def silent_power(
    spec: NodeSpec, gpus: int, cap_w: float, dry_cooler_share: float = 1.0, heat_pump_cop: float | None = None
) -> NodePower:
    """Return the same without the working, once for all homes that ask for the same node on a day as hot."""
    if is_many(dry_cooler_share) or is_many(heat_pump_cop):
        return _silent(spec, gpus, cap_w, dry_cooler_share, heat_pump_cop)
    return _kept(_Spec(spec), gpus, cap_w, dry_cooler_share, heat_pump_cop)


@dataclass(frozen=True, eq=False, slots=True)
class _Spec:
    """A node as a key: the same only if it is that very one, for to compare two takes longer than what is kept."""

    spec: NodeSpec

    def __hash__(self) -> int:
        return id(self.spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Spec) and other.spec is self.spec


def _silent(spec: NodeSpec, gpus: int, cap_w: float, share: float, cop: float | None) -> NodePower:
    return node_power(spec, gpus, cap_w, Worksheet(recording=False), dry_cooler_share=share, heat_pump_cop=cop)


@lru_cache(maxsize=4096)
def _kept(node: _Spec, gpus: int, cap_w: float, share: float, cop: float | None) -> NodePower:
    return _silent(node.spec, gpus, cap_w, share, cop)


def _rated(
    spec: NodeSpec, gpus: int, host: Value, plant: Plant, wall_va: Value, ws: Worksheet
) -> tuple[Value, Value, Value]:
    """Return what the branch circuit must assume [W, VA, A], never less than the node draws.

    The nameplate counts before the catalogue. Without either it is the draw at the highest cap the card
    takes, because a cap set in software is no limit.
    """
    factor = _power_factor(spec)
    if spec.nameplate_a is not None:
        amps = ws.given("Rated current, nameplate", spec.nameplate_a, "A", basis=Basis.LABEL)
        stated = ws.product("Apparent power by the nameplate", (amps, "A"), (spec.volts, "V"), unit="VA")
        va = ws.largest("Rated apparent power", {"nameplate": stated, "draw worked out": wall_va}, unit="VA")
        watts = ws.product("Rated power", (va, "VA"), factor, unit="W")
        return watts, va, ws.product("Rated current", (va, "VA"), over=[(spec.volts, "V")], unit="A")
    if spec.model.rated_w is not None:
        watts = ws.given("Rated power", spec.model.rated_w, basis=Basis.ASSUMED, note=spec.model.rated_w.note)
    else:
        highest = gpus_w(gpus, spec.gpu.max_cap_w.value, ws, "GPUs at the highest cap they take")
        parts = {"GPUs": highest, "host": host}
        watts = at_the_wall(spec, parts, plant, ws, ", rated").wall_w
    va = ws.product("Rated apparent power", (watts, "W"), over=[factor], unit="VA")
    return watts, va, ws.product("Rated current", (va, "VA"), over=[(spec.volts, "V")], unit="A")


def _heat_to_room_w(spec: NodeSpec, draw: Draw, ws: Worksheet) -> Value:
    """Return the heat that stays in the room [W]: all of it by air, what the coolant misses by liquid."""
    label = "Heat to the room"
    if not spec.indoors:
        return ws.share(label, draw.wall_w, 0.0, unit="W", note="the node stands outdoors")
    if spec.cooling == "air":
        return ws.share(label, draw.wall_w, 1.0, unit="W", note="an air-cooled node keeps nothing back")
    return ws.total(label, {"supplies": draw.supplies_w}, less={"coolant": draw.coolant_heat_w}, unit="W")


def _power_factor(spec: NodeSpec) -> tuple[float, str]:
    return spec.power_factor, "power factor"
