"""The faces of the host room that sun and weather reach, from the ways out that the worksheet adds up."""

from assess.rulebook.reference import load_reference
from assess.thermal.dynamics.host import Host
from assess.thermal.dynamics.house import attic_over
from assess.thermal.dynamics.si import M2_PER_FT2, w_k
from assess.thermal.enclosure import ROOF, Enclosure, End, Path, Side
from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Window

_BEHIND = {End.GROUND: Boundary.GROUND, End.GARAGE_BELOW: Boundary.GARAGE, End.OUTDOORS: Boundary.OUTDOORS_SHADED}


def room_fabric(host: Host) -> Fabric:
    """Return the fabric of the room. Which way it faces is not asked: it is the west, with the afternoon's sun.

    A closed garage is warmed by the sun on its walls and its roof, as any house is; the worksheet's temperature of
    a closed garage is not used here.
    """
    enclosure = host.enclosure
    facing_deg = load_reference("reference/thermal").figure("year.facing_deg").value
    opaque, attic = [], None
    for path in enclosure.from_surfaces:
        if path.side is Side.GLASS:
            continue
        if path.end is End.ATTIC:
            attic = _attic(path, enclosure.size.floor_ft2)
        elif path.end in _BEHIND:
            opaque.append(_face(path, _BEHIND[path.end]))
        elif path.end is End.CLOSED_GARAGE and path.name == ROOF:
            opaque.append(Opaque(1.0, w_k(path.btu_h_f), Boundary.OUTDOORS, tilt_deg=0.0))
        else:
            opaque.append(_face(path, Boundary.OUTDOORS, facing_deg))
    return Fabric(tuple(opaque), _windows(enclosure, facing_deg), attic)


def _windows(enclosure: Enclosure, facing_deg: float) -> tuple[Window, ...]:
    glass = enclosure.glass
    if glass is None:
        return ()
    area_m2 = glass.area_ft2 * M2_PER_FT2
    u_w_m2k = w_k(sum(p.btu_h_f for p in enclosure.paths if p.side is Side.GLASS)) / area_m2
    return (Window(area_m2, u_w_m2k, glass.shgc, facing_deg, shade=glass.shade),)


def _face(path: Path, end: Boundary, azimuth_deg: float | None = None) -> Opaque:
    """Return a way out as one square meter that conducts as much; sun per square meter is all that counts."""
    return Opaque(1.0, w_k(path.btu_h_f), end, azimuth_deg)


def _attic(path: Path, floor_ft2: float) -> Attic:
    return attic_over(w_k(path.btu_h_f), floor_ft2)
