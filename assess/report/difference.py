"""Two assessments side by side: the verdicts, the limits, and only what differs of inputs, steps and findings."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from assess.assessment import Assessment
from assess.findings import Finding, Limit, Section, Step
from assess.numbers import quantity
from assess.records import Basis, Record
from assess.report.inputs import input_lines
from assess.rulebook.comparison import RuleChanges
from assess.verdict import Configuration, Grade, Outcome

SCHEMA = "assess-difference/1"
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Side(Record):
    """One of the two: what it is called, and its verdict in short; `unknowns` are fields that could flip it."""

    name: str
    report_id: str
    edition: str
    outcome: Outcome
    headline: str
    requested: Configuration
    best: Configuration | None
    shown: Configuration
    binding: Limit | None
    next_limit: Limit | None
    unknowns: tuple[str, ...]
    grade: Grade | None


class InputPair(Record):
    """A value of the home on both sides, with its unit and its basis; None where it is not known."""

    field: str
    before: str | None
    after: str | None
    before_basis: Basis | None
    after_basis: Basis | None


class LimitPair(Record):
    """A limit on both sides; None where there is none of its kind."""

    code: str
    name: str
    before: Limit | None
    after: Limit | None


class StepPair(Record):
    """A step on both sides; None where it appeared or vanished."""

    label: str
    before: Step | None
    after: Step | None


class SheetPair(Record):
    """The steps of one worksheet that differ, in the order of the worksheet."""

    section: str
    section_title: str
    title: str
    steps: tuple[StepPair, ...]


class FindingPair(Record):
    """A finding on both sides; None where it appeared or vanished."""

    section: str
    before: Finding | None
    after: Finding | None


class Difference(Record):
    """What lies between two assessments; `same` says that nothing does.

    `notes` is what a reader must know of the change itself, `rules` what the second code edition says otherwise.
    """

    schema_id: str = SCHEMA
    before: Side
    after: Side
    same: bool
    notes: tuple[str, ...] = ()
    inputs: tuple[InputPair, ...]
    limits: tuple[LimitPair, ...]
    sheets: tuple[SheetPair, ...]
    findings: tuple[FindingPair, ...]
    rules: tuple[RuleChanges, ...] = ()


def difference(
    before: Assessment,
    after: Assessment,
    *,
    names: tuple[str, str],
    notes: Iterable[str] = (),
    rules: Iterable[RuleChanges] = (),
) -> Difference:
    """Return what differs between two assessments; `names` is what the two are called.

    Steps are the same where they print the same: a label, working, value and unit, of one section, worksheet,
    and count among steps of that label. All limits are given, changed or not.
    """
    inputs, sheets, findings = _inputs(before, after), _sheets(before, after), _findings(before, after)
    limits = _limits(before, after)
    sides = (_side(before, names[0]), _side(after, names[1]))
    answers = [side.model_copy(update={"name": "", "report_id": "", "edition": ""}) for side in sides]
    return Difference(
        before=sides[0],
        after=sides[1],
        same=not (inputs or sheets or findings)
        and answers[0] == answers[1]
        and all(pair.before == pair.after for pair in limits),
        notes=tuple(notes),
        inputs=inputs,
        limits=limits,
        sheets=sheets,
        findings=findings,
        rules=tuple(rules),
    )


def _side(assessment: Assessment, name: str) -> Side:
    verdict = assessment.verdict
    return Side(
        name=name,
        report_id=assessment.report_id,
        edition=assessment.edition.title,
        outcome=verdict.outcome,
        headline=verdict.headline,
        requested=verdict.requested,
        best=verdict.best,
        shown=verdict.shown,
        binding=verdict.binding,
        next_limit=verdict.next_limit,
        unknowns=tuple(unknown.field for unknown in verdict.unknowns),
        grade=verdict.sensitivity.grade if verdict.sensitivity else None,
    )


def _inputs(before: Assessment, after: Assessment) -> tuple[InputPair, ...]:
    old, new = ({line.field: line for line in input_lines(one.home)} for one in (before, after))
    pairs = ((field, old.get(field), new.get(field)) for field in _in_order(old, new))
    return tuple(
        InputPair(
            field=field,
            before=was.value if was else None,
            after=now.value if now else None,
            before_basis=was.basis if was else None,
            after_basis=now.basis if now else None,
        )
        for field, was, now in pairs
        if was is None or now is None or (was.value, was.basis) != (now.value, now.basis)
    )


def _limits(before: Assessment, after: Assessment) -> tuple[LimitPair, ...]:
    """Return all limits, in the order of the second side, tightest first, and behind them what it lacks."""
    old, new = (_numbered((limit.code, limit) for limit in one.verdict.limits) for one in (before, after))
    pairs = ((old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    return tuple(
        LimitPair(code=either.code, name=either.name, before=was, after=now)
        for was, now in pairs
        if (either := now or was)
    )


def _sheets(before: Assessment, after: Assessment) -> tuple[SheetPair, ...]:
    old, new = _steps(before), _steps(after)
    found: dict[tuple[str, str], list[StepPair]] = {}
    for key in _in_order(old, new):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or _printed(was) != _printed(now):
            (section, title, label), _ = key
            found.setdefault((section, title), []).append(StepPair(label=label, before=was, after=now))
    titles = {section.name: section.title for section in (*before.sections, *after.sections)}
    return tuple(
        SheetPair(section=section, section_title=titles[section], title=title, steps=tuple(steps))
        for (section, title), steps in found.items()
    )


def _steps(assessment: Assessment) -> Mapping[tuple[tuple[str, str, str], int], Step]:
    return _numbered(
        ((section.name, sheet.title, step.label), step)
        for section in assessment.sections
        for sheet in section.worked
        for step in sheet.steps
    )


def _printed(step: Step) -> tuple[str, str]:
    return step.working, quantity(step.value, step.unit)


def _findings(before: Assessment, after: Assessment) -> tuple[FindingPair, ...]:
    old, new = _said(before.sections), _said(after.sections)
    pairs = ((key, old.get(key), new.get(key)) for key in _in_order(old, new))
    return tuple(
        FindingPair(section=key[0][0], before=was, after=now)
        for key, was, now in pairs
        if was is None or now is None or (was.severity, was.says) != (now.severity, now.says)
    )


def _said(sections: Iterable[Section]) -> Mapping[tuple[tuple[str, str], int], Finding]:
    return _numbered(((section.name, finding.code), finding) for section in sections for finding in section.findings)


def _numbered(items: Iterable[tuple[K, V]]) -> dict[tuple[K, int], V]:
    """Return the items by key and count: the first, the second of its name."""
    counts: Counter[K] = Counter()
    found: dict[tuple[K, int], V] = {}
    for key, value in items:
        found[key, counts[key]] = value
        counts[key] += 1
    return found


def _in_order(old: Mapping[K, object], new: Mapping[K, object]) -> list[K]:
    """Return the keys of both in their reading order: what only the first has stands where it stood there."""
    order = list(new)
    place = 0
    for key in old:
        if key in new:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return order
