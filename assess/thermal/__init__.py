"""The heat answer: where the node's heat goes, and how much of it home and weather can carry."""

from assess.thermal.air_limit import LABEL as WARMEST_AIR
from assess.thermal.air_limit import AirPolicy, air_key
from assess.thermal.section import assess_thermal, thermal_limits
from assess.thermal.site import ThermalSite, prepare_thermal
from assess.thermal.year_share import with_year, year_lets_pass, year_share

__all__ = [
    "WARMEST_AIR",
    "AirPolicy",
    "ThermalSite",
    "air_key",
    "assess_thermal",
    "prepare_thermal",
    "thermal_limits",
    "with_year",
    "year_lets_pass",
    "year_share",
]
