"""Existing load by recorded demand: what a meter saw at most, a quarter added, and the new loads in full."""

from collections.abc import Iterator

from assess.electrical.methods.climate_load import cooling_together_va, heating_together_va
from assess.electrical.methods.items import Connected, written_apart
from assess.findings import Finding, Severity
from assess.intake import Home, MeasuredDemand
from assess.metering.admissibility import admissibility, is_coarse, is_short
from assess.metering.treatments import short_peak_kw
from assess.numbers import quantity
from assess.rulebook.rules import DemandData
from assess.worksheet import Worksheet

_W_PER_KW = (1000.0, "VA/kW")


def why_not(home: Home, rule: DemandData, house: Connected | None = None) -> str | None:
    """Return why the record is not admissible, in one sentence that says what would cure it; None if it is.

    `house` is what is connected, where that is known: a season that the record misses is added from it.
    """
    demand = home.demand
    if demand is None or (demand.peak_kw is None and demand.peak_a is None):
        return "No recorded peak is given."
    if home.dwelling.status == "new":
        return "The home is new, so no record shows what it draws."
    reasons = admissibility(demand, rule, pv=home.pv, battery=home.battery).reasons
    if reasons:
        return reasons[0].says
    if _seasons_missed(demand, rule) and (house is None or house.missing):
        return "The record misses a season, and not all that heats and cools is known (loads, or demand.seasonal_va)."
    return None


def remarks(home: Home, rule: DemandData) -> Iterator[Finding]:
    """Yield what is to be said of an admissible record that decides."""
    demand = home.demand
    if demand is not None and demand.interval_min is not None and is_coarse(demand, rule):
        yield Finding(
            code="electrical.demand_interval",
            severity=Severity.WARNING,
            says=f"The recorded demand averages over {quantity(demand.interval_min, 'min')}.",
            means="Shorter peaks are higher; the strictest of the published ways to allow for that was taken.",
            cure=f"Ask the utility for intervals of {quantity(rule.short_interval.value, 'min')}.",
            cite=rule.exception_cite,
            field="demand.interval_min",
        )
    if home.node.battery_kwh:
        yield Finding(
            code="electrical.demand_battery",
            severity=Severity.WARNING,
            says="The existing load rests on recorded demand, and the node brings a battery.",
            means="Where a battery cuts the peaks of the service, its recorded demand is not admitted.",
            cure="Have the building department confirm the method, or see that the battery serves the node alone.",
            cite=rule.refused_cite,
        )


def recorded_va(home: Home, volts: float, ws: Worksheet) -> float | None:
    """Return the highest demand as recorded [VA], the most loaded leg on both sides; None without a record."""
    demand = home.demand
    parts: dict[str, float] = {}
    if demand is not None and demand.peak_kw is not None:
        came = home.basis_of("demand.peak_kw")
        kw = ws.given("Recorded peak", demand.peak_kw, "kW", basis=came.basis, note=came.note)
        note = "kilowatts of the meter count as kilovolt-amperes"
        parts["both legs"] = ws.product("Recorded peak, both legs", (kw, "kW"), _W_PER_KW, unit="VA", note=note)
    if demand is not None and demand.peak_a is not None:
        came = home.basis_of("demand.peak_a")
        amps = ws.given("Recorded peak of the most loaded leg", demand.peak_a, "A", basis=came.basis, note=came.note)
        parts["leg"] = ws.product("The same on both legs", (amps, "A"), (volts, "V"), unit="VA")
    return ws.largest("Recorded demand", parts, unit="VA") if parts else None


def house_load_va(peak_va: float, home: Home, house: Connected, rule: DemandData, ws: Worksheet) -> float:
    """Return the calculated load of the house [VA]: the record at 125 %, loads added with the node in full.

    An hourly record hides shorter peaks: the strictest of the ways to allow for that is taken.
    """
    demand = home.demand
    existing = peak_va
    if demand is not None and is_coarse(demand, rule):
        existing = _of_coarse_record(peak_va, ws)
    seasonal_va = _seasonal_va(demand, house, rule, ws) if demand is not None else 0.0
    if seasonal_va:
        parts = {"recorded": existing, "seasonal": seasonal_va}
        existing = ws.total("Demand with the season it missed", parts, unit="VA", cite=rule.exception_cite)
    share = ws.share("Existing load, from its demand", existing, rule.factor, unit="VA")
    parts = {"existing load": share}
    added = house.keeping(lambda item: item.new and item.va > 0)
    parts |= {f"{name}, added": va for name, va in written_apart(added.appliances, ws, cite=rule.factor.cite).items()}
    if added.climate:
        written_apart(added.climate, ws, cite=rule.factor.cite)
        seasons = {"heating": heating_together_va(added, ws), "cooling": cooling_together_va(added, ws)}
        parts["heating or cooling, added"] = ws.largest("Heating or cooling, added", seasons, unit="VA")
    return ws.total("Calculated load of the house", parts, unit="VA", cite=rule.cite)


def _of_coarse_record(peak_va: float, ws: Worksheet) -> float:
    """Return the short peak behind an average over a longer interval, by the strictest estimate [VA]."""
    peak_kw = ws.product("Recorded demand in kW", (peak_va, "VA"), over=[_W_PER_KW], unit="kW")
    return ws.product("Demand behind the record", (short_peak_kw(peak_kw, ws), "kW"), _W_PER_KW, unit="VA")


def _seasons_missed(demand: MeasuredDemand, rule: DemandData) -> tuple[str, ...]:
    """Return the seasons whose load is to be added from the nameplates: those that a short record does not hold."""
    if demand.seasonal_va is not None or demand.misses is None or not is_short(demand, rule):
        return ()
    return {"none": (), "both": ("heating", "cooling")}.get(demand.misses, (demand.misses,))


def _seasonal_va(demand: MeasuredDemand, house: Connected, rule: DemandData, ws: Worksheet) -> float:
    """Return the load of the season that the record missed [VA]: as stated, else the larger of the nameplates there."""
    if demand.seasonal_va is not None:
        return demand.seasonal_va
    missed = _seasons_missed(demand, rule)
    there = house.keeping(lambda item: not item.new and item.va > 0)
    if not missed or not there.climate:
        return 0.0
    written_apart(there.climate, ws, cite=rule.exception_cite)
    loads = {"heating": heating_together_va, "cooling": cooling_together_va}
    parts = {name: loads[name](there, ws) for name in missed}
    return ws.largest("Load of the season that the record missed", parts, unit="VA", cite=rule.exception_cite)
