"""The binding limit of many homes and the next behind it, in the order of `assess.verdict.binding`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assess.verdict.screening.told import Use
from assess.verdict.stages import area_of_code, stage_of_code

__all__ = ["Bound", "bound_of"]

_SPACES = "spaces"


@dataclass(eq=False)
class Bound:
    """For each home its binding limit and the next, by their places among the limits, −1 for none; the use [share]."""

    binding: NDArray[np.intp]
    behind: NDArray[np.intp]
    use: NDArray[np.float64]


def bound_of(uses: Sequence[Use], fits: NDArray[np.bool_]) -> Bound:
    """Return what binds each home; `fits` says where a node fits, so that the one asked for tells what stops it."""
    shown = np.array([use.shown for use in uses])
    known = ~np.isnan(shown)
    asked = np.array([use.asked for use in uses])
    spaces = np.array([use.unit == _SPACES for use in uses])[:, None]
    shown_fits, asked_fits = (np.array([getattr(use, name) for use in uses]) for name in ("shown_fits", "asked_fits"))
    stopping = np.where(fits, ~np.isnan(asked) & ~asked_fits, known & ~shown_fits)
    by_stop = _first(np.where(fits, asked, shown), stopping)
    by_use = _first(np.where(spaces & shown_fits, -1.0, shown), known)
    # What stops the node asked for is told as it stands for the node shown.
    binding = np.where(by_stop >= 0, by_stop, by_use)
    homes = np.arange(len(fits))
    there = np.array([use.there for use in uses])[binding, homes]
    use = np.where(binding >= 0, np.where(there, shown[binding, homes], asked[binding, homes]), np.nan)
    return Bound(binding, _behind(uses, shown, known & ~spaces, binding), use)


def _behind(
    uses: Sequence[Use], shown: NDArray[np.float64], known: NDArray[np.bool_], binding: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Return the tightest known limit of another discipline, else of another stage, else any other."""
    found = np.full(len(binding), -1)
    for of in (area_of_code, stage_of_code, str):
        names = np.array([of(use.code) for use in uses])
        another = known & (names[:, None] != np.where(binding >= 0, names[binding], ""))
        found = np.where((found < 0) & (binding >= 0), _first(shown, another), found)
    return found


def _first(shares: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the place of the largest share among some limits, the first of equals; −1 where there is none."""
    ranked = np.where(among, shares, -np.inf)
    place = ranked.argmax(axis=0)
    # A share may be infinite, or minus one, so whether there is any is asked apart.
    return np.where(among.any(axis=0), place, -1)
