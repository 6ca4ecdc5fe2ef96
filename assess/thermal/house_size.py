"""The house as a box: how large it is, how far around, how much glass."""

from dataclasses import dataclass

from assess.thermal.inputs import Inputs, Missing
from assess.worksheet.arrays import sqrt


@dataclass(frozen=True)
class HouseSize:
    """The house as a box [ft², ft]: `stories` stand above the ground, `edge_ft` is the way around one of them."""

    floor_ft2: float
    plan_ft2: float
    stories: float
    height_ft: float
    edge_ft: float
    glass_ft2: float


def house_size(inputs: Inputs) -> HouseSize | Missing:
    """Return the sizes of the house, or what is missing to know them; `inputs` beside the figures of Manual J."""
    ws, dwelling = inputs.ws, inputs.home.dwelling
    floor = inputs.stated("dwelling.floor_area_ft2", "Floor area", "ft²")
    if floor is None:
        cure = "Measure the floor area, or give a Manual J load of the house."
        return Missing("dwelling.floor_area_ft2", cure)
    stories = inputs.value("dwelling.stories", "Stories", "stories", "house.stories")
    height = inputs.value("dwelling.ceiling_height_ft", "Ceiling height", "ft", "house.ceiling_ft")
    levels = stories
    if dwelling.foundation == "heated_basement":
        levels = ws.total("Floors with the basement", {"stories": stories, "basement": 1.0}, unit="stories")
    plan = ws.product("Area of one floor", (floor, "ft²"), over=[(levels, "stories")], unit="ft²")
    side = ws.given("Side of a square as large as one floor", sqrt(plan), "ft")
    edge = ws.product("Way around the house", inputs.figure("house.perimeter"), (side, "ft"), unit="ft")
    glass = inputs.stated("dwelling.window_area_ft2", "Window area", "ft²")
    if glass is None:
        glass = ws.product("Window area", (floor, "ft²"), inputs.figure("house.window_share"), unit="ft²")
    return HouseSize(floor, plan, stories, height, edge, glass)
