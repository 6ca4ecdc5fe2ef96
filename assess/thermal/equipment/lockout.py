"""The outdoor temperatures between which a system may cool."""

from math import inf

from assess.records import Confidence, Figure
from assess.rulebook.reference import load_reference
from assess.thermal.equipment.units import BOOK, Unit


def coldest(unit: Unit) -> Figure:
    """Return the coldest outdoor air in which a unit may cool [°F]; where nobody looked, as one without control."""
    stated = unit.system.cooling_min_outdoor_f
    if stated is not None:
        return _of_data_sheet(stated)
    return load_reference(BOOK).figure(f"lowest_f.{'low_ambient' if unit.system.low_ambient else 'standard'}")


def hottest(unit: Unit) -> Figure | None:
    """Return the warmest outdoor air in which a unit runs [°F]; None where none is known and it only gets weaker."""
    stated = unit.system.cooling_max_outdoor_f
    if stated is not None:
        return _of_data_sheet(stated)
    return load_reference(BOOK).figures.get(f"highest_f.{unit.table}")


def rests(unit: Unit, outdoor_f: float) -> Figure | None:
    """Return the bound beyond which a unit rests at an outdoor temperature [°F]; None where it may run."""
    low, high = coldest(unit), hottest(unit)
    if outdoor_f < low.value:
        return low
    return high if outdoor_f > (high.value if high else inf) else None


def _of_data_sheet(value_f: float) -> Figure:
    return Figure(value=value_f, unit="°F", cite="data sheet, as stated", confidence=Confidence.HIGH)
