"""A wood-frame house of 1,539 ft²: HERS BESTEST tier 1, beside the bands of RESNET Publication 002-2024.

Sources: hers.toml. Its U-factors contain the films of their rating, which the wind at the house takes the place of.
Inside surfaces are those of the house: ceiling, floor, walls, both faces of partitions.
"""

import tomllib
from collections.abc import Callable
from math import atan, degrees
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assess.intake.weather_year import HOURS, WeatherYear
from assess.rulebook import load_reference
from assess.thermal.engine.annual import simulate
from assess.thermal.engine.control import Control
from assess.thermal.engine.drivers import Conditions, drivers_of
from assess.thermal.engine.fabric import Attic, Boundary, Fabric, Opaque, Overhang, Window
from assess.thermal.engine.network import Network
from assess.thermal.engine.outside import Exposure, Terrain, in_the_wind
from assess.thermal.engine.physics import physics
from assess.thermal.engine.zone import Layer, zone_of

HERE = Path(__file__).parent
DATA = tomllib.loads((HERE / "hers.toml").read_text(encoding="utf-8"))
GLASS = tomllib.loads((HERE / "thermal_fabric.toml").read_text(encoding="utf-8"))["glass"]
HOUSE, BASE = DATA["house"], DATA["base"]
EXPOSURE = Exposure(Terrain(HOUSE["terrain"]), HOUSE["height_m"])
FT = 0.3048
FT2, FT3 = FT**2, FT**3
US_R = 0.17611  # m²K/W in an h·ft²·°F/BTU
MBTU_PER_KWH = 3412.142e-6
WEATHER = {
    "heating": "USA_CO_Colorado.Springs-Peterson.Field.724660_TMY3.epw.gz",
    "cooling": "USA_NV_Las.Vegas-McCarran.Intl.AP.723860_TMY3.epw.gz",
}
SITE = {"heating": "AC", "cooling": "AL"}
LOADS = [(case, load) for case in DATA["case"] for load in WEATHER]
DIFFERENCES = [(case, load) for case, load in LOADS if "less" in DATA["case"][case][load]]

Load = Callable[[str, str], float]
Judge = Callable[[str, float, tuple[float, float], str], None]


@pytest.fixture(scope="module")
def load_mbtu(weather: Callable[[str], WeatherYear]) -> Load:
    """Return a function that simulates a case and returns its heating or its cooling [million BTU]."""
    known: dict[tuple[str, str], float] = {}

    def simulated(case: str, load: str) -> float:
        if (case, load) not in known:
            year = weather(WEATHER[load])
            known[case, load] = annual_mbtu({**BASE, **DATA["case"][case].get("inputs", {})}, load, year)
        return known[case, load]

    return simulated


def annual_mbtu(inputs: dict[str, Any], load: str, year: WeatherYear) -> float:
    """Return a year's load of a house; heating is run without cooling, and cooling without heating."""
    fabric = in_the_wind(house(inputs, year.elevation_m), year, EXPOSURE)
    zone = zone_of(
        fabric,
        layers(inputs),
        volume_m3=HOUSE["volume_ft3"] * FT3,
        elevation_m=year.elevation_m,
        surface_area_m2=(gross_ft2("walls_ft2") + 2 * HOUSE["floor_ft2"] + HOUSE["partitions_ft2"]) * FT2,
    )
    daily_wh = HOUSE["internal_kwh"] * HOUSE["sensible"] * inputs["internal"] * 1e3 / 365
    hourly_w = daily_wh * np.array(HOUSE["internal_hours"]) / sum(HOUSE["internal_hours"])
    conditions = Conditions(internal_w=np.resize(hourly_w, HOURS))
    setpoint_c = {mode: (HOUSE[f"{mode}_f"] - 32) / 1.8 for mode in ("heat", "cool")}
    control = Control(heat_c=setpoint_c["heat"]) if load == "heating" else Control(cool_c=setpoint_c["cool"])
    result = simulate(Network(zone), drivers_of(fabric, year, conditions, exposure=EXPOSURE), control)
    return float(getattr(result, f"{load}_kwh")) * MBTU_PER_KWH


def house(inputs: dict[str, Any], elevation_m: float) -> Fabric:
    """Return what encloses a house, behind the films of the ratings."""

    def faces(areas: dict[str, float], r_value: float, tilt_deg: float = 90.0) -> tuple[Opaque, ...]:
        return tuple(
            Opaque(
                area * FT2,
                1 / (r_value * US_R),
                Boundary.OUTDOORS,
                azimuth_deg=float(azimuth),
                tilt_deg=tilt_deg,
                absorptance=inputs["absorptance"],
                film_w_m2k=1 / (HOUSE["film_r"] * US_R),
            )
            for azimuth, area in areas.items()
        )

    floor_m2 = HOUSE["floor_ft2"] * FT2
    attic = Attic(
        floor_ua_w_k=floor_m2 / (inputs["ceiling_r"] * US_R),
        roof=faces(HOUSE["roof_ft2"], inputs["roof_r"], degrees(atan(HOUSE["roof_pitch"])))
        + faces(HOUSE["gables_ft2"], inputs["gable_r"]),
        volume_m3=HOUSE["attic_ft3"] * FT3,
        air_changes_h=HOUSE["attic_air_changes_h"],
    )
    return Fabric(
        opaque=(
            *faces(wall_ft2(inputs), inputs["wall_r"]),
            *faces(HOUSE["doors_ft2"], inputs["door_r"]),
            Opaque(floor_m2, 1 / (inputs["floor_r"] * US_R), Boundary.OUTDOORS_SHADED),
        ),
        windows=windows(inputs),
        attic=attic,
        infiltration_w_k=physics().air_change_w_k(HOUSE["volume_ft3"] * FT3, inputs["air_changes_h"], elevation_m),
    )


