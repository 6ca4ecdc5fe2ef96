"""Design loads of a house in the manner of ACCA Manual J: typed surfaces in, every component out with its working."""

from assess.thermal.manual_j.block import BlockLoad, block_load
from assess.thermal.manual_j.component import Component, Part
from assess.thermal.manual_j.conditions import Conditions, DailyRange
from assess.thermal.manual_j.house import House

__all__ = ["BlockLoad", "Component", "Conditions", "DailyRange", "House", "Part", "block_load"]
