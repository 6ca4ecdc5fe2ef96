"""Existing load by recorded demand: what a meter saw at most, a quarter added, and the new loads in full."""

from collections.abc import Iterator

from assess.electrical.methods.climate_load import cooling_together_va, heating_together_va
from assess.electrical.methods.items import Connected, written_apart
from assess.findings import Finding, Severity
from assess.intake import Home, MeasuredDemand
from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.rulebook.rules import DemandData
from assess.worksheet import Worksheet

_W_PER_KW = (1000.0, "VA/kW")


def why_not(home: Home, rule: DemandData) -> str | None:
    """Return why the record is not admissible, in one sentence that says what would cure it; None if it is."""
    demand = home.demand
    if demand is None or (demand.peak_kw is None and demand.peak_a is None):
        return "No recorded peak is given."
    if home.dwelling.status == "new":
        return "The home is new, so no record shows what it draws."
    return _source(home, rule) or _record(demand, rule) or _leg(demand)


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


def is_short(demand: MeasuredDemand, rule: DemandData) -> bool:
    """Return whether the record is shorter than the year the rule asks for, and goes by its exception."""
    return demand.period_days is None or demand.period_days < rule.period.value


def is_coarse(demand: MeasuredDemand, rule: DemandData) -> bool:
    """Return whether the record averages over more than the quarter of an hour the exception names."""
    return demand.interval_min is not None and demand.interval_min > rule.short_interval.value


def recorded_va(home: Home, volts: float, ws: Worksheet) -> float | None:
    """Return the highest demand as recorded [VA], the most loaded leg on both sides; None without a record."""
    demand = home.demand
    parts: dict[str, float] = {}
    if demand is not None and demand.peak_kw is not None:
        kw = ws.given("Recorded peak", demand.peak_kw, "kW", basis=home.basis_of("demand.peak_kw").basis)
        note = "kilowatts of the meter count as kilovolt-amperes"
        parts["both legs"] = ws.product("Recorded peak, both legs", (kw, "kW"), _W_PER_KW, unit="VA", note=note)
    if demand is not None and demand.peak_a is not None:
        basis = home.basis_of("demand.peak_a").basis
        amps = ws.given("Recorded peak of the most loaded leg", demand.peak_a, "A", basis=basis)
        parts["leg"] = ws.product("The same on both legs", (amps, "A"), (volts, "V"), unit="VA")
    return float(ws.largest("Recorded demand", parts, unit="VA")) if parts else None


def house_load_va(peak_va: float, home: Home, house: Connected, rule: DemandData, ws: Worksheet) -> float:
    """Return the calculated load of the house [VA]: the record at 125 %, loads added with the node in full.

    An hourly record hides shorter peaks: the strictest of the ways to allow for that is taken.
    """
    demand = home.demand
    existing = peak_va
    if demand is not None and is_coarse(demand, rule):
        existing = _of_coarse_record(peak_va, ws)
    if demand is not None and demand.seasonal_va:
        parts = {"recorded": existing, "seasonal": demand.seasonal_va}
        existing = ws.total("Demand with the season it missed", parts, unit="VA", cite=rule.exception_cite)
    share = ws.share("Existing load, from its demand", existing, rule.factor, unit="VA")
    parts = {"existing load": share}
    added = house.keeping(lambda item: item.new and item.va > 0)
    parts |= {f"{name}, added": va for name, va in written_apart(added.appliances, ws, cite=rule.factor.cite).items()}
    if added.climate:
        written_apart(added.climate, ws, cite=rule.factor.cite)
        seasons = {"heating": heating_together_va(added, ws), "cooling": cooling_together_va(added, ws)}
        parts["heating or cooling, added"] = ws.largest("Heating or cooling, added", seasons, unit="VA")
    return float(ws.total("Calculated load of the house", parts, unit="VA", cite=rule.cite))


def _of_coarse_record(peak_va: float, ws: Worksheet) -> float:
    """Return the largest of three estimates of the short peak behind an average over a longer interval [VA]."""
    figure = load_reference("reference/electrical").figure
    peak_kw = ws.product("Recorded demand in kW", (peak_va, "VA"), over=[_W_PER_KW], unit="kW")
    share = ws.share("LBNL, share of it", peak_kw, figure("demand.lbnl_share"), unit="kW")
    below = ws.total("LBNL, small", {"share": share, "base": figure("demand.lbnl_base").value}, unit="kW")
    above = ws.total("LBNL, large", {"peak": peak_kw, "more": figure("demand.lbnl_above").value}, unit="kW")
    bound = figure("demand.lbnl_up_to")
    because = f"not over {quantity(bound.value, 'kW')}"
    small = peak_kw <= bound.value
    estimates = {
        "as recorded": peak_kw,
        "LBNL": ws.choose("By LBNL", small, below, above, unit="kW", because=because, cite=bound.cite),
        "HEA": ws.share("By Home Energy Analytics", peak_kw, figure("demand.hea_share"), unit="kW"),
    }
    note = "the record averages over more than a quarter of an hour; the strictest estimate is taken"
    worst = ws.largest("Peak behind the record", estimates, unit="kW", note=note)
    return float(ws.product("Demand behind the record", (worst, "kW"), _W_PER_KW, unit="VA"))


def _source(home: Home, rule: DemandData) -> str | None:
    pv, demand = home.pv, home.demand
    if rule.refuses_renewable and pv is not None and pv.power_kw != 0 and pv.inverter_a != 0:
        return "Solar or other generation feeds the service, so the meter did not see all that the house drew."
    if demand is not None and demand.peak_shaving:
        return "A battery or a control cut the peaks that were recorded."
    if demand is not None and home.battery is not None and demand.peak_shaving is None:
        return "There is a battery; demand.peak_shaving must say that it did not cut the recorded peaks."
    return None


def _record(demand: MeasuredDemand, rule: DemandData) -> str | None:
    longest = load_reference("reference/electrical").figure("demand.longest_interval").value
    least = rule.short_period.value
    if demand.occupied is False:
        return "The home stood empty while it was recorded."
    if demand.period_days is None:
        return "How long was recorded is not said (demand.period_days)."
    if demand.period_days < least:
        return f"{quantity(demand.period_days, 'days')} were recorded; the least is {quantity(least, 'days')}."
    if demand.interval_min is None:
        return "Over which interval the record averages is not said (demand.interval_min)."
    if demand.interval_min > longest:
        return f"An average over {quantity(demand.interval_min, 'min')} does not show a peak."
    return _short_record(demand, rule) if is_short(demand, rule) else None


def _short_record(demand: MeasuredDemand, rule: DemandData) -> str | None:
    if demand.interval_min is not None and is_coarse(demand, rule):
        most, interval = quantity(rule.short_interval.value, "min"), quantity(demand.interval_min, "min")
        return f"A record of less than a year must average over {most} at most, not {interval}."
    if demand.occupied is None:
        return "A record of less than a year must be of a home lived in, which is not said (demand.occupied)."
    if demand.seasonal_va is None:
        return "A record of less than a year needs the seasonal load it missed (demand.seasonal_va; 0 says none)."
    return None


def _leg(demand: MeasuredDemand) -> str | None:
    if demand.peak_a is not None or demand.legs_balanced:
        return None
    if demand.legs_balanced is False:
        return "The legs are not balanced and the current of the most loaded one is not given (demand.peak_a)."
    return "Whether the legs are balanced is not said (demand.legs_balanced), nor the more loaded one (demand.peak_a)."
