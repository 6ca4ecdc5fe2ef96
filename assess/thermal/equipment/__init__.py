"""Cooling and heating equipment: from a nameplate to what it removes on a given day, and the power it takes."""

from assess.thermal.equipment.airflow import airflow_cfm
from assess.thermal.equipment.capacity import cooling_range, sensible_btu_h
from assess.thermal.equipment.doubt import Doubt, Range
from assess.thermal.equipment.ducts import duct_delivery, duct_range
from assess.thermal.equipment.heating import heating_by_outdoor
from assess.thermal.equipment.hourly import HourlyCooling, capacity_by_outdoor, cooling_power_w
from assess.thermal.equipment.units import Equipment, Unit, equipment

__all__ = [
    "Doubt",
    "Equipment",
    "HourlyCooling",
    "Range",
    "Unit",
    "airflow_cfm",
    "capacity_by_outdoor",
    "cooling_power_w",
    "cooling_range",
    "duct_delivery",
    "duct_range",
    "equipment",
    "heating_by_outdoor",
    "sensible_btu_h",
]
