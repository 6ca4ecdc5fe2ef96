"""Design loads of the house, item by item in the manner of Manual J, with the range of what is not known of it."""

from dataclasses import dataclass, field

from assess.climate import DesignConditions
from assess.climate.moist_air import humidity_ratio, pressure_pa
from assess.thermal.envelope import BOOK
from assess.thermal.house_doubts import unstated_floor
from assess.thermal.house_shell import HouseShell, house_shell
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.manual_j.block import BlockLoad, block_load
from assess.thermal.manual_j.component import Component, Part
from assess.thermal.manual_j.conditions import Conditions, daily_range_of, design
from assess.thermal.manual_j.doubt import Swing, swing
from assess.thermal.manual_j.underfoot import floors
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet
from assess.worksheet.arrays import each


@dataclass(frozen=True)
class Heating:
    """The heating load with its range, ducts counted [BTU/h]."""

    low_btu_h: float
    btu_h: float
    high_btu_h: float


@dataclass(frozen=True)
class HouseLoad:
    """The sensible cooling load at the coil with its range [BTU/h], all three alike when a Manual J says it.

    `latent_btu_h` and `heating` are None where the humidity or the winter is not known, or a Manual J was given.
    `items` are the lines of the rooms before ducts.
    """

    low_btu_h: float
    btu_h: float
    high_btu_h: float
    latent_btu_h: float | None = None
    heating: Heating | None = None
    items: tuple[Component, ...] = field(default=())


def house_load(
    inputs: Inputs,
    design_f: float,
    indoor_f: float,
    outdoors: Outdoors,
    arrives: float,
    *,
    weather: DesignConditions | None = None,
) -> HouseLoad | Missing:
    """Return the loads at the coil at outdoor and indoor temperatures [°F].

    `arrives` is the share of the cooled air that the ducts do not lose; its own range is the caller's to count.
    Latitude, daily range and humidity come from the home, else from `weather`, else from the middle of the country.
    """
    given = inputs.stated("dwelling.design_cooling_load_btu_h", "Sensible cooling load, Manual J", "BTU/h")
    if given is not None:
        return HouseLoad(given, given, given)
    shell = house_shell(inputs, weather.iecc_zone if weather else None)
    if isinstance(shell, Missing):
        return shell
    at = _conditions(inputs.of(BOOK), design_f, indoor_f, outdoors, weather)
    rooms = block_load(inputs, shell.house, at)
    _count_unstated_floor(inputs, shell, at)
    cold = _cooling(inputs, shell, rooms, arrives)
    return HouseLoad(*cold, rooms.latent_btu_h, _heating(inputs, shell, rooms, arrives), rooms.components)


def _cooling(inputs: Inputs, shell: HouseShell, rooms: BlockLoad, arrives: float) -> tuple[float, float, float]:
    found = swing(inputs, {part: rooms.sensible(part) for part in Part}, shell.doubts)
    return _at_coil(inputs, "Load", rooms.sensible_btu_h, found, arrives)


def _heating(inputs: Inputs, shell: HouseShell, rooms: BlockLoad, arrives: float) -> Heating | None:
    if rooms.heating_btu_h is None:
        return None
    loads = {part: rooms.heating(part) or 0.0 for part in Part}
    found = swing(inputs, loads, shell.doubts, winter=True)
    return Heating(*_at_coil(inputs, "Heating load", rooms.heating_btu_h, found, arrives))


def _at_coil(inputs: Inputs, what: str, rooms: float, found: Swing, arrives: float) -> tuple[float, float, float]:
    """Return the low end, the middle and the high end of a load of the rooms with its ducts [BTU/h]."""
    ws, share = inputs.ws, (arrives, "of supply")

    def with_ducts(end: str, load: float) -> float:
        return ws.product(f"{what} with ducts{end}", (load, "BTU/h"), over=[share], unit="BTU/h")

    middle = with_ducts("", rooms)
    if not found.lower and not found.higher:
        return middle, middle, middle
    low = ws.total(f"{what} less its doubts", {"middle": rooms}, less={"doubts": found.lower}, unit="BTU/h")
    low = ws.largest(f"{what} of the rooms, low end", {"low end": low, "none": 0.0}, unit="BTU/h")
    high = ws.total(f"{what} of the rooms, high end", {"middle": rooms, "doubts": found.higher}, unit="BTU/h")
    return with_ducts(", low end", low), middle, with_ducts(", high end", high)


def _count_unstated_floor(inputs: Inputs, shell: HouseShell, at: Conditions) -> None:
    """Put a floor over a crawlspace among the doubts, where nothing is said of what is below the house."""
    silent = Inputs(inputs.home, Worksheet(recording=False), BOOK)
    floor = unstated_floor(silent, shell.house)
    if floor is not None:
        shell.doubts.more[Part.FLOORS] = floors(silent, floor, shell.house, design(silent, at)).sensible_btu_h


def _conditions(
    inputs: Inputs, design_f: float, indoor_f: float, outdoors: Outdoors, weather: DesignConditions | None
) -> Conditions:
    home, ws = inputs.home, inputs.ws
    latitude = home.place.latitude if weather is None or weather.latitude_deg is None else weather.latitude_deg
    if latitude is None:
        latitude = inputs.assumed("Latitude", inputs.figure("place.latitude_deg"))
    else:
        latitude = ws.given("Latitude", latitude, "° north")
    swings = inputs.stated("weather.daily_range_f", "Daily range of the outdoor air", "°F")
    if swings is None and weather is not None:
        swings = weather.daily_range_f
    warm_f = inputs.figure("indoor.heating_f").value
    return Conditions(
        design_f,
        outdoors.winter_f,
        indoor_f,
        warm_f,
        "medium" if swings is None else daily_range_of(inputs, swings),
        latitude,
        outdoors.density,
        _grains(inputs, design_f, indoor_f, outdoors, weather),
    )


def _grains(
    inputs: Inputs, design_f: float, indoor_f: float, outdoors: Outdoors, weather: DesignConditions | None
) -> float | None:
    """Return the moisture of the outdoor air over that indoors [grains/lb], None when no wet bulb is known."""
    wet_bulb = inputs.stated("weather.coincident_wet_bulb_f", "Wet bulb on the design day", "°F")
    if wet_bulb is None and weather is not None:
        wet_bulb = weather.coincident_wet_bulb_f
    if wet_bulb is None or wet_bulb > design_f:
        return None
    pressure = each(pressure_pa, outdoors.elevation_ft * 0.3048)
    humid = inputs.figure("house.relative_humidity").value
    out = each(_by_wet_bulb, design_f, wet_bulb, pressure)
    inside = each(lambda f, p: humidity_ratio(_celsius(f), relative_humidity_pct=humid, pressure=p), indoor_f, pressure)
    grains = (out - inside) * inputs.figure("ducts.grains_per_lb").value
    return inputs.ws.given("Moisture outdoors over indoors", grains, "grains/lb", cite="moist air by its wet bulb")


def _celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32.0) / 1.8


def _by_wet_bulb(dry_bulb_f: float, wet_bulb_f: float, pressure: float) -> float:
    return humidity_ratio(_celsius(dry_bulb_f), wet_bulb_c=_celsius(wet_bulb_f), pressure=pressure)
