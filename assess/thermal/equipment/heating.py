"""Heating output by outdoor air."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assess.intake import Home, HvacKind, HvacSystem
from assess.rulebook.reference import load_reference
from assess.thermal.equipment.units import BOOK
from assess.thermal.inputs import Missing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_HEATS = {HvacKind.FURNACE_GAS, HvacKind.FURNACE_ELECTRIC, HvacKind.BOILER, HvacKind.BASEBOARD}
_PUMPS = {HvacKind.HEAT_PUMP: "central", HvacKind.MINI_SPLIT: "ductless"}


def heating_by_outdoor(home: Home) -> "Callable[[Array], Array] | Missing":
    """Return the heating output of the whole house [W] as a function of outdoor dry bulbs [°F].

    A heat pump weakens in a straight line through its ratings at 47 and 17 °F; strip heat is not counted.
    A mini-split without a heating capacity only cools.
    """
    if home.hvac.systems is None:
        return Missing("hvac.systems", "List the heating and cooling systems; systems = [] says there is none.")
    heating: list[tuple[HvacSystem, float]] = []
    for system in home.hvac.systems:
        if system.heating_btu_h is not None and system.kind in _HEATS | _PUMPS.keys():
            heating.append((system, system.heating_btu_h))
        elif system.kind in _HEATS | {HvacKind.HEAT_PUMP}:
            return Missing("hvac.systems.heating_btu_h", "Read the heating capacity on the nameplate.")
    book, per_w = load_reference(BOOK), load_reference("reference/thermal").figure("units.btu_h_per_w").value
    warm_f, cold_f = book.figure("heating.rated_f").value, book.figure("heating.cold_f").value

    def output_w(outdoor_f: "Array") -> "Array":
        import numpy as np

        outdoor_f = np.asarray(outdoor_f, dtype=float)
        total = np.zeros_like(outdoor_f)
        for system, btu_h in heating:
            left = np.ones_like(outdoor_f)
            if system.kind in _PUMPS:
                kept = book.figure(f"heating.{_PUMPS[system.kind]}").value
                left = np.clip(1 - (1 - kept) * (warm_f - outdoor_f) / (warm_f - cold_f), 0.0, 1.0)
            total += system.count * btu_h / per_w * left
        return total

    return output_w
