"""The rest of the house: the conductances of its load, done by hand from what is stated of it."""

from typing import Any

import numpy as np
import pytest

from assess.intake import Home
from assess.thermal.dynamics.house import RestOfHouse, rest_of_house
from assess.thermal.engine.fabric import Boundary
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet

SEA_LEVEL = Outdoors(95, 104, 0, 1, 1.08, 20)
W_K = 1 / 1.8956344  # of one BTU/h·°F
M2 = 0.3048**2
MEASURED = {
    "floor_area_ft2": 2_000,
    "stories": 1,
    "ceiling_height_ft": 8,
    "wall_u": 0.09,
    "wall_area_ft2": 1_200,
    "ceiling_u": 0.05,
    "ceiling_area_ft2": 2_000,
    "window_u": 0.5,
    "window_shgc": 0.4,
    "window_area_ft2": 200,
    "air_changes_ach50": 10,
    "foundation": "slab",
    "glass_faces": "even",
    "attic": "vented",
    "roof": "dark",
}


def rest(*, room_ft2: float = 0, **changed: Any) -> RestOfHouse:
    """Return the rest of the measured house."""
    found = _rest(room_ft2, {**MEASURED, **changed})
    assert isinstance(found, RestOfHouse)
    return found


def _rest(room_ft2: float, dwelling: dict[str, Any]) -> RestOfHouse | Missing:
    home = Home.model_validate({"dwelling": dwelling})
    return rest_of_house(Inputs(home, Worksheet()), SEA_LEVEL, room_ft2=room_ft2)


def test_windows_and_walls_by_hand() -> None:
    """200 ft² of glass at 0.5 and 1,200 ft² of wall at 0.09 BTU/h·ft²·°F, a quarter of each to a side."""
    found = rest()
    assert found.zone.window_w_k == pytest.approx(200 * 0.5 * W_K)
    walls = [face for face in found.fabric.opaque if face.end is Boundary.OUTDOORS]
    assert [face.azimuth_deg for face in walls] == [0, 90, 180, 270]
    assert [face.ua_w_k for face in walls] == pytest.approx([300 * 0.09 * W_K] * 4)
    assert [window.area_m2 for window in found.fabric.windows] == pytest.approx([50 * M2] * 4)
    assert {(window.shgc, window.shade) for window in found.fabric.windows} == {(0.4, 0.6)}


def test_skylights_are_glass_in_the_roof() -> None:
    """30 ft² more of the house's glass at 0.5 BTU/h·ft²·°F, tilted, without a shade."""
    found = rest(skylight_area_ft2=30)
    assert found.zone.window_w_k == pytest.approx(230 * 0.5 * W_K)
    (skylight,) = (window for window in found.fabric.windows if window.tilt_deg < 90)
    assert skylight.area_m2 == pytest.approx(30 * M2)
    assert (skylight.shgc, skylight.shade) == (0.4, 1)


def test_the_ceiling_is_in_series_with_its_attic() -> None:
    """Ceiling 2,000 × 0.05 = 100 BTU/h·°F; roof 2,000 × 0.43 = 860 and the attic's air beside it.

    Air: 2 changes an hour of 2,000 × 3.3 ft³ are 186.9 m³, 1.2041 × 1,005 × 186.9 × 2 ÷ 3,600 = 125.7 W/K.
    """
    found = rest().fabric
    assert found.attic is not None
    ceiling, outward = 100 * W_K, 860 * W_K + 1.2041 * 1_005 * 2_000 * 3.3 * 0.3048**3 * 2 / 3_600
    assert outward - 860 * W_K == pytest.approx(125.7, abs=0.1)
    assert found.attic.ua_w_k() == pytest.approx(ceiling * outward / (ceiling + outward), rel=1e-4)


