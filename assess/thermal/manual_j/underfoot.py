"""Floors, slabs and walls in the ground."""

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part, U
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.fenestration import conducted
from assess.thermal.manual_j.ground import below_grade_u
from assess.thermal.manual_j.house import BasementFloor, BelowGradeWall, Floor, House, Partition, Slab
from assess.thermal.manual_j.opaque import partitions


def floors(inputs: Inputs, floor: Floor, house: House, design: Design) -> Component:
    """Return the load of a floor over a crawlspace, a basement, a garage or the open air."""
    ws, name = inputs.ws, floor.name
    if floor.over == "garage":
        inner = partitions(inputs, Partition(floor.area_ft2, floor.u, name=name), house, design)
        return Component(name, Part.FLOORS, inner.sensible_btu_h, inner.heating_btu_h)
    if floor.over == "open":
        shade = inputs.figure("floors.open_f")
        parts, less = {"airs": design.hotter_f, "daily range": design.range_f}, {"in the shade": shade.value}
        across = ws.total(f"{name}: difference", parts, less=less, unit="°F", cite=shade.cite)
        across = ws.largest(f"{name}: difference counted", {"difference": across, "none": 0.0}, unit="°F")
        load = ws.product(name, (floor.u, U), (floor.area_ft2, "ft²"), (across, "°F"), unit="BTU/h")
        return Component(name, Part.FLOORS, load, conducted(inputs, name, floor.u, floor.area_ft2, design))
    share = _of_the_difference(inputs, floor)
    ua = (floor.u, U), (floor.area_ft2, "ft²")
    load = ws.product(name, *ua, (design.hotter_f, "°F"), (share, "of the difference"), unit="BTU/h")
    lost = None
    if design.colder_f is not None:
        factors = *ua, (design.colder_f, "°F"), (share, "of the difference")
        lost = ws.product(f"{name}, winter", *factors, unit="BTU/h")
    return Component(name, Part.FLOORS, load, lost)


def _of_the_difference(inputs: Inputs, floor: Floor) -> float:
    """Return the share of the difference of the airs that a floor over an enclosed space sees."""
    ws, times = inputs.ws, inputs.figure("floors.spread")
    spread = ws.product(f"{floor.name}: floor against the walls below", times, (floor.u, U), unit=U)
    around = {"walls": floor.walls_u}
    if floor.over == "vented_crawlspace":
        around["air through it"] = inputs.figure("floors.vented_u").value
    walls = ws.total(f"{floor.name}: walls below", around, unit=U)
    both = ws.total(f"{floor.name}: both", {"floor": spread, "walls": walls}, unit=U)
    label = f"{floor.name}: share of the difference below"
    return ws.product(label, (walls, U), over=[(both, U)], unit="of the difference")


def slabs(inputs: Inputs, slab: Slab | BasementFloor, design: Design) -> Component:
    """Return the winter load of a slab; Manual J counts none in summer, nor any help."""
    if design.colder_f is None:
        return Component(slab.name, Part.SLABS, 0.0, None)
    colder = (design.colder_f, "°F")
    if isinstance(slab, Slab):
        lost = inputs.ws.product(slab.name, (slab.f, "BTU/h·ft·°F"), (slab.edge_ft, "ft"), colder, unit="BTU/h")
    else:
        lost = inputs.ws.product(slab.name, (slab.u, U), (slab.area_ft2, "ft²"), colder, unit="BTU/h")
    return Component(slab.name, Part.SLABS, 0.0, lost)


def below_grade(inputs: Inputs, wall: BelowGradeWall, design: Design) -> Component:
    """Return the winter load of a wall in the ground; Manual J counts none in summer."""
    if design.colder_f is None:
        return Component(wall.name, Part.BELOW_GRADE, 0.0, None)
    u = below_grade_u(inputs, wall.r, wall.depth_ft)
    return Component(wall.name, Part.BELOW_GRADE, 0.0, conducted(inputs, wall.name, u, wall.area_ft2, design))
