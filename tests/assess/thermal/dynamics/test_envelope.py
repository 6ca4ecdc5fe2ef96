"""The faces of the host room: the worksheet's conductances, where sun and weather reach them."""

from typing import Any

import pytest

from assess.intake import Placement
from assess.thermal.dynamics.envelope import room_fabric
from assess.thermal.dynamics.place import Place
from assess.thermal.enclosure import Side
from assess.thermal.engine.fabric import Boundary, Fabric, Opaque
from assess.thermal.inputs import Missing

W_K = 1 / 1.8956344
GARAGE = {"length_ft": 20, "width_ft": 20, "exterior_walls": 3, "wall_u": None, "above": "attic"}


def fabric(place: Place) -> Fabric:
    """Return the faces of a place's room."""
    return room_fabric(place.host)


def face(found: Fabric, end: Boundary) -> Opaque:
    """Return the one face that leads to an end."""
    (one,) = (face for face in found.opaque if face.end is end)
    return one


def test_a_wall_and_a_window_to_the_west(place: Any) -> None:
    """0.09 × 84 ft² of wall and 20 ft² of glass face the afternoon's sun, which is the strict side."""
    found = fabric(place(room={"window_area_ft2": 20}))
    wall = face(found, Boundary.OUTDOORS)
    assert wall.ua_w_k == pytest.approx(0.09 * 84 * W_K)
    assert (wall.azimuth_deg, wall.sunlit) == (270, True)
    (window,) = found.windows
    assert window.area_m2 == pytest.approx(20 * 0.3048**2)
    assert window.ua_w_k == pytest.approx(0.76 * 20 * W_K)
    assert (window.shgc, window.shade, window.azimuth_deg) == (0.67, 0.6, 270)


def test_a_room_without_windows_lets_no_sun_in(place: Any) -> None:
    """Nor has it a conductance of glass."""
    found = fabric(place())
    assert found.windows == ()
    assert found.window_w_k == 0


def test_the_ceiling_under_the_roof_has_an_attic(place: Any) -> None:
    """Ceiling 0.033 × 168 ft², under a roof of 0.43 × 168 ft² and 168 × 3.3 ft³ of air."""
    attic = fabric(place(room={"above": "attic"})).attic
    assert attic is not None
    assert attic.floor_ua_w_k == pytest.approx(0.033 * 168 * W_K)
    assert attic.roof[0].ua_w_k == pytest.approx(0.43 * 168 * W_K)
    assert attic.volume_m3 == pytest.approx(168 * 3.3 * 0.3048**3)


def test_floors(place: Any) -> None:
    """A floor over a garage ends in it, a slab in a basement in the ground, neither in the sun."""
    over = face(fabric(place(room={"below": "garage"})), Boundary.GARAGE)
    slab = face(fabric(place(Placement.BASEMENT, room={"exterior_walls": 0})), Boundary.GROUND)
    assert over.ua_w_k == pytest.approx(0.048 * 168 * W_K)
    assert slab.ua_w_k == pytest.approx(0.02 * 168 * W_K)
    assert (over.sunlit, slab.sunlit) == (False, False)


def test_a_garage_stands_in_the_sun(place: Any) -> None:
    """Walls and door to the west, 0.294 × 3 × 160 ft², and a flat roof, 0.36 × 400 ft², both in the sun."""
    walls, roof = fabric(place(Placement.GARAGE, room=GARAGE)).opaque
    assert [walls.ua_w_k, roof.ua_w_k] == pytest.approx([0.294 * 480 * W_K, 144 * W_K])
    assert (walls.azimuth_deg, roof.tilt_deg) == (270, 0)
    assert walls.sunlit
    assert roof.sunlit


@pytest.mark.parametrize("below", ["slab", "garage", "living_space"])
@pytest.mark.parametrize("placement", [Placement.LIVING_SPACE, Placement.BASEMENT])
def test_faces_are_the_ways_of_the_worksheet(place: Any, placement: Placement, below: str) -> None:
    """All opaque conductances together are those of the room's surfaces; the attic's is before its roof."""
    found = place(placement, room={"above": "attic", "below": below, "window_area_ft2": 12})
    assert not isinstance(found.inside.enclosure, Missing)
    paths = found.inside.enclosure.paths
    faces = fabric(found)
    assert faces.attic is not None
    opaque = sum(one.ua_w_k for one in faces.opaque) + faces.attic.floor_ua_w_k
    assert opaque == pytest.approx(sum(p.btu_h_f for p in paths if p.side is Side.OPAQUE) * W_K)
    assert faces.window_w_k == pytest.approx(sum(p.btu_h_f for p in paths if p.side is Side.GLASS) * W_K)
