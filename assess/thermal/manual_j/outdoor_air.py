"""Outdoor air that comes in by leaks and by fans."""

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.house import House, Measured, Unmeasured, Ventilation


def infiltration(inputs: Inputs, house: House, design: Design) -> Component:
    """Return the load of the air that leaks in."""
    leaks, fan = house.infiltration, house.ventilation
    if leaks is None:
        return Component("Infiltration", Part.INFILTRATION)
    summer = _summer_cfm(inputs, leaks, design)
    winter = _winter_cfm(inputs, leaks, design)
    if fan is not None and fan.exhaust_over_supply_cfm:
        summer = _with_fan(inputs, summer, fan, "Air leaking in with the fans")
        winter = None if winter is None else _with_fan(inputs, winter, fan, "The same, winter")
    return _load(inputs, "Infiltration", Part.INFILTRATION, design, (summer, summer, winter))


def ventilation(inputs: Inputs, fan: Ventilation, design: Design) -> Component:
    """Return the load of the air that a fan brings in, less what a heat exchanger keeps."""
    ws, air = inputs.ws, (fan.outdoor_cfm, "CFM")
    kept = (1.0 - fan.sensible_recovery, "not recovered")
    dry = ws.product("Outdoor air by the fans", air, kept, unit="CFM")
    damp = ws.product("The same, for its moisture", air, (1.0 - fan.latent_recovery, "not recovered"), unit="CFM")
    return _load(inputs, "Ventilation", Part.VENTILATION, design, (dry, damp, dry))


def leakage_area_in2(inputs: Inputs, ach50: float, volume_ft3: float) -> float:
    """Return the effective leakage area [in² at 4 Pa] of a house by its blower door."""
    ws, power = inputs.ws, inputs.figure("infiltration.flow_power").value
    minutes = inputs.figure("air.minutes")
    flow = ws.product("Air at 50 Pa", (ach50, "per h"), (volume_ft3, "ft³"), over=[minutes], unit="CFM")
    less = (inputs.figure("infiltration.leak_pa").value / inputs.figure("air.pressure_pa").value) ** power
    per = inputs.figure("infiltration.ela_per_cfm")
    return ws.product("Leakage area at 4 Pa", (flow, "CFM"), (less, "of the flow"), per, unit="in²")


def _summer_cfm(inputs: Inputs, leaks: Unmeasured | Measured, design: Design) -> float:
    if isinstance(leaks, Measured):
        mph = inputs.figure("infiltration.summer_mph").value
        return _driven(inputs, leaks, design.hotter_f, mph, "Outdoor air leaking in")
    return _by_size(inputs, leaks, "cooling", "Outdoor air leaking in")


def _winter_cfm(inputs: Inputs, leaks: Unmeasured | Measured, design: Design) -> float | None:
    if design.colder_f is None:
        return None
    if isinstance(leaks, Measured):
        mph = inputs.figure("infiltration.winter_mph").value
        cfm = _driven(inputs, leaks, design.colder_f, mph, "Outdoor air leaking in, winter")
    else:
        cfm = _by_size(inputs, leaks, "heating", "Outdoor air leaking in, winter")
    if not leaks.fireplaces:
        return cfm
    each = inputs.figure("infiltration.fireplace")
    more = inputs.ws.product("Through the fireplace", each, (leaks.fireplaces, "fireplaces"), unit="CFM")
    return inputs.ws.total("With the fireplace", {"leaks": cfm, "fireplace": more}, unit="CFM")


def _driven(inputs: Inputs, leaks: Measured, across_f: float, mph: float, label: str) -> float:
    """Return what warm air and wind drive through the leaks [CFM]."""

    def figure(key: str) -> float:
        return inputs.figure(f"infiltration.{key}").value

    stack = figure("stack") * leaks.stories
    wind = figure("wind") - figure("sheltered") * (leaks.shielding - figure("middle_class"))
    wind *= leaks.stories ** figure("height")
    per_in2 = (stack * across_f + wind * mph**2) ** 0.5
    cite = inputs.figure("infiltration.stack").cite
    return inputs.ws.product(label, (leaks.ela_in2, "in²"), (per_in2, "CFM per in²"), unit="CFM", cite=cite)


def _by_size(inputs: Inputs, leaks: Unmeasured, season: str, label: str) -> float:
    two = leaks.stories >= inputs.figure("infiltration.two_stories").value
    table = inputs.figures.table(f"infiltration.{season}.{'two' if two else 'one'}_story")
    usual = inputs.looked_up(f"{label}: air changes of the average house", leaks.floor_ft2, table, how="at least")
    return inputs.ws.product(
        label,
        (usual, "per h"),
        (leaks.of_average, "of average"),
        (leaks.volume_ft3, "ft³"),
        over=[inputs.figure("air.minutes")],
        unit="CFM",
    )


def _with_fan(inputs: Inputs, cfm: float, fan: Ventilation, label: str) -> float:
    """Return the leaks of a house whose fans draw more out than in, or press more in than out [CFM]."""
    power, root = inputs.figure("infiltration.mix_power"), inputs.figure("infiltration.mix_root").value
    out = fan.exhaust_over_supply_cfm
    both = cfm**power.value + (1 if out > 0 else -1) * abs(out) ** power.value
    value = both**root if both > 0 else 0.0
    return inputs.ws.given(label, value, "CFM", cite=power.cite)


def _load(inputs: Inputs, name: str, part: Part, design: Design, cfm: tuple[float, float, float | None]) -> Component:
    """Return the load of flows of air [CFM]: for its heat, for its moisture, and in winter."""
    ws, warm, damp = inputs.ws, inputs.figure("air.sensible"), inputs.figure("air.latent")
    air = (design.at.density, "of sea-level density")
    dry_cfm, damp_cfm, winter_cfm = cfm
    sensible = ws.product(name, warm, air, (dry_cfm, "CFM"), (design.hotter_f, "°F"), unit="BTU/h")
    latent = lost = None
    if design.at.grains is not None:
        factors = damp, air, (damp_cfm, "CFM"), (design.at.grains, "grains/lb")
        latent = ws.product(f"{name}, moisture", *factors, unit="BTU/h")
    if winter_cfm is not None and design.colder_f is not None:
        factors = warm, air, (winter_cfm, "CFM"), (design.colder_f, "°F")
        lost = ws.product(f"{name}, winter", *factors, unit="BTU/h")
    return Component(name, part, sensible, lost, latent)
