"""The waterfall in words and bars: what each stage left of the node that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assess.findings import Limit
from assess.numbers import quantity
from assess.report.drawings import StageBar, stage_bars
from assess.verdict import Configuration, Outcome, Stage, Verdict, gpu_or_gpus
from assess.verdict.stages import stage_of
from assess.verdict.waterfall import ALLOWED, REQUEST

NO_NODE = "no node"
_ENDS = {REQUEST, ALLOWED}
_NAMES = {REQUEST: "asked for", ALLOWED: "what may be installed", "year": "the year"}


@dataclass(frozen=True)
class Fall:
    """One step of the waterfall, or several alike: the node left there, and what took from it."""

    name: str
    bar: StageBar
    node: str
    says: str


def falls(verdict: Verdict) -> Iterator[Fall]:
    """Yield the waterfall; stages that take nothing stand together, and where no node is left the rest is silent."""
    stages = verdict.waterfall
    told = [
        (stage, bar, _taken(stage, last, verdict))
        for last, stage, bar in zip((None, *stages), stages, stage_bars(stages), strict=False)
        if last is None or last.best is not None or stage.name == ALLOWED
    ]
    for _, several in groupby(told, key=lambda row: (row[0].name in _ENDS or row[0].stopped_by, row[2])):
        alike = list(several)
        names = ", ".join(_NAMES.get(stage.name, stage.name) for stage, _, _ in alike)
        stage, bar, says = alike[0]
        yield Fall(f"{names[:1].upper()}{names[1:]}", bar, node_or_none(stage.best), says)


def _taken(stage: Stage, last: Stage | None, verdict: Verdict) -> str:
    """Return in words what a stage took from the node that the stage before left."""
    if last is None:
        return "the request"
    if stage.stopped_by is not None:
        return _shortage(stage.stopped_by)
    if stage.name == ALLOWED:
        return _in_the_end(stage, last, verdict)
    unknown = any(limit.capacity is None and stage_of(limit) == stage.name for limit in verdict.limits)
    return "not all known" if unknown else "nothing taken"


def _in_the_end(stage: Stage, last: Stage, verdict: Verdict) -> str:
    if stage.best != last.best:
        return "a hazard stands against it" if verdict.blocking else "with what is not sure at its worse end"
    return "as far as is known" if verdict.outcome is Outcome.INCOMPLETE else "as the home is today"


def _shortage(limit: Limit) -> str:
    has = quantity(None if limit.capacity is None else max(0.0, limit.capacity), limit.unit)
    return f"{limit.name}: {quantity(limit.demand, limit.unit)} needed, {has} there"


def node_or_none(node: Configuration | None) -> str:
    """Return a node in few words, for a cell of a table, or that there is none."""
    if node is None:
        return NO_NODE
    gpus, cap, drawn = gpu_or_gpus(node.gpus), quantity(node.cap_w, "W"), quantity(node.wall_w / 1000, "kW")
    return f"{node.gpus} {gpus} at {cap}, {drawn}"
