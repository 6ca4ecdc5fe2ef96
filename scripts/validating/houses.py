"""The published test houses run again: the box of ANSI/ASHRAE 140, and the example houses of ACCA's Manual J.

Data, building and weather are those of tests/published/. The weather of Denver is a field sample and no part of the
project.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assess.intake.weather_year import WeatherYear
from assess.readers.epw import read_epw
from scripts.validating.answers import Answer
from tests.published.bestest.test_bestest import DATA, DENVER, simulated
from tests.published.manual_j.conftest import load_example
from tests.published.manual_j.test_manual_j_suites import CLOSE, ROOMS

WORDS = {
    "heavy": "heavy",
    "insulated": "well insulated",
    "windows": "windows east and west",
    "overhang": "overhang",
    "fins": "fins",
    "setback": "night setback",
    "night_fan": "night fan",
    "cool_c": "one setpoint",
}
GLASS = {"low_e": "low-e glass", "single": "single glass"}


@dataclass(frozen=True)
class Result:
    """One figure of one case: what is accepted, what each program has, and ours."""

    case: str
    about: str
    quantity: str
    unit: str
    band: tuple[float, float]
    programs: tuple[float, ...]
    ours: float

    @property
    def inside(self) -> bool:
        """Return whether ours is accepted."""
        return self.band[0] <= self.ours <= self.band[1]


def denver(samples: Path) -> WeatherYear:
    """Return the year of the Standard, from a folder of field samples."""
    return read_epw(samples / "weather" / DENVER)


def loads(weather: WeatherYear) -> list[Result]:
    """Return heating and cooling of every case [MWh a year]."""
    found = []
    for case, entry in DATA["case"].items():
        year = simulated(weather, entry.get("inputs", {}))
        for quantity in ("heating", "cooling"):
            known = entry[f"{quantity}_mwh"]
            ours = getattr(year, f"{quantity}_kwh") / 1e3
            band, programs = tuple(known["band"]), tuple(known["programs"])
            found.append(Result(case, _about(entry), quantity, "MWh", band, programs, round(ours, 2)))
    return found


def free_float(weather: WeatherYear) -> list[Result]:
    """Return coldest, mean and hottest air of every case without a thermostat [°C]; the band is the programs' range."""
    found = []
    for case, entry in DATA["free_float"].items():
        air_c = simulated(weather, entry.get("inputs", {}), free=True).room_air_c
        values = {"coldest": air_c.min(), "mean": air_c.mean(), "hottest": air_c.max()}
        for quantity, ours in values.items():
            known = entry.get(f"{quantity}_c")
            if known:
                programs = tuple(known.get("programs", ()))
                low, high = known.get("range") or (min(programs), max(programs))
                about = _about(entry)
                found.append(Result(f"{case}FF", about, quantity, "°C", (low, high), programs, round(float(ours), 1)))
    return found


def _about(entry: dict[str, Any]) -> str:
    inputs = entry.get("inputs", {})
    said = [word for key, word in WORDS.items() if key in inputs]
    said += [GLASS[inputs["glass"]]] if "glass" in inputs else []
    return ", ".join(said) or "the base case"


def manual_j_lines() -> Iterator[Answer]:
    """Yield every line and total of ACCA's forms beside ours [BTU/h]; a total may be 10 % off, a line 500 BTU/h."""
    for name in (*ROOMS, "cobb"):
        house = load_example(name)
        for line, columns in house.facts["published"].items():
            for column in columns if isinstance(columns, dict) else ():
                published, ours = house.published(line, column), house.ours(line, column)
                whole = line == "total"
                if whole and (column != "sensible" or name not in ROOMS):
                    continue  # the forms' own sums of the rest are not told by all
                suite, close = ("totals", published / 10) if whole else ("lines", CLOSE)
                title = f"{name.capitalize()} residence"
                yield Answer(suite, title, f"{line}, {column}", "BTU/h", published, ours, close)


def manual_j_peer() -> Iterator[Answer]:
    """Yield what OpenStudio-HPXML makes of the same houses beside ours [BTU/h]: sensible cooling, latent, heating."""
    for name in ROOMS:
        house = load_example(name)
        for column, peer in house.facts["peer"]["total"].items():
            ours = house.ours("total", column)
            yield Answer("peer", f"{name.capitalize()} residence", column, "BTU/h", peer, ours, peer / 1000)
