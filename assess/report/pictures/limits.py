"""What is left of the request after each kind of limit, and which limit took the rest."""

from dataclasses import dataclass

from assess.assessment import Assessment
from assess.numbers import number, quantity
from assess.report.pictures.axes import BELOW, ROW, Scale, kept, middle, ticks
from assess.report.pictures.shapes import Box, Line, Picture, Text, width_of
from assess.verdict.records import Configuration, Stage, Verdict
from assess.verdict.stages import stage_of

_BAR, _BETWEEN, _NAMES, _WORDS, _PAD = 11.0, 5.0, 46.0, 0.44, 6.0
_ALLOWED = "allowed"


@dataclass(frozen=True)
class Limits(Picture):
    """A bar for each stage: what is left of the request, and what the stage took."""

    left: tuple[Box, ...]
    taken: tuple[Box, ...]
    lines: tuple[Line, ...]


def limits(assessment: Assessment, width: float) -> Limits | None:
    """Return the picture; None where no request could be followed."""
    verdict = assessment.verdict
    stages = verdict.waterfall
    if not stages or _work(stages[0].best) <= 0:
        return None
    x = Scale(0.0, _work(stages[0].best), _NAMES, width * (1 - _WORDS))
    left, taken, texts, y = [], [], [], 0.0
    for before, stage in zip((stages[0], *stages), stages, strict=False):
        work, was, last = _work(stage.best), _work(before.best), stage.name == _ALLOWED
        beside = _beside(stage, before, verdict)
        tall = max(_BAR, len(beside) * ROW)
        center = y + tall / 2
        texts.append(Text(_NAMES - _PAD, middle(center), stage.name.capitalize(), "end", strong=last))
        for n, words in enumerate(beside):
            at = middle(center + (n - (len(beside) - 1) / 2) * ROW)
            strong = (last or was > work) and n == 0
            texts.append(Text(x.end + _PAD, at, _cut(words, width - x.end - _PAD), strong=strong))
        if work > 0:
            kind = _ALLOWED if last else "left_over"
            left.append(Box(x.start, center - _BAR / 2, x.at(work) - x.start, _BAR, kind))
        if was > work:
            taken.append(Box(x.at(work), center - _BAR / 2, x.at(was) - x.at(work), _BAR, "taken"))
        y += tall + _BETWEEN
    lines = [Line(x.start, y, x.end, y, "axis"), Line(x.start, 0.0, x.start, y, "axis")]
    for value in ticks(0.0, x.high, 4):
        lines.append(Line(x.at(value), y, x.at(value), y + 2.0, "axis"))
        texts.append(kept(number(value), x.at(value), y + 3.0 + ROW, width))
    texts.append(Text(x.end, y + BELOW, "throughput [GPUs at full power]", "end"))
    return Limits(
        name="limits",
        title="From the request to what is allowed",
        says=_says(verdict),
        width=width,
        height=y + BELOW + 3.0,
        texts=tuple(texts),
        left=tuple(left),
        taken=tuple(taken),
        lines=tuple(lines),
    )


def _work(configuration: Configuration | None) -> float:
    return 0.0 if configuration is None else configuration.throughput


def _node(configuration: Configuration | None) -> str:
    if configuration is None:
        return "no node"
    return f"{quantity(configuration.gpus, 'GPUs')} at {quantity(configuration.cap_w, 'W')}"


def _beside(stage: Stage, before: Stage, verdict: Verdict) -> tuple[str, ...]:
    """Return the words beside a bar, a line each; a stage after which nothing was left has none."""
    if stage is before:
        return (f"{_node(stage.best)} asked for",)
    if stage.best is None and before.best is None:
        return ("no node",) if stage.name == _ALLOWED else ()
    lost = _work(before.best) - _work(stage.best)
    if stage.name == _ALLOWED:
        return (_node(stage.best), *_last_word(stage, before, verdict))
    if stage.stopped_by is not None:
        took = "all of it" if stage.best is None else f"{lost:.1f}"
        return (f"{stage.stopped_by.name} takes {took}", f"leaves {_node(stage.best)}")
    unknown = [limit.name for limit in verdict.limits if limit.capacity is None and stage_of(limit) == stage.name]
    return (f"not known: {', '.join(unknown)}",) if unknown else ("takes nothing",)


def _last_word(stage: Stage, before: Stage, verdict: Verdict) -> tuple[str, ...]:
    """Return why less is allowed than the limits would leave; nothing where it is the same."""
    if _work(stage.best) >= _work(before.best):
        return ()
    return ("a hazard must be cured first",) if verdict.blocking else ("what is left is not worth installing",)


def _cut(words: str, room: float) -> str:
    """Return words cut to the room that they have."""
    while width_of(words, strong=True) > room and len(words) > 1:
        words = words.removesuffix("…")[:-1].rstrip() + "…"
    return words


def _says(verdict: Verdict) -> str:
    """Return the message of the picture in one sentence."""
    stages = verdict.waterfall
    first, last = stages[0].best, stages[-1].best
    if _work(last) >= _work(first):
        return f"No {'known ' if verdict.unknowns else ''}limit takes anything of the {_node(first)} asked for."
    by = [f"{one.stopped_by.name} leaves {_node(one.best)}" for one in stages if one.stopped_by is not None]
    by += _last_word(stages[-1], stages[-2], verdict)
    are = "is" if last is None or last.gpus == 1 else "are"
    known = " as far as is known" if verdict.unknowns and last is not None else ""
    return f"Of the {_node(first)} asked for, {_node(last)} {are} allowed{known}: {', then '.join(by)}."
