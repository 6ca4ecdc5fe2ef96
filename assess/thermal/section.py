"""The heat section: the limits of the cooler outdoors, of the house and of the air around the node."""

from assess.climate import DesignConditions
from assess.findings import Limit, Section
from assess.hardware import NodePower
from assess.intake import Home, Placement
from assess.records import Figure
from assess.thermal.findings import thermal_findings
from assess.thermal.indoor_limits import indoor_limits
from assess.thermal.outdoor_cooler import cooler_limit
from assess.thermal.site import Sheets, ThermalSite, prepare_thermal


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
) -> Section:
    """Return the heat section for a node that gives off `power`.

    `cooler_has_heat_pump` is the heat [W] that the node's heat pump moves outdoors, `cooler_rated` the heat
    that its dry cooler is sized for: that of the node at full size, or of this one when left out. A `site`
    prepared once, with the same recording, spares its work to every further node.
    """
    if site is None:
        site = prepare_thermal(home, placement, weather, recording=recording)
    sheets = Sheets(home, recording=recording)
    limits: list[Limit] = []
    if power.cooler_heat_w > 0:
        inputs = sheets.add("Cooler outdoors, hottest hour in twenty years")
        limits.append(cooler_limit(inputs, power, site.outdoors, cooler_has_heat_pump, cooler_rated))
    if power.heat_to_room_w > 0 and (placement is None or not placement.outdoors):
        limits += indoor_limits(sheets, site, power)
    return Section(
        name="thermal",
        title="Heat",
        worked=(*site.worked, *sheets.worked),
        findings=thermal_findings(site, power, tuple(limits)),
        limits=tuple(limits),
    )
