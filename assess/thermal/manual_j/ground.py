"""Heat into the ground: the paths through the soil that Manual J's Appendix 12 adds up."""

from functools import cache
from math import ceil, log, pi

from assess.thermal.inputs import Inputs

_SLAB = ("conductivity", "films", "concrete", "gravel", "fill_in", "slab_in", "first_ft", "last_ft")


def below_grade_u(inputs: Inputs, r: float, depth_ft: float) -> float:
    """Return the U-factor of a wall in the ground [BTU/h·ft²·°F], from its own R with films and its depth.

    Foot by foot, with a quarter circle of soil to the surface (MJ8 Section A12-4).
    """
    conductivity = inputs.figure("ground.conductivity").value
    inside = r - inputs.figure("ground.air_film").value
    conducted = 0.0
    for foot in range(ceil(depth_ft)):
        deep = min(foot + 1.0, depth_ft)
        soil = pi * (foot + deep) / 2.0 / 2.0 / conductivity
        conducted += (deep - foot) / (inside + soil)
    return inputs.figure("ground.stored").value * conducted / depth_ft


def slab_f(
    inputs: Inputs,
    *,
    edge_r: float = 0.0,
    edge_depth_ft: float = 0.0,
    under_r: float = 0.0,
    under_width_ft: float = 0.0,
    conductivity: float | None = None,
) -> float:
    """Return the F-factor of a slab on grade [BTU/h·ft·°F], by its insulation at the edge and below.

    Paths of 8 to 13 ft through the soil are averaged, a foot wide each (MJ8 Section A12-8).
    """
    values = {key: inputs.figure(f"ground.{key}").value for key in _SLAB}
    soil_k = values["conductivity"] if conductivity is None else conductivity
    body = values["concrete"] * values["slab_in"] + values["gravel"] * (values["fill_in"] - values["slab_in"])
    reaches = int(values["first_ft"]), int(values["last_ft"])
    return _slab_f(soil_k, values["films"], body, reaches, (edge_r, edge_depth_ft), (under_r, under_width_ft))


@cache
def _slab_f(
    soil_k: float,
    films: float,
    body: float,
    reaches: tuple[int, int],
    edge: tuple[float, float],
    under: tuple[float, float],
) -> float:
    """Return the F-factor; `body` is the R of slab and gravel, `edge` and `under` the R and reach of insulation."""
    (edge_r, edge_depth_ft), (under_r, under_width_ft) = edge, under
    factors = []
    for reach in range(reaches[0], reaches[1] + 1):
        ways = []
        for foot in range(reach + 1):
            r = films + max(pi * foot - 1.0, 0.0) / soil_k
            if foot == 0:
                r += edge_r if edge_depth_ft > 0 else 0.0
            else:
                r += body + (under_r if foot <= under_width_ft else 0.0) + (edge_r if foot <= edge_depth_ft else 0.0)
            ways.append(1.0 / r)
        factors.append(sum(ways))
    return sum(factors) / len(factors)


def basement_floor_u(inputs: Inputs, *, depth_ft: float, shortest_side_ft: float, insulated: bool = False) -> float:
    """Return the U-factor of a basement floor [BTU/h·ft²·°F] (MJ8 Section A12-7; ASHRAE 2013, 18.31, equation 40)."""
    k = inputs.figure("ground.conductivity").value
    own = k * inputs.figure("ground.below").value / pi
    near, far = depth_ft / 2.0 + own, shortest_side_ft / 2.0 + depth_ft / 2.0 + own
    u = inputs.figure("ground.stored").value * 2.0 * k / (pi * shortest_side_ft) * (log(far) - log(near))
    return u * (inputs.figure("ground.insulated").value if insulated else 1.0)
