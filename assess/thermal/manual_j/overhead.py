"""Ceilings under an attic, and roofs over rooms."""

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part, U
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.fenestration import conducted
from assess.thermal.manual_j.house import Ceiling, Roof, RoofKind


def ceilings(inputs: Inputs, ceiling: Ceiling, design: Design) -> Component:
    """Return the load through a ceiling under an attic. In winter the attic counts as outdoors."""
    ws, name = inputs.ws, ceiling.name
    hot = attic_f(inputs, ceiling.roof, design, vented=ceiling.vented, barrier=ceiling.barrier)
    less = {"indoors": design.at.indoor_cooling_f}
    across = ws.total(f"{name}: attic over indoors", {"attic": hot}, less=less, unit="°F")
    across = ws.largest(f"{name}: difference", {"attic": across, "none": 0.0}, unit="°F")
    load = ws.product(name, (ceiling.u, U), (ceiling.area_ft2, "ft²"), (across, "°F"), unit="BTU/h")
    return Component(name, Part.CEILINGS, load, conducted(inputs, name, ceiling.u, ceiling.area_ft2, design))


def attic_f(inputs: Inputs, roof: RoofKind, design: Design, *, vented: bool = True, barrier: bool = False) -> float:
    """Return the air of an attic on the hot day [°F], by its roof."""
    base = inputs.figure(f"attic.vented.{roof}" if vented else "attic.unvented.plain")
    cooler = inputs.figure(f"attic.barrier.{roof}" if vented else "attic.unvented.barrier") if barrier else None
    rated = inputs.figure("walls.rated_out_f").value
    parts = {"table": base.value, "outdoors": design.at.outdoor_cooling_f, "daily range": design.range_f}
    less = {"outdoors of the table": rated, **({"radiant barrier": cooler.value} if cooler else {})}
    return inputs.ws.total("Attic", parts, less=less, unit="°F", cite=base.cite)


def roofs(inputs: Inputs, roof: Roof, design: Design) -> Component:
    """Return the load through a roof over rooms, by the temperature difference that stands for sun and air on it."""
    ws, name = inputs.ws, roof.name
    r = ws.product(f"{name}: R-value", (1.0, "one"), over=[(roof.u, U)], unit="h·ft²·°F/BTU")
    table = inputs.figures.table("roof_cltd")
    dark = inputs.looked_up(f"{name}: sun and air when dark", r, table, how="at least")
    colored = ws.product(f"{name}: the same, by color", (dark, "°F"), inputs.figure(f"roof.{roof.roof}"), unit="°F")
    parts = {"table": colored, "outdoors": design.at.outdoor_cooling_f, "daily range": design.range_f}
    less = {"outdoors of the table": inputs.figure("walls.rated_out_f").value}
    across = ws.total(f"{name}: on this day", parts, less=less, unit="°F")
    across = ws.largest(f"{name}: difference", {"sun and air": across, "none": 0.0}, unit="°F")
    load = ws.product(name, (roof.u, U), (roof.area_ft2, "ft²"), (across, "°F"), unit="BTU/h")
    return Component(name, Part.ROOFS, load, conducted(inputs, name, roof.u, roof.area_ft2, design))
