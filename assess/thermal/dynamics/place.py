"""One host room with everything the hourly answers need: its zone, the house around it, the weather."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assess.climate import DesignConditions
from assess.climate.hourly.heat_wave import HeatWave, heat_wave
from assess.climate.hourly.synthetic import synthetic_dry_bulb_c, synthetic_year
from assess.errors import IntakeError
from assess.intake import Placement
from assess.intake.weather_year import WeatherYear
from assess.thermal.dynamics.failure import Beside
from assess.thermal.dynamics.host import Host
from assess.thermal.dynamics.hours import Hours, garage_hours, room_hours
from assess.thermal.dynamics.house import RestOfHouse, rest_of_house
from assess.thermal.enclosure import End
from assess.thermal.engine.network import Array
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.site import GarageSite, RoomSite, ThermalSite
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Place:
    """A host room, the rest of its house where that is known, and how to run it through a year of weather."""

    site: ThermalSite
    inside: RoomSite | GarageSite
    host: Host
    house: RestOfHouse | None

    def hours(self, weather: WeatherYear, limit_f: float) -> Hours:
        """Return the room, which may get as warm as its limit, in a year of weather."""
        inputs = Inputs(self.site.home, Worksheet(recording=False))
        if isinstance(self.inside, RoomSite):
            return room_hours(inputs, self.host, self.inside, weather, self.house, limit_f=limit_f)
        setpoint_f = inputs.value("dwelling.indoor_design_f", "Indoor air", "°F", "indoor.design_f")
        return garage_hours(inputs, self.host, self.inside, weather, min(setpoint_f, limit_f))

    def beside(self, hours: Hours) -> Beside | None:
        """Return the house on the hottest hour of a year, as warm as on the design day; None where it is not known.

        A garage has none beside it.
        """
        if self.house is None or hours.drivers.house is None or not isinstance(self.inside, RoomSite):
            return None
        day = self.inside.hot
        if isinstance(day, Missing):
            return None
        hottest = int(np.argmax(hours.drivers.outdoor_c))
        return Beside(self.house, hours.drivers.house.at(hottest), day.ends[End.HOUSE])


def place_of(site: ThermalSite, door: float) -> Place | None:
    """Return the host room of a site whose door carries this much [BTU/h·°F]; None where its sizes are not known."""
    inside = site.indoors
    if inside is None or isinstance(inside, Missing) or isinstance(inside.enclosure, Missing):
        return None
    inputs, room = Inputs(site.home, Worksheet(recording=False)), site.home.room
    garage = isinstance(inside, GarageSite)
    slab = garage or room.below == "slab" or (room.below is None and site.placement is Placement.BASEMENT)
    host = Host(inside.enclosure, site.outdoors, door, slab, room.other_heat_w or 0.0)
    if garage:
        return Place(site, inside, host, None)
    within = 0.0 if site.placement is Placement.BASEMENT else inside.enclosure.size.floor_ft2
    zone = None if site.weather is None else site.weather.iecc_zone
    house = rest_of_house(inputs, site.outdoors, room_ft2=within, zone=zone)
    # Air that an exhaust fan draws from the house leaves it, which a network of give and take cannot say.
    drawn = bool(room.exhaust_cfm)
    return Place(site, inside, host, None if isinstance(house, Missing) or drawn else house)


def year_of(weather: DesignConditions | None, given: WeatherYear | None) -> WeatherYear | None:
    """Return the year that was given, else one made up for the place; None where the place is not known."""
    if given is not None or weather is None:
        return given
    try:
        return _made_up(weather.model_dump_json())
    except IntakeError:
        return None


def wave_of(weather: DesignConditions | None, given: WeatherYear | None) -> HeatWave | None:
    """Return the year with three days at the twenty-year maximum; None where the place is not known."""
    try:
        return None if weather is None else heat_wave(weather, given)
    except IntakeError:
        return None


def design_days_of(weather: DesignConditions | None, given: WeatherYear | None) -> HeatWave | None:
    """Return the year with three days at the 1 % temperature; None where the place is not known."""
    if weather is None:
        return None
    return wave_of(weather.model_copy(update={"extreme_max_f": weather.cooling_1_f}), given)


def dry_bulb_of(weather: DesignConditions | None, given: WeatherYear | None) -> Array | None:
    """Return the dry bulbs of that year [°C] without the rest of it, which takes longer to make up."""
    if given is not None or weather is None:
        return None if given is None else given.dry_bulb_c
    try:
        return synthetic_dry_bulb_c(weather)
    except IntakeError:
        return None


@lru_cache(maxsize=64)  # half a megabyte each, and what is kept beside it
def _made_up(conditions: str) -> WeatherYear:
    return synthetic_year(DesignConditions.model_validate_json(conditions))
