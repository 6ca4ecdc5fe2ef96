"""The heat answer: where the node's heat goes, and how much of it home and weather can carry."""

from assess.thermal.air_limit import LABEL as WARMEST_AIR
from assess.thermal.section import assess_thermal
from assess.thermal.site import ThermalSite, prepare_thermal

__all__ = ["WARMEST_AIR", "ThermalSite", "assess_thermal", "prepare_thermal"]
