"""The caps that a request leaves open: inside what the card takes and what is known of its throughput."""

from math import ceil

from assess.errors import IntakeError
from assess.hardware.records import Gpu
from assess.hardware.throughput import lowest_cap_w
from assess.intake.node import NodeRequest
from assess.numbers import quantity


def cap_range_w(request: NodeRequest, gpu: Gpu, assumed: list[str]) -> tuple[float, float]:
    """Return the lowest and the highest cap to consider [W], the lowest in whole watts as drivers take them.

    Raises IntakeError for a cap that the card does not take, that no throughput curve holds for, or that
    contradicts the other; what is filled in is added to `assumed` in words.
    """
    floor = ceil(lowest_cap_w(gpu))
    for field, cap in (("node.cap_w", request.cap_w), ("node.min_cap_w", request.min_cap_w)):
        if cap is not None and not gpu.min_cap_w.value <= cap <= gpu.max_cap_w.value:
            raise _outside(field, cap, gpu)
    highest = request.cap_w
    if highest is None:
        highest = gpu.full_w.value
        assumed.append(f"Up to {quantity(highest, 'W')} per GPU, its full rating, because node.cap_w is not said.")
    elif highest < floor:
        raise IntakeError(
            f"A cap of {quantity(highest, 'W')} is below the {quantity(floor, 'W')} "
            f"down to which the throughput of the {gpu.name} is known.",
            where="node.cap_w",
            hint=f"Ask for {quantity(floor, 'W')} or more, or for fewer GPUs.",
        )
    lowest = max(floor, request.min_cap_w or floor)
    if lowest > highest:
        raise IntakeError(
            f"The lowest cap worth running, {quantity(lowest, 'W')}, "
            f"is above the cap asked for, {quantity(highest, 'W')}.",
            where="node.min_cap_w",
            hint="Lower node.min_cap_w, or raise node.cap_w.",
        )
    if request.min_cap_w is not None and request.min_cap_w < floor:
        assumed.append(
            f"No cap under {quantity(floor, 'W')}, below which the throughput is not known, "
            f"although node.min_cap_w says {quantity(request.min_cap_w, 'W')}."
        )
    if not gpu.verified_floor:
        assumed.append(
            f"The {gpu.name} takes a cap as low as {quantity(gpu.min_cap_w.value, 'W')}, "
            "which nobody has confirmed; `nvidia-smi -q -d POWER` on the card settles it."
        )
    return lowest, highest


def _outside(field: str, cap_w: float, gpu: Gpu) -> IntakeError:
    low, high = quantity(gpu.min_cap_w.value, "W"), quantity(gpu.max_cap_w.value, "W")
    return IntakeError(
        f"A cap of {quantity(cap_w, 'W')} is outside what the {gpu.name} takes, {low} to {high}.",
        where=field,
        hint="Ask for a cap in that range; a GPU that must draw less has to be left out.",
    )