def windows(inputs: dict[str, Any]) -> tuple[Window, ...]:
    """Return the windows as rated."""
    glass = GLASS[inputs["glass"]]
    edge = {key: length * FT for key, length in HOUSE["overhang_ft"].items()}
    return tuple(
        Window(
            area * FT2,
            inputs["window_u"] / US_R,
            inputs["shgc"],
            float(azimuth),
            angular=tuple(glass["angular"]),
            diffuse=glass["hemispherical"] / glass["shgc"],
            overhang=Overhang(edge["depth"], edge["gap"], edge["height"]) if inputs["overhang"] else None,
            film_w_m2k=HOUSE["rated_film"] / US_R,
        )
        for azimuth, area in inputs["windows_ft2"].items()
    )


def wall_ft2(inputs: dict[str, Any]) -> dict[str, float]:
    """Return the opaque walls by azimuth."""
    return {
        azimuth: area - inputs["windows_ft2"].get(azimuth, 0) - HOUSE["doors_ft2"].get(azimuth, 0)
        for azimuth, area in HOUSE["walls_ft2"].items()
    }


def layers(inputs: dict[str, Any]) -> list[Layer]:
    """Return what stores heat: gypsum on walls, ceiling and partitions, and a wooden floor."""
    book = load_reference("reference/building_physics")
    gypsum, floor = (book.figure(f"storage.{part}").value * 1e3 for part in ("gypsum", "wood_floor"))
    gypsum_ft2 = sum(wall_ft2(inputs).values()) + HOUSE["floor_ft2"] + HOUSE["partitions_ft2"]
    return [Layer(gypsum_ft2 * FT2, gypsum), Layer(HOUSE["floor_ft2"] * FT2, floor)]


def gross_ft2(part: str) -> float:
    """Return an area over all azimuths."""
    return float(sum(HOUSE[part].values()))


def name_of(case: str, load: str, what: str) -> str:
    """Return the name under which exceptions.toml would list a load or its difference from another case."""
    less = f" less {DATA['case'][case][load]['less'][0]}{SITE[load]}" if what == "difference" else ""
    return f"HERS BESTEST {case}{SITE[load]}{less}, {load}"


@pytest.mark.parametrize(("case", "load"), LOADS)
def test_load_is_acceptable(case: str, load: str, load_mbtu: Load, judge: Judge) -> None:
    """Each annual load lies in its band of acceptance."""
    low, high = DATA["case"][case][load]["band"]
    judge(name_of(case, load, "load"), load_mbtu(case, load), (low, high), "million BTU")


@pytest.mark.parametrize(("case", "load"), DIFFERENCES)
def test_difference_is_acceptable(case: str, load: str, load_mbtu: Load, judge: Judge) -> None:
    """Each change of the house changes its load as much as in the reference programs."""
    other, low, high = DATA["case"][case][load]["less"]
    judge(name_of(case, load, "difference"), load_mbtu(case, load) - load_mbtu(other, load), (low, high), "million BTU")


def test_the_rated_film_is_what_the_glass_leaves(load_mbtu: Load) -> None:
    """U 1.064 of a pane of 1/8 in with 1.460 inside leaves 4.256 BTU/h·ft²·°F outside; this house has that film."""
    pane = 0.0208  # h·ft²·°F/BTU, 1/8 in of glass of 0.5 BTU/h·ft·°F
    assert 1 / (1 / 1.064 - 1 / 1.460 - pane) == pytest.approx(HOUSE["rated_film"], rel=0.01)
    assert load_mbtu("L100", "heating") > load_mbtu("L130", "heating")  # and better glass is better


def test_how_many_come_out(exceptions: dict[str, dict[str, str]]) -> None:
    """Cooling comes out in all 11 cases and heating in 9 of 11, their differences in 9 of 10 each."""

    def passed(cases: list[tuple[str, str]], what: str) -> dict[str, int]:
        kept = [load for case, load in cases if name_of(case, load, what) not in exceptions]
        return {load: kept.count(load) for load in WEATHER}

    assert passed(LOADS, "load") == {"heating": 9, "cooling": 11}
    assert passed(DIFFERENCES, "difference") == {"heating": 9, "cooling": 9}
    assert (len(LOADS), len(DIFFERENCES)) == (22, 20)
