"""Walls, doors and partitions."""

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part, U
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.fenestration import conducted
from assess.thermal.manual_j.house import Door, House, Partition, Wall


def walls(inputs: Inputs, wall: Wall, design: Design) -> Component:
    """Return the load of a wall above grade, by the temperature difference that stands for sun and air on it."""
    ws, name = inputs.ws, wall.name
    table = inputs.figures.table(f"cltd.{wall.construction}")
    dark = inputs.looked_up(f"{name}: sun and air when dark", wall.u, table, how="at least")
    colored = ws.product(f"{name}: the same, by color", (dark, "°F"), inputs.figure(f"walls.{wall.color}"), unit="°F")
    across = _moved(inputs, name, colored, design)
    load = ws.product(name, (wall.u, U), (wall.area_ft2, "ft²"), (across, "°F"), unit="BTU/h")
    return Component(name, Part.WALLS, load, conducted(inputs, name, wall.u, wall.area_ft2, design))


def _moved(inputs: Inputs, name: str, cltd_f: float, design: Design) -> float:
    """Return a table's difference moved to this day; on a mild day by the difference of the airs, and never below 0."""
    ws = inputs.ws
    mild = design.hotter_f < inputs.figure("walls.mild_f").value
    if mild:
        rated = inputs.figure("walls.rated_f")
        more, less = {"airs": design.hotter_f}, {"airs of the table": rated.value, "daily range": design.range_f}
    else:
        rated = inputs.figure("walls.rated_out_f")
        more = {"outdoors": design.at.outdoor_cooling_f, "daily range": design.range_f}
        less = {"outdoors of the table": rated.value}
    moved = ws.total(f"{name}: on this day", {"table": cltd_f, **more}, less=less, unit="°F", cite=rated.cite)
    return ws.largest(f"{name}: difference", {"sun and air": moved, "none": 0.0}, unit="°F")


def doors(inputs: Inputs, door: Door, house: House, design: Design) -> Component:
    """Return the load of a door; one to the garage is a partition."""
    ws, name = inputs.ws, door.name
    if door.to_garage:
        inner = partitions(inputs, Partition(door.area_ft2, door.u, name=name), house, design)
        return Component(name, Part.DOORS, inner.sensible_btu_h, inner.heating_btu_h)
    over = inputs.figure(f"doors.{design.at.daily_range}")
    across = ws.total(f"{name}: difference", {"airs": design.hotter_f, "sun": over.value}, unit="°F", cite=over.cite)
    load = ws.product(name, (door.u, U), (door.area_ft2, "ft²"), (across, "°F"), unit="BTU/h")
    return Component(name, Part.DOORS, load, conducted(inputs, name, door.u, door.area_ft2, design))


def partitions(inputs: Inputs, partition: Partition, house: House, design: Design) -> Component:
    """Return the load through a wall to a space that is neither heated nor cooled."""
    ws, name, at = inputs.ws, partition.name, design.at
    hot = partition.cooling_f if partition.cooling_f is not None else garage_cooling_f(inputs, house, design)
    across = ws.total(f"{name}: difference", {"beyond": hot}, less={"indoors": at.indoor_cooling_f}, unit="°F")
    load = ws.product(name, (partition.u, U), (partition.area_ft2, "ft²"), (across, "°F"), unit="BTU/h")
    cold = partition.heating_f if partition.heating_f is not None else garage_heating_f(inputs, house, design)
    lost = None
    if cold is not None:
        less = {"beyond": cold}
        colder = ws.total(f"{name}: difference, winter", {"indoors": at.indoor_heating_f}, less=less, unit="°F")
        factors = (partition.u, U), (partition.area_ft2, "ft²"), (colder, "°F")
        lost = ws.product(f"{name}, winter", *factors, unit="BTU/h")
    return Component(name, Part.PARTITIONS, load, lost)


def garage_cooling_f(inputs: Inputs, house: House, design: Design) -> float:
    """Return the air of a closed garage on the hot day [°F], between alone and under rooms by its share under them."""
    under, kind = house.garage_under_rooms, design.at.daily_range
    alone_f, under_f = inputs.figure(f"garage.alone_{kind}"), inputs.figure(f"garage.under_{kind}")
    over = alone_f.value * (1.0 - under) + under_f.value * under
    parts = {"outdoors": design.at.outdoor_cooling_f, "closed": over}
    return inputs.ws.total("Closed garage", parts, unit="°F", cite=alone_f.cite)


def garage_heating_f(inputs: Inputs, house: House, design: Design) -> float | None:
    """Return the air of a closed garage on the cold day [°F], None when that day is not known."""
    if design.at.outdoor_heating_f is None:
        return None
    under = inputs.figure("garage.under_heating")
    parts = {"outdoors": design.at.outdoor_heating_f, "rooms above": under.value * house.garage_under_rooms}
    return inputs.ws.total("Closed garage, winter", parts, unit="°F", cite=under.cite)
