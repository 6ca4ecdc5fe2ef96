"""Climate: the design temperatures of a home, from its ZIP code or position, offline."""

from assess.climate.lookup import DesignConditions, design_conditions
from assess.climate.own import with_own_temperatures
from assess.climate.places import Place, place_of_city, place_of_zip

__all__ = [
    "DesignConditions",
    "Place",
    "design_conditions",
    "place_of_city",
    "place_of_zip",
    "with_own_temperatures",
]
