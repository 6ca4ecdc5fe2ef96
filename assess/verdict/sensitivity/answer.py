"""The sensitivity of a verdict: what could flip it, everything at its worst together, and the grade."""

from assess.findings import Severity
from assess.records import Basis
from assess.verdict.forward import Site
from assess.verdict.records import Doubt, Sensitivity, Unknown
from assess.verdict.search import Found
from assess.verdict.sensitivity.flips import doubts, node_of
from assess.verdict.sensitivity.grade import graded, graded_by_hazards, matters
from assess.verdict.sensitivity.inputs import inputs_of
from assess.verdict.sensitivity.swings import stand, swings
from assess.verdict.sensitivity.worst import worst_of
from assess.verdict.unknown import unknowns_of
from assess.verdict.words import listed


def sensitivity(site: Site, best: Found | None, *, told: bool = False) -> Sensitivity:
    """Return what every input in doubt could do to the answer, and the confidence grade.

    `best` is the best node of the home as stated. What was measured or read from a label is not in doubt; it is
    moved only to see whether it matters, for the grade. Told inputs that do not matter are left out. `worst` is the
    best node with all assumed inputs at their worse ends, with `told` the told ones as well; None where none fits.
    """
    here = stand(site, best)
    if here.case.blocked:
        fields = [f.field for f in here.case.findings if f.severity is Severity.BLOCKING and f.field]
        hazard = graded_by_hazards(site.home, dict.fromkeys(fields))
        return Sensitivity(grade=hazard.grade, grade_says=hazard.says)
    every = swings(here, inputs_of(site.home))
    bearing = [swing for swing in every if matters(swing)]
    assumed = [swing for swing in every if swing.input.basis is Basis.ASSUMED]
    told_ones = [swing for swing in bearing if swing.input.basis is Basis.TOLD]
    found = doubts(here, [*assumed, *told_ones], told_counts=told)
    at_assumed = worst_of(here, assumed)
    worst = worst_of(here, [swing for swing in every if not swing.input.settled]) if told else at_assumed
    grade = graded(
        bearing,
        [doubt for doubt in found if doubt.flips],
        missing=here.fits and bool(unknowns_of(here.case)),
        together=here.fits and at_assumed is None,
    )
    return Sensitivity(grade=grade.grade, grade_says=grade.says, doubts=found, worst=node_of(worst))


def which_first(found: Sensitivity) -> tuple[str, ...]:
    """Return the fields to settle, the weightiest first."""
    return tuple(doubt.field for doubt in found.doubts)


def in_doubt(found: Sensitivity) -> tuple[Unknown, ...]:
    """Return what makes a verdict incomplete where a node fits the home as stated, but not at the worst.

    That is each counted input which takes the node away by itself; where none does, all of them as one.
    """
    if found.worst is not None:
        return ()
    counted = [doubt for doubt in found.doubts if doubt.counts]
    flipping = tuple(Unknown(field=d.field, says=_says(d), cure=d.settle) for d in counted if d.flips)
    if flipping or not counted:
        return flipping
    names, first = listed([doubt.name for doubt in counted]), counted[0]
    says = f"Not sure enough: {names}. With all of them at the worse end of their range no node fits."
    return (Unknown(field=first.field, says=says, cure=first.settle),)


def _says(doubt: Doubt) -> str:
    """Return at which end of its range an input takes the node away."""
    ends = [words for words, node in ((doubt.low, doubt.at_low), (doubt.high, doubt.at_high)) if node is None]
    name = f"{doubt.name[:1].upper()}{doubt.name[1:]}"
    return f"{name} is {doubt.basis} between {doubt.low} and {doubt.high}; at {' or '.join(ends)} no node fits."
