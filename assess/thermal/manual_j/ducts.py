"""Ducts outside the rooms: what of the cooled and heated air does not arrive, by ASHRAE 152 or by stated factors."""

from dataclasses import dataclass

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.house import DuctRun, DuctSystem, FactorDucts
from assess.worksheet.arrays import exp, read_between

_SAME = 1e-3  # the load and its ducts are weighed against each other until neither moves by more
_MOST = 50


@dataclass(frozen=True)
class Rooms:
    """The load before ducts [BTU/h]; latent or heating None is not known."""

    sensible_btu_h: float
    latent_btu_h: float | None
    heating_btu_h: float | None


def ducts(inputs: Inputs, system: FactorDucts | DuctSystem, rooms: Rooms, design: Design) -> Component:
    """Return what the ducts add to the load of the rooms."""
    if isinstance(system, FactorDucts):
        return _by_factor(inputs, system, rooms)
    ws, name = inputs.ws, "Ducts"
    if rooms.sensible_btu_h <= 0:  # nothing to cool, so no air moves
        return Component(name, Part.DUCTS)
    arrives, damp = cooling_delivery(inputs, system, rooms, design)
    cold = _over(inputs, name, rooms.sensible_btu_h, arrives)
    latent = None if rooms.latent_btu_h is None else ws.given(f"{name}, moisture", damp, "BTU/h", cite="ASHRAE 152")
    lost = None
    if rooms.heating_btu_h is not None and rooms.heating_btu_h > 0:
        warm = heating_delivery(inputs, system, rooms.heating_btu_h, design)
        lost = None if warm is None else _over(inputs, f"{name}, winter", rooms.heating_btu_h, warm)
    return Component(name, Part.DUCTS, cold, lost, latent)


def _over(inputs: Inputs, name: str, rooms: float, arrives: float) -> float:
    ws = inputs.ws
    share = ws.given(f"{name}: arrives", arrives, "of supply", cite="ASHRAE 152, delivery effectiveness")
    all_of_it = ws.product(f"{name}: load with ducts", (rooms, "BTU/h"), over=[(share, "of supply")], unit="BTU/h")
    return ws.total(name, {"with ducts": all_of_it}, less={"rooms": rooms}, unit="BTU/h")


def _by_factor(inputs: Inputs, system: FactorDucts, rooms: Rooms) -> Component:
    ws, name = inputs.ws, "Ducts"
    gain = ws.product(name, (rooms.sensible_btu_h, "BTU/h"), (system.gain, "of the load"), unit="BTU/h")
    lost = None
    if rooms.heating_btu_h is not None:
        factors = (rooms.heating_btu_h, "BTU/h"), (system.loss, "of the load")
        lost = ws.product(f"{name}, winter", *factors, unit="BTU/h")
    latent = None if rooms.latent_btu_h is None else system.latent_btu_h
    return Component(name, Part.DUCTS, gain, lost, latent)


def cooling_delivery(inputs: Inputs, system: DuctSystem, rooms: Rooms, design: Design) -> tuple[float, float]:
    """Return the share of the cooling that arrives, and the latent load of the ducts [BTU/h].

    ASHRAE 152 equations 6-25 and 6-40. The airflow follows the load with ducts, so the two are iterated.
    """
    own, moist = rooms.sensible_btu_h, rooms.latent_btu_h or 0.0
    grains = max(design.at.grains or 0.0, 0.0)
    load, share, arrives = own + moist, own / (own + moist), 1.0
    leaving_f = read_between(share, inputs.figures.table("ducts.leaving").rows)
    cfm = _cfm(inputs, load, "cooling_cfm")
    damp = inputs.figure("air.latent").value * design.at.density * grains
    for turn in range(_MOST):
        latent = moist + damp * _leak(system.back, cfm)
        cfm = _cfm(inputs, load, "cooling_cfm")
        new = _delivered_cold(inputs, system, design, cfm, (load, load - latent, leaving_f))
        arrives = new if turn == 0 else (arrives + new) / 2.0
        before, load = load, own / arrives + moist / arrives
        if abs(load - before) <= _SAME * before:
            break
    return arrives, moist / arrives - moist


