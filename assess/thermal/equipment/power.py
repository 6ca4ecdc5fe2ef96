"""The electric power of a system at its rating, from its seasonal efficiency."""

from assess.records import Confidence, Figure
from assess.rulebook.reference import load_reference
from assess.thermal.equipment.units import BOOK, Unit


def seer(unit: Unit) -> Figure:
    """Return the seasonal efficiency of a unit [BTU/Wh]: as stated, else the minimum of its year, else a poor one."""
    stated, year = unit.system.seer, unit.system.year_installed
    book = load_reference(BOOK)
    if stated is not None:
        return Figure(value=stated, unit="BTU/Wh", cite="nameplate, as stated", confidence=Confidence.HIGH)
    if year is None:
        return book.figure("power.seer")
    table = book.table("power.seer_by_year")
    value = next(value for last, value in table.rows if year <= last)
    return Figure(value=value, unit=table.unit, cite=table.cite, confidence=table.confidence)


def eer(unit: Unit) -> float:
    """Return the efficiency of a unit at 95 °F outdoors, its blower included [BTU/Wh]."""
    book = load_reference(BOOK)
    season = min(seer(unit).value, book.figure("power.seer_most").value)
    return book.figure("power.eer_square").value * season**2 + book.figure("power.eer_linear").value * season


def compressor_w(unit: Unit) -> float:
    """Return the power of compressor and outdoor fan of all alike units at the rating [W]."""
    book = load_reference(BOOK)
    all_of_it = unit.nominal_btu_h / eer(unit)
    if unit.table == "central":
        all_of_it -= book.figure("fan.rated").value * _rated_cfm(unit)
    elif unit.table == "ductless":
        all_of_it -= book.figure("fan.ductless").value * _rated_cfm(unit)
    return unit.system.count * all_of_it


def blower_w(unit: Unit) -> float:
    """Return the power of the indoor blowers of all alike units [W]; a room unit's is in its rating."""
    if unit.table == "room_ac":
        return 0.0
    per_cfm = load_reference(BOOK).figure(f"fan.{unit.table}").value
    return unit.system.count * per_cfm * (unit.system.airflow_cfm or _rated_cfm(unit))


def _rated_cfm(unit: Unit) -> float:
    ton = load_reference("reference/thermal").figure("units.btu_h_per_ton").value
    return load_reference(BOOK).figure("rated.cfm_per_ton").value * unit.nominal_btu_h / ton
