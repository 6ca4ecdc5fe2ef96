"""The demand of a record as a worksheet: what was recorded, what it may hide, and what the legs carried."""

from typing import TYPE_CHECKING

from assess.findings import Worked
from assess.metering.treatments import short_peak_kw
from assess.records import Basis
from assess.rulebook import load_reference
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.metering.record import Peak
    from assess.metering.record.demand import Demand

_QUARTER_S = 900


def worked_demand(demand: "Demand") -> Worked:
    """Return the worksheet of the demand: the highest averages [kW] with their labels, estimates, bounds and legs."""
    ws = Worksheet()
    shown = {
        "Highest quarter of an hour by the clock": demand.quarter_clock,
        "Highest fifteen minutes, wherever they begin": demand.quarter,
        "Highest hour by the clock": demand.hour_clock,
        "Highest sixty minutes, wherever they begin": demand.hour,
    }
    for label, peak in shown.items():
        if peak is not None:
            _given(label, peak, ws)
    highest = _given(f"Highest average over {demand.interval_s / 60:g} min", demand.highest, ws)
    if demand.interval_s > _QUARTER_S:
        short_peak_kw(highest, ws)
    if demand.neighbors is not None:
        minutes = demand.neighbors.seconds / 60
        note = f"no {minutes:g} min, wherever they begin, can be higher than two neighbors together"
        _given(f"Bound of any {minutes:g} min", demand.neighbors, ws, note)
    if demand.legs is not None:
        leg_a(demand.legs, ws)
    note = "Kilowatts are averages over whole intervals as the meter recorded them; a label is where one begins."
    return Worked(title="Recorded demand", steps=tuple(ws.steps), governs=False, note=note)


def leg_a(legs: "tuple[Peak, Peak]", ws: Worksheet) -> float:
    """Return the highest current of the more loaded leg [A], and write down what both legs at that would draw."""
    volts = load_reference("reference/metering").figure("demand.leg_volts")
    names = ("leg A", "leg B")
    parts = {name: _given(f"Highest demand of {name}", leg, ws) for name, leg in zip(names, legs, strict=True)}
    kw = ws.largest("The more loaded leg", parts, unit="kW")
    ws.product("The more loaded leg on both sides", (kw, "kW"), (2.0, "legs"), unit="kW")
    return float(ws.product("Current of the more loaded leg", (kw, "kW"), (1_000.0, "W/kW"), over=[volts], unit="A"))


def _given(label: str, peak: "Peak", ws: Worksheet, note: str | None = None) -> float:
    when = f"{peak.at:%Y-%m-%d %H:%M}" + (", estimated by the utility" if peak.estimated else "")
    said = when if note is None else f"{when}; {note}"
    return float(ws.given(label, peak.kw, "kW", basis=Basis.MEASURED, note=said))
