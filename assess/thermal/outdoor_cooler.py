"""The cooler outdoors on the hottest hour of twenty years: what a dry cooler and its heat pump can carry."""

from dataclasses import dataclass

from assess.findings import Limit
from assess.hardware import NodePower, dry_cooler_share
from assess.records import Basis, Figure
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet
from assess.worksheet.arrays import Value


@dataclass(frozen=True)
class Cooler:
    """What a cooler carries: the heat it is rated for, a heat pump's on top [W]; what sun adds to its air [°F]."""

    rated_w: float
    heat_pump_w: float
    sun_f: float

    def carries_w(self, outdoor_f: Value) -> Value:
        """Return the heat it can carry at an outdoor dry bulb or an array of them [W]."""
        return self.rated_w * dry_cooler_share(outdoor_f + self.sun_f, Worksheet(recording=False)) + self.heat_pump_w


def cooler_of(inputs: Inputs, power: NodePower, heat_pump_w: Figure | None, rated_w: Figure | None) -> Cooler:
    """Return the cooler of a node at this home; one that is not rated is taken to be sized for this node."""
    return Cooler(
        power.cooler_heat_w if rated_w is None else rated_w.value,
        0.0 if heat_pump_w is None else heat_pump_w.value,
        inputs.figure(f"sun.{inputs.home.room.sun or 'full'}").value,
    )


def cooler_limit(
    inputs: Inputs,
    power: NodePower,
    outdoors: Outdoors,
    heat_pump_w: Figure | None,
    rated_w: Figure | None,
) -> Limit:
    """Return the limit of the outdoor cooler in watts of heat.

    `rated_w` is the heat the cooler carries at its approach, the heat of the node at full size. Without it
    the cooler is taken to be sized for this very node.
    """
    extreme = outdoors.extreme_f
    if isinstance(extreme, Missing):
        return _limit(power, None, extreme)
    return _limit(power, _capacity_w(inputs, power, extreme, heat_pump_w, rated_w), None)


def _capacity_w(
    inputs: Inputs, power: NodePower, extreme_f: float, heat_pump_w: Figure | None, rated_w: Figure | None
) -> float:
    ws, sun = inputs.ws, inputs.home.room.sun
    figure = inputs.figure(f"sun.{sun or 'full'}")
    if sun is None:
        warmer = inputs.assumed("Sun on the cooler", figure, "not stated; taken as full sun")
    else:
        warmer = ws.given(f"Sun on the cooler: {sun}", figure)
    air_f = ws.total("Air around the cooler", {"outdoors": extreme_f, "sun": warmer}, unit="°F")
    share = dry_cooler_share(air_f, ws)
    if rated_w is None:
        note = "the cooler is taken to be sized for this node"
        rated = ws.given("Rated heat of the cooler", power.cooler_heat_w, "W", basis=Basis.ASSUMED, note=note)
    else:
        rated = ws.given("Rated heat of the cooler", rated_w)
    parts = {"dry cooler": ws.product("Dry cooler on that hour", (rated, "W"), (share, "of it"), unit="W")}
    if heat_pump_w is not None:
        parts["heat pump"] = ws.given("Heat pump of the node", heat_pump_w)
    return ws.total("Heat the cooler can carry", parts, unit="W")


def _limit(power: NodePower, capacity: float | None, gap: Missing | None) -> Limit:
    return Limit(
        code="thermal.cooler",
        name="Outdoor heat rejection",
        capacity=capacity,
        demand=power.cooler_heat_w,
        unit="W",
        node_w=None if capacity is None else capacity * power.wall_w / power.cooler_heat_w,
        field=gap.field if gap else None,
        cure=gap.cure if gap else "Shade the cooler, or take a larger one or one with a heat pump.",
    )
