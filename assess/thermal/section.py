"""The heat section: the limits of the cooler outdoors, of the house and of the air around the node."""

from typing import TYPE_CHECKING

from assess.climate import DesignConditions
from assess.findings import Limit, Section
from assess.hardware import NodePower
from assess.intake import Home, Placement
from assess.intake.weather_year import WeatherYear
from assess.records import Figure
from assess.thermal.air_findings import air_findings, cooler_findings
from assess.thermal.findings import thermal_findings
from assess.thermal.flows import Air, flows
from assess.thermal.indoor_limits import Indoors, indoor_limits
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.options import options
from assess.thermal.outdoor_cooler import Cooler, cooler_limit, cooler_of
from assess.thermal.passage_findings import passage_findings
from assess.thermal.site import Sheets, ThermalSite, prepare_thermal
from assess.thermal.stated_findings import stated_findings

if TYPE_CHECKING:
    from assess.thermal.dynamics.answer import Hourly
    from assess.thermal.dynamics.cooler import CoolerYear


def assess_thermal(
    home: Home,
    power: NodePower,
    placement: Placement | None,
    weather: DesignConditions | None,
    *,
    recording: bool = True,
    cooler_has_heat_pump: Figure | None = None,
    cooler_rated: Figure | None = None,
    site: ThermalSite | None = None,
    hourly: WeatherYear | None = None,
    room_year: bool = True,
) -> Section:
    """Return the heat section for a node that gives off `power`.

    `cooler_has_heat_pump` is the heat [W] that the node's heat pump moves outdoors, `cooler_rated` the heat
    that its dry cooler is sized for: that of the node at full size, or of this one when left out. A `site`
    prepared once, with the same recording, spares its work to every further node. `hourly` is a year of weather;
    without one a year is made up for the place. Without the `room_year` only the worst days limit a room. A silent
    section has the limits and leaves out what only a reader needs: where the heat goes, failure, year, heat wave,
    pictures.
    """
    if site is None:
        site = prepare_thermal(home, placement, weather, recording=recording, hourly=hourly)
    sheets = Sheets(home, recording=recording)
    limits = [*_cooler_limits(sheets, site, power, cooler_has_heat_pump, cooler_rated)]
    cooler: CoolerYear | None = None
    if recording and power.cooler_heat_w > 0:
        inputs = sheets.add("The year of the cooler")
        cooler = _cooler_year(inputs, site, power, cooler_of(inputs, power, cooler_has_heat_pump, cooler_rated))
    air: Air | None = None
    hours: Hourly | None = None
    if _heats_a_room(site, power):
        indoors = indoor_limits(sheets, site, power, year=room_year)
        limits += indoors.limits
        if recording:
            air, hours = _for_the_reader(sheets, site, power, indoors)
    fits = all(limit.fits is True for limit in limits)
    found = thermal_findings(site, power, tuple(limits), hours)
    if power.heat_to_room_w > 0:
        found += stated_findings(site) if recording else ()
        found += passage_findings(site, power, hours, fits=fits and recording)
    return Section(
        name="thermal",
        title="Heat",
        worked=(*site.worked, *sheets.worked),
        findings=(*found, *air_findings(site, power, air, hours, fits=fits), *cooler_findings(cooler)),
        limits=tuple(limits),
        series=(*((cooler.picture,) if cooler else ()), *(hours.pictures if hours else ())),
    )


def thermal_limits(
    site: ThermalSite, power: NodePower, cooler_has_heat_pump: Figure | None, cooler_rated: Figure | None
) -> tuple[Limit, ...]:
    """Return the limits of that section on the days that decide, without the year and without what is said of them."""
    sheets = Sheets(site.home, recording=False)
    limits = _cooler_limits(sheets, site, power, cooler_has_heat_pump, cooler_rated)
    if _heats_a_room(site, power):
        limits += indoor_limits(sheets, site, power, year=False).limits
    return limits


def _cooler_limits(
    sheets: Sheets, site: ThermalSite, power: NodePower, heat_pump_w: Figure | None, rated_w: Figure | None
) -> tuple[Limit, ...]:
    if power.cooler_heat_w <= 0:
        return ()
    inputs = sheets.add("Cooler outdoors, hottest hour in twenty years")
    return (cooler_limit(inputs, power, site.outdoors, heat_pump_w, rated_w),)


def _heats_a_room(site: ThermalSite, power: NodePower) -> bool:
    return power.heat_to_room_w > 0 and (site.placement is None or not site.placement.outdoors)


def _cooler_year(inputs: Inputs, site: ThermalSite, power: NodePower, cooler: Cooler) -> "CoolerYear | None":
    """Return the year of the cooler; None where the place is not known."""
    from assess.thermal.dynamics.cooler import cooler_year
    from assess.thermal.dynamics.place import year_of

    weather = year_of(site.weather, site.hourly)
    return None if weather is None else cooler_year(inputs, cooler, weather, power.cooler_heat_w)


def _for_the_reader(
    sheets: Sheets, site: ThermalSite, power: NodePower, indoors: Indoors
) -> tuple[Air | None, "Hourly | None"]:
    """Write down where the heat goes, what a change would do, and what the hours say."""
    inside, heat, limit_f = site.indoors, indoors.hot, indoors.limit_f
    if inside is None or isinstance(inside, Missing) or isinstance(inside.hot, Missing):
        return None, None
    if heat is None or isinstance(heat, Missing) or limit_f is None:
        return None, None
    from assess.thermal.dynamics.answer import Around, hourly

    air = flows(sheets.add("Where the heat goes, design day"), power, heat, inside.hot, limit_f)
    options(sheets.add("What a change would let the node give off"), site, power)
    return air, hourly(sheets, site, power, Around(limit_f, air.room_f, heat.door, inside.hot))
