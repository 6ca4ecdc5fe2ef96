"""What the hours add to the heat answer: minutes after a failure, the year, a heat wave, and the pictures."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from assess.findings import Curve, Series
from assess.hardware import NodePower
from assess.records import Confidence, Figure
from assess.rulebook.reference import load_reference
from assess.thermal.days import Day
from assess.thermal.dynamics.failure import Failure, failure
from assess.thermal.dynamics.hours import Hours, outdoor_f
from assess.thermal.dynamics.place import Place, design_days_of, place_of, wave_of, year_of
from assess.thermal.dynamics.si import fahrenheit
from assess.thermal.dynamics.year import YearResult, year_result
from assess.thermal.flows import air_in_words
from assess.thermal.inputs import Inputs
from assess.thermal.site import Sheets, ThermalSite

_DAY_H = 24
_HALVINGS = 7  # find the greatest heat to less than a hundredth of the most, on the strict side


@dataclass(frozen=True)
class Around:
    """The room as the steady answer left it: its limit and its air with the node [°F], what its door carries."""

    limit_f: float
    room_f: float
    door: float
    day: Day


@dataclass(frozen=True)
class Hourly:
    """The answers of the hours; `wave_f` is the warmest room air of a heat wave. None is not known.

    `design_f` is the warmest hour of the room on the third of three design days.
    """

    failure: Failure
    year: YearResult | None
    wave_f: float | None
    pictures: tuple[Series, ...]
    design_f: float | None = None


def hourly(sheets: Sheets, site: ThermalSite, power: NodePower, around: Around) -> Hourly | None:
    """Return what the hours say of a node in its room, written down; None where the room is not known."""
    place = place_of(site, around.door)
    if place is None:
        return None
    weather = year_of(site.weather, site.hourly)
    hours = None if weather is None else place.hours(weather, around.limit_f)
    failed = _failure(sheets.add("When cooling fails"), place, power, around, hours)
    pictures = [failed.picture]
    year, design_f = None, None
    if hours is not None:
        inputs = sheets.add("The year of the room")
        year = year_result(inputs, hours, node_w=power.heat_to_room_w, limit_f=around.limit_f)
        day = _design_day(place, power, around.limit_f)
        design_f = max(day[0].curves[0].values) if day else None
        pictures += [*day, *year.pictures]
    return Hourly(failed, year, _wave_f(sheets, place, power, around.limit_f), tuple(pictures), design_f)


@dataclass
class YearLimit:
    """The greatest heat to a room that its year allows, up to `most_w`; asked for in as few runs as will do.

    `hours` is None where the weather or the room is not known: then the year says nothing.
    """

    hours: Hours | None
    limit_f: float
    most_w: float

    def allows(self, heat_w: float) -> bool:
        """Return whether the room is above its limit for no more hours than are allowed."""
        if self.hours is None or self._all_allowed:
            return True
        if heat_w not in self._known:
            # More heat never makes an hour cooler, so what is known of one node settles many others.
            if any(heat_w <= other for other, passes in self._known.items() if passes):
                return True
            if any(heat_w >= other for other, passes in self._known.items() if not passes):
                return False
            self._known[heat_w] = self.hours.allows(self.limit_f, heat_w, self._allowed_h)
        return self._known[heat_w]

    @cached_property
    def greatest_w(self) -> float:
        """Return the greatest heat, to a hundredth [W]."""
        return self.greatest(_HALVINGS)

    def greatest(self, halvings: int) -> float:
        """Return the greatest heat on the strict side, the finer the more often its range is halved [W]."""
        if self.hours is None or self._all_allowed:
            return self.most_w
        low, high = 0.0, self.most_w
        for _ in range(halvings):
            middle = (low + high) / 2
            low, high = (middle, high) if self.allows(middle) else (low, middle)
        return low

    @cached_property
    def _all_allowed(self) -> bool:
        return self.hours is None or self.hours.allows(self.limit_f, self.most_w, self._allowed_h)

    @cached_property
    def _allowed_h(self) -> float:
        return load_reference("reference/thermal").figure("year.allowed_hours").value

    @cached_property
    def _known(self) -> dict[float, bool]:
        return {}


@dataclass(frozen=True)
class Room:
    """A site as far as its room's year goes: two homes that differ only in their panels have the same year."""

    site: ThermalSite

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Room) and self._parts == other._parts

    def __hash__(self) -> int:
        return hash(self.site.placement)  # a record may hold what has no hash; the few rooms kept are told apart above

    @property
    def _parts(self) -> tuple[object, ...]:
        site, home = self.site, self.site.home
        return home.room, home.hvac, home.dwelling, home.place, home.weather, site.placement, site.weather, site.hourly


def year_limit(site: ThermalSite, *, limit_f: float, door: float, most_w: float) -> YearLimit:
    """Return the limit of the year for the room of a site, whose door carries this much [BTU/h·°F]."""
    return _year_limit(Room(site), limit_f, door, most_w)


@lru_cache(maxsize=8)
def _year_limit(room: Room, limit_f: float, door: float, most_w: float) -> YearLimit:
    site = room.site
    weather, place = year_of(site.weather, site.hourly), place_of(site, door)
    hours = None if weather is None or place is None or most_w <= 0 else place.hours(weather, limit_f)
    return YearLimit(hours, limit_f, most_w)


def _failure(inputs: Inputs, place: Place, power: NodePower, around: Around, hours: Hours | None) -> Failure:
    return failure(
        inputs,
        place.host,
        around.day,
        node_w=power.heat_to_room_w,
        gpus=power.gpus,
        start_f=min(around.room_f, around.limit_f),
        beside=None if hours is None else place.beside(hours),
    )


def _wave_f(sheets: Sheets, place: Place, power: NodePower, limit_f: float) -> float | None:
    site = place.site
    wave = wave_of(site.weather, site.hourly)
    if wave is None:
        return None
    hours = place.hours(wave.year, limit_f)
    warmest_f = fahrenheit(float(hours.run(power.heat_to_room_w).room_air_c[wave.hours].max()))
    figure = Figure(value=warmest_f, unit="°F", cite=wave.year.label, confidence=Confidence.LOW)
    sheets.add("A heat wave of three days").ws.given("Warmest air of the room", figure)
    return warmest_f


def _design_day(place: Place, power: NodePower, limit_f: float) -> tuple[Series, ...]:
    """Return the room and the outdoors on the third of three design days, hour by hour."""
    site = place.site
    days = design_days_of(site.weather, site.hourly)
    if days is None:
        return ()
    year = place.hours(days.year, limit_f).run(power.heat_to_room_w)
    last = slice(days.hours.stop - _DAY_H, days.hours.stop)
    curves = {"room": year.room_air_c[last], "house": None if year.house_air_c is None else year.house_air_c[last]}
    shown = [(name, np.array([fahrenheit(float(c)) for c in air])) for name, air in curves.items() if air is not None]
    shown.append(("outdoors", outdoor_f(days.year)[last]))
    return (
        Series(
            code="thermal.design_day",
            title="The room on the design day",
            x_name="hour of the day",
            x_unit="h",
            x=tuple(float(hour) + 0.5 for hour in range(_DAY_H)),
            y_unit="°F",
            curves=tuple(Curve(name=name, values=tuple(map(float, values))) for name, values in shown),
            says=f"The room is at most {air_in_words(float(shown[0][1].max()))} "
            f"on a day of {shown[-1][1].max():.0f} °F.",
        ),
    )
