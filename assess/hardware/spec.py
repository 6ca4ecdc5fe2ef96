"""The node asked for, found in the catalogue: gaps are filled in and said, contradictions refused."""

from functools import lru_cache

from assess.errors import IntakeError
from assess.hardware.caps import cap_range_w
from assess.hardware.catalogue import gpus, nodes
from assess.hardware.naming import find
from assess.hardware.records import Gpu, NodeModel, NodeSpec
from assess.intake.node import NodeRequest
from assess.intake.room import Placement
from assess.numbers import percent, quantity


@lru_cache(maxsize=1024)  # most homes of a table ask for the same node
def resolve(request: NodeRequest, room_kind: Placement | None, *, service_volts: float | None = None) -> NodeSpec:
    """Return the node of a request; `assumed` says in words what was filled in.

    The request's own placement goes before the room's kind, and its volts before those of the service.
    Raises IntakeError for a node or GPU that is not in the catalogue, for a count or a cap that the hardware
    cannot do, and for a placement or a cooling that contradicts the node.
    """
    assumed: list[str] = []
    placement = _placement(request, room_kind, assumed)
    model = _model(request, placement, assumed)
    gpu = _gpu(request, model)
    if model.outdoors_only and request.placement is None and placement is not None and not placement.outdoors:
        assumed.append(f"The {model.name} stands on a pad outdoors, not in the {placement.value.replace('_', ' ')}.")
        placement = Placement.OUTDOOR_PAD
    placement = _stands(model, placement, assumed)
    count = _count(request, model, assumed)
    lowest, highest = cap_range_w(request, gpu, assumed)
    volts = request.volts or service_volts
    if volts is None:
        volts = model.host.volts.value
        assumed.append(f"{quantity(volts, 'V')} supply, because neither node.volts nor service.volts is said.")
    if request.power_factor is None:
        factor = model.power_factor
        assumed.append(
            f"A power factor of {factor.value:g}, because node.power_factor is not said. {factor.note or ''}".strip()
        )
    if request.workload is None:
        assumed.append("Mixed work, because node.workload is not said; it decides what a cap costs.")
    assumed.extend(_about_power(request, model))
    return NodeSpec(
        model=model,
        gpu=gpu,
        gpus=count,
        cap_min_w=lowest,
        cap_max_w=highest,
        cooling=model.cooling,
        placement=placement,
        power_factor=request.power_factor or model.power_factor.value,
        volts=volts,
        nameplate_a=request.nameplate_a,
        workload=request.workload,
        assumed=tuple(assumed),
    )


def _placement(request: NodeRequest, room_kind: Placement | None, assumed: list[str]) -> Placement | None:
    if request.placement is not None and room_kind not in {None, request.placement}:
        assumed.append(
            f'The node stands at "{request.placement}" as node.placement says, '
            f'and not at "{room_kind}" as room.kind says.'
        )
    return request.placement or room_kind


def _model(request: NodeRequest, placement: Placement | None, assumed: list[str]) -> NodeModel:
    if request.model is not None:
        model = find(request.model, nodes(), "node", "node.model")
        if request.cooling not in {None, model.cooling}:
            raise IntakeError(
                f'node.cooling is "{request.cooling}", but the {model.name} is cooled by {model.cooling}.',
                where="node.cooling",
                hint="Leave node.cooling out, or name another node.",
            )
        return model
    if request.gpu is None:
        raise IntakeError(
            "The node is unknown: neither node.model nor node.gpu is said.",
            where="node.model",
            hint="`assess nodes list` shows the nodes and the GPUs that are known.",
        )
    cooling = request.cooling
    if cooling is None:
        cooling = "liquid" if placement is not None and placement.outdoors else "air"
        why = (
            "an air-cooled host cannot stand outdoors"
            if cooling == "liquid"
            else "air is the stricter: it draws more, and all its heat stays in the room"
        )
        assumed.append(f"Cooling by {cooling}, because node.cooling is not said and {why}.")
    return next(m for m in nodes().values() if m.gpu is None and m.cooling == cooling)


def _gpu(request: NodeRequest, model: NodeModel) -> Gpu:
    name = request.gpu or model.gpu
    if name is None:
        raise IntakeError(
            f"The {model.name} takes any GPU, and node.gpu does not say which.",
            where="node.gpu",
            hint="`assess nodes list` shows the GPUs that are known.",
        )
    gpu = find(name, gpus(), "GPU", "node.gpu")
    if model.gpu not in {None, gpu.id}:
        raise IntakeError(
            f'node.gpu is "{name}", but the {model.name} comes with {model.gpu}.',
            where="node.gpu",
            hint=f'Leave node.gpu out, or name a generic host, such as model = "generic-{model.cooling}".',
        )
    if not gpu.home_suitable:
        raise IntakeError(
            f"The {gpu.name} is a module for its maker's server tray, not a card for a node in a home.",
            where="node.gpu",
            hint="`assess nodes list` shows the GPUs that suit a home.",
        )
    return gpu


def _stands(model: NodeModel, placement: Placement | None, assumed: list[str]) -> Placement | None:
    """Return where the node stands, refusing what contradicts it."""
    if placement is None:
        if model.outdoors_only:
            assumed.append(f"The {model.name} stands on a pad outdoors, the only place made for it.")
            return Placement.OUTDOOR_PAD
        assumed.append("The node stands in a room, the stricter case, because node.placement is not said.")
    elif model.outdoors_only and not placement.outdoors:
        raise IntakeError(
            f'The {model.name} is made to stand outdoors only, and "{placement}" is not.',
            where="node.placement",
            hint=f'Say node.placement = "{Placement.OUTDOOR_PAD}", or name another node.',
        )
    elif model.cooling == "air" and placement.outdoors:
        raise IntakeError(
            f'The {model.name} draws room air and cannot stand at "{placement}".',
            where="node.placement",
            hint='Ask for cooling = "liquid", or for a place indoors.',
        )
    return placement


def _count(request: NodeRequest, model: NodeModel, assumed: list[str]) -> int:
    if request.gpus is None:
        assumed.append(f"{model.gpus_max} GPUs, the most the node holds, because node.gpus is not said.")
        return model.gpus_max
    if request.gpus > model.gpus_max:
        raise IntakeError(
            f"node.gpus asks for {request.gpus} GPUs; the {model.name} holds {model.gpus_max}.",
            where="node.gpus",
            hint=f"Ask for {model.gpus_max} or fewer.",
        )
    return request.gpus


def _about_power(request: NodeRequest, model: NodeModel) -> list[str]:
    """Return what is assumed of the draw."""
    said = []
    if model.published_wall_w is None:
        said.append(
            f"The host's own draw is an estimate, part by part; "
            f"expect the wall power within {percent(model.host.wall_band.value)} either way."
        )
    if model.rated_w is not None and request.nameplate_a is None:
        said.append(
            f"A largest draw of {quantity(model.rated_w.value, 'W')}, because node.nameplate_a is not said. "
            f"{model.rated_w.note or ''}".strip()
        )
    return said