def test_what_leaks_on_a_summer_day() -> None:
    """10 changes at 50 Pa of 16,000 ft³ leave 146.3 in², which let in √(0.015 × 20 + 0.00384 × 56.25) CFM each.

    Manual J's 1.1 BTU/h for each CFM and °F.
    """
    area_in2 = 10 * 16_000 / 60 * 0.283316 * (4 / 50) ** 0.65
    cfm = area_in2 * (0.015 * 20 + 0.00384 * 56.25) ** 0.5
    assert rest().zone.air_exchange_w_k == pytest.approx(1.1 * cfm * W_K, rel=1e-5)


def test_what_stores_heat() -> None:
    """Gypsum on ceiling, outside walls and both faces of inner walls, furniture, and a slab or a wooden floor.

    185.8 m²: (3 × 8.5 + 47) + 200 = 272.5 kJ/m²K on a slab, + 11.8 = 84.3 on a crawlspace.
    """
    slab, wood = rest(), rest(foundation="crawlspace", year_built=1985)
    assert slab.zone.mass_j_k == pytest.approx(272_500 * 2_000 * M2)
    assert wood.zone.mass_j_k == pytest.approx(84_300 * 2_000 * M2)
    assert slab.internal_w == pytest.approx(4.8 * 2_000 * M2)


def test_without_its_room_every_surface_is_less() -> None:
    """A host room of a tenth of the floor takes a tenth of everything, and one as large as the house all of it."""
    whole, most = rest(), rest(room_ft2=200)
    for name in ("air_j_k", "mass_j_k", "mass_area_m2", "opaque_w_k", "window_w_k", "air_exchange_w_k"):
        assert getattr(most.zone, name) == pytest.approx(0.9 * getattr(whole.zone, name)), name
    gone = rest(room_ft2=2_000)
    assert gone.zone.mass_j_k == 0
    assert gone.internal_w == 0


def test_what_is_below() -> None:
    """A sealed or heated space ends in the ground, an open crawlspace outdoors, a slab's edge outdoors."""
    ends = {
        kind: {face.end for face in rest(foundation=kind, year_built=1985).fabric.opaque}
        for kind in ("slab", "crawlspace", "basement", "heated_basement")
    }
    assert Boundary.GROUND not in ends["slab"] | ends["crawlspace"]
    assert Boundary.GROUND in ends["basement"] & ends["heated_basement"]


def test_a_roof_over_rooms_has_no_attic() -> None:
    """A cathedral ceiling is a flat face in the sun."""
    found = rest(attic="cathedral", year_built=1985).fabric
    assert found.attic is None
    assert any(face.sunlit and face.tilt_deg == 0 for face in found.opaque)


def test_the_room_is_no_part_of_the_rest() -> None:
    """Of 2,000 ft² a room of 500 leaves three quarters: of walls, of glass, and of the roof over rooms."""
    whole, left = (rest(room_ft2=ft2, attic="cathedral", year_built=1985).fabric for ft2 in (0, 500))
    for one, other in zip(whole.opaque, left.opaque, strict=True):
        assert other.area_m2 == pytest.approx(one.area_m2 * 0.75)
    assert [one.area_m2 for one in left.windows] == pytest.approx([one.area_m2 * 0.75 for one in whole.windows])


@pytest.mark.parametrize(
    ("dwelling", "field"),
    [
        ({**MEASURED, "floor_area_ft2": None}, "dwelling.floor_area_ft2"),
        ({"floor_area_ft2": 2_000}, "dwelling.year_built"),
    ],
)
def test_what_is_missing(dwelling: dict[str, Any], field: str) -> None:
    """A house without area or without any property has no zone, and it is said what would settle it."""
    found = _rest(0, dwelling)
    assert isinstance(found, Missing)
    assert found.field == field


def test_the_house_falls_as_fast_as_its_time_constant() -> None:
    """The wooden house of a few hundred W/K keeps its warmth for a day, not for a minute or a month."""
    zone = rest(foundation="crawlspace", year_built=1985).zone
    hours = zone.mass_j_k / (zone.opaque_w_k + zone.window_w_k + zone.air_exchange_w_k) / 3_600
    assert 5 < hours < 60
    assert np.isfinite(zone.air_j_k)
