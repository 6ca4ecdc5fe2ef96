"""Build codes/climate/stations.csv and zips.csv from three packages, for maintainers only.

Run it when a package has newer data, in an environment of its own, and read the diff:

    python -m venv /tmp/climate
    /tmp/climate/bin/pip install idfkit==1.1.1 zipcodes==3.0.0
    /tmp/climate/bin/pip install --no-deps eeweather==0.3.30
    /tmp/climate/bin/python scripts/build_climate.py

idfkit (MIT) carries an index of the weather stations of climate.onebuilding.org, which lists each station
once for every span of years it has a typical year for. zipcodes (MIT) carries the places of ZIP codes,
its coordinates being those of GeoNames (CC BY 4.0). eeweather (Apache 2.0) carries the IECC climate zone of
every ZIP code tabulation area; only its database is opened, so the packages that it needs are left out.
codes/climate/README.md gives credit and licences. The same packages always give the same bytes.
"""

import csv
import gzip
import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from importlib.metadata import distribution, version
from importlib.resources import files
from itertools import pairwise
from math import cos, floor, radians
from pathlib import Path
from statistics import median
from typing import Any

import zipcodes

TARGET = Path(__file__).parents[1] / "codes" / "climate"
FEET_PER_METRE = 3.28084
FAHRENHEIT_PER_KELVIN = 1.8
TERRITORIES = {"ASM": "AS", "GUM": "GU", "MNP": "MP", "PRI": "PR", "VIR": "VI"}  # country to state
STATION_COLUMNS = (
    "wmo",
    "name",
    "state",
    "lat",
    "lon",
    "elevation_ft",
    "heating_99_f",
    "cooling_1_f",
    "basis",
    "iecc_zone",
    "hdd65_f_day",
    "cdd50_f_day",
)
ZIP_COLUMNS = ("zip", "state", "city", "lat", "lon", "iecc_zone")
# IECC 2021 section C301: the territories are zone 1A. The database does not map them, but for Puerto Rico.
ZONE_OF_TERRITORIES = "1A"
ZONES_WITHOUT_MOISTURE = ("7", "8")

Row = tuple[str, ...]


class Zones:
    """The IECC climate zones of ZIP code tabulation areas, by code and by position."""

    def __init__(self) -> None:
        """Read the areas whose zone is whole, into cells of one degree."""
        database = distribution("eeweather").locate_file("eeweather/resources/metadata.db")
        asked = "select zcta_id, latitude, longitude, iecc_climate_zone, iecc_moisture_regime from zcta_metadata"
        with closing(sqlite3.connect(str(database))) as connection:
            found = connection.execute(asked).fetchall()
        self.by_code: dict[str, str] = {}
        self.cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        for code, latitude, longitude, number, moisture in sorted(found):
            bare = number in ZONES_WITHOUT_MOISTURE
            if number and (moisture or bare):
                self.by_code[code] = number if bare else number + moisture
                place = (float(latitude), float(longitude))
                self.cells[floor(place[0]), floor(place[1])].append((*place, self.by_code[code]))

    def of(self, state: str, latitude: float, longitude: float, code: str | None = None) -> str:
        """Return the zone of a ZIP code, else that of the area whose middle is nearest."""
        if state in TERRITORIES.values():
            return ZONE_OF_TERRITORIES
        return self.by_code.get(code or "") or self.nearest(latitude, longitude)

    def nearest(self, latitude: float, longitude: float) -> str:
        """Return the zone of the area whose middle is nearest, looking farther and farther out."""
        longitude -= 360 if longitude > 0 else 0  # the last of the Aleutians lie beyond the date line
        row, column, narrower = floor(latitude), floor(longitude), cos(radians(latitude))
        for reach in (1, 3, 9, 27):
            around = (
                area
                for north in range(row - reach, row + reach + 1)
                for east in range(column - reach, column + reach + 1)
                for area in self.cells.get((north, east), ())
            )
            apart = [((a[0] - latitude) ** 2 + ((a[1] - longitude) * narrower) ** 2, a[2]) for a in around]
            if apart:
                return min(apart)[1]
        raise ValueError(f"no zone near {latitude}, {longitude}")


