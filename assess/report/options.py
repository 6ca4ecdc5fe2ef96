"""The options in words: every place and power mode beside the best node there, for the terminal and the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.intake import Placement, PowerManagement
from assess.numbers import number, quantity
from assess.records import Confidence
from assess.verdict import Cost, Option

TITLE = "Every place and power mode"
HEADS = ("Place", "Power", "GPUs", "Cap", "Work done", "GPU-hours a year")
EXPLAINED = (
    "Work done counts in GPUs at full power. Not held: only software caps the node. Held fixed: a listed power "
    "control system holds it at a setting. Gives way: the system lets the house go first. "
    "A rough cost is for planning, not a quote."
)
_POWER = {
    PowerManagement.NONE: "not held",
    PowerManagement.PCS_FIXED: "held fixed",
    PowerManagement.PCS_DYNAMIC: "gives way",
}


@dataclass(frozen=True)
class Row:
    """One option as it is read: its figures in the order of `HEADS`, then what has words of its own.

    `missing` are the fields that could still take the node away, `cost_cite` where the rough cost is from.
    """

    figures: tuple[str, ...]
    limit: str
    missing: str
    change: str
    cost: str
    cost_cite: str
    requested: bool


@dataclass(frozen=True)
class Options:
    """The options in which a node fits, as far as is known, and what else there is with why it does not go."""

    rows: tuple[Row, ...]
    refused: tuple[tuple[str, str], ...]
    title: str = TITLE
    heads: tuple[str, ...] = HEADS
    explained: str = EXPLAINED


def in_words(options: Sequence[Option]) -> Options:
    """Return the options for a reader, in their order; what stops several alike is said once."""
    stopped: dict[tuple[Placement, str], list[Option]] = {}
    for option in options:
        if option.best is None:
            stopped.setdefault((option.placement, _why_not(option)), []).append(option)
    alike: dict[tuple[str, str], list[str]] = {}
    for (placement, why), several in stopped.items():
        asked = ", as the home asks" if any(option.requested for option in several) else ""
        alike.setdefault((why, _modes(several) + asked), []).append(_place(placement))
    return Options(
        rows=tuple(_row(option) for option in options if option.best is not None),
        refused=tuple((", ".join(places).capitalize() + how, why) for (why, how), places in alike.items()),
    )


def _row(option: Option) -> Row:
    best, binding, cost = option.best, option.binding, option.cost
    assert best is not None  # noqa: S101 - only what fits has a row
    titles = [change.title for change in option.must_change]
    return Row(
        figures=(
            _place(option.placement),
            _POWER[option.power],
            str(best.gpus),
            quantity(best.cap_w, "W"),
            number(best.throughput, "kW"),
            "unknown" if option.gpu_hours is None else number(option.gpu_hours, "GPUs"),
        ),
        limit=binding.name if binding else "unknown",
        missing=", ".join(option.unknowns),
        change="; ".join(titles),
        cost="" if not titles else dollars(cost),
        cost_cite=cost.cite if cost else "",
        requested=option.requested,
    )


def dollars(cost: Cost | None) -> str:
    """Return a rough cost as its range and how sure it is; unknown where nobody gave one."""
    if cost is None:
        return "unknown"
    doubt = "" if cost.confidence is Confidence.HIGH else f", {cost.confidence} confidence"
    return f"{quantity(cost.low_usd, '$')} to {quantity(cost.high_usd, '$')}{doubt}"


def _why_not(option: Option) -> str:
    missing = f" Not known either: {', '.join(option.unknowns)}." if option.unknowns else ""
    return f"{option.why_not}{missing}"


def _modes(several: Sequence[Option]) -> str:
    """Return the power modes where not all of them are meant."""
    modes = [_POWER[option.power] for option in several]
    return "" if len(modes) == len(_POWER) else f", {' or '.join(modes)}"


def _place(placement: Placement) -> str:
    return placement.value.replace("_", " ").capitalize()