def heating_delivery(inputs: Inputs, system: DuctSystem, rooms_btu_h: float, design: Design) -> float | None:
    """Return the share of the heating that arrives (ASHRAE 152 equations 6-23 and 6-40), None without a winter."""
    supply, back = system.supply, system.back
    if supply.heating_f is None or back.heating_f is None:
        return None
    indoor_f, load, arrives = design.at.indoor_heating_f, rooms_btu_h, 1.0
    for turn in range(_MOST):
        cfm = _cfm(inputs, load, "furnace_cfm" if system.furnace else "cooling_cfm")
        passing = _heat_capacity(inputs, design, cfm)
        tight_s, tight_r = 1.0 - _leak(supply, cfm) / cfm, 1.0 - _leak(back, cfm) / cfm
        kept_s, kept_r = exp(-supply.area_ft2 / (passing * supply.r)), exp(-back.area_ft2 / (passing * back.r))
        rise, cold_s, cold_r = load / passing, indoor_f - supply.heating_f, indoor_f - back.heating_f
        new = tight_s * kept_s - tight_s * kept_s * (1 - tight_r * kept_r) * cold_r / rise
        new -= tight_s * (1 - kept_s) * cold_s / rise
        new = _with_regain(inputs, new, system, (kept_r, tight_r, cold_r / rise))
        arrives = new if turn == 0 else (arrives + new) / 2.0
        before, load = load, rooms_btu_h / arrives
        if abs(load - before) <= _SAME * before:
            break
    return arrives


def _delivered_cold(
    inputs: Inputs, system: DuctSystem, design: Design, cfm: float, load: tuple[float, float, float]
) -> float:
    """Return the share of the cooling that arrives at one airflow; `load` is total, sensible and leaving air [°F]."""
    supply, back, (total, sensible, leaving_f) = system.supply, system.back, load
    cp, grains = inputs.figure("ducts.specific_heat").value, inputs.figure("ducts.grains_per_lb").value
    passing, indoor_f = _heat_capacity(inputs, design, cfm), design.at.indoor_cooling_f
    pounds = passing / cp
    tight_s, tight_r = 1.0 - _leak(supply, cfm) / cfm, 1.0 - _leak(back, cfm) / cfm
    kept_s, kept_r = exp(-supply.area_ft2 / (passing * supply.r)), exp(-back.area_ft2 / (passing * back.r))
    warmer_r = indoor_f - back.cooling_f
    moister = (design.at.grains or 0.0) / grains * inputs.figure("ducts.vapor").value
    taken_in = (1 - tight_r) * (cp * (back.cooling_f - indoor_f) + moister)
    through_r = tight_r * cp * (kept_r - 1) * warmer_r
    through_s = cp * (kept_s - 1) * (leaving_f - supply.cooling_f)
    new = tight_s * pounds / -total * (-total / pounds + taken_in + through_r + through_s)
    return _with_regain(inputs, new, system, (kept_r, tight_r, -warmer_r * passing / sensible))


def _with_regain(inputs: Inputs, arrives: float, system: DuctSystem, back: tuple[float, float, float]) -> float:
    """Return the share that arrives with what the rooms get back of the loss, held between a quarter and all."""
    kept_r, tight_r, over_rise = back
    to_s, to_r = system.supply.regain, system.back.regain
    whole = arrives + to_s * (1 - arrives) - (to_s - to_r - kept_r * (tight_r * to_s - to_r)) * over_rise
    return min(max(whole, inputs.figure("ducts.least").value), 1.0)


def _cfm(inputs: Inputs, load: float, key: str) -> float:
    return inputs.figure(f"ducts.{key}").value * load / inputs.figure("ducts.ton").value


def _leak(run: DuctRun, cfm: float) -> float:
    return run.leak_cfm + run.leak * cfm


def _heat_capacity(inputs: Inputs, design: Design, cfm: float) -> float:
    """Return what a flow of air carries [BTU/h·°F]."""
    density = inputs.figure("ducts.density").value * design.at.density
    return inputs.figure("air.minutes").value * cfm * density * inputs.figure("ducts.specific_heat").value
