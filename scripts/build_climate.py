"""Build codes/climate/stations.csv and zips.csv from two packages, for maintainers only.

Run it when a package has newer data, in an environment of its own, and read the diff:

    python -m venv /tmp/climate && /tmp/climate/bin/pip install idfkit==1.1.1 zipcodes==3.0.0
    /tmp/climate/bin/python scripts/build_climate.py

idfkit (MIT) carries an index of the weather stations of climate.onebuilding.org, which lists each station
once for every span of years it has a typical year for. zipcodes (MIT) carries the places of ZIP codes,
its coordinates being those of GeoNames (CC BY 4.0). codes/climate/README.md gives credit and licences.
The same packages always give the same bytes.
"""

import csv
import gzip
import json
from collections import defaultdict
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import zipcodes

TARGET = Path(__file__).parents[1] / "codes" / "climate"
FEET_PER_METRE = 3.28084
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
)
ZIP_COLUMNS = ("zip", "state", "city", "lat", "lon")

Row = tuple[str, ...]


def station_rows() -> list[Row]:
    """Return one row per station of the states and territories, sorted by WMO number."""
    index = files("idfkit").joinpath("weather", "data", "stations.json.gz").read_bytes()
    variants: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in json.loads(gzip.decompress(index))["stations"]:
        if entry["wmo"] and (entry["country"] == "USA" or entry["country"] in TERRITORIES):
            variants[entry["wmo"]].append(entry)
    return [station_row(wmo, variants[wmo]) for wmo in sorted(variants)]


def station_row(wmo: str, variants: list[dict[str, Any]]) -> Row:
    """Return the row of one station.

    A temperature that is the same for every span of years was taken from the published table of design
    conditions; one that moves with the span was computed from the typical year, and the median is kept.
    """
    heating = [v["heating_design_db_c"] for v in variants]
    cooling = [v["cooling_design_db_c"] for v in variants]
    published = len(variants) > 1 and len(set(heating)) == len(set(cooling)) == 1
    placed = [v for v in variants if (v["latitude"], v["longitude"]) != (0, 0)]
    newest = max(placed, key=lambda v: (not v["url"].endswith("TMYx.zip"), v["url"]))
    return (
        wmo,
        newest["city"].replace(".", " "),
        TERRITORIES.get(newest["country"], newest["state"]),
        f"{newest['latitude']:.3f}",
        f"{newest['longitude']:.3f}",
        f"{newest['elevation'] * FEET_PER_METRE:.0f}",
        fahrenheit(median(heating)),
        fahrenheit(median(cooling)),
        "published" if published else "computed",
    )


def zip_rows(states: set[str]) -> list[Row]:
    """Return one row per ZIP code of `states` that has a position, sorted. Military mail has none."""
    rows = []
    for entry in zipcodes.list_all():
        latitude, longitude = float(entry["lat"]), float(entry["long"])
        if entry["state"] in states and (latitude, longitude) != (0, 0):
            place = (entry["zip_code"], entry["state"], entry["city"])
            rows.append((*place, f"{latitude:.3f}", f"{longitude:.3f}"))
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
    print(f"idfkit {version('idfkit')}, zipcodes {version('zipcodes')}")
    stations = station_rows()
    write("stations.csv", STATION_COLUMNS, stations)
    print(f"  of which published: {sum(row[-1] == 'published' for row in stations):,}")
    write("zips.csv", ZIP_COLUMNS, zip_rows({row[2] for row in stations}))


if __name__ == "__main__":
    main()
