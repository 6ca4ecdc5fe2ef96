"""The rest of the house as a zone of the network, from the surfaces that its design load was made of."""

from dataclasses import dataclass

from assess.rulebook.reference import load_reference
from assess.thermal.dynamics.si import M2_PER_FT2, METRES_PER_FOOT, w_k, w_m2k, watts
from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Window
from assess.thermal.engine.zone import Layer, Zone, zone_of
from assess.thermal.house_shell import house_shell
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.manual_j import house as manual_j
from assess.thermal.manual_j.conditions import Conditions, design
from assess.thermal.manual_j.outdoor_air import infiltration
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet

_AZIMUTH_DEG = {facing: 45.0 * number for number, facing in enumerate(manual_j.FACINGS)}
_SIDES: tuple[manual_j.Facing, ...] = ("N", "E", "S", "W")
_WALL_BOOK = "reference/manual_j"


@dataclass(frozen=True)
class RestOfHouse:
    """The house without its host room: fabric, zone, heat of people and appliances [W]."""

    fabric: Fabric
    zone: Zone
    internal_w: float


def rest_of_house(
    inputs: Inputs, outdoors: Outdoors, *, room_ft2: float, zone: str | None = None
) -> RestOfHouse | Missing:
    """Return the house without `room_ft2` of its floor, or the first thing that is missing to know it.

    `zone` is the IECC climate zone, by which houses of a year leak.

    Every surface is less in proportion to the floor: which walls are the room's own is not asked of the house.
    """
    silent = Inputs(inputs.home, Worksheet(recording=False), inputs.book)
    shell = house_shell(silent, zone)
    if isinstance(shell, Missing):
        return shell
    floor_ft2 = inputs.home.dwelling.floor_area_ft2
    height_ft = silent.value("dwelling.ceiling_height_ft", "Ceiling height", "ft", "house.ceiling_ft")
    if floor_ft2 is None:
        return Missing("dwelling.floor_area_ft2", "Measure the floor area of the house.")
    left = max(0.0, 1 - room_ft2 / floor_ft2)
    floor_m2 = left * floor_ft2 * M2_PER_FT2
    fabric = _fabric(silent, shell.house, outdoors, left)
    thermal_zone = zone_of(
        fabric,
        _layers(floor_m2, on_slab=bool(shell.house.slabs)),
        volume_m3=floor_m2 * height_ft * METRES_PER_FOOT,
        elevation_m=outdoors.elevation_ft * METRES_PER_FOOT,
    )
    return RestOfHouse(fabric, thermal_zone, silent.figure("year.gains_w_m2").value * floor_m2)


def attic_over(floor_ua_w_k: float, floor_ft2: float) -> Attic:
    """Return a vented attic under a shingle roof, above a ceiling of this conductance and area."""
    book, floor_m2 = load_reference("reference/thermal"), floor_ft2 * M2_PER_FT2
    roof = Opaque(
        floor_m2,
        w_m2k(book.figure("year.roof_u").value),
        Boundary.OUTDOORS,
        tilt_deg=0.0,
        absorptance=book.figure("year.roof_absorbs").value,
    )
    height_m = book.figure("year.attic_height").value * METRES_PER_FOOT
    return Attic(floor_ua_w_k, (roof,), floor_m2 * height_m, book.figure("year.attic_changes").value)


def _fabric(inputs: Inputs, house: manual_j.House, outdoors: Outdoors, left: float) -> Fabric:
    opaque = [
        Opaque(left * wall.area_ft2 * M2_PER_FT2 / len(_SIDES), w_m2k(wall.u), Boundary.OUTDOORS, _AZIMUTH_DEG[side])
        for wall in house.walls
        for side in _SIDES
    ]
    opaque += [_face(d.area_ft2, d.u, left, Boundary.OUTDOORS_SHADED) for d in house.doors]
    opaque += [_face(p.area_ft2, p.u, left, Boundary.OUTDOORS_SHADED) for p in house.partitions]
    opaque += [Opaque(left * r.area_ft2 * M2_PER_FT2, w_m2k(r.u), Boundary.OUTDOORS, tilt_deg=0.0) for r in house.roofs]
    opaque += [_face(f.area_ft2, f.u, left, _under(f)) for f in house.floors]
    opaque += [_face(w.area_ft2, 1 / w.r, left, Boundary.GROUND) for w in house.below_grade]
    for slab in house.slabs:
        if isinstance(slab, manual_j.Slab):  # an F-factor is to the outdoor air, by the length of the edge
            opaque.append(_face(slab.edge_ft, slab.f, left, Boundary.OUTDOORS_SHADED))
        else:
            opaque.append(_face(slab.area_ft2, slab.u, left, Boundary.GROUND))
    windows = tuple(
        Window(left * w.area_ft2 * M2_PER_FT2, w_m2k(w.u), w.shgc, _AZIMUTH_DEG[w.facing], shade=w.shade * w.screen)
        for w in house.windows
    )
    windows += tuple(
        Window(left * s.area_ft2 * M2_PER_FT2, w_m2k(s.u), s.shgc, _AZIMUTH_DEG[s.facing], s.tilt_deg, shade=s.shade)
        for s in house.skylights
    )
    under_attic_w_k = left * sum(w_k(c.area_ft2 * c.u) for c in house.ceilings)
    attic_ft2 = left * sum(c.area_ft2 for c in house.ceilings)
    return Fabric(
        opaque=tuple(face for face in opaque if face.area_m2 > 0),
        windows=tuple(window for window in windows if window.area_m2 > 0),
        attic=attic_over(under_attic_w_k, attic_ft2) if attic_ft2 else None,
        infiltration_w_k=left * _leaks_w_k(inputs, house, outdoors),
    )


def _face(area_ft2: float, u: float, left: float, end: Boundary) -> Opaque:
    return Opaque(left * area_ft2 * M2_PER_FT2, w_m2k(u), end)


def _under(floor: manual_j.Floor) -> Boundary:
    """Return what is below a floor: the ground keeps a sealed crawlspace and a basement, an open space is outdoors."""
    return Boundary.GROUND if floor.over in {"sealed_crawlspace", "basement"} else Boundary.OUTDOORS_SHADED


def _leaks_w_k(inputs: Inputs, house: manual_j.House, outdoors: Outdoors) -> float:
    """Return what the air leaking in on a summer day carries [W/K]; by Manual J, for which 95 °F is a summer day."""
    day = Conditions(95.0, None, 75.0, 70.0, "medium", 40.0, outdoors.density)
    at = design(inputs.of(_WALL_BOOK), day)
    leaks = infiltration(inputs.of(_WALL_BOOK), house, at)
    return watts(leaks.sensible_btu_h) / (at.hotter_f / 1.8)


def _layers(floor_m2: float, *, on_slab: bool) -> list[Layer]:
    """Return what stores heat in a furnished house: outside walls, ceilings and inner walls of gypsum, a floor."""
    book = load_reference("reference/building_physics")

    def value(key: str) -> float:
        return book.figure(f"storage.{key}").value

    gypsum, furniture = 1000 * value("gypsum"), 1000 * value("furniture") / value("furniture_area")
    return [
        Layer(2 * floor_m2, gypsum),  # ceilings and outside walls, about as large as the floor each
        Layer(value("partitions") * floor_m2, gypsum),
        Layer(floor_m2, 1000 * value("slab" if on_slab else "wood_floor")),
        Layer(value("furniture_area") * floor_m2, furniture),
    ]
