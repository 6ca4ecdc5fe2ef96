"""How much of every limit the node shown takes at each home, and the node that was asked for."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assess.verdict.forward import Case, run
from assess.verdict.screening.asked import AREAS, Asked, Yes
from assess.verdict.screening.memory import FAILED, Answers
from assess.verdict.screening.there import Shown, There
from assess.worksheet.many import Places

__all__ = ["LimitSaid", "Use", "limits_of", "put"]


class LimitSaid(NamedTuple):
    """One limit of a run: what it is, whether of the node shown or of the one asked for, and whether it is known."""

    code: str
    name: str
    unit: str
    field: str
    of_shown: bool
    known: bool


@dataclass(eq=False)
class Use:
    """How much of one limit the node shown takes at each home, and the node asked for; NaN where it is not known.

    `there` tells whether the node shown has such a limit, known or not.
    """

    code: str
    name: str
    unit: str
    shown: NDArray[np.float64]
    shown_fits: Yes
    asked: NDArray[np.float64]
    asked_fits: Yes
    there: Yes

    @classmethod
    def nowhere(cls, limit: LimitSaid, count: int) -> "Use":
        """Return the use of a limit that no home has so far."""
        nans, trues = np.full(count, np.nan), np.ones(count, dtype=bool)
        return cls(limit.code, limit.name, limit.unit, nans, trues, nans.copy(), trues.copy(), ~trues)


def limits_of(asked: Asked, area: str, shown: Shown, rows: Places) -> tuple[tuple[LimitSaid, ...], tuple[Any, ...]]:
    """Return what the limits of a discipline say of the node shown and of the one asked for."""
    there, stages = There(asked, shown, rows), AREAS[area]
    site = there.site
    whole = run(site, site.spec.gpus, site.spec.cap_max_w).limits_of(stages)
    case = Case(site, there.gpus, site.spec.cap_max_w) if area == "network" else there.case
    found, taken = [], []
    for limits, first in ((case.limits_of(stages), True), (whole, False)):
        for limit in limits:
            use = limit.use
            found.append(
                LimitSaid(limit.code, limit.name, limit.unit, limit.field or limit.code, first, use is not None)
            )
            taken += [] if use is None else [use, limit.fits]
    return tuple(found), tuple(taken)


def put(uses: list[Use], found: Answers, places: Places, count: int) -> None:
    """Take over the limits of all homes, those of one kind of home together, each after the one it follows there."""
    kinds: dict[tuple[LimitSaid, ...], list[int]] = {}
    for number, value in enumerate(found.values):
        if value is not FAILED:
            kinds.setdefault(value[0], []).append(number)
    kind_of, row_of = np.full((2, len(found.values)), -1)
    for kind, numbers in enumerate(kinds.values()):
        kind_of[numbers], row_of[numbers] = kind, range(len(numbers))
    # The longest first: what a shorter one leaves out has its place then.
    for kind, (limits, numbers) in sorted(enumerate(kinds.items()), key=lambda one: -len(one[1][0])):
        there = np.flatnonzero(kind_of[found.codes] == kind)
        rows = row_of[found.codes[there]]
        table = np.array([found.values[number][1] for number in numbers], dtype=float)
        column, place = 0, -1
        for limit in limits:
            known = next((n for n, use in enumerate(uses) if (use.code, use.name) == (limit.code, limit.name)), None)
            place = place + 1 if known is None else known
            if known is None:
                uses.insert(place, Use.nowhere(limit, count))
            use = uses[place]
            if limit.of_shown:
                use.there[places[there]] = True
            if limit.known:
                shares, fits = (use.shown, use.shown_fits) if limit.of_shown else (use.asked, use.asked_fits)
                shares[places[there]] = table[rows, column]
                fits[places[there]] = table[rows, column + 1] > 0
                column += 2
