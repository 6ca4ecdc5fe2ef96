from math import pi
from typing import Any

import numpy as np
import pytest

from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Window
from assess.thermal.engine.zone import Layer, Zone, zone_of

ZONES = {
    "usual": Zone(5e4, 1.2e6, 50, 80, opaque_w_k=12, window_w_k=4, air_exchange_w_k=6),
    "no mass": Zone(5e4, 0, 0, 80, opaque_w_k=12, window_w_k=4, air_exchange_w_k=6),
    "sheet metal": Zone(5e4, 1e5, 5, 80, opaque_w_k=300, window_w_k=4, air_exchange_w_k=6),
    "no fabric": Zone(5e4, air_exchange_w_k=6),
    "nothing conducts": Zone(5e4, 1.2e6, 50, 80),
}


@pytest.mark.parametrize("name", ZONES)
def test_without_its_surface_node_a_zone_is_the_same(name: str) -> None:
    """Air and mass at rest, with the surfaces as a node of their own and without it, for any heat on each."""
    zone, delta = ZONES[name], ZONES[name].delta
    his, hms, hem = zone.surface_w_k, zone.mass_w_k, zone.mass_end_w_k
    behind = zone.opaque_w_k if not zone.massive else 0.0
    outdoor, end, radiant, air_w = 35.0, 45.0, 800.0, 120.0
    ground = 1e-6  # a thread to a cold place, so that an adiabatic zone comes to rest too
    full = np.array(
        [
            [zone.air_exchange_w_k + his + ground, -his, 0],
            [-his, his + hms + zone.window_w_k + behind + 1e-300, -hms],
            [0, -hms, hms + hem + ground],
        ]
    )
    share = zone.mass_area_m2 / zone.surface_area_m2 if zone.surface_area_m2 else 0.0
    surface = 1 - share - zone.window_w_k / (9.1 * zone.surface_area_m2) if zone.surface_area_m2 else 0.0
    heat = np.array(
        [
            zone.air_exchange_w_k * outdoor + air_w + (0.0 if zone.surface_area_m2 else radiant),
            zone.window_w_k * outdoor + behind * end + surface * radiant,
            hem * end + share * radiant,
        ]
    )
    expected = np.linalg.solve(full, heat)[[0, 2]]
    short = np.array([[delta.air_w_k + ground, -delta.air_mass], [-delta.air_mass, delta.mass_w_k + ground]])
    forcing = [
        delta.air_outdoor * outdoor + delta.air_end * end + delta.air_radiant * radiant + air_w,
        delta.mass_outdoor * outdoor + delta.mass_end * end + delta.mass_radiant * radiant,
    ]
    assert np.linalg.solve(short, forcing) == pytest.approx(expected, rel=1e-6)


def test_mass_is_the_sum_of_the_layers() -> None:
    """Walls of 10 kJ/m²K over 40 m² and a slab of 200 over 16: C = 3.6 MJ/K, Am = C² over 644,000 MJ²/m²K²."""
    zone = Zone.from_layers([Layer(40, 10e3), Layer(16, 200e3)])
    assert (zone.mass_j_k, zone.surface_area_m2) == (3.6e6, 56)
    assert zone.mass_area_m2 == pytest.approx(3.6e6**2 / 644e9)


def test_a_thin_board_stores_all_and_a_thick_block_what_a_day_reaches() -> None:
    """12 mm of plasterboard 9.58 kJ/m²K; 10 cm of concrete block 110.7 of its 140; a very thick wall as 1/√(ω c k)."""
    board = Layer.of(1, thickness_m=0.012, conductivity_w_mk=0.16, density_kg_m3=950, heat_j_kgk=840)
    assert board.heat_j_m2k == pytest.approx(0.012 * 950 * 840, rel=1e-3)
    block = {"conductivity_w_mk": 0.51, "density_kg_m3": 1400, "heat_j_kgk": 1000}
    assert Layer.of(1, thickness_m=0.1, **block).heat_j_m2k == pytest.approx(110_700, rel=1e-3)
    endless = (0.51 * 1.4e6 * 86_400 / (2 * pi)) ** 0.5
    assert Layer.of(1, thickness_m=5, **block).heat_j_m2k == pytest.approx(endless)


def test_layers_of_one_kind_are_mass_throughout() -> None:
    """When every square meter stores the same, all of the surface counts."""
    assert Zone.from_layers([Layer(30, 8e3), Layer(50, 8e3)]).mass_area_m2 == pytest.approx(80)


def test_the_fabric_is_the_mass_and_what_lies_behind_it() -> None:
    """The conductances before and behind the mass are in series the opaque fabric (ISO 13790)."""
    zone = ZONES["usual"]
    assert 1 / (1 / zone.mass_w_k + 1 / zone.mass_end_w_k) == pytest.approx(zone.opaque_w_k)


def test_a_fabric_that_conducts_more_than_the_mass_begins_at_the_surfaces() -> None:
    """Sheet metal: the mass is an inner one, and what the zone loses at rest is still all of the fabric."""
    zone = ZONES["sheet metal"]
    delta = zone.delta
    assert zone.mass_end_w_k == 0
    inside = delta.mass_w_k - delta.air_mass**2 / delta.air_w_k
    assert inside > 0
    rest = delta.air_w_k - delta.air_mass**2 / delta.mass_w_k
    his, out = zone.surface_w_k, zone.opaque_w_k + zone.window_w_k
    assert rest == pytest.approx(zone.air_exchange_w_k + his * out / (his + out))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"air_j_k": -1}, "air_j_k"),
        ({"mass_j_k": float("nan")}, "mass_j_k"),
        ({"opaque_w_k": float("inf")}, "opaque_w_k"),
        ({"opaque_w_k": 10}, "surface_area_m2"),
        ({"mass_area_m2": 20, "surface_area_m2": 10}, "mass_area_m2"),
    ],
)
def test_a_zone_that_cannot_be_is_refused(fields: dict[str, Any], said: str) -> None:
    """The message names the field."""
    with pytest.raises(ValueError, match=said):
        Zone(**fields)


def test_a_zone_of_a_fabric_has_its_conductances() -> None:
    """Wall 10 m² at 0.5, window 2 m² at 3, a ceiling of 6 W/K under an attic that lets 12 W/K out: 5 + 4 and 6 W/K."""
    roof = Opaque(20, 0.6, Boundary.OUTDOORS, tilt_deg=0)
    fabric = Fabric((Opaque(10, 0.5, Boundary.OUTDOORS, 180),), (Window(2, 3, 0.7, 180),), Attic(6, (roof,), 0, 0), 7)
    zone = zone_of(fabric, [Layer(60, 9e3)], volume_m3=40, ventilation_w_k=3)
    assert (zone.opaque_w_k, zone.window_w_k, zone.air_exchange_w_k) == pytest.approx((9, 6, 10))
    assert zone.air_j_k == pytest.approx(40 * 1.2041 * 1005)


def test_air_is_thinner_in_denver() -> None:
    """At 1,609 m air has 82.3 % of its weight at sea level (ICAO standard atmosphere)."""
    high, low = (zone_of(Fabric(), [], volume_m3=40, elevation_m=z).air_j_k for z in (1_609, 0))
    assert high / low == pytest.approx(0.823, abs=5e-4)