def station_rows(zones: Zones) -> list[Row]:
    """Return one row per station of the states and territories, sorted by WMO number."""
    index = files("idfkit").joinpath("weather", "data", "stations.json.gz").read_bytes()
    variants: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in json.loads(gzip.decompress(index))["stations"]:
        if entry["wmo"] and (entry["country"] == "USA" or entry["country"] in TERRITORIES):
            variants[entry["wmo"]].append(entry)
    return [station_row(wmo, variants[wmo], zones) for wmo in sorted(variants)]


def station_row(wmo: str, variants: list[dict[str, Any]], zones: Zones) -> Row:
    """Return the row of one station.

    A temperature that is the same for every span of years was taken from the published table of design
    conditions; one that moves with the span was computed from the typical year, and the median is kept.
    Degree days always move with the span, and their median is kept.
    """
    heating = [v["heating_design_db_c"] for v in variants]
    cooling = [v["cooling_design_db_c"] for v in variants]
    published = len(variants) > 1 and len(set(heating)) == len(set(cooling)) == 1
    placed = [v for v in variants if (v["latitude"], v["longitude"]) != (0, 0)]
    newest = max(placed, key=lambda v: (not v["url"].endswith("TMYx.zip"), v["url"]))
    state = TERRITORIES.get(newest["country"], newest["state"])
    return (
        wmo,
        newest["city"].replace(".", " "),
        state,
        f"{newest['latitude']:.3f}",
        f"{newest['longitude']:.3f}",
        f"{newest['elevation'] * FEET_PER_METRE:.0f}",
        fahrenheit(median(heating)),
        fahrenheit(median(cooling)),
        "published" if published else "computed",
        zones.of(state, newest["latitude"], newest["longitude"]),
        *(f"{median(v[days] for v in variants) * FAHRENHEIT_PER_KELVIN:.0f}" for days in ("hdd18", "cdd10")),
    )


def zip_rows(states: set[str], zones: Zones) -> list[Row]:
    """Return one row per ZIP code of `states` that has a position, sorted. Military mail has none."""
    rows = []
    for entry in zipcodes.list_all():
        latitude, longitude = float(entry["lat"]), float(entry["long"])
        if entry["state"] in states and (latitude, longitude) != (0, 0):
            place = (entry["zip_code"], entry["state"], entry["city"])
            zone = zones.of(entry["state"], latitude, longitude, entry["zip_code"])
            rows.append((*place, f"{latitude:.3f}", f"{longitude:.3f}", zone))
    return sorted(rows)


def fahrenheit(celsius: float) -> str:
    """Return a temperature [°F] to the tenth that the source has."""
    return f"{celsius * 9 / 5 + 32:.1f}"


def write(name: str, columns: Row, rows: list[Row]) -> None:
    """Write one table and say how long it is. Raises ValueError: readers expect plain, ascending rows."""
    if any(a[0] >= b[0] for a, b in pairwise(rows)):
        raise ValueError(f"{name}: keys must ascend")
    if any(set(',"\n') & set(cell) for row in rows for cell in row):
        raise ValueError(f"{name}: a cell would need quotes")
    path = TARGET / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    print(f"{name}: {len(rows):,} rows, {path.stat().st_size:,} bytes")


def main() -> None:
    """Write both tables."""
    print(", ".join(f"{name} {version(name)}" for name in ("idfkit", "zipcodes", "eeweather")))
    zones = Zones()
    stations = station_rows(zones)
    write("stations.csv", STATION_COLUMNS, stations)
    print(f"  of which published: {sum('published' in row for row in stations):,}")
    write("zips.csv", ZIP_COLUMNS, zip_rows({row[2] for row in stations}, zones))


if __name__ == "__main__":
    main()
