"""Several dwellings on one service by the optional method: one demand factor for all that is connected."""

from assess.electrical.methods.climate_load import cooling_together_va, heating_together_va
from assess.electrical.methods.items import COOKING, Connected
from assess.rulebook.rules import GeneralLoads, Multifamily
from assess.worksheet import Worksheet


def why_not(house: Connected) -> str | None:
    """Return why the method is not open to dwellings so equipped, None if it is."""
    if not any(item.va for item in house.appliances if item.kind in COOKING):
        return "It asks for electric cooking in every dwelling."
    if not any(item.va for item in house.climate):
        return "It asks for electric heating or air conditioning in every dwelling."
    return None


def clauses(rule: Multifamily) -> GeneralLoads:
    """Return where the method names the general loads: all in its own clause."""
    return GeneralLoads(cite=rule.cite, lighting_cite=rule.cite, circuits_cite=rule.cite, appliances_cite=rule.cite)


def dwellings_load_va(general_va: float, house: Connected, dwellings: int, rule: Multifamily, ws: Worksheet) -> float:
    """Return the demand of so many dwellings alike [VA], `general_va` being the general load of one of them."""
    seasons = {"heating": heating_together_va(house, ws), "cooling": cooling_together_va(house, ws)}
    climate = ws.largest("Heating or cooling of one dwelling", seasons, unit="VA", cite=rule.cite)
    one = ws.total("One dwelling, connected", {"general loads": general_va, "climate": climate}, unit="VA")
    every = ws.product(f"{dwellings} dwellings, connected", (one, "VA"), (dwellings, "dwellings"), unit="VA")
    share = ws.lookup(
        f"Demand of {dwellings} dwellings",
        min(float(dwellings), rule.demand[-1][0]),
        rule.demand,
        key_unit="dwellings",
        unit="%",
        cite=rule.demand_cite,
        confidence=rule.confidence,
    )
    label = f"{dwellings} dwellings, after demand"
    of = [(100.0, "%")]
    return ws.product(label, (every, "VA"), (share, "%"), over=of, unit="VA", cite=rule.demand_cite)


def house_load_va(
    general_va: float, house: Connected, dwellings: int, shared_va: float, rule: Multifamily, ws: Worksheet
) -> float:
    """Return the calculated load of the building [VA]: the dwellings after demand, what they share in full."""
    demand = dwellings_load_va(general_va, house, dwellings, rule, ws)
    parts = {"dwellings": demand, "shared loads": shared_va}
    return ws.total("Calculated load of the house", parts, unit="VA", cite=rule.cite)
