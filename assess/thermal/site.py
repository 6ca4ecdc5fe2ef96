"""The part of the heat answer that no node changes, so that a search prepares it once."""

from dataclasses import dataclass

from assess.climate import DesignConditions
from assess.findings import Worked
from assess.intake import Home, Placement
from assess.intake.weather_year import WeatherYear
from assess.thermal.air_limit import USUAL_AIR, AirPolicy
from assess.thermal.days import Around, Day, design_day, garage_day, mild_day
from assess.thermal.enclosure import Enclosure
from assess.thermal.equipment import Equipment, duct_delivery, equipment
from assess.thermal.garage import garage_enclosure
from assess.thermal.house_balance import HouseBalance, house_balance
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors, outdoors
from assess.thermal.room_shell import room_enclosure
from assess.thermal.supply import Ducts, room_ducts
from assess.worksheet import Worksheet


class Sheets:
    """Worksheets in reading order, recording or silent."""

    def __init__(self, home: Home, *, recording: bool) -> None:
        """Start with none."""
        self.home, self.recording = home, recording
        self._sheets: list[tuple[str, Worksheet]] = []

    def add(self, title: str) -> Inputs:
        """Return the inputs of the home beside a new sheet."""
        ws = Worksheet(recording=self.recording)
        self._sheets.append((title, ws))
        return Inputs(self.home, ws)

    @property
    def worked(self) -> tuple[Worked, ...]:
        """Return the sheets that anything was written on."""
        return tuple(Worked(title=title, steps=tuple(ws.steps)) for title, ws in self._sheets if ws.steps)


@dataclass(frozen=True)
class RoomSite:
    """A room in the house: its shell, the two days that decide, the house behind it, the equipment that serves it.

    `arrives` is the share of cooled air that the ducts do not lose, `indoor_f` the setpoint of the house.
    """

    gear: Equipment
    balance: HouseBalance | Missing
    enclosure: Enclosure | Missing
    hot: Day | Missing
    mild: Day | Missing
    indoor_f: float
    arrives: float
    ducts: Ducts | Missing | None = None


@dataclass(frozen=True)
class GarageSite:
    """A garage, which the house does not cool: its shell and the design day, its worst."""

    gear: Equipment
    enclosure: Enclosure | Missing
    hot: Day | Missing


@dataclass(frozen=True)
class ThermalSite:
    """A home, a placement and their weather before any node; `indoors` is None in the open air.

    `hourly` is a year of weather that was given; without one a year is made up from the design conditions. `policy` is
    what a policy of one's own asks of the air.
    """

    home: Home
    placement: Placement | None
    outdoors: Outdoors
    heating_99_f: float | None
    indoors: RoomSite | GarageSite | Missing | None
    worked: tuple[Worked, ...]
    weather: DesignConditions | None = None
    hourly: WeatherYear | None = None
    policy: AirPolicy = USUAL_AIR


def prepare_thermal(
    home: Home,
    placement: Placement | None,
    weather: DesignConditions | None,
    *,
    recording: bool = True,
    hourly: WeatherYear | None = None,
    policy: AirPolicy = USUAL_AIR,
) -> ThermalSite:
    """Return everything that all nodes at one place share."""
    sheets = Sheets(home, recording=recording)
    air = outdoors(sheets.add("Outdoor air"), weather)
    indoors: RoomSite | GarageSite | Missing | None = None
    if placement is Placement.GARAGE:
        indoors = _garage(sheets, air)
    elif placement is not None and not placement.outdoors:
        indoors = _room(sheets, placement, air, weather)
    winter_f = None if weather is None else weather.heating_99_f
    return ThermalSite(home, placement, air, winter_f, indoors, sheets.worked, weather, hourly, policy)


def _garage(sheets: Sheets, air: Outdoors) -> GarageSite:
    listed = equipment(sheets.home, Placement.GARAGE)
    # A cooling system of the garage's own would have been named; an unlisted house system does not matter here.
    gear = Equipment((), (), ()) if isinstance(listed, Missing) else listed
    enclosure = garage_enclosure(sheets.add("Closed garage"), air)
    return GarageSite(gear, enclosure, garage_day(sheets.add("Around the node, design day"), gear, air))


def _room(sheets: Sheets, placement: Placement, air: Outdoors, weather: DesignConditions | None) -> RoomSite | Missing:
    gear = equipment(sheets.home, placement)
    if isinstance(gear, Missing):
        return gear
    house = sheets.add("House cooling, design day")
    indoor_f = house.value("dwelling.indoor_design_f", "Indoor air", "°F", "indoor.design_f")
    arrives = duct_delivery(house, gear.house) if gear.house else 1.0
    balance = house_balance(house, gear, indoor_f, air, arrives, weather=weather)
    room = sheets.add("Host room")
    enclosure = room_enclosure(room, placement, air)
    if isinstance(enclosure, Missing):
        return RoomSite(gear, balance, enclosure, hot=enclosure, mild=enclosure, indoor_f=indoor_f, arrives=arrives)
    ducts = room_ducts(room, gear.ducted, enclosure.size.floor_ft2, arrives)
    around = Around(enclosure, gear, ducts, indoor_f, air)
    hot = design_day(sheets.add("Around the room, design day"), around)
    mild = mild_day(sheets.add("Around the room, mild day"), around)
    return RoomSite(gear, balance, enclosure, hot, mild, indoor_f, arrives, ducts)
