"""The whole house on its design days: every line of the load, and their sums."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part, heating_of, latent_of, sensible_of, total_of
from assess.thermal.manual_j.conditions import Conditions, Design, design
from assess.thermal.manual_j.ducts import Rooms, ducts
from assess.thermal.manual_j.excursion import excursion
from assess.thermal.manual_j.fenestration import skylights, windows
from assess.thermal.manual_j.house import House
from assess.thermal.manual_j.opaque import doors, partitions, walls
from assess.thermal.manual_j.outdoor_air import infiltration, ventilation
from assess.thermal.manual_j.overhead import ceilings, roofs
from assess.thermal.manual_j.underfoot import below_grade, floors, slabs

BOOK = "reference/manual_j"


@dataclass(frozen=True)
class BlockLoad:
    """The design loads of a house [BTU/h] and the lines they come from; None is not known for want of weather."""

    components: tuple[Component, ...]
    sensible_btu_h: float
    latent_btu_h: float | None
    heating_btu_h: float | None

    def sensible(self, *parts: Part) -> float:
        """Return the sensible cooling load of some lines."""
        return sensible_of(self.components, *parts)

    def heating(self, *parts: Part) -> float | None:
        """Return the heating load of some lines."""
        return heating_of(self.components, *parts)

    def latent(self, *parts: Part) -> float | None:
        """Return the latent cooling load of some lines."""
        return latent_of(self.components, *parts)


def block_load(inputs: Inputs, house: House, at: Conditions) -> BlockLoad:
    """Return the design loads of a house. The blower's heat is added after the ducts, which it does not pass."""
    inputs = inputs.of(BOOK)
    day = design(inputs, at)
    lines = list(_rooms(inputs, house, day))
    if house.ducts is not None:
        rooms = Rooms(
            sum(c.sensible_btu_h for c in lines),
            total_of(c.latent_btu_h for c in lines),
            total_of(c.heating_btu_h for c in lines),
        )
        lines.append(ducts(inputs, house.ducts, rooms, day))
    if house.blower_btu_h:
        heat = inputs.ws.given("Blower", house.blower_btu_h, "BTU/h")
        lines.append(Component("Blower", Part.BLOWER, heat))
    return summed(inputs, lines, "")


def summed(inputs: Inputs, lines: Iterable[Component], case: str) -> BlockLoad:
    """Return lines with their sums, each sum written down by part."""
    ws, lines = inputs.ws, tuple(lines)
    parts = tuple(dict.fromkeys(c.part for c in lines))
    cold = {part.value: sensible_of(lines, part) for part in parts}
    sensible = ws.total(f"Sensible cooling load{case}", cold, unit="BTU/h")
    return BlockLoad(
        lines,
        sensible,
        _sum(inputs, f"Latent cooling load{case}", {p.value: latent_of(lines, p) for p in parts}),
        _sum(inputs, f"Heating load{case}", {p.value: heating_of(lines, p) for p in parts}),
    )


def _sum(inputs: Inputs, label: str, parts: dict[str, float | None]) -> float | None:
    known = {name: value for name, value in parts.items() if value is not None}
    if len(known) != len(parts):
        return None
    return inputs.ws.total(label, {name: value for name, value in known.items() if value}, unit="BTU/h")


def _rooms(inputs: Inputs, house: House, day: Design) -> Iterator[Component]:
    """Yield the lines of the rooms, in the order of the form."""
    yield from (windows(inputs, window, day) for window in house.windows)
    yield from (skylights(inputs, skylight, day) for skylight in house.skylights)
    yield excursion(inputs, house, day)
    yield from (doors(inputs, door, house, day) for door in house.doors)
    yield from (walls(inputs, wall, day) for wall in house.walls)
    yield from (partitions(inputs, wall, house, day) for wall in house.partitions)
    yield from (below_grade(inputs, wall, day) for wall in house.below_grade)
    yield from (ceilings(inputs, ceiling, day) for ceiling in house.ceilings)
    yield from (roofs(inputs, roof, day) for roof in house.roofs)
    yield from (floors(inputs, floor, house, day) for floor in house.floors)
    yield from (slabs(inputs, slab, day) for slab in house.slabs)
    yield infiltration(inputs, house, day)
    if house.ventilation is not None:
        yield ventilation(inputs, house.ventilation, day)
    yield from _inside(inputs, house)


def _inside(inputs: Inputs, house: House) -> Iterator[Component]:
    ws = inputs.ws
    people = (house.people, "people")
    warm = ws.product("People", people, inputs.figure("inside.person"), unit="BTU/h")
    damp = ws.product("People, moisture", people, inputs.figure("inside.person_latent"), unit="BTU/h")
    yield Component("People", Part.PEOPLE, warm, 0.0, damp)
    kitchen = ws.given("Appliances", house.appliances_btu_h, "BTU/h")
    yield Component("Appliances", Part.APPLIANCES, kitchen, 0.0, house.appliances_latent_btu_h)
    if house.equipment_w:
        # What equipment draws becomes heat in the rooms, all of it.
        per_w = inputs.of("reference/thermal").figure("units.btu_h_per_w")
        heat = ws.product("Other equipment", (house.equipment_w, "W"), per_w, unit="BTU/h")
        yield Component("Other equipment", Part.EQUIPMENT, heat)
