"""How much of its full throughput a GPU keeps under a power cap."""

from math import isclose

from assess.errors import IntakeError
from assess.hardware.catalogue import curves
from assess.hardware.records import Curve, Gpu, Workload
from assess.numbers import percent, quantity
from assess.records import Confidence, Figure


def on_curve(curve: Curve, p: float) -> float:
    """Return the throughput at `p`, cap over full rating, as a share of the full one.

    A cap above the full rating counts as the full rating: no curve was measured there.
    """
    return float(1 - curve.a * max(0.0, 1 - p) ** curve.b)


def relative_throughput(cap_w: float, gpu: Gpu, workload: Workload | None) -> float:
    """Return the throughput of `gpu` at `cap_w` as a share of the full one; it never falls as the cap rises.

    Raises IntakeError below the share of the full rating at which no curve holds.
    """
    return throughput_figure(cap_w, gpu, workload).value


def throughput_figure(cap_w: float, gpu: Gpu, workload: Workload | None) -> Figure:
    """Return the same share with its source, its confidence and the band to print. Raises IntakeError."""
    p = cap_w / gpu.full_w.value
    refuse_below = curves().low_cap.refuse_below.value
    if p < refuse_below and not isclose(p, refuse_below):
        raise IntakeError(
            f"A cap of {quantity(cap_w, 'W')} is {percent(p)} of the full rating of the {gpu.name}; "
            f"below {percent(refuse_below)} throughput collapses and is not known.",
            where="node.cap_w",
            hint=f"Ask for {quantity(lowest_cap_w(gpu), 'W')} or more, or for fewer GPUs.",
        )
    used = _curves_at(p, gpu, workload)
    value = min(on_curve(curve, p) for curve in used)
    spread = max(curve.spread for curve in used)
    return Figure(
        value=value,
        unit="of full",
        cite="; ".join(dict.fromkeys(f"{curve.name} curve: {curve.cite}" for curve in used)),
        confidence=Confidence.weakest(*(curve.confidence for curve in used)),
        low=max(0.0, value - spread),
        high=min(1.0, value + spread),
    )


def lowest_cap_w(gpu: Gpu) -> float:
    """Return the lowest cap that the card takes and a curve holds for [W]."""
    return max(gpu.min_cap_w.value, gpu.full_w.value * curves().low_cap.refuse_below.value)


def _curves_at(p: float, gpu: Gpu, workload: Workload | None) -> list[Curve]:
    """Return the curves of which the lowest counts."""
    shelf = curves()
    asked = shelf.workload[workload or "unstated"]
    used = [shelf.curve[asked.curve]]
    if asked.compute_bound and gpu.curve is not None:
        used.append(shelf.curve[gpu.curve])
    if any(p < curve.sure_from for curve in used):
        used.append(shelf.curve[shelf.low_cap.lower_with])
    return used
