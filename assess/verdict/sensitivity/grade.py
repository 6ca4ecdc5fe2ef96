"""The confidence grade: how the inputs that matter came to be known, and what they could do to the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assess.intake import Home
from assess.records import Basis
from assess.rulebook import load_reference
from assess.verdict.records import Doubt, Grade
from assess.verdict.sensitivity.inputs import SETTLED
from assess.verdict.sensitivity.ranges import BOOK
from assess.verdict.sensitivity.swings import Swing
from assess.verdict.words import listed

_HOW = {
    Basis.MEASURED: "measured",
    Basis.LABEL: "read from a label",
    Basis.TOLD: "told",
    Basis.ASSUMED: "assumed",
}


@dataclass(frozen=True)
class Graded:
    """A grade, and why in a sentence."""

    grade: Grade
    says: str


def matters(swing: Swing) -> bool:
    """Return whether an input bears on the answer: it moves a limit by more than a little, or changes the node."""
    return swing.changes or swing.moves >= load_reference(BOOK).figure("grade.bears").value


def graded(bearing: Sequence[Swing], flipping: Sequence[Doubt], *, missing: bool, together: bool) -> Graded:
    """Return the grade of an answer from the inputs that bear on it and those that flip it.

    A: each was measured or read from a label. D: something that could change the answer is `missing`, an assumed
    input flips it, all assumed ones `together` take the node away, or they hold most of the weight. C: a told input
    flips it, or an assumed one bears on it. B: what is left, told inputs that do not flip it.
    """
    says = _counted([swing.input.basis for swing in bearing])
    if missing:
        return Graded(Grade.D, f"{says} Something else that could change the answer is not known at all.")
    if flipping:
        says = f"{says} The answer turns with {listed([doubt.name for doubt in flipping])}."
    elif together:
        says = f"{says} With all that is assumed at its worse end no node fits."
    return Graded(_grade(bearing, {doubt.basis for doubt in flipping}, together=together), says)


def graded_by_hazards(home: Home, fields: Iterable[str]) -> Graded:
    """Return the grade of a no that a hazard says: the inputs that say there is one decide alone."""
    bases = [home.basis_of(field).basis for field in fields]
    says = f"A hazard decides, whatever the limits say. {_counted(bases)}" if bases else "A hazard decides."
    if Basis.ASSUMED in bases:
        return Graded(Grade.D, says)
    return Graded(Grade.A if set(bases) <= SETTLED else Grade.C, says)


def _grade(bearing: Sequence[Swing], flipping: set[Basis], *, together: bool) -> Grade:
    bases = {swing.input.basis for swing in bearing}
    if bases <= SETTLED:
        return Grade.A
    mostly = load_reference(BOOK).figure("grade.assumed").value
    if together or Basis.ASSUMED in flipping or _assumed_share(bearing) > mostly:
        return Grade.D
    return Grade.C if flipping or Basis.ASSUMED in bases else Grade.B


def _assumed_share(bearing: Sequence[Swing]) -> float:
    """Return the share of the weight of all inputs that matter which assumed ones hold."""
    figures = load_reference(BOOK)
    light, heavy = figures.figure("grade.weight").value, figures.figure("grade.weight_node").value
    weights = [(heavy if swing.changes else light, swing.input.basis) for swing in bearing]
    return sum(w for w, basis in weights if basis is Basis.ASSUMED) / sum(w for w, _ in weights)


def _counted(bases: Sequence[Basis]) -> str:
    """Return how many of the inputs that matter came to be known in which way."""
    if not bases:
        return "No input in doubt comes near to changing the answer."
    counts = {how: bases.count(basis) for basis, how in _HOW.items()}
    if len(bases) == 1:
        return f"The one input that matters was {next(how for how, count in counts.items() if count)}."
    known = [f"{count} {'was' if count == 1 else 'were'} {how}" for how, count in counts.items() if count]
    none = "" if counts["measured"] else ", none was measured"
    return f"Of the {len(bases)} inputs that matter {listed(known, most=len(known))}{none}."
