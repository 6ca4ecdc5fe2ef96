"""What is not stated of a house, by the line of the load that rests on it."""

from assess.intake import Dwelling
from assess.thermal.envelope import BOOK, floor_u
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.manual_j.component import Part
from assess.thermal.manual_j.doubt import Doubts
from assess.thermal.manual_j.house import Floor, House


def house_doubts(inputs: Inputs) -> Doubts:
    """Return what is not stated of this house, by the line of the load that rests on it."""
    dwelling, doubts = inputs.home.dwelling, Doubts()

    def guessed(part: Part, key: str, said: object, *, summer: bool = True, winter: bool = True) -> None:
        if said is None:
            doubts.add(part, inputs.figure(f"doubt.{key}"), summer=summer, winter=winter)

    overhead = Part.ROOFS if dwelling.attic == "cathedral" else Part.CEILINGS
    guessed(Part.WALLS, "wall_u", dwelling.wall_u)
    guessed(Part.WALLS, "wall_area", dwelling.wall_area_ft2)
    guessed(Part.WALLS, "wall_kind", None, winter=False)
    guessed(overhead, "ceiling_u", dwelling.ceiling_u)
    guessed(overhead, "attic", dwelling.roof and dwelling.attic, winter=False)
    guessed(Part.WINDOWS, "window_u", dwelling.window_u, summer=False)
    guessed(Part.WINDOWS, "window_shgc", dwelling.window_shgc, winter=False)
    guessed(Part.WINDOWS, "window_area", dwelling.window_area_ft2)
    guessed(Part.WINDOWS, "facing", dwelling.glass_faces, winter=False)
    guessed(Part.WINDOWS, "shade", None, winter=False)
    guessed(Part.SKYLIGHTS, "window_shgc", dwelling.window_shgc, winter=False)
    guessed(Part.FLOORS, "floor_u", None)
    guessed(Part.SLABS, "edge", None)
    guessed(Part.BELOW_GRADE, "edge", None)
    guessed(Part.INFILTRATION, "leakiness" if dwelling.air_changes_ach50 is None else "shielding", None)
    guessed(Part.PEOPLE, "people", _people(dwelling))
    guessed(Part.APPLIANCES, "appliances", None)
    return doubts


def _people(dwelling: Dwelling) -> float | None:
    return dwelling.bedrooms if dwelling.occupants is None else dwelling.occupants


def unstated_floor(inputs: Inputs, house: House) -> Floor | None:
    """Return the floor there would be if the house stood on a crawlspace, where nothing is said of what is below."""
    if inputs.home.dwelling.foundation is not None or not house.slabs:
        return None
    plan = sum(c.area_ft2 for c in house.ceilings) + sum(r.area_ft2 for r in house.roofs)
    u = floor_u(inputs)
    if isinstance(u, Missing):
        return None
    walls_u = inputs.of(BOOK).figure("house.crawl_walls_u").value
    return Floor(plan, u, "vented_crawlspace", walls_u)
